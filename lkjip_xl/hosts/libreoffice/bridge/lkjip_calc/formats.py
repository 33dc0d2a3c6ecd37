"""The look of cells: number formats, and the format of a row carried to new rows."""

from com.sun.star.lang import Locale
from com.sun.star.sheet.CellFlags import FORMULA
from com.sun.star.table import CellAddress
from com.sun.star.table import CellRangeAddress

from .areas import area


def number_format(document, cells):
    """Return the format code in English, or None where the cells differ."""
    key = cells.NumberFormat
    return None if key is None else document.NumberFormats.getByKey(key).FormatString


def set_number_format(document, cells, code) -> None:
    """Give cells a format code written in English."""
    formats, english = document.NumberFormats, Locale("en", "US", "")
    key = formats.queryKey(code, english, False)
    cells.NumberFormat = formats.addNew(code, english) if key < 0 else key


def copy_formats(document, request) -> None:
    """Give every row of `box` the look of the row `from`; what the cells hold stays.

    LibreOffice copies look and content together, so the content is put back afterwards.
    """
    target = area(document, request["sheet"], request["box"])
    held, formulas = target.getDataArray(), _formula_cells(target)
    _repeat_row(document, request)
    target.setDataArray(_without_errors(held))
    for cell, tokens in formulas:
        cell.setTokens(tokens)


def _formula_cells(target) -> list:
    cells = target.queryContentCells(FORMULA).Cells.createEnumeration()
    found = []
    while cells.hasMoreElements():
        cell = cells.nextElement()
        found.append((cell, cell.getTokens()))
    return found


def _without_errors(rows):
    return tuple(tuple("" if value is None else value for value in row) for row in rows)


def _repeat_row(document, request) -> None:
    """Copy the row, then double the copies: a thousand rows take ten copies."""
    sheet = document.Sheets.getByName(request["sheet"])
    left, top, right, bottom = request["box"]
    number = sheet.RangeAddress.Sheet
    source = CellRangeAddress(number, left, request["from"], right, request["from"])
    done = 0
    while done < bottom - top + 1:
        count = min(max(done, 1), bottom - top + 1 - done)
        if done:
            source = CellRangeAddress(number, left, top, right, top + count - 1)
        sheet.copyRange(CellAddress(number, left, top + done), source)
        done += count
