"""Writing one cell: from a value to its element.

Layer: book. Knows one cell at a time; its style and its address are there already.
Source: ECMA-376 part 1, 18.3.1.4 (c), 18.18.11 (ST_CellType); Excel specifications and limits.
"""

from datetime import date, datetime
from decimal import Decimal

from lxml import etree

from lkjip_xl.book.ooxml import text as xstring
from lkjip_xl.book.ooxml.cells import FORMULA, INLINE, TEXT, VALUE, as_stored
from lkjip_xl.book.ooxml.markup import SPACE, Element, drop_attributes, main
from lkjip_xl.book.ooxml.serials import Calendar
from lkjip_xl.errors import LkjipError
from lkjip_xl.model import Value

_EXTENSIONS = main("extLst")
_ADDRESSED = frozenset({"r", "s"})
_EXACT_DIGITS = 15
"""Digits of a whole number that a cell keeps."""


class CellValueError(LkjipError):
    """A value that no cell can hold."""

    code = "CELL_VALUE"

    def __init__(self, message: str, *, where: str) -> None:
        """Say what does not fit, and into which cell."""
        super().__init__(message, where=where, remedy="Perbaiki isi yang dimasukkan, lalu ulangi.")


class CellWriter:
    """Fills cells of one sheet.

    Args:
        calendar: What the workbook's day numbers count from.
        sheet: File and sheet, for messages.
    """

    def __init__(self, calendar: Calendar, sheet: str) -> None:
        """Keep what every cell needs."""
        self._calendar = calendar
        self._sheet = sheet

    def fill(self, cell: Element, value: Value, formula: str | None = None) -> None:
        """Put a value into a cell; its style stays. With a formula, the value becomes the stored result.

        Text never becomes a formula, whatever it begins with; blanks empty the cell.

        Args:
            cell: Element with its address.
            value: What it shall hold.
            formula: Formula without the equals sign.

        Raises:
            CellValueError: The value does not fit into a cell.
            TypeError: The value is a date with a time of day, or a number that is neither int nor Decimal.
        """
        extensions = _clear(cell)
        if formula is not None:
            etree.SubElement(cell, FORMULA).text = formula
        stored = storable(value, self._calendar, f"{self._sheet}!{cell.get('r')}")
        if isinstance(stored, str):
            _fill_text(cell, stored, is_result=formula is not None)
        elif stored is not None:
            etree.SubElement(cell, VALUE).text = _number(cell, stored)
        if extensions is not None:
            cell.append(extensions)


def storable(value: Value, calendar: Calendar, where: str) -> str | int | Decimal | None:
    """Return what a cell stores of a value: text, a truth value, a number; a date is its day number, blanks None.

    Args:
        value: The value.
        calendar: What the workbook's day numbers count from.
        where: File, sheet and cell, for messages.

    Raises:
        CellValueError: The value does not fit into a cell.
        TypeError: The value is a date with a time of day, or a number that is neither int nor Decimal.
    """
    value = as_stored(value)
    if isinstance(value, date):
        return _day(value, calendar, where)
    if isinstance(value, str):
        length = xstring.length(value)
        if length > xstring.LONGEST:
            message = f"Teks sepanjang {length} huruf melebihi batas {xstring.LONGEST} huruf satu sel"
            raise CellValueError(message, where=where)
    elif isinstance(value, Decimal):
        if not value.is_finite():
            raise CellValueError(f"Nilai {value} bukan bilangan", where=where)
    elif isinstance(value, int):
        if len(str(abs(value))) > _EXACT_DIGITS:
            message = f"Bilangan {value} melebihi {_EXACT_DIGITS} angka yang dapat disimpan satu sel"
            raise CellValueError(message, where=where)
    elif value is not None:  # a float, or a number of pandas: exactness was lost before us
        raise TypeError(f"a cell of ours holds int or Decimal, not {type(value).__name__}")
    return value


def _day(day: date, calendar: Calendar, where: str) -> int:
    if isinstance(day, datetime):
        raise TypeError(f"a cell of ours holds a date without a time of day, not {day!r}")
    number = calendar.to_number(day)
    if number is None:
        raise CellValueError(f"Tanggal {day.isoformat()} lebih awal daripada kalender buku kerja", where=where)
    return number


def _number(cell: Element, stored: int | Decimal) -> str:
    if isinstance(stored, bool):
        cell.set("t", "b")
        return str(int(stored))
    return str(stored)


def _fill_text(cell: Element, text: str, *, is_result: bool) -> None:
    cell.set("t", "str" if is_result else "inlineStr")
    if is_result:
        etree.SubElement(cell, VALUE).text = xstring.escape(text)
        return
    # Inline text leaves the shared strings as they are; Excel shares it at its next save.
    holder = etree.SubElement(etree.SubElement(cell, INLINE), TEXT)
    holder.text = xstring.escape(text)
    if text != text.strip():
        holder.set(SPACE, "preserve")


def _clear(cell: Element) -> Element | None:
    """Take a cell's content away; return its extensions, which come last once it is filled again."""
    if not len(cell) and _ADDRESSED.issuperset(cell.keys()):  # new cells, of which a large table has a million
        return None
    extensions = cell.find(_EXTENSIONS) if len(cell) else None
    for child in list(cell):
        cell.remove(child)
    drop_attributes(cell, "t", "cm", "vm", "ph")
    return extensions
