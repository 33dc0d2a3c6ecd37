"""Sheets, tables, names and protection of a document."""

from typing import Any

import uno
from com.sun.star.lang import IllegalArgumentException
from com.sun.star.table import CellAddress

from .areas import area, box_of


def outline(document: Any) -> Any:
    """Return everything about the document that is not in its cells."""
    sheets = document.Sheets
    names = [sheets.getByIndex(index) for index in range(sheets.Count)]
    return {
        "path": uno.fileUrlToSystemPath(document.URL) if document.URL else "",
        "title": document.Title,
        "read_only": document.isReadonly(),
        "automatic": document.isAutomaticCalculationEnabled(),
        "active": document.CurrentController.ActiveSheet.Name if document.CurrentController else names[0].Name,
        "sheets": [
            {"name": sheet.Name, "visible": sheet.IsVisible, "protected": sheet.isProtected()} for sheet in names
        ],
        "tables": [
            _table(sheets, document.DatabaseRanges.getByName(name)) for name in document.DatabaseRanges.ElementNames
        ],
        "names": list(_names(document)),
    }


def used(sheet: Any) -> Any:
    """Return the box that holds everything on a sheet."""
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    cursor.gotoStartOfUsedArea(True)
    return box_of(cursor.RangeAddress)


def protect(sheet: Any, request: Any) -> bool:
    """Protect or open a sheet; return whether it is protected now. A wrong password leaves it protected."""
    try:
        if request["on"]:
            sheet.protect(request["password"])
        else:
            sheet.unprotect(request["password"])
    except IllegalArgumentException:
        pass  # the answer says it: the sheet is still protected
    return bool(sheet.isProtected())


def resize_table(document: Any, request: Any) -> None:
    """Let a table cover other cells of its sheet, with or without a row of totals."""
    found = document.DatabaseRanges.getByName(request["table"])
    found.TotalsRow = request["totals"]
    found.setDataArea(area(document, request["sheet"], request["box"]).RangeAddress)


def filter_table(document: Any, request: Any) -> None:
    """Show or hide the filter buttons of a table; without them every row is shown."""
    found = document.DatabaseRanges.getByName(request["table"])
    if not request["on"]:
        found.getFilterDescriptor().setFilterFields(())
        found.refresh()
    found.AutoFilter = request["on"]


def set_name(document: Any, request: Any) -> None:
    """Let a defined name refer to something else."""
    ranges = document.NamedRanges
    if ranges.hasByName(request["name"]):
        ranges.getByName(request["name"]).setContent(request["content"])
    else:
        ranges.addNewByName(request["name"], request["content"], CellAddress(), 0)


def _table(sheets: Any, found: Any) -> Any:
    address = found.DataArea
    return {
        "name": found.Name,
        "sheet": sheets.getByIndex(address.Sheet).Name,
        "box": box_of(address),
        "header": found.ContainsHeader,
        "totals": found.TotalsRow,
        "filter": found.AutoFilter,
    }


def _names(document: Any) -> Any:
    yield from _names_of(document, document.NamedRanges, "")
    for index in range(document.Sheets.Count):
        sheet = document.Sheets.getByIndex(index)
        yield from _names_of(document, sheet.NamedRanges, sheet.Name)


def _names_of(document: Any, ranges: Any, scope: Any) -> Any:
    for index in range(ranges.Count):
        name = ranges.getByIndex(index)
        cells = name.getReferredCells()
        place = None
        if cells is not None:
            address = cells.RangeAddress
            place = [document.Sheets.getByIndex(address.Sheet).Name, *box_of(address)]
        yield {"name": name.Name, "scope": scope, "content": name.Content, "place": place}
