"""Nomor surat: from a pattern such as `{klasifikasi}/{urut}/{kode_unit}/{tahun}` to its text.

Layer: ledger. Pure: no file, no clock.
Source: tata naskah dinas of the office; the pattern is a setting (DOMAIN section 5).
"""

from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from string import Formatter

from lkjip_xl.ledger.numbers import NumberUnavailableError

KNOWN_TOKENS = ("klasifikasi", "urut", "urut3", "kode_unit", "tahun", "bulan_romawi", "bulan")
_ROMAN_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


class UnknownTokenError(NumberUnavailableError):
    """The pattern names a token that does not exist."""

    code = "POLA_NOMOR_TOKEN"

    def __init__(self, token: str) -> None:
        """Name the token, the nearest one, and all that exist."""
        nearest = get_close_matches(token, KNOWN_TOKENS, n=1)
        guess = f"Mungkin maksudnya {{{nearest[0]}}}. " if nearest else ""
        known = ", ".join(f"{{{name}}}" for name in KNOWN_TOKENS)
        super().__init__(
            f"Pola nomor surat memuat token {{{token}}} yang tidak dikenal",
            where="Pengaturan",
            remedy=f"{guess}Token yang dikenal: {known}.",
        )


class EmptyTokenError(NumberUnavailableError):
    """The pattern needs a setting that is still empty."""

    def __init__(self, token: str) -> None:
        """Name the token."""
        super().__init__(
            f"Pola nomor surat memakai {{{token}}}, tetapi isinya belum ada",
            where="Pengaturan",
            remedy=f"Isi pengaturan {token}, atau hapus {{{token}}} dari pola nomor.",
        )


class BrokenPatternError(NumberUnavailableError):
    """The pattern cannot be read, or would give every letter the same number."""

    code = "POLA_NOMOR_RUSAK"

    def __init__(self, pattern: str) -> None:
        """Quote the pattern."""
        super().__init__(
            f"Pola nomor surat '{pattern}' tidak dapat dipakai",
            where="Pengaturan",
            remedy="Tulis setiap token di antara { dan }, dan pakai {urut} atau {urut3}.",
        )


def number_tokens(urut: int, suffix: str, letter_date: date) -> dict[str, str]:
    """Return the tokens that come from the number itself and from the letter's date.

    >>> number_tokens(7, "a", date(2026, 1, 5))["urut3"]
    '007.a'
    """
    tail = f".{suffix}" if suffix else ""
    return {
        "urut": f"{urut}{tail}",
        "urut3": f"{urut:03}{tail}",
        "tahun": str(letter_date.year),
        "bulan": f"{letter_date.month:02}",
        "bulan_romawi": _ROMAN_MONTHS[letter_date.month - 1],
    }


def render_number(pattern: str, tokens: Mapping[str, str | int]) -> str:
    """Return the text of a number.

    Args:
        pattern: Text with tokens in braces.
        tokens: Value of each token that the pattern uses.

    Raises:
        UnknownTokenError: A token is none of `KNOWN_TOKENS`.
        EmptyTokenError: A token of the pattern has no value.
        BrokenPatternError: Unbalanced braces, a format after a colon, or neither {urut} nor {urut3}.

    >>> render_number("{klasifikasi}/{urut3}/{tahun}", {"klasifikasi": "000.8.6.3", "urut3": "007", "tahun": 2026})
    '000.8.6.3/007/2026'
    """
    names = _token_names(pattern)
    for name in names:
        if name not in KNOWN_TOKENS:
            raise UnknownTokenError(name)
        if str(tokens.get(name, "")).strip() == "":
            raise EmptyTokenError(name)
    if not {"urut", "urut3"} & set(names):
        raise BrokenPatternError(pattern)
    return pattern.format_map(tokens)


def _token_names(pattern: str) -> list[str]:
    try:
        parts = [part for part in Formatter().parse(pattern) if part[1] is not None]
    except ValueError as fault:
        raise BrokenPatternError(pattern) from fault
    if any(specification or conversion for _, _, specification, conversion in parts):
        raise BrokenPatternError(pattern)
    return [name for _, name, _, _ in parts if name is not None]
