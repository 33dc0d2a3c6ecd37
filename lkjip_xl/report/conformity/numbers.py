"""Numbers as they are printed, read back by eye: what stands there, not what was meant.

Layer: report. Pure. Independent of the rules that printed them.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

NUMBER = r"[−-]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?"
"""A number in an Indonesian text, as a part of a regular expression."""
_NUMBER = re.compile(rf"(?:Rp)?({NUMBER})%?")
_RANGE = re.compile(rf"({NUMBER}) s\.d\. ({NUMBER})")


@dataclass(frozen=True)
class Shown:
    """A printed number: its value, and how far the true one may lie from it (half of its last decimal)."""

    value: Fraction
    doubt: Fraction

    @property
    def low(self) -> Fraction:
        """The least that it may stand for."""
        return self.value - self.doubt

    @property
    def high(self) -> Fraction:
        """The most that it may stand for."""
        return self.value + self.doubt


def read_shown(text: str) -> Shown | None:
    """Return a printed number; None for words, dashes and empty cells.

    >>> read_shown("Rp1.250.000").value, read_shown("−0,50").low
    (Fraction(1250000, 1), Fraction(-101, 200))
    """
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        return None
    digits = found[1].replace(".", "").replace("−", "-").replace(",", ".")
    places = len(digits.partition(".")[2])
    return Shown(Fraction(Decimal(digits)), Fraction(1, 2 * 10**places))


def read_bounds(text: str) -> tuple[Shown, Shown] | None:
    """Return the bounds of a printed target; both are equal for one figure."""
    found = _RANGE.fullmatch(text.strip())
    low, high = (read_shown(found[1]), read_shown(found[2])) if found else (read_shown(text), read_shown(text))
    return None if low is None or high is None else (low, high)
