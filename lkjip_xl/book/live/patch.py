"""New rows for one table of an open workbook: what each cell will be, decided before the first one is written.

Layer: book. Pure apart from reading the snapshot; the same rules as for the closed file (`book.ooxml.table_edit`): a
step writes the columns that it names, every other cell follows the row's key, or its place.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lkjip_xl.book.live.sheet import LiveSheet
from lkjip_xl.book.live.snapshot import LiveSnapshot, LiveTable
from lkjip_xl.book.live.values import Content, Formula, to_host
from lkjip_xl.book.ooxml.formulas import moved, rewrite_areas
from lkjip_xl.book.ooxml.growth import Growth
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
        names: What names that end with the table refer to, before and after, by the name.
    """

    table: LiveTable
    old: Contents
    new: Contents
    computed: frozenset[str]
    names: Mapping[str, tuple[str, str]]


def plan_rows(now: LiveSnapshot, declared: Table, rows: Sequence[Mapping[str, Value]]) -> TablePatch:
    """Return the patch that writes new rows into a table; see `TableEdit` for what stays.

    Raises:
        LkjipError: The table or a column is missing, something is in the way, or a value fits into no cell.
        ValueError: A row names a column that is nowhere, or does not name the key.
    """
    table, columns = now.table(declared.name), now.columns(declared)
    values = [values_by_column(row, declared, columns) for row in rows]
    old = [[table.sheet.content(column, row) for column in table.box.columns] for row in table.rows]
    growth = Growth(table.shape, table.first + row_count(declared, len(old), len(rows)) - 1)
    _refuse_blocked(now, growth, table.sheet)
    loom = _Loom(table, _column_formulas(table), growth, f"{now.file} {table.sheet.name}")
    key_column = columns[declared.key] if declared.key else None
    blank = [(dict[int, Value](), None)] * (growth.new_last - table.first + 1 - len(values))
    woven = zip(values, _continued(table, declared, values, key_column), strict=True)
    new = [loom.row(table.first + i, given, before) for i, (given, before) in enumerate([*woven, *blank])]
    computed = frozenset(key for key, column in columns.items() if column in loom.formulas)
    return TablePatch(table, old, new, computed, _followed_names(now, growth))


@dataclass(frozen=True)
class _Loom:
    """What every new row of one table is woven from: its formulas per column, with the row each stands in."""

    table: LiveTable
    formulas: Mapping[int, tuple[Formula, int]]
    growth: Growth
    place: str

    def row(self, number: int, values: Mapping[int, Value], before: int | None) -> list[Content]:
        """Return the contents of a row; `before` is the row that it continues, None for a row that is new."""
        return [self._cell(column, number, values, before) for column in self.table.box.columns]

    def _cell(self, column: int, number: int, values: Mapping[int, Value], before: int | None) -> Content:
        if column in self.formulas and (column in values or before is None):
            formula, origin = self.formulas[column]
            return self._carried(formula, column, origin, number)
        if column in values:
            return to_host(values[column], f"{self.place}!{address_of(column, number)}")
        if before is None:
            return None
        content = self.table.sheet.content(column, before)
        return self._carried(content, column, before, number) if isinstance(content, Formula) else content

    def _carried(self, formula: Formula, column: int, origin: int, number: int) -> Formula:
        """Let a formula that moves refer to its new neighbours, and to the table's new extent."""
        text = moved(formula[1:], address_of(column, origin), address_of(column, number))
        sheet, follow = self.table.sheet.name, self.growth.follow
        return Formula(f"={rewrite_areas(text, sheet, home=True, follow=follow) if self.growth.rows else text}")


def _column_formulas(table: LiveTable) -> dict[int, tuple[Formula, int]]:
    """Return the formula of each column in which every filled cell is one: such a column is filled down."""
    found = {}
    for column in table.box.columns:
        filled = [row for row in table.rows if table.sheet.is_filled(column, row)]
        formulas = [(formula, row) for row in filled if (formula := table.sheet.formula(column, row)) is not None]
        if formulas and len(formulas) == len(filled):
            found[column] = formulas[0]
    return found


def _continued(
    table: LiveTable, declared: Table, values: Sequence[Mapping[int, Value]], key: int | None
) -> list[int | None]:
    """Return, for each new row, the row of the sheet that it continues."""
    if key is None:
        return pair_by_place(table.rows, len(values))
    kind, sheet = declared.by_key[declared.key].kind, table.sheet
    filled = [row for row in table.rows if any(sheet.is_filled(column, row) for column in table.box.columns)]
    return pair_by_key([(sheet.value(key, row, kind), row) for row in filled], [new[key] for new in values])


def _followed_names(now: LiveSnapshot, growth: Growth) -> dict[str, tuple[str, str]]:
    """Return the names of areas that end with the table, and what they refer to before and after."""
    sheet = growth.shape.sheet.name
    followed = {
        name: (target, rewrite_areas(target, sheet, home=False, follow=growth.follow))
        for name, target in (now.names.items() if growth.rows else ())
    }
    return {name: (before, after) for name, (before, after) in followed.items() if after != before}


def _refuse_blocked(now: LiveSnapshot, growth: Growth, sheet: LiveSheet) -> None:
    """Refuse to grow over something; another table is there by its headings."""
    shape = growth.shape
    fresh = Box(shape.box.left, shape.box.bottom + 1, shape.box.right, growth.box.bottom)
    for blocked in _beneath(sheet, fresh):
        raise TableBlockedError(shape.name, growth.rows, where=f"{now.file} {sheet.name}!{blocked}")


def _beneath(sheet: LiveSheet, fresh: Box) -> list[str]:
    """Return what lies where a table grows: filled cells, or the end of the sheet."""
    if fresh.bottom > LAST_ROW:
        return [str(fresh)]
    rows = range(fresh.top, fresh.bottom + 1)
    return [address_of(column, row) for row in rows for column in fresh.columns if sheet.is_filled(column, row)]
