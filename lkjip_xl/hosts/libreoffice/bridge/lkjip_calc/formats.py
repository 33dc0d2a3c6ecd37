"""The look of cells: number formats, and a row carried to new rows."""

from typing import Any

from com.sun.star.lang import Locale
from com.sun.star.table import CellAddress, CellRangeAddress


def number_format(document: Any, cells: Any) -> Any:
    """Return the format code in English, or None where the cells differ."""
    key = cells.NumberFormat
    return None if key is None else document.NumberFormats.getByKey(key).FormatString


def set_number_format(document: Any, cells: Any, code: Any) -> None:
    """Give cells a format code written in English."""
    formats, english = document.NumberFormats, Locale("en", "US", "")
    key = formats.queryKey(code, english, False)
    cells.NumberFormat = formats.addNew(code, english) if key < 0 else key


def repeat_row(document: Any, request: Any) -> None:
    """Copy the row `from` into every row of `box`, with looks, validations and contents.

    The copies are doubled: a thousand rows take ten steps.
    """
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
