"""Reading one cell: from its element to a value.

Layer: book. Knows one cell at a time; where it lies is the caller's matter.
Source: ECMA-376 part 1, 18.3.1.4 (c), 18.18.11 (ST_CellType), 18.4.8 (si).
"""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from functools import lru_cache

from lkjip_xl.book.ooxml import text as xstring
from lkjip_xl.book.ooxml.markup import Element, main
from lkjip_xl.book.ooxml.serials import Calendar
from lkjip_xl.book.schema.kinds import Kind
from lkjip_xl.model import Value

CELL, VALUE, FORMULA, INLINE, TEXT = main("c"), main("v"), main("f"), main("is"), main("t")
_RUN = main("r")


class CellReader:
    """Reads cells of one workbook: its shared texts and its calendar.

    Args:
        strings: The shared texts.
        calendar: What its day numbers count from.
    """

    def __init__(self, strings: Sequence[str], calendar: Calendar) -> None:
        """Keep what every cell needs."""
        self._strings = strings
        self._calendar = calendar

    def value(self, cell: Element | None, kind: Kind | None = None) -> Value:
        """Return what a cell holds; a day number becomes a date where the kind is `Kind.DATE`.

        A formula gives its stored result, an error its text (`#N/A`), blanks None.

        Raises:
            ValueError: The stored number is none.
            IndexError: There is no such shared text.
        """
        if cell is None:
            return None
        cell_type = cell.get("t", "n")
        held = _child(cell, INLINE if cell_type == "inlineStr" else VALUE)
        if cell_type == "inlineStr":
            return _filled(joined_text(held))
        stored = None if held is None else held.text
        if not stored:
            return None
        return self._number(stored, kind) if cell_type == "n" else self._other(cell_type, stored)

    def _number(self, stored: str, kind: Kind | None) -> Value:
        number = read_number(stored)
        if kind is not Kind.DATE:
            return number
        day = self._calendar.to_date(float(number))
        return number if day is None else day

    def _other(self, cell_type: str, stored: str) -> Value:
        if cell_type == "s":
            return _filled(self._strings[int(stored)])
        if cell_type == "b":
            return stored == "1"
        if cell_type == "d":
            return datetime.fromisoformat(stored).date()
        return _filled(xstring.unescape(stored))


@lru_cache(maxsize=4096)  # most cells of a survey hold one of a few numbers
def read_number(stored: str) -> int | Decimal:
    """Return the number that people see, without the tail of its binary form.

    >>> read_number("82.099999999999994"), read_number("3.0")
    (Decimal('82.1'), 3)
    """
    number = float(stored)
    return int(number) if number.is_integer() else Decimal(repr(number))


def joined_text(item: Element | None) -> str:
    """Return the text of a shared or inline string: its runs joined, readings for East Asian text left out."""
    if item is None:
        return ""
    if len(item) == 1 and item[0].tag == TEXT:  # nearly always, and a master holds tens of thousands of them
        return xstring.unescape(item[0].text or "")
    runs = [part for child in item.iterchildren(TEXT, _RUN) for part in child.iter(TEXT)]
    return xstring.unescape("".join(part.text or "" for part in runs))


def as_stored(value: Value) -> Value:
    """Return the value as it reads back: blanks are None, a decimal is the nearest number a cell can hold."""
    if isinstance(value, str):
        return None if xstring.is_blank(value) else value
    if isinstance(value, Decimal) and value.is_finite():
        return read_number(str(value))
    return value


def _child(cell: Element, tag: str) -> Element | None:
    """Return the child of that name: to look at each takes half as long as to ask lxml for one."""
    for child in cell:
        if child.tag == tag:
            return child
    return None


def _filled(text: str) -> str | None:
    return None if xstring.is_blank(text) else text
