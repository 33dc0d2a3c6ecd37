"""The texts of formulas, as LibreOffice's programming interface spells them; our Python translates."""

from typing import Any

from com.sun.star.sheet.CellFlags import FORMULA

from .areas import relative


def read(area: Any) -> Any:
    """Return the text of every cell, and the boxes in which it is a formula."""
    origin = area.RangeAddress
    found = area.queryContentCells(FORMULA).RangeAddresses
    return {"rows": area.getFormulaArray(), "formulas": [relative(address, origin) for address in found]}


def write(area: Any, formulas: Any) -> None:
    """Write formulas: column, row and text of each, counted from the first cell of the area."""
    for column, row, text in formulas:
        area.getCellByPosition(column, row).setFormula(text)
