"""New rows for one table of a workbook, and everything that has to follow.

Layer: book. The office's part of the table (columns that the step does not write) goes with the row's key.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lkjip_xl.book.ooxml.beneath import Beneath, rows_beneath
from lkjip_xl.book.ooxml.cell_writer import CellWriter
from lkjip_xl.book.ooxml.cells import FORMULA
from lkjip_xl.book.ooxml.columns import columns_by_key
from lkjip_xl.book.ooxml.continuing import Fate, Layout, fate_of, lost_cells, row_count, spare_rows
from lkjip_xl.book.ooxml.draft import Draft
from lkjip_xl.book.ooxml.followers import left_behind, move_followers
from lkjip_xl.book.ooxml.formula_columns import ColumnFormula, column_formulas, spell_out_shared
from lkjip_xl.book.ooxml.formulas import rewrite_areas
from lkjip_xl.book.ooxml.grid import Grid
from lkjip_xl.book.ooxml.growth import Growth
from lkjip_xl.book.ooxml.markup import Element, drop_attributes
from lkjip_xl.book.ooxml.obstacles import refuse_contents, refuse_growth, room
from lkjip_xl.book.ooxml.refs import Box
from lkjip_xl.book.ooxml.table_part import is_filtered, resize
from lkjip_xl.book.ooxml.weaving import Loom, house_styles
from lkjip_xl.book.ooxml.workbook import SheetPart, TableShape
from lkjip_xl.book.row_height import height_for
from lkjip_xl.book.schema.kinds import Column, Kind, Table
from lkjip_xl.model import Finding, Severity, Value

Cells = Mapping[int, Element]


@dataclass(frozen=True)
class _Old:
    """What a table was: cells of its data rows (with rows beneath that join it) and of its totals, and their looks.

    Attributes:
        rows: Cells by column, row by row.
        totals: Cells of the row of totals, if there is one.
        formulas: Formula per column that is filled by one.
        styles: Most frequent style per column.
    """

    rows: Sequence[Cells]
    totals: Sequence[Cells]
    formulas: Mapping[int, ColumnFormula]
    styles: Mapping[int, str | None]


def replace_rows(draft: Draft, table: Table, rows: Sequence[Mapping[str, Value]]) -> list[Finding]:
    """Write new rows into a table; see `TableEdit` for what stays.

    The table offers the blank rows for typing that its schema prepares (`blank_rows`), as far as there is room.

    Args:
        draft: The workbook being edited.
        table: The table, as the schema declares it.
        rows: Values per column key. A column that the office added may be named, as in a row that was read; it is
            not written.

    Returns:
        What the office should know of: its cells in rows that are gone, rows beneath the table that joined it, a
        filter that was cleared, formulas that name the old extent.

    Raises:
        LkjipError: The table or a column is missing, something is in the way, a cell is damaged, or a value fits into
            no cell.
        ValueError: A row names a column that is nowhere, or does not name the key.
    """
    shape = draft.table(table.name)
    grid = draft.grid(shape.sheet)
    columns = columns_by_key(shape, table, grid, draft.index.reader, draft.package.file)
    values = [values_by_column(row, table, columns) for row in rows]
    beneath = _beneath(draft, shape, table, columns)
    refuse_contents(draft, shape, beneath.rows)
    cleared = _filter_findings(draft, shape)
    old = _take(draft, shape, beneath.rows)
    layout = Layout(table, columns, shape.box.columns, frozenset(old.formulas))
    contents = [_contents(draft, shape, layout, cells) for cells in old.rows]
    fate, place = fate_of(contents, values, layout), (draft.package.file, shape.sheet.name)
    growth = _growth(draft, shape, table, beneath.rows, len(values) + len(fate.kept))
    _write(draft, growth, values, fate, _looms(draft, shape.sheet, layout, old, place), old)
    _fit_rows(draft, growth, {columns[each.key]: each for each in table.columns if each.kind is Kind.LONG_TEXT})
    move_followers(draft, growth)
    grid.update_dimension()
    lost = lost_cells(fate, contents, shape.first, layout, place)
    joined = beneath.findings(*place) if beneath.rows else ()
    return [*lost, *joined, *cleared, *left_behind(draft, growth)]


def values_by_column(row: Mapping[str, Value], table: Table, columns: Mapping[str, int]) -> dict[int, Value]:
    """Return the values of a row per column number; columns of the office are left out.

    Raises:
        ValueError: The row names a column that is nowhere, or does not name the key.
    """
    nowhere = [key for key in row if key not in columns]
    if nowhere or (table.key and table.key not in row):
        raise ValueError(f"{table.name}: unknown columns {nowhere}, or no {table.key!r} in {sorted(row)}")
    return {columns[key]: value for key, value in row.items() if key in table.by_key}


def _beneath(draft: Draft, shape: TableShape, table: Table, columns: Mapping[str, int]) -> Beneath:
    grid, kinds = draft.grid(shape.sheet), {key: column.kind for key, column in table.by_key.items()}

    def read(number: int) -> dict[str, Value]:
        cells = grid.cells(number)
        return {key: draft.value(shape.sheet, cells.get(at), kinds.get(key)) for key, at in columns.items()}

    return rows_beneath(table, shape, read, draft.tables_on(shape.sheet))


def _take(draft: Draft, shape: TableShape, joining: int) -> _Old:
    """Take a table's cells off the sheet; rows that join it get the looks of its rows where they have none."""
    grid, part, columns = draft.grid(shape.sheet), draft.edit(shape.part), shape.box.columns
    draft.edit(shape.sheet.part)
    spell_out_shared(grid, Box(shape.box.left, shape.first, shape.box.right, shape.last + joining))
    rows = [grid.take(number, columns) for number in range(shape.first, shape.last + 1)]
    totals = [grid.take(number, columns) for number in range(shape.last + 1, shape.box.bottom + 1)]
    styles, formulas = house_styles(columns, rows), column_formulas(part, columns, rows)
    joined = [grid.take(number, columns) for number in range(shape.box.bottom + 1, shape.box.bottom + joining + 1)]
    for column, cell in (item for cells in joined for item in cells.items()):
        if (style := styles[column]) is not None and cell.get("s") is None:
            cell.set("s", style)
    return _Old([*rows, *joined], totals, formulas, styles)


