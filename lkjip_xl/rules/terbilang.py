"""Terbilang: a number in Indonesian words, as letters and receipts ask for.

Layer: rules. Pure: no workbook, file, clock or pandas.
Source: Tata Bahasa Baku Bahasa Indonesia (numeralia pokok).
"""

from decimal import Decimal

from lkjip_xl.errors import LkjipError
from lkjip_xl.model import Number
from lkjip_xl.rules.printing import angka

_DIGITS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_LARGEST = 10**15

# (size, the word after a count, the word for exactly one of it)
_UNITS: tuple[tuple[int, str, str], ...] = (
    (10**12, "triliun", "satu triliun"),
    (10**9, "miliar", "satu miliar"),
    (10**6, "juta", "satu juta"),
    (10**3, "ribu", "seribu"),
    (100, "ratus", "seratus"),
    (10, "puluh", "sepuluh"),
)


class TerbilangOutOfRangeError(LkjipError):
    """A number is too large to have a usual name."""

    code = "TERBILANG_OUT_OF_RANGE"

    def __init__(self, number: Number) -> None:
        """Name the number."""
        super().__init__(
            f"Bilangan {angka(number)} terlalu besar untuk dieja",
            remedy=f"Gunakan bilangan sampai dengan {angka(_LARGEST)}.",
        )


def terbilang(n: Number) -> str:
    """Return a number in words; decimals are read digit by digit, exactly as stored.

    Raises:
        TerbilangOutOfRangeError: The number lies beyond 10^15 on either side.

    >>> terbilang(1250000), terbilang(Decimal("-82.10"))
    ('satu juta dua ratus lima puluh ribu', 'minus delapan puluh dua koma satu nol')
    """
    if not -_LARGEST <= n <= _LARGEST:
        raise TerbilangOutOfRangeError(n)
    whole, _, decimals = f"{Decimal(n).copy_abs():f}".partition(".")
    words = ["minus"] if n < 0 else []
    words += _spell(int(whole))
    if decimals:
        words += ["koma", *(_DIGITS[int(digit)] for digit in decimals)]
    return " ".join(words)


def _spell(n: int) -> list[str]:
    """Return the words of a whole number from 0 up."""
    if n < len(_DIGITS):
        return [_DIGITS[n]]
    if n == 11:  # noqa: PLR2004 - the teens have words of their own: sebelas, dua belas ...
        return ["sebelas"]
    if 11 < n < 20:  # noqa: PLR2004 - the same
        return [_DIGITS[n - 10], "belas"]
    size, word, single = next(unit for unit in _UNITS if n >= unit[0])
    count, rest = divmod(n, size)
    head = [single] if count == 1 else [*_spell(count), word]
    return head + (_spell(rest) if rest else [])
