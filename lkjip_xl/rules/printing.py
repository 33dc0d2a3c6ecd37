"""Printing: numbers as Indonesian documents print them (`1.234,50`, `104,50%`, `Rp1.250.000`).

Layer: rules. Pure: no workbook, file, clock or pandas. A missing figure is the caller's to print: None is a TypeError.
Source: Permendagri 54/2009 and EYD V print a point between thousands and a comma before decimals.
"""

from decimal import Decimal
from fractions import Fraction

from lkjip_xl.rules.rounding import Exact, exact, half_up

_SWAP_SEPARATORS = str.maketrans(",.", ".,")


def angka(x: Exact, places: int | None = None) -> str:
    """Return a number with thousands points and a decimal comma.

    Args:
        x: The number.
        places: Decimals, rounded half-up; None prints the number exactly as it is stored.

    Raises:
        TypeError: The value is not an exact number.
        ValueError: A fraction such as 1/3, which no decimals print exactly, came without `places`.

    >>> angka(Decimal("1234.50")), angka(Fraction(1, 3), 3)
    ('1.234,50', '0,333')
    """
    value = _as_stored(x) if places is None else half_up(x, places)
    return f"{value or abs(value):,f}".translate(_SWAP_SEPARATORS)


def _as_stored(x: Exact) -> Decimal:
    """Return every digit of a number; a fraction gets as many decimals as it needs."""
    value = exact(x)
    if not isinstance(x, Fraction):
        return Decimal(x)
    # A fraction ends within as many decimals as its denominator has bits, or never: 2 and 5 are the only factors.
    for places in range(value.denominator.bit_length() + 1):
        rounded = half_up(value, places)
        if rounded == value:
            return rounded
    raise ValueError(f"{value} has no finite decimal: say how many places")


def persen(x: Exact) -> str:
    """Return a percentage with two decimals; 104.5 percent is 104.5, not 1.045.

    >>> persen(Decimal("104.5"))
    '104,50%'
    """
    return f"{angka(x, 2)}%"


def rupiah(x: Exact) -> str:
    """Return an amount in whole rupiah, rounded half-up; the minus stands before the sign.

    >>> rupiah(1250000), rupiah(-1000)
    ('Rp1.250.000', '-Rp1.000')
    """
    whole = half_up(x, 0)
    return f"{'-' if whole < 0 else ''}Rp{angka(whole.copy_abs())}"
