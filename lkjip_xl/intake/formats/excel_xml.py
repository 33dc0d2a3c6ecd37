"""An "XML Spreadsheet 2003" (SpreadsheetML), which some applications export under the name .xls.

Layer: intake. Reads XML; knows no form.
Source: Microsoft, XML Spreadsheet Reference (Office 2003).
"""

from datetime import datetime
from typing import Final

from lxml import etree

from lkjip_xl.book.ooxml.markup import Element, parse
from lkjip_xl.book.ooxml.package import DamagedWorkbookError
from lkjip_xl.book.ooxml.serials import FROM_1900, FROM_1904
from lkjip_xl.intake.formats.sheets import Grid, LoadedWorkbook
from lkjip_xl.intake.gate.package import check_part, check_size
from lkjip_xl.intake.reading.cells import Raw, Unseen

_NAME: Final = "{urn:schemas-microsoft-com:office:spreadsheet}"
_LARGEST_MB: Final = 20
_LAST: Final = 1_048_576
"""Rows of a sheet; no place on it has a higher number."""


def read_excel_xml(file: str, content: bytes) -> LoadedWorkbook:
    """Return the sheets of an XML Spreadsheet.

    Raises:
        TooLargeError, ForbiddenMarkupError: It is not a harmless one.
        SheetTooFarError: A sheet is too large to be read.
        DamagedWorkbookError: It is not well-formed.
    """
    check_size(file, content, _LARGEST_MB)
    check_part(file, "", content)
    try:
        root = parse(content)
        grids = [_grid(sheet, file) for sheet in root.iterfind(f"{_NAME}Worksheet")]
    except (ValueError, etree.XMLSyntaxError) as error:
        raise DamagedWorkbookError(file) from error
    is_1904 = root.find(".//{*}ExcelWorkbook/{*}Date1904") is not None
    return LoadedWorkbook(file, {grid.name: grid.to_rows() for grid in grids}, FROM_1904 if is_1904 else FROM_1900)


def _grid(sheet: Element, file: str) -> Grid:
    grid, row, column = Grid(sheet.get(f"{_NAME}Name", ""), file), 0, 0
    for item in sheet.iterfind(f"{_NAME}Table/{_NAME}Column"):
        column = _number(item, "Index", column + 1)
        last = column + _number(item, "Span", 0)
        if item.get(f"{_NAME}Hidden") == "1":
            grid.hidden_columns.update(range(column, last + 1))
        column = last
    for item in sheet.iterfind(f"{_NAME}Table/{_NAME}Row"):
        row = _number(item, "Index", row + 1)
        if item.get(f"{_NAME}Hidden") == "1":
            grid.hidden_rows.add(row)
        _put(grid, row, item)
        row += _number(item, "Span", 0)
    grid.is_filtered = sheet.find(".//{*}AutoFilterColumn") is not None
    return grid


def _put(grid: Grid, row: int, item: Element) -> None:
    column = 0
    for cell in item.iterfind(f"{_NAME}Cell"):
        column = _number(cell, "Index", column + 1)
        raw, across = _content(cell), _number(cell, "MergeAcross", 0)
        if raw != "":
            grid.put(column, row, raw)
            grid.merge(column, row, across, _number(cell, "MergeDown", 0))
        if cell.get(f"{_NAME}Formula") and not isinstance(raw, Unseen):
            grid.formulas.add((column, row))
        column += across


def _content(cell: Element) -> Raw:
    data = cell.find(f"{_NAME}Data")
    formula = cell.get(f"{_NAME}Formula", "")
    if data is None:
        return Unseen(formula) if formula else ""
    kind, text = data.get(f"{_NAME}Type", "String"), "".join(map(str, data.itertext()))
    if kind == "Error":
        return Unseen(text or "#ERR")
    if kind == "Number":
        return float(text)
    if kind == "Boolean":
        return text == "1"
    return datetime.fromisoformat(text) if kind == "DateTime" else text


def _number(item: Element, name: str, default: int) -> int:
    text = item.get(f"{_NAME}{name}", "")
    if not text:
        return default
    number = int(text)
    if not 0 <= number <= _LAST:
        raise ValueError(f"not a place on a sheet: {text}")
    return number
