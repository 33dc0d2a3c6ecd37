"""New rows for one table of an open workbook: what each cell will be, decided before the first one is written.

Layer: book. Pure apart from reading the snapshot; the same rules as for the closed file (`book.ooxml.table_edit`): a
step writes the columns that it names, every other cell follows the row's key, or its place.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lkjip_xl.book.live.sheet import LiveSheet
from lkjip_xl.book.live.snapshot import LiveSnapshot, LiveTable
from lkjip_xl.book.live.values import Content, Formula, to_host
from lkjip_xl.book.ooxml.formulas import moved
from lkjip_xl.book.ooxml.obstacles import TableBlockedError
from lkjip_xl.book.ooxml.pairing import pair_by_key, pair_by_place
from lkjip_xl.book.ooxml.refs import LAST_ROW, Box, address_of
from lkjip_xl.book.ooxml.table_edit import row_count, values_by_column
from lkjip_xl.book.schema.kinds import Table
from lkjip_xl.model import Value

Contents = Sequence[Sequence[Content]]


@dataclass(frozen=True)
class TablePatch:
    """A table, what its data rows hold, and what they will hold.

    Attributes:
        table: The table before the edit.
        old: Contents of its data rows.
        new: Contents of its data rows after the edit; their number may differ.
        computed: Keys of the columns that a formula fills.
    """

    table: LiveTable
    old: Contents
    new: Contents
    computed: frozenset[str]


def plan_rows(now: LiveSnapshot, declared: Table, rows: Sequence[Mapping[str, Value]]) -> TablePatch:
    """Return the patch that writes new rows into a table; see `TableEdit` for what stays.

    Raises:
        LkjipError: The table or a column is missing, something is in the way, or a value fits into no cell.
        ValueError: A row names a column that is nowhere, or does not name the key.
    """
    table, columns = now.table(declared.name), now.columns(declared)
    values = [values_by_column(row, declared, columns) for row in rows]
    numbers = range(table.first, table.last + 1)
    old = [[table.sheet.content(column, row) for column in table.box.columns] for row in numbers]
    count = row_count(declared, len(old), len(rows))
    _refuse_blocked(now, declared.name, table, count)
    loom = _Loom(table, _column_formulas(table), f"{now.file} {table.sheet.name}")
    key_column = columns[declared.key] if declared.key else None
    continued = [*_continued(table, declared, values, key_column), *([None] * (count - len(values)))]
    new = [loom.row(table.first + i, values[i] if i < len(values) else {}, continued[i]) for i in range(count)]
    return TablePatch(table, old, new, frozenset(key for key, column in columns.items() if column in loom.formulas))


@dataclass(frozen=True)
class _Loom:
    """What every new row of one table is woven from: its formulas per column, with the row each stands in."""

    table: LiveTable
    formulas: Mapping[int, tuple[Formula, int]]
    place: str

    def row(self, number: int, values: Mapping[int, Value], before: int | None) -> list[Content]:
        """Return the contents of a row; `before` is the row that it continues, None for a row that is new."""
        return [self._cell(column, number, values, before) for column in self.table.box.columns]

    def _cell(self, column: int, number: int, values: Mapping[int, Value], before: int | None) -> Content:
        if column in self.formulas and (column in values or before is None):
            formula, origin = self.formulas[column]
            return _carried(formula, column, origin, number)
        if column in values:
            return to_host(values[column], f"{self.place}!{address_of(column, number)}")
        if before is None:
            return None
        content = self.table.sheet.content(column, before)
        return _carried(content, column, before, number) if isinstance(content, Formula) else content


def _carried(formula: Formula, column: int, origin: int, number: int) -> Formula:
    """Let a formula that moves to another row refer to its new neighbours."""
    return Formula("=" + moved(formula[1:], address_of(column, origin), address_of(column, number)))


def _column_formulas(table: LiveTable) -> dict[int, tuple[Formula, int]]:
    """Return the formula of each column in which every filled cell is one: such a column is filled down."""
    found = {}
    for column in table.box.columns:
        filled = [row for row in range(table.first, table.last + 1) if table.sheet.is_filled(column, row)]
        formulas = [(formula, row) for row in filled if (formula := table.sheet.formula(column, row)) is not None]
        if formulas and len(formulas) == len(filled):
            found[column] = formulas[0]
    return found


def _continued(
    table: LiveTable, declared: Table, values: Sequence[Mapping[int, Value]], key: int | None
) -> list[int | None]:
    """Return, for each new row, the row of the sheet that it continues."""
    rows = range(table.first, table.last + 1)
    if key is None:
        return pair_by_place(rows, len(values))
    kind, sheet = declared.by_key[declared.key].kind, table.sheet
    filled = [row for row in rows if any(sheet.is_filled(column, row) for column in table.box.columns)]
    return pair_by_key([(sheet.value(key, row, kind), row) for row in filled], [new[key] for new in values])


def _refuse_blocked(now: LiveSnapshot, name: str, table: LiveTable, count: int) -> None:
    growth = count - (table.last - table.first + 1)
    if growth <= 0:
        return
    box = table.box
    fresh = Box(box.left, box.bottom + 1, box.right, box.bottom + growth)
    for blocked in _beneath(table.sheet, fresh):
        raise TableBlockedError(name, growth, where=f"{now.file} {table.sheet.name}!{blocked}")


def _beneath(sheet: LiveSheet, fresh: Box) -> list[str]:
    """Return what lies where a table grows: filled cells, other tables are filled by their headings, or the end."""
    if fresh.bottom > LAST_ROW:
        return [str(fresh)]
    rows = range(fresh.top, fresh.bottom + 1)
    return [address_of(column, row) for row in rows for column in fresh.columns if sheet.is_filled(column, row)]
