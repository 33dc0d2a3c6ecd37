"""New rows for one table of an open workbook: what each cell will be, decided before the first one is written.

Layer: book. Pure apart from reading the snapshot; the same rules as for the closed file (`book.ooxml.table_edit`): a
step writes the columns that it names, every other cell follows its row.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lkjip_xl.book.live.sheet import LiveSheet
from lkjip_xl.book.live.snapshot import LiveSnapshot, LiveTable
from lkjip_xl.book.live.values import Content, Formula, to_host
from lkjip_xl.book.ooxml.continuing import Layout, fate_of, lost_cells, row_count, spare_rows
from lkjip_xl.book.ooxml.formulas import moved, rewrite_areas
from lkjip_xl.book.ooxml.growth import Growth
from lkjip_xl.book.ooxml.obstacles import TableBlockedError
from lkjip_xl.book.ooxml.refs import LAST_ROW, Box, address_of
from lkjip_xl.book.ooxml.table_edit import values_by_column
from lkjip_xl.book.schema.kinds import Table
from lkjip_xl.model import Finding, Value

Contents = Sequence[Sequence[Content]]


@dataclass(frozen=True)
class TablePatch:
    """A table, what its data rows hold, and what they will hold.

    Attributes:
        table: The table before the edit.
        old: Contents of its data rows, and of rows right beneath it that join it.
        new: Contents of its data rows after the edit; their number may differ.
        computed: Keys of the columns that a formula fills.
        names: What names that end with the table refer to, before and after, by the name.
        notes: What the office should know: its cells in rows that are gone, rows that joined the table.
    """

    table: LiveTable
    old: Contents
    new: Contents
    computed: frozenset[str]
    names: Mapping[str, tuple[str, str]]
    notes: Sequence[Finding]


def plan_rows(now: LiveSnapshot, declared: Table, rows: Sequence[Mapping[str, Value]]) -> TablePatch:
    """Return the patch that writes new rows into a table; see `TableEdit` for what stays.

    Raises:
        LkjipError: The table or a column is missing, something is in the way, or a value fits into no cell.
        ValueError: A row names a column that is nowhere, or does not name the key.
    """
    table, columns, beneath = now.table(declared.name), now.columns(declared), now.beneath(declared)
    values = [values_by_column(row, declared, columns) for row in rows]
    numbers = range(table.first, table.last + beneath.rows + 1)
    old = [[table.sheet.content(column, row) for column in table.box.columns] for row in numbers]
    formulas = _column_formulas(table)
    layout = Layout(declared, columns, table.box.columns, frozenset(formulas))
    contents = [_contents(table.sheet, layout, row) for row in numbers]
    fate, place = fate_of(contents, values, layout), (now.file, table.sheet.name)
    growth = _growth(now, table, declared, beneath.rows, len(values) + len(fate.kept))
    loom = _Loom(table, formulas, growth, f"{now.file} {table.sheet.name}")
    empty = replace(loom, formulas={at: each for at, each in formulas.items() if at in layout.filled_when_blank})
    continued = [None if each is None else numbers[each] for each in fate.continued]
    woven = [*zip(values, continued, strict=True), *(({}, numbers[each]) for each in fate.kept)]
    new = [loom.row(table.first + i, given, before) for i, (given, before) in enumerate(woven)]
    new += [empty.row(number, {}, None) for number in range(table.first + len(new), growth.new_last + 1)]
    computed = frozenset(key for key, column in columns.items() if column in formulas)
    lost = lost_cells(fate, contents, table.first, layout, place)
    joined = beneath.findings(*place) if beneath.rows else ()
    return TablePatch(table, old, new, computed, _followed_names(now, growth), [*lost, *joined])


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


def _contents(sheet: LiveSheet, layout: Layout, row: int) -> dict[int, Value]:
    """Return what the cells of a row hold; a formula of the office is its text."""
    kinds = {layout.columns[key]: column.kind for key, column in layout.table.by_key.items()}
    return {
        column: formula
        if column in layout.added and (formula := sheet.formula(column, row)) is not None
        else sheet.value(column, row, kinds.get(column))
        for column in layout.area
    }


def _followed_names(now: LiveSnapshot, growth: Growth) -> dict[str, tuple[str, str]]:
    """Return the names of areas that end with the table, and what they refer to before and after."""
    sheet = growth.shape.sheet.name
    followed = {
        name: (target, rewrite_areas(target, sheet, home=False, follow=growth.follow))
        for name, target in (now.names.items() if growth.rows else ())
    }
    return {name: (before, after) for name, (before, after) in followed.items() if after != before}


def _growth(now: LiveSnapshot, table: LiveTable, declared: Table, joining: int, needed: int) -> Growth:
    """Return the growth that a number of rows needs, with blank rows as far as there is room for them.

    Raises:
        TableBlockedError: There is no room for the rows that are needed; another table is there by its headings.
    """
    shape, sheet = table.shape, table.sheet
    least = Growth(shape, shape.first + max(needed, 1) - 1, joining)
    if blocked := _first_beneath(sheet, least.fresh):
        raise TableBlockedError(shape.name, least.rows, where=f"{now.file} {sheet.name}!{blocked}")
    wished = Growth(shape, shape.first + needed + spare_rows(declared) - 1, joining)
    blocked = _first_beneath(sheet, wished.fresh)
    last = blocked.top - 1 if blocked else wished.box.bottom
    return Growth(shape, shape.first + row_count(declared, needed, last - shape.totals - shape.first + 1) - 1, joining)


def _first_beneath(sheet: LiveSheet, fresh: Box) -> Box | None:
    """Return what lies first where a table grows: a filled cell, or the end of the sheet."""
    for row in range(fresh.top, fresh.bottom + 1):
        for column in fresh.columns:
            if row > LAST_ROW or sheet.is_filled(column, row):
                return Box(column, row, column, row)
    return None
