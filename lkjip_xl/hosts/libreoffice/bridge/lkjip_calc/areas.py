"""Cells by number: `box` is left, top, right, bottom, counted from 0 as UNO does."""

from typing import Any


def cells(document: Any, request: Any) -> Any:
    """Return the cell range that a request is about."""
    return area(document, request["sheet"], request["box"])


def area(document: Any, sheet: Any, box: Any) -> Any:
    """Return the cell range of a sheet."""
    return document.Sheets.getByName(sheet).getCellRangeByPosition(*box)


def box_of(address: Any) -> Any:
    """Return a CellRangeAddress as a box."""
    return [address.StartColumn, address.StartRow, address.EndColumn, address.EndRow]


def relative(address: Any, origin: Any) -> Any:
    """Return a CellRangeAddress as a box that is counted from the first cell of another."""
    left, top, right, bottom = box_of(address)
    across, down = origin.StartColumn, origin.StartRow
    return [left - across, top - down, right - across, bottom - down]
