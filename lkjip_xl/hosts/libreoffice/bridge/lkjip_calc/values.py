"""Values of a block of cells, read and written in one go.

A block travels as rows of numbers, texts and nulls. What JSON cannot tell apart travels beside it: boxes whose numbers
are dates, boxes whose numbers are booleans, and single cells that hold an error.
"""

from typing import Any

from com.sun.star.sheet.FormulaResult import ERROR
from com.sun.star.util.NumberFormat import DATE, LOGICAL

from . import formulas
from .areas import relative

_ERRORS = {32767: "#N/A", 532: "#DIV/0!", 525: "#NAME?", 524: "#REF!", 503: "#NUM!", 519: "#VALUE!", 521: "#NULL!"}
_CONSTANT_ERROR = "#VALUE!"  # what LibreOffice numbers otherwise (Err:502 …) is a wrong argument in Excel


def read(document: Any, area: Any) -> Any:
    """Return the block; boxes and cells are counted from its own first cell."""
    origin = area.RangeAddress
    rows = area.getDataArray()  # first: a new formula gives its cell the look of a date when it is calculated
    dates, booleans = _typed_boxes(document, area, origin)
    return {
        "rows": rows,
        "dates": dates,
        "booleans": booleans,
        "errors": _errors(area, origin),
    }


def write(document: Any, area: Any, block: Any) -> None:
    """Write the block. An empty text empties its cell."""
    area.setDataArray(tuple(tuple(row) for row in block["rows"]))
    for kind, key in (("dates", DATE), ("booleans", LOGICAL)):
        for box in block[kind]:
            _show_as(document, area.getCellRangeByPosition(*box), key)
    formulas.write(area, block["formulas"])


def _typed_boxes(document: Any, area: Any, origin: Any) -> Any:
    dates, booleans = [], []  # type: list[Any], list[Any]
    groups = area.getUniqueCellFormatRanges()
    for index in range(groups.Count):
        group = groups.getByIndex(index)
        kind = document.NumberFormats.getByKey(group.NumberFormat).Type
        found = dates if kind & DATE else booleans if kind & LOGICAL else None
        if found is not None:
            found.extend(relative(address, origin) for address in group.RangeAddresses)
    return dates, booleans


def _errors(area: Any, origin: Any) -> Any:
    found = []
    for address in area.queryFormulaCells(ERROR).RangeAddresses:
        left, top, right, bottom = relative(address, origin)
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                number = area.getCellByPosition(column, row).getError()
                found.append([column, row, _ERRORS.get(number, _CONSTANT_ERROR)])
    return found


def _show_as(document: Any, cells: Any, kind: Any) -> None:
    """Give numbers the look of dates or booleans where the office has not chosen one already."""
    formats = document.NumberFormats
    current = cells.NumberFormat
    if current is not None and formats.getByKey(current).Type & kind:
        return
    cells.NumberFormat = formats.getStandardFormat(kind, document.CharLocale)
