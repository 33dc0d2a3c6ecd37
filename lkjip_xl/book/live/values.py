"""One cell of an open workbook: from what the program gives to a value, and back.

Layer: book. Pure; knows no workbook. The values are those of the closed file (`book.ooxml.cells`), so that a figure is
the same to the last digit whichever door it came through.
"""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TypeAlias

from lkjip_xl.book.ooxml import text as xstring
from lkjip_xl.book.ooxml.cell_writer import storable
from lkjip_xl.book.ooxml.cells import read_number
from lkjip_xl.book.ooxml.serials import FROM_1900
from lkjip_xl.book.schema.kinds import Kind
from lkjip_xl.model import Value


class Formula(str):
    """A formula with its equals sign, in Excel's English grammar; any other text is only text."""

    __slots__ = ()


Content: TypeAlias = str | float | None
"""What a cell is given: formula, text, number (a date is its day number), truth value, or None to empty it."""

_DAY = timedelta(days=1)
_LONGEST_NUMBER = 64
"""No program takes a longer text for a number, a date or an amount of money."""
_FIRST_ERROR = -2_146_828_288
_NEW_ERRORS = {
    _FIRST_ERROR + number: text
    for number, text in {
        2043: "#GETTING_DATA",
        2045: "#SPILL!",
        2046: "#CONNECT!",
        2047: "#BLOCKED!",
        2048: "#UNKNOWN!",
        2049: "#FIELD!",
        2050: "#CALC!",
    }.items()
}
"""Errors of newer Excels, which xlwings hands on as the whole numbers that they are to COM (XlCVError)."""
_WORDS = frozenset({"true", "false", "benar", "salah"})


def from_host(raw: object, kind: Kind | None = None) -> Value:
    """Return what a cell holds; a day number becomes a date where the kind is `Kind.DATE`.

    A program calls a number a date because of its format; we do because of the schema, as in the closed file.

    >>> from_host(46044.0, Kind.DATE), from_host(82.1), from_host(datetime(2026, 1, 22))
    (datetime.date(2026, 1, 22), Decimal('82.1'), 46044)
    """
    if raw is None or isinstance(raw, bool):
        return raw
    if isinstance(raw, int) and raw in _NEW_ERRORS:
        return _NEW_ERRORS[raw]
    if isinstance(raw, str):
        return None if xstring.is_blank(raw) else raw
    number = read_number(repr(to_number(raw)))
    day = FROM_1900.to_date(float(number)) if kind is Kind.DATE else None
    return number if day is None else day


def to_host(value: Value, where: str) -> Content:
    """Return what a cell has to be given to hold a value; a text is not yet guarded (see `as_text`).

    Raises:
        CellValueError: The value does not fit into a cell.
        TypeError: The value is a date with a time of day, or a number that is neither int nor Decimal.
    """
    stored = storable(value, FROM_1900, where)
    if stored is None or isinstance(stored, str | bool):
        return stored
    return float(stored)  # Excel takes a Decimal for money and cuts it to four digits


def to_number(raw: object) -> float:
    """Return the number behind what a program shows as a number, an amount of money or a time."""
    if isinstance(raw, datetime):
        whole = FROM_1900.to_number(raw.date()) or 0
        return whole + (raw - datetime.combine(raw.date(), datetime.min.time(), raw.tzinfo)) / _DAY
    if isinstance(raw, date):
        return float(FROM_1900.to_number(raw) or 0)
    if isinstance(raw, int | float | Decimal):
        return float(raw)
    raise TypeError(f"a cell holds {type(raw).__name__}")


def as_text(text: str, *, in_text_format: bool) -> str:
    """Return a text guarded against being taken for a formula, a number or a date.

    An apostrophe in front says "text" to every spreadsheet program and is not stored. In a cell of the format Text it
    is only needed before what would be a formula.

    >>> [as_text(text, in_text_format=False) for text in ("Camat", "0012", "=1+1")]
    ['Camat', "'0012", "'=1+1"]
    >>> [as_text(text, in_text_format=True) for text in ("Camat", "0012", "=1+1")]
    ['Camat', '0012', "'=1+1"]
    """
    return f"'{text}" if text[0] in "='" or (not in_text_format and is_risky(text)) else text


def is_risky(text: str) -> bool:
    """Return whether a program may take a text for something else.

    >>> [is_risky(text) for text in ("Kelurahan", "12 Januari 2026", "=1+1", "#N/A", "TRUE")]
    [False, True, True, True, True]
    """
    if text[0] in "=+-@#'":
        return True
    if len(text) > _LONGEST_NUMBER:
        return False
    return any(letter.isdigit() for letter in text) or text.strip().casefold() in _WORDS