def _contents(draft: Draft, shape: TableShape, layout: Layout, cells: Cells) -> dict[int, Value]:
    """Return what the cells of a row hold; a formula of the office is its text."""
    kinds = {layout.columns[key]: column.kind for key, column in layout.table.by_key.items()}
    return {
        column: f"={formula}"
        if column in layout.added and (formula := cell.findtext(FORMULA))
        else draft.value(shape.sheet, cell, kinds.get(column))
        for column, cell in cells.items()
    }


def _growth(draft: Draft, shape: TableShape, table: Table, joining: int, needed: int) -> Growth:
    """Return the growth that a number of rows needs, with blank rows as far as there is room for them.

    Raises:
        LkjipError: There is no room for the rows that are needed.
    """
    refuse_growth(draft, Growth(shape, shape.first + max(needed, 1) - 1, joining))
    wished = Growth(shape, shape.first + needed + spare_rows(table) - 1, joining)
    return Growth(shape, shape.first + row_count(table, needed, room(draft, wished)) - 1, joining)


def _looms(draft: Draft, sheet: SheetPart, layout: Layout, old: _Old, place: tuple[str, str]) -> tuple[Loom, Loom]:
    """Return what filled rows are woven from, and blank ones."""
    writer, bench = CellWriter(draft.index.calendar, " ".join(place)), draft.grid(sheet).bench()
    loom = Loom(layout.area, old.styles, old.formulas, writer, bench)
    shown = {column: formula for column, formula in old.formulas.items() if column in layout.filled_when_blank}
    return loom, replace(loom, formulas=shown)


def _write(
    draft: Draft,
    growth: Growth,
    values: Sequence[Mapping[int, Value]],
    fate: Fate,
    looms: tuple[Loom, Loom],
    old: _Old,
) -> None:
    shape, grid, part = growth.shape, draft.grid(growth.shape.sheet), draft.edit(growth.shape.part)
    loom, blank = looms
    continued = [None if place is None else old.rows[place] for place in fate.continued]
    woven = [*zip(values, continued, strict=True), *(({}, old.rows[place]) for place in fate.kept)]
    rows = [loom.row(shape.first + i, new, before) for i, (new, before) in enumerate(woven)]
    rows += [blank.row(number, {}, None) for number in range(shape.first + len(rows), growth.new_last + 1)]
    _put(grid, growth, rows)
    _put_totals(grid, growth, old.totals)
    _tidy_rows(grid, growth, unhide=is_filtered(part))
    resize(part, growth)


def _put(grid: Grid, growth: Growth, rows: Sequence[Cells]) -> None:
    like = grid.rows.get(growth.shape.first)
    for number, cells in enumerate(rows, start=growth.shape.first):
        _follow(cells, growth)
        grid.ensure_row(number, like)
        grid.put(number, cells)


def _put_totals(grid: Grid, growth: Growth, totals: Sequence[Cells]) -> None:
    shape = growth.shape
    for offset, cells in enumerate(totals, start=1):
        _follow(cells, growth)
        grid.ensure_row(growth.new_last + offset, grid.rows.get(shape.last + offset))
        grid.put(growth.new_last + offset, cells)


def _follow(cells: Cells, growth: Growth) -> None:
    """Let formulas that name the table's extent by addresses name the new one."""
    if not growth.rows:
        return
    for formula in [formula for cell in cells.values() for formula in cell.iterchildren(FORMULA) if formula.text]:
        formula.text = rewrite_areas(formula.text or "", growth.shape.sheet.name, home=True, follow=growth.follow)


def _tidy_rows(grid: Grid, growth: Growth, *, unhide: bool) -> None:
    """Let written rows find their height again, show what a filter hid, and drop rows that nothing is left of."""
    shape = growth.shape
    for number in range(shape.first, max(growth.old_bottom, growth.box.bottom) + 1):
        row = grid.rows.get(number)
        if row is not None and row.get("customHeight") is None:
            drop_attributes(row, "ht")
        if row is not None and unhide:
            drop_attributes(row, "hidden")
    for number in range(growth.box.bottom + 1, growth.old_bottom + 1):
        grid.drop_row_like(number, grid.rows.get(shape.first))


def _fit_rows(draft: Draft, growth: Growth, wrapped: Mapping[int, Column]) -> None:
    """Give written rows the height that their wrapped texts need, unless a person has chosen one."""
    sheet, grid = growth.shape.sheet, draft.grid(growth.shape.sheet)
    for number in range(growth.shape.first, growth.new_last + 1) if wrapped else ():
        row, cells = grid.ensure_row(number), grid.cells(number)
        texts = ((draft.value(sheet, cells.get(at), each.kind), each.width) for at, each in wrapped.items())
        height = height_for(texts)
        if height is not None and row.get("customHeight") is None:
            row.set("ht", f"{height:g}")


def _filter_findings(draft: Draft, shape: TableShape) -> list[Finding]:
    if not is_filtered(draft.look(shape.part)):
        return []
    cleared = Finding(
        code="FILTER_CLEARED",
        severity=Severity.INFO,
        message=f"Saringan pada tabel {shape.name} dilepas agar semua baris terlihat",
        file=draft.package.file,
        sheet=shape.sheet.name,
        cell=str(shape.box),
    )
    return [cleared]
