"""Strict reading of numbers that people typed as text: one reading, or none.

Layer: rules. Pure: no workbook, file, clock or pandas. It never guesses; a caller turns AMBIGUOUS into a finding.
Source: DOMAIN: read both `1.234,5` and `1234.5`, refuse the ambiguous `1.234`; `-` or empty is "no data", never 0.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from lkjip_xl.model import Number

_LONGEST_TEXT = 40
"""No figure of an office is longer; Python's own limit on the digits of an int would raise far beyond it."""

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u2060\ufeff"))
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f\u3000\t\r\n"), " ")
# Full-width forms lie at a fixed distance from ASCII. NFKC would do this too, but it also turns 5² into 52.
_FULL_WIDTH = {code + 0xFEE0: chr(code) for code in range(ord("!"), ord("~") + 1)}
_PLAIN = _INVISIBLE | _SPACES | _FULL_WIDTH | {0x2212: "-"}

_SHAPE = re.compile(
    r"(?P<sign>-?)(?:(?P<rupiah>rp)\.? ?(?P<late_sign>-?))?"
    r"(?P<digits>[0-9][0-9.,]*?)(?P<whole>,-)?(?: ?(?P<percent>%))?",
    re.IGNORECASE,
)
_INDONESIAN = re.compile(r"(?P<whole>[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,(?P<decimals>[0-9]+))?")
_ENGLISH = re.compile(r"(?P<whole>[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.(?P<decimals>[0-9]+))?")
_EMPTY = frozenset({"", "-", "–", "—"})
_RUPIAH_DECIMALS = 2  # nobody writes thirds of a cent: with "Rp", three digits after a separator are thousands


class Outcome(StrEnum):
    """What a text turned out to be."""

    VALUE = "value"
    EMPTY = "empty"
    AMBIGUOUS = "ambiguous"
    NOT_A_NUMBER = "not_a_number"


@dataclass(frozen=True)
class Parsed:
    """The reading of a text.

    Attributes:
        outcome: What it turned out to be.
        value: The number exactly as typed (int without decimals); None unless the outcome is VALUE.
        unit: `%` or `Rp` when the text carried it; 75% is 75 with the unit `%`.
    """

    outcome: Outcome
    value: Number | None = None
    unit: str = ""


def parse_number(text: str) -> Parsed:
    """Return the one number that a text can mean.

    Both the Indonesian and the English way of writing are read; AMBIGUOUS when they give two different numbers.
    Accepted around the digits: blanks of any kind, `-`, `Rp`, `,-` after whole rupiah, `%`; full-width characters.

    >>> parse_number("Rp 1.234,50").value, parse_number("1.234").outcome
    (Decimal('1234.50'), <Outcome.AMBIGUOUS: 'ambiguous'>)
    """
    plain = text.translate(_PLAIN).strip()
    if plain in _EMPTY:
        return Parsed(Outcome.EMPTY)
    shape = _SHAPE.fullmatch(plain) if len(plain) <= _LONGEST_TEXT else None
    if shape is None or (shape["sign"] and shape["late_sign"]) or (shape["rupiah"] and shape["percent"]):
        return Parsed(Outcome.NOT_A_NUMBER)
    readings = _read(shape)
    if len(readings) > 1:
        return Parsed(Outcome.AMBIGUOUS)
    unit = "Rp" if shape["rupiah"] else shape["percent"] or ""
    return Parsed(Outcome.VALUE, readings.pop(), unit) if readings else Parsed(Outcome.NOT_A_NUMBER)


def _read(shape: re.Match[str]) -> set[Number]:
    """Return the different numbers that the digits can mean."""
    # ",-" is the Indonesian sign for "no cents": it settles the reading and leaves no place for decimals.
    styles = (_INDONESIAN,) if shape["whole"] else (_INDONESIAN, _ENGLISH)
    most_decimals = 0 if shape["whole"] else _RUPIAH_DECIMALS if shape["rupiah"] else _LONGEST_TEXT
    matches = [match for style in styles if (match := style.fullmatch(shape["digits"]))]
    sign = shape["sign"] or shape["late_sign"] or ""
    return {_number(sign, match) for match in matches if len(match["decimals"] or "") <= most_decimals}


def _number(sign: str, match: re.Match[str]) -> Number:
    whole = re.sub(r"[.,]", "", match["whole"])
    return Decimal(f"{sign}{whole}.{match['decimals']}") if match["decimals"] else int(f"{sign}{whole}")
