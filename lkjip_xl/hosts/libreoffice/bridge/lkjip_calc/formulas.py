"""Formulas in Excel's English grammar: LibreOffice's own interface speaks another one."""

from com.sun.star.sheet.AddressConvention import XL_OOX
from com.sun.star.sheet.CellFlags import FORMULA

from .areas import box_of


def read(document, area) -> list:
    """Return the text of every cell: formulas begin with "=", constants stand as typed."""
    origin = area.RangeAddress
    texts = [list(row) for row in area.getFormulaArray()]
    parser = excel_parser(document)
    for found in area.queryContentCells(FORMULA).RangeAddresses:
        left, top, right, bottom = box_of(found)
        for row in range(top - origin.StartRow, bottom - origin.StartRow + 1):
            for column in range(left - origin.StartColumn, right - origin.StartColumn + 1):
                cell = area.getCellByPosition(column, row)
                texts[row][column] = "=" + parser.printFormula(cell.getTokens(), cell.CellAddress)
    return texts


def write(document, area, texts) -> None:
    """Write formulas; a text without "=" is taken as a person's typing."""
    for row, line in enumerate(texts):
        for column, text in enumerate(line):
            put(document, area.getCellByPosition(column, row), text)


def put(document, cell, text) -> None:
    """Write one formula."""
    if text.startswith("="):
        cell.setTokens(excel_parser(document).parseFormula(text[1:], cell.CellAddress))
    else:
        cell.setFormula(text)


def excel_parser(document):
    """Return a parser of Excel's grammar, with English names and commas."""
    parser = document.createInstance("com.sun.star.sheet.FormulaParser")
    parser.CompileEnglish = True
    parser.FormulaConvention = XL_OOX
    return parser
