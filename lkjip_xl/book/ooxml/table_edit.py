"""New rows for one table of a workbook, and everything that has to follow.

Layer: book. The office's part of the table (columns that the step does not write) goes with the row's key.
"""

from collections.abc import Mapping, Sequence

from lkjip_xl.book.ooxml.cell_writer import CellWriter
from lkjip_xl.book.ooxml.cells import FORMULA
from lkjip_xl.book.ooxml.columns import columns_by_key
from lkjip_xl.book.ooxml.draft import Draft
from lkjip_xl.book.ooxml.followers import left_behind, move_followers
from lkjip_xl.book.ooxml.formula_columns import column_formulas, spell_out_shared
from lkjip_xl.book.ooxml.formulas import rewrite_areas
from lkjip_xl.book.ooxml.grid import Grid, is_filled
from lkjip_xl.book.ooxml.growth import Growth
from lkjip_xl.book.ooxml.markup import Element, drop_attributes
from lkjip_xl.book.ooxml.obstacles import refuse_obstacles
from lkjip_xl.book.ooxml.pairing import pair_by_key, pair_by_place
from lkjip_xl.book.ooxml.refs import Box
from lkjip_xl.book.ooxml.table_part import is_filtered, resize
from lkjip_xl.book.ooxml.weaving import Loom, house_styles
from lkjip_xl.book.ooxml.workbook import TableShape
from lkjip_xl.book.row_height import height_for
from lkjip_xl.book.schema.kinds import Column, Kind, Table
from lkjip_xl.model import Finding, Severity, Value

Cells = Mapping[int, Element]
_Key = tuple[int, Kind]
"""Column of the key, and what it holds."""


def replace_rows(draft: Draft, table: Table, rows: Sequence[Mapping[str, Value]]) -> list[Finding]:
    """Write new rows into a table; see `TableEdit` for what stays.

    The table keeps as many rows for typing as its schema prepares (`blank_rows`), but never gains rows for that.

    Args:
        draft: The workbook being edited.
        table: The table, as the schema declares it.
        rows: Values per column key. A column that the office added may be named, as in a row that was read; it is
            not written.

    Returns:
        What the office should know of: a filter that was cleared, formulas that name the old extent.

    Raises:
        LkjipError: The table or a column is missing, something is in the way, or a value fits into no cell.
        ValueError: A row names a column that is nowhere, or does not name the key.
    """
    shape = draft.table(table.name)
    grid = draft.grid(shape.sheet)
    columns = columns_by_key(shape, table, grid, draft.index.reader, draft.package.file)
    values = [values_by_column(row, table, columns) for row in rows]
    growth = Growth(shape, shape.first + row_count(table, shape.last - shape.first + 1, len(rows)) - 1)
    refuse_obstacles(draft, growth)
    cleared = _filter_findings(draft, shape)
    _write(draft, growth, values, _key_of(table, columns))
    _fit_rows(draft, growth, {columns[each.key]: each for each in table.columns if each.kind is Kind.LONG_TEXT})
    move_followers(draft, growth)
    grid.update_dimension()
    return [*cleared, *left_behind(draft, growth)]


def row_count(table: Table, now: int, filled: int) -> int:
    """Return how many rows a table of `now` rows gets when `filled` rows are written."""
    return max(filled, min(table.blank_rows, now), 1)


def values_by_column(row: Mapping[str, Value], table: Table, columns: Mapping[str, int]) -> dict[int, Value]:
    """Return the values of a row per column number; columns of the office are left out.

    Raises:
        ValueError: The row names a column that is nowhere, or does not name the key.
    """
    nowhere = [key for key in row if key not in columns]
    if nowhere or (table.key and table.key not in row):
        raise ValueError(f"{table.name}: unknown columns {nowhere}, or no {table.key!r} in {sorted(row)}")
    return {columns[key]: value for key, value in row.items() if key in table.by_key}


def _key_of(table: Table, columns: Mapping[str, int]) -> _Key | None:
    return (columns[table.key], table.by_key[table.key].kind) if table.key else None


def _write(draft: Draft, growth: Growth, values: Sequence[Mapping[int, Value]], key: _Key | None) -> None:
    shape, grid, part = growth.shape, draft.grid(growth.shape.sheet), draft.edit(growth.shape.part)
    draft.edit(shape.sheet.part)
    spell_out_shared(grid, Box(shape.box.left, shape.first, shape.box.right, shape.last))
    old = [grid.take(number, shape.box.columns) for number in range(shape.first, shape.last + 1)]
    totals = [grid.take(number, shape.box.columns) for number in range(shape.last + 1, shape.box.bottom + 1)]
    writer = CellWriter(draft.index.calendar, f"{draft.package.file} {shape.sheet.name}")
    formulas = column_formulas(part, shape.box.columns, old)
    loom = Loom(shape.box.columns, house_styles(shape.box.columns, old), formulas, writer)
    blank = [(dict[int, Value](), None)] * (growth.new_last - shape.first + 1 - len(values))
    woven = zip(values, _continued(draft, old, values, key), strict=True)
    _put(grid, growth, [loom.row(shape.first + i, new, before) for i, (new, before) in enumerate([*woven, *blank])])
    _put_totals(grid, growth, totals)
    _tidy_rows(grid, growth, unhide=is_filtered(part))
    resize(part, growth)


def _continued(
    draft: Draft, old: Sequence[Cells], values: Sequence[Mapping[int, Value]], key: _Key | None
) -> Sequence[Cells | None]:
    if key is None:
        return pair_by_place(old, len(values))
    column, kind = key
    filled = [cells for cells in old if any(is_filled(cell) for cell in cells.values())]
    known = [(draft.index.reader.value(cells.get(column), kind), cells) for cells in filled]
    return pair_by_key(known, [new[column] for new in values])


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
    for formula in [found for cell in cells.values() if (found := cell.find(FORMULA)) is not None and found.text]:
        formula.text = rewrite_areas(formula.text or "", growth.shape.sheet.name, home=True, follow=growth.follow)


def _tidy_rows(grid: Grid, growth: Growth, *, unhide: bool) -> None:
    """Let written rows find their height again, show what a filter hid, and drop rows that nothing is left of."""
    shape = growth.shape
    for number in range(shape.first, max(shape.box.bottom, growth.box.bottom) + 1):
        row = grid.rows.get(number)
        if row is not None and row.get("customHeight") is None:
            drop_attributes(row, "ht")
        if row is not None and unhide:
            drop_attributes(row, "hidden")
    for number in range(growth.box.bottom + 1, shape.box.bottom + 1):
        grid.drop_row_like(number, grid.rows.get(shape.first))


def _fit_rows(draft: Draft, growth: Growth, wrapped: Mapping[int, Column]) -> None:
    """Give written rows the height that their wrapped texts need, unless a person has chosen one."""
    grid, reader = draft.grid(growth.shape.sheet), draft.index.reader
    for number in range(growth.shape.first, growth.new_last + 1) if wrapped else ():
        row, cells = grid.ensure_row(number), grid.cells(number)
        texts = ((reader.value(cells.get(at), each.kind), each.width) for at, each in wrapped.items())
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
