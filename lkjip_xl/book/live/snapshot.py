"""An open workbook as it was at one moment, read sheet by sheet: tables by name, columns by heading, named cells.

Layer: book. The readable side of the live door; answers what `book.ooxml.snapshot` answers for a closed file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lkjip_xl.book.live.sheet import LiveSheet, box_of
from lkjip_xl.book.ooxml.beneath import Beneath, rows_beneath
from lkjip_xl.book.ooxml.columns import match_headings
from lkjip_xl.book.ooxml.names import NameMissingError, NameNotACellError, cell_reference
from lkjip_xl.book.ooxml.refs import Box, column_letters
from lkjip_xl.book.ooxml.workbook import SheetPart, TableMissingError, TableShape
from lkjip_xl.book.schema.kinds import Kind, Table
from lkjip_xl.model import Row, Value


@dataclass(frozen=True)
class LiveTable:
    """A table and where it lies.

    Attributes:
        host: The table in xlwings.
        sheet: The sheet it lies on.
        box: Its whole area, with heading and totals row.
        headings: Whether it shows its headings.
        totals: Whether it shows a row of totals.
        has_filter: Whether it shows the arrows of a filter, which may hide rows.
    """

    host: Any
    sheet: LiveSheet
    box: Box
    headings: bool
    totals: bool
    has_filter: bool

    @property
    def shape(self) -> TableShape:
        """Its place, as the closed file knows one."""
        return TableShape(
            self.host.name, SheetPart(self.sheet.name, ""), "", self.box, int(self.headings), int(self.totals), ()
        )

    @property
    def first(self) -> int:
        """Row of the first data row."""
        return self.box.top + self.headings

    @property
    def last(self) -> int:
        """Row of the last data row."""
        return self.box.bottom - self.totals

    @property
    def rows(self) -> range:
        """Its data rows."""
        return range(self.first, self.last + 1)


@dataclass(frozen=True)
class LivePlace:
    """A sheet and a cell on it."""

    sheet: LiveSheet
    column: int
    row: int


class LiveSnapshot:
    """The readable side of an open workbook.

    Args:
        book: The workbook in xlwings.
    """

    def __init__(self, book: Any) -> None:  # noqa: ANN401 xlwings ships no types
        """Read nothing yet."""
        self._book = book
        self._rows: dict[str, list[Row]] = {}

    @cached_property
    def file(self) -> str:
        """File name, for messages."""
        return str(self._book.name)

    @cached_property
    def sheets(self) -> list[LiveSheet]:
        """Its sheets."""
        return [LiveSheet(sheet) for sheet in self._book.sheets]

    @cached_property
    def names(self) -> Mapping[str, str]:
        """What each name of the whole workbook refers to, by the name in lower case; names of one sheet left out."""
        found = [(str(item.name), str(item.refers_to)) for item in self._book.names]
        # A name of one sheet alone is called "Sheet!name".
        return {name.casefold(): target.removeprefix("=") for name, target in found if "!" not in name}

    def table(self, name: str) -> LiveTable:
        """Return a table.

        Raises:
            TableMissingError: There is none of that name.
        """
        found = self._tables.get(name.casefold())
        if found is None:
            raise TableMissingError(name, self.file)
        sheet, host = found
        shown = (bool(host.show_headers), bool(host.show_totals), bool(host.show_autofilter))
        return LiveTable(host, sheet, box_of(host.range), *shown)

    def columns(self, table: Table) -> dict[str, int]:
        """Return the column number per key; see `match_headings`.

        Raises:
            TableMissingError: The workbook has no such table.
            ColumnMissingError: The table lacks a column of the schema.
        """
        return self._columns_of(self.table(table.name), table)

    def rows(self, table: Table) -> list[Row]:
        """Return the rows in which some column of the schema holds something, also those typed right beneath it.

        Raises:
            TableMissingError: The workbook has no such table.
            ColumnMissingError: The table lacks a column of the schema.
        """
        if table.name not in self._rows:
            self._rows[table.name] = self._read_rows(table)
        return list(self._rows[table.name])

    def beneath(self, table: Table) -> Beneath:
        """Return what stands right beneath a table.

        Raises:
            TableMissingError: The workbook has no such table.
            ColumnMissingError: The table lacks a column of the schema.
        """
        place = self.table(table.name)
        sheet, columns, bottom = place.sheet, self._columns_of(place, table), place.box.bottom
        if not any(sheet.is_filled(column, bottom + 1) for column in place.box.columns):
            return Beneath(table)  # the usual case: the program need not be asked for the other tables
        kinds = {key: column.kind for key, column in table.by_key.items()}
        others = [self.table(name).shape for name, (other, _) in self._tables.items() if other is sheet]
        return rows_beneath(table, place.shape, lambda row: self.row_values(sheet, row, columns, kinds), others)

    def place(self, name: str) -> LivePlace:
        """Return where a named cell lies.

        Raises:
            NameMissingError: There is no such name.
            NameNotACellError: It is not the name of one cell.
        """
        target = self.names.get(name.casefold())
        if target is None:
            raise NameMissingError(name, self.file)
        named = cell_reference(target)
        for sheet in self.sheets:
            if named is not None and sheet.name.casefold() == named[0].casefold():
                return LivePlace(sheet, named[1].left, named[1].top)
        raise NameNotACellError(name, target, self.file)

    def value(self, place: LivePlace, kind: Kind | None = None) -> Value:
        """Return what a cell holds."""
        return place.sheet.value(place.column, place.row, kind)

    def row_values(
        self, sheet: LiveSheet, number: int, columns: Mapping[str, int], kinds: Mapping[str, Kind]
    ) -> dict[str, Value]:
        """Return what the cells of one row hold, per key of `columns`."""
        return {key: sheet.value(column, number, kinds.get(key)) for key, column in columns.items()}

    def _read_rows(self, table: Table) -> list[Row]:
        shape = self.table(table.name)
        columns = self._columns_of(shape, table)
        letters = {key: column_letters(number) for key, number in columns.items()}
        kinds = {key: column.kind for key, column in table.by_key.items()}
        numbers = range(shape.first, shape.last + self.beneath(table).rows + 1)
        contents = ((number, self.row_values(shape.sheet, number, columns, kinds)) for number in numbers)
        return [
            Row(shape.sheet.name, number, content, letters)
            for number, content in contents
            if any(content[key] is not None for key in kinds)
        ]

    def _columns_of(self, shape: LiveTable, table: Table) -> dict[str, int]:
        heading_row = shape.box.to_row(shape.box.top)
        headings = [(str(shape.sheet.value(number, shape.box.top) or ""), number) for number in shape.box.columns]
        place = f"{self.file} {shape.sheet.name}!{heading_row}"
        return match_headings(headings if shape.headings else [], table, place)

    @cached_property
    def _tables(self) -> Mapping[str, tuple[LiveSheet, Any]]:
        return {str(host.name).casefold(): (sheet, host) for sheet in self.sheets for host in sheet.tables}
