"""Addresses of cells and areas: `D17`, `$B$6:$M$35`.

Layer: book. Pure; knows no XML.
Source: ECMA-376 part 1, 18.18.7 (ST_CellRef) and 18.18.62 (ST_Ref).
"""

import re
from dataclasses import dataclass, replace
from functools import cache

LAST_ROW = 1_048_576
"""Rows of a sheet."""

_AREA = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?")
_ALPHABET = 26


@cache
def column_number(letters: str) -> int:
    """Return the number of a column, from 1.

    >>> column_number("AA")
    27
    """
    number = 0
    for letter in letters:
        number = number * _ALPHABET + ord(letter) - ord("A") + 1
    return number


@cache
def column_letters(number: int) -> str:
    """Return the letters of a column numbered from 1.

    >>> column_letters(27)
    'AA'
    """
    rest, last = divmod(number - 1, _ALPHABET)
    return (column_letters(rest) if rest else "") + chr(ord("A") + last)


def column_of(address: str) -> int:
    """Return the column number of a plain cell address such as `D17`."""
    return column_number(address.rstrip("0123456789"))


def address_of(column: int, row: int) -> str:
    """Return a plain cell address such as `D17`."""
    return f"{column_letters(column)}{row}"


@dataclass(frozen=True)
class Box:
    """A rectangular area; columns and rows count from 1, both ends included."""

    left: int
    top: int
    right: int
    bottom: int

    @classmethod
    def parse(cls, text: str) -> "Box | None":
        """Return the area that a reference names; None for anything else (whole columns, several areas, names)."""
        match = _AREA.fullmatch(text)
        if match is None:
            return None
        left, top = column_number(match[1]), int(match[2])
        return cls(left, top, column_number(match[3]) if match[3] else left, int(match[4]) if match[4] else top)

    def __str__(self) -> str:
        """Return the reference as it stands in a part: `B6:M35`, or `B6` for one cell."""
        first, last = address_of(self.left, self.top), address_of(self.right, self.bottom)
        return first if first == last else f"{first}:{last}"

    @property
    def is_cell(self) -> bool:
        """Whether it is a single cell."""
        return (self.left, self.top) == (self.right, self.bottom)

    @property
    def columns(self) -> range:
        """Its columns, from left to right."""
        return range(self.left, self.right + 1)

    def to_row(self, bottom: int) -> "Box":
        """Return the area with another last row."""
        return replace(self, bottom=bottom)

    def shares_columns_with(self, other: "Box") -> bool:
        """Whether some column crosses both areas."""
        return self.left <= other.right and other.left <= self.right

    def overlaps(self, other: "Box") -> bool:
        """Whether some cell lies in both areas."""
        return self.shares_columns_with(other) and self.top <= other.bottom and other.top <= self.bottom
