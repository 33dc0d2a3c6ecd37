"""Formulas in Excel's English grammar: LibreOffice's own interface speaks another one."""

from typing import Any

from com.sun.star.sheet.AddressConvention import XL_OOX
from com.sun.star.sheet.CellFlags import FORMULA

from .areas import box_of


def read(document: Any, area: Any) -> Any:
    """Return the text of every cell: formulas begin with "=", constants stand as typed."""
    origin = area.RangeAddress
    texts = [[_unmarked(text) for text in row] for row in area.getFormulaArray()]
    parser = excel_parser(document)
    for found in area.queryContentCells(FORMULA).RangeAddresses:
        left, top, right, bottom = box_of(found)
        for row in range(top - origin.StartRow, bottom - origin.StartRow + 1):
            for column in range(left - origin.StartColumn, right - origin.StartColumn + 1):
                cell = area.getCellByPosition(column, row)
                texts[row][column] = "=" + parser.printFormula(cell.getTokens(), cell.CellAddress)
    return texts


def _unmarked(text: Any) -> Any:
    # LibreOffice marks a text that looks like a number; Excel's text of a cell has no mark.
    return text[1:] if text.startswith("'") else text


def write(document: Any, area: Any, formulas: Any) -> None:
    """Write formulas: column, row and text of each, counted from the first cell of the area."""
    parser = excel_parser(document)
    for column, row, text in formulas:
        cell = area.getCellByPosition(column, row)
        cell.setTokens(parser.parseFormula(text[1:], cell.CellAddress))


def excel_parser(document: Any) -> Any:
    """Return a parser of Excel's grammar, with English names and commas."""
    parser = document.createInstance("com.sun.star.sheet.FormulaParser")
    parser.CompileEnglish = True
    parser.FormulaConvention = XL_OOX
    return parser
