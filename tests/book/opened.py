"""A built workbook as openpyxl sees it."""

from pathlib import Path

import openpyxl
from openpyxl.utils import range_boundaries
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet


class Opened:
    """A workbook with typed access to its sheets and names."""

    def __init__(self, path: Path, *, values: bool = False) -> None:
        """Open it; `values` shows the stored results of formulas instead of the formulas."""
        self.book: Workbook = openpyxl.load_workbook(path, data_only=values)

    def sheet(self, name: str) -> Worksheet:
        """Return a sheet."""
        found = self.book[name]
        assert isinstance(found, Worksheet)
        return found

    @property
    def sheets(self) -> list[Worksheet]:
        """All sheets, in tab order."""
        return [self.sheet(name) for name in self.book.sheetnames]

    def table(self, sheet: str, name: str) -> tuple[int, int, int, int]:
        """Return the left column, top row, right column and bottom row of a table."""
        return bounds(self.sheet(sheet).tables[name].ref)

    def named(self, name: str) -> tuple[str, str]:
        """Return sheet and address of a defined name."""
        ((sheet, address),) = self.book.defined_names[name].destinations
        return sheet, address.replace("$", "")

    def value(self, name: str) -> object:
        """Return what a named cell holds."""
        sheet, address = self.named(name)
        return self.sheet(sheet)[address].value


def bounds(ref: str) -> tuple[int, int, int, int]:
    """Return the left column, top row, right column and bottom row of an address."""
    left, top, right, bottom = range_boundaries(ref)
    assert left is not None
    assert top is not None
    assert right is not None
    assert bottom is not None
    return left, top, right, bottom
