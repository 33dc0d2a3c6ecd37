"""Layout: where each named cell and each table of a sheet lies.

Layer: book. Pure: it counts rows and columns from 0 and draws nothing.
A sheet reads: title, intro, link back, named cells by group, then its tables side by side with nothing beneath, so
that each can grow downwards.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from xlsxwriter.utility import xl_rowcol_to_cell

from lkjip_xl.book.schema.kinds import Column, Kind, NamedCell, Sheet, Table
from lkjip_xl.model import Value

Rows = Sequence[Mapping[str, Value]]

TITLE_ROW, INTRO_ROW, LINK_ROW, FIRST_FREE_ROW = 0, 1, 2, 4
LABEL_WIDTH, VALUE_WIDTH, HELP_WIDTH = 36, 48, 62
DATE_WIDTH = 18  # "22 November 2026"
LEAST_VALUE_WIDTH = 20


@dataclass(frozen=True)
class Spot:
    """A cell, counted from 0."""

    row: int
    column: int


@dataclass(frozen=True)
class TablePlan:
    """A table with its rows and its place.

    Attributes:
        table: Its declaration.
        rows: What it holds.
        header: The cell of its first heading; title and note stand above it.
        body: Number of data rows, empty ones included.
    """

    table: Table
    rows: Rows
    header: Spot
    body: int

    @property
    def first_row(self) -> int:
        """First data row."""
        return self.header.row + 1

    @property
    def last_row(self) -> int:
        """Last data row."""
        return self.header.row + self.body

    @property
    def last_column(self) -> int:
        """Its rightmost column."""
        return self.header.column + len(self.table.columns) - 1

    def column(self, key: str) -> int:
        """Return the column of a key."""
        return self.header.column + [column.key for column in self.table.columns].index(key)

    def cell(self, key: str) -> str:
        """Return the reference to a column's first data cell, as a conditional format of the column needs it."""
        return str(xl_rowcol_to_cell(self.first_row, self.column(key), col_abs=True))


@dataclass(frozen=True)
class SheetPlan:
    """A sheet with the place of everything on it.

    Attributes:
        sheet: Its declaration.
        headings: Cell of each group heading, by its text.
        names: Cell of each named value, by name; its label stands to the left.
        tables: Its tables, from left to right.
    """

    sheet: Sheet
    headings: Mapping[str, Spot]
    names: Mapping[str, Spot]
    tables: tuple[TablePlan, ...]

    @property
    def header_row(self) -> int:
        """The row that stays in view together with everything above it."""
        return self.tables[0].header.row if self.tables else FIRST_FREE_ROW - 1

    @property
    def last_column(self) -> int:
        """The rightmost column in use."""
        return self.tables[-1].last_column if self.tables else max(spot.column for spot in self.names.values()) + 1


def plan_sheet(sheet: Sheet, rows: Mapping[str, Rows]) -> SheetPlan:
    """Return the places on a sheet, given the rows of its tables by table name."""
    label_column = _label_column(sheet)
    headings, names, free = _place_names(sheet.names, label_column)
    return SheetPlan(sheet, headings, names, _place_tables(sheet.tables, rows, free))


def column_width(column: Column) -> int:
    """Return the width of a column in characters; a date needs room for the longest month."""
    return max(column.width, DATE_WIDTH) if column.kind is Kind.DATE else column.width


def _place_names(cells: Sequence[NamedCell], label_column: int) -> tuple[Mapping[str, Spot], Mapping[str, Spot], int]:
    headings, names, row = {}, {}, FIRST_FREE_ROW
    for group, members in groupby(cells, key=lambda cell: cell.group):
        headings[group] = Spot(row, label_column)
        row += 1
        for cell in members:
            names[cell.name] = Spot(row, label_column + 1)
            row += 1
        row += 1
    return headings, names, row


def _label_column(sheet: Sheet) -> int:
    """Return the first column that is wide enough for every label and has one for values to its right."""
    if not sheet.tables or not sheet.names:
        return 0
    widths = [column_width(column) for column in sheet.tables[0].columns]
    longest = max(len(cell.label) for cell in sheet.names)
    pairs = enumerate(pairwise(widths))
    fits = (n for n, (label, value) in pairs if label >= longest and value >= LEAST_VALUE_WIDTH)
    return next(fits)


def _place_tables(tables: Sequence[Table], rows: Mapping[str, Rows], free: int) -> tuple[TablePlan, ...]:
    # The note's row is kept on every sheet with a note, so that the headings of its tables stand in one line.
    header = free + (2 if any(table.note for table in tables) else 1)
    plans, column = [], 0
    for table in tables:
        content = rows[table.name]
        plans.append(TablePlan(table, content, Spot(header, column), _body(table, content)))
        column += len(table.columns) + 1
    return tuple(plans)


def _body(table: Table, rows: Rows) -> int:
    """Return the number of data rows. A table that no one types into needs its one blank row only while it is empty."""
    return len(rows) + table.blank_rows if table.blank_rows > 1 else max(len(rows), 1)
