"""All sheets of a returned workbook as plain rows, behind the gate, with what the fast reader does not see put back.

Layer: intake. Knows workbooks; knows no form.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from lkjip_xl.book.ooxml.package import DamagedWorkbookError
from lkjip_xl.book.ooxml.refs import Box, address_of, column_letters
from lkjip_xl.book.ooxml.workbook import WorkbookIndex
from lkjip_xl.intake.cells import Raw
from lkjip_xl.intake.extent import UnseenCell, unseen_cells
from lkjip_xl.intake.gate import open_package


@dataclass(frozen=True)
class SheetRows:
    """The content of a sheet.

    Attributes:
        name: Name of the sheet as people see it; empty for a file of mere text.
        rows: Its cells row by row, all rows equally long; an empty cell is an empty text.
        top: Number of the first of these rows on the sheet, from 1.
        left: Number of the first column, from 1.
        merged: Its merged areas; only the first cell of each has content.
    """

    name: str
    rows: Sequence[Sequence[Raw]]
    top: int = 1
    left: int = 1
    merged: Sequence[Box] = ()

    def address(self, column: int, row: int) -> str:
        """Return the address of a cell by its position in `rows`, both from 0."""
        return address_of(self.left + column, self.top + row)

    def letters(self, column: int) -> str:
        """Return the letters of a column by its position in the rows, from 0."""
        return column_letters(self.left + column)

    def at(self, column: int, row: int) -> Raw:
        """Return what a cell holds, by its column and row on the sheet, both from 1."""
        across, down = column - self.left, row - self.top
        is_inside = 0 <= down < len(self.rows) and 0 <= across < len(self.rows[down])
        return self.rows[down][across] if is_inside else ""


class ReturnedWorkbook:
    """A workbook that came back; each of its sheets is read when it is first asked for.

    Args:
        file: File name, for messages.
        content: The whole file.

    Raises:
        LkjipError: The file is no workbook, or not a safe one (see `gate`), or a damaged one.
    """

    def __init__(self, file: str, content: bytes) -> None:
        """Pass the gate and read what the workbook consists of, but no sheet yet."""
        self.file = file
        self._package = open_package(file, content)
        index = WorkbookIndex(self._package)
        self.names, self.calendar = index.names, index.calendar
        self._parts = {sheet.name: sheet.part for sheet in index.sheets}
        self._read: dict[str, SheetRows] = {}
        try:
            self._workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        except CalamineError as error:
            raise DamagedWorkbookError(file) from error

    @property
    def sheet_names(self) -> list[str]:
        """Names of its sheets in tab order, hidden ones too."""
        return list(self._parts)

    def sheet(self, name: str) -> SheetRows:
        """Return the content of a sheet.

        Raises:
            SheetTooFarError, DamagedWorkbookError: It cannot be read.
        """
        if name not in self._read:
            self._read[name] = self._read_sheet(name)
        return self._read[name]

    def named(self, name: str) -> tuple[Raw, str, str]:
        """Return content, sheet and address of a named cell; empty texts where the name leads nowhere."""
        quoted, _, reference = self.names.get(name, "").rpartition("!")
        sheet, box = quoted.strip("'").replace("''", "'"), Box.parse(reference)
        if sheet not in self._parts or box is None:
            return "", "", ""
        return self.sheet(sheet).at(box.left, box.top), sheet, address_of(box.left, box.top)

    def _read_sheet(self, name: str) -> SheetRows:
        try:
            unseen = unseen_cells(self._package.parts[self._parts[name]], name, self.file)
            return _rows(self._workbook.get_sheet_by_name(name), unseen)
        except (KeyError, ValueError, etree.XMLSyntaxError, CalamineError) as error:
            raise DamagedWorkbookError(self.file, name) from error


def _rows(sheet: CalamineSheet, unseen: Sequence[UnseenCell]) -> SheetRows:
    merged = [
        Box(left + 1, top + 1, right + 1, bottom + 1) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    ]
    if not unseen:
        top, left = sheet.start or (0, 0)
        return SheetRows(sheet.name, sheet.to_python(), top + 1, left + 1, merged)
    rows: list[list[Raw]] = [list(row) for row in sheet.to_python(skip_empty_area=False)]
    width = max([cell.column for cell in unseen] + [len(row) for row in rows])
    rows.extend([] for _ in range(max(cell.row for cell in unseen) - len(rows)))
    for row in rows:
        row.extend([""] * (width - len(row)))
    for cell in unseen:
        rows[cell.row - 1][cell.column - 1] = cell.content
    return SheetRows(sheet.name, rows, merged=merged)
