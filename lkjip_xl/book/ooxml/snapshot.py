"""A workbook as it was on disk at one moment, read table by table and name by name.

Layer: book. Parses only the sheets that are asked for.
"""

from collections.abc import Mapping
from functools import cached_property

from lkjip_xl.book.ooxml.beneath import Beneath, rows_beneath
from lkjip_xl.book.ooxml.columns import columns_by_key
from lkjip_xl.book.ooxml.grid import Grid
from lkjip_xl.book.ooxml.names import CellPlace, named_cell
from lkjip_xl.book.ooxml.package import DamagedWorkbookError, Package
from lkjip_xl.book.ooxml.refs import column_letters
from lkjip_xl.book.ooxml.workbook import SheetPart, TableShape, WorkbookIndex
from lkjip_xl.book.schema.kinds import Kind, Table
from lkjip_xl.model import Row, Value


class Snapshot:
    """The readable side of a package.

    Args:
        package: All parts of the workbook.
    """

    def __init__(self, package: Package) -> None:
        """Read nothing yet."""
        self.package = package
        self._grids: dict[str, Grid] = {}

    @cached_property
    def index(self) -> WorkbookIndex:
        """Sheets, tables and names."""
        return WorkbookIndex(self.package)

    def grid(self, sheet: SheetPart) -> Grid:
        """Return the cells of a sheet, for reading only."""
        if sheet.part not in self._grids:
            try:
                self._grids[sheet.part] = Grid(self.package.tree(sheet.part))
            except ValueError as error:
                raise DamagedWorkbookError(self.package.file, sheet.part) from error
        return self._grids[sheet.part]

    def table(self, name: str) -> TableShape:
        """Return where a table lies.

        Raises:
            TableMissingError: The workbook has no such table.
        """
        return self.index.table(name)

    def columns(self, table: Table) -> dict[str, int]:
        """Return the column number per key; see `columns_by_key`."""
        shape = self.table(table.name)
        return columns_by_key(shape, table, self.grid(shape.sheet), self.index.reader, self.package.file)

    def rows(self, table: Table) -> list[Row]:
        """Return the rows in which some column of the schema holds something, also those typed right beneath it.

        Raises:
            TableMissingError: The workbook has no such table.
            ColumnMissingError: The table lacks a column of the schema.
            DamagedWorkbookError: A cell does not hold what it says.
        """
        shape, columns = self.table(table.name), self.columns(table)
        letters = {key: column_letters(number) for key, number in columns.items()}
        kinds = {key: column.kind for key, column in table.by_key.items()}
        contents = (
            (number, self.row_values(shape.sheet, number, columns, kinds))
            for number in range(shape.first, shape.last + self.beneath(table).rows + 1)
        )
        return [
            Row(shape.sheet.name, number, content, letters)
            for number, content in contents
            if any(content[key] is not None for key in kinds)
        ]

    def beneath(self, table: Table) -> Beneath:
        """Return what stands right beneath a table.

        Raises:
            TableMissingError: The workbook has no such table.
            ColumnMissingError: The table lacks a column of the schema.
            DamagedWorkbookError: A cell does not hold what it says.
        """
        shape, columns = self.table(table.name), self.columns(table)
        kinds = {key: column.kind for key, column in table.by_key.items()}
        others = [each for each in self.index.tables.values() if each.sheet == shape.sheet]
        return rows_beneath(table, shape, lambda row: self.row_values(shape.sheet, row, columns, kinds), others)

    def place(self, name: str) -> CellPlace:
        """Return where a named cell lies; see `named_cell`."""
        return named_cell(self.index, name)

    def value(self, place: CellPlace, kind: Kind | None = None) -> Value:
        """Return what a cell holds; see `CellReader.value`."""
        kinds = {} if kind is None else {"": kind}
        return self.row_values(place.sheet, place.row, {"": place.column}, kinds)[""]

    def row_values(
        self, sheet: SheetPart, number: int, columns: Mapping[str, int], kinds: Mapping[str, Kind]
    ) -> dict[str, Value]:
        """Return what the cells of one row hold, per key of `columns`.

        Raises:
            DamagedWorkbookError: A cell does not hold what it says.
        """
        cells, value_of = self.grid(sheet).cells(number), self.index.reader.value
        try:
            return {key: value_of(cells.get(column), kinds.get(key)) for key, column in columns.items()}
        except (ValueError, IndexError) as error:
            raise DamagedWorkbookError(self.package.file, f"{sheet.name} baris {number}") from error
