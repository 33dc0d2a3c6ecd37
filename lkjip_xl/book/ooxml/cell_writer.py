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
        value = as_stored(value)
        if isinstance(value, str):
            self._fill_text(cell, value, is_result=formula is not None)
        elif value is not None:
            etree.SubElement(cell, VALUE).text = self._number(cell, value)
        if extensions is not None:
            cell.append(extensions)

    def _fill_text(self, cell: Element, text: str, *, is_result: bool) -> None:
        length = xstring.length(text)
        if length > xstring.LONGEST:
            raise self._refusal(cell, f"Teks sepanjang {length} huruf melebihi batas {xstring.LONGEST} huruf satu sel")
        cell.set("t", "str" if is_result else "inlineStr")
        if is_result:
            etree.SubElement(cell, VALUE).text = xstring.escape(text)
            return
        # Inline text leaves the shared strings as they are; Excel shares it at its next save.
        holder = etree.SubElement(etree.SubElement(cell, INLINE), TEXT)
        holder.text = xstring.escape(text)
        if text != text.strip():
            holder.set(SPACE, "preserve")

    def _number(self, cell: Element, value: int | Decimal | date) -> str:
        if isinstance(value, bool):
            cell.set("t", "b")
            return str(int(value))
        if isinstance(value, date):
            return self._day(cell, value)
        if isinstance(value, Decimal) and not value.is_finite():
            raise self._refusal(cell, f"Nilai {value} bukan bilangan")
        if isinstance(value, int) and len(str(abs(value))) > _EXACT_DIGITS:
            raise self._refusal(cell, f"Bilangan {value} melebihi {_EXACT_DIGITS} angka yang dapat disimpan satu sel")
        if not isinstance(value, int | Decimal):  # a float, or a number of pandas: exactness was lost before us
            raise TypeError(f"a cell of ours holds int or Decimal, not {type(value).__name__}")
        return str(value)

    def _day(self, cell: Element, day: date) -> str:
        if isinstance(day, datetime):
            raise TypeError(f"a cell of ours holds a date without a time of day, not {day!r}")
        number = self._calendar.to_number(day)
        if number is None:
            raise self._refusal(cell, f"Tanggal {day.isoformat()} lebih awal daripada kalender buku kerja")
        return str(number)

    def _refusal(self, cell: Element, message: str) -> CellValueError:
        return CellValueError(message, where=f"{self._sheet}!{cell.get('r')}")


def _clear(cell: Element) -> Element | None:
    """Take a cell's content away; return its extensions, which come last once it is filled again."""
    extensions = cell.find(_EXTENSIONS) if len(cell) else None
    for child in list(cell):
        cell.remove(child)
    drop_attributes(cell, "t", "cm", "vm", "ph")
    return extensions
