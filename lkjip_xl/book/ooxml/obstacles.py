"""What keeps a table from being written: things beneath it that would be overwritten, and contents we do not own.

Layer: book. Refuses; changes nothing. Moving what lies beneath would mean rewriting every reference of the office.
"""

from collections.abc import Iterator

from lkjip_xl.book.ooxml.cells import FORMULA
from lkjip_xl.book.ooxml.draft import Draft
from lkjip_xl.book.ooxml.grid import Grid, is_filled
from lkjip_xl.book.ooxml.growth import Growth
from lkjip_xl.book.ooxml.markup import main
from lkjip_xl.book.ooxml.refs import LAST_ROW, Box
from lkjip_xl.book.ooxml.workbook import TableShape
from lkjip_xl.errors import LkjipError


class TableBlockedError(LkjipError):
    """A table needs more rows than there is free space beneath it."""

    code = "TABLE_BLOCKED"

    def __init__(self, table: str, rows: int, *, where: str) -> None:
        """Name the table, the rows it needs, and what is in the way."""
        super().__init__(
            f"Tabel {table} memerlukan {rows} baris lagi, tetapi tempat di bawahnya tidak kosong",
            where=where,
            remedy="Pindahkan isi itu ke tempat lain, lalu ulangi.",
        )


class MergedCellsError(LkjipError):
    """Cells inside the table, or where it grows, are merged."""

    code = "TABLE_MERGED_CELLS"

    def __init__(self, table: str, *, where: str) -> None:
        """Name the table and the merged cells."""
        super().__init__(
            f"Sel yang digabung menghalangi tabel {table}", where=where, remedy="Pisahkan sel itu, lalu ulangi."
        )


class LinkedTableError(LkjipError):
    """A query or an XML map fills the table."""

    code = "TABLE_LINKED"

    def __init__(self, table: str, *, where: str) -> None:
        """Name the table."""
        super().__init__(
            f"Tabel {table} diisi oleh sumber data luar",
            where=where,
            remedy="Putuskan hubungan tabel itu dengan sumber datanya di Excel (Data > Kueri & Koneksi), lalu ulangi.",
        )


class ArrayFormulaError(LkjipError):
    """A cell of the table belongs to an array formula, which cannot be written in part."""

    code = "TABLE_ARRAY_FORMULA"

    def __init__(self, table: str, *, where: str) -> None:
        """Name the table and the cell."""
        super().__init__(
            f"Tabel {table} memuat rumus larik",
            where=where,
            remedy="Ganti rumus larik itu dengan rumus biasa atau pindahkan ke luar tabel, lalu ulangi.",
        )


def refuse_contents(draft: Draft, shape: TableShape, joining: int) -> None:
    """Refuse to write a table whose own cells cannot be written one by one.

    Args:
        draft: The workbook being edited.
        shape: The table.
        joining: Rows beneath it that become part of it.

    Raises:
        LinkedTableError: A query or an XML map fills the table.
        MergedCellsError: Merged cells lie in the table.
        ArrayFormulaError: The table holds part of an array formula.
    """
    grid, box = draft.grid(shape.sheet), shape.box
    kind = draft.look(shape.part).get("tableType", "worksheet")
    if kind != "worksheet":
        raise LinkedTableError(shape.name, where=_where(draft, shape, str(box)))
    for area in _merged(grid):
        if area.overlaps(Box(box.left, shape.first, box.right, box.bottom + joining)):
            raise MergedCellsError(shape.name, where=_where(draft, shape, str(area)))
    for area in _arrays(grid):
        if area.overlaps(Box(box.left, shape.first, box.right, shape.last + joining)):
            raise ArrayFormulaError(shape.name, where=_where(draft, shape, str(area)))


def refuse_growth(draft: Draft, growth: Growth) -> None:
    """Refuse a table more rows than there is free space.

    Raises:
        MergedCellsError: Merged cells lie where it grows.
        TableBlockedError: A cell or another table lies where it grows.
    """
    shape = growth.shape
    for area in _merged_beneath(draft, growth):
        raise MergedCellsError(shape.name, where=_where(draft, shape, str(area)))
    for area in _beneath(draft, growth):
        raise TableBlockedError(shape.name, growth.rows, where=_where(draft, shape, str(area)))


def room(draft: Draft, growth: Growth) -> int:
    """Return how many of the data rows that growth gives a table lie above whatever is in the way."""
    obstacles = [*_merged_beneath(draft, growth), *_beneath(draft, growth)]
    last = min([growth.box.bottom, *(area.top - 1 for area in obstacles)])
    return last - growth.shape.totals - growth.shape.first + 1


def _where(draft: Draft, shape: TableShape, cell: str) -> str:
    return f"{draft.package.file} {shape.sheet.name}!{cell}"


def _merged(grid: Grid) -> Iterator[Box]:
    for merged in grid.root.iterfind(f"{main('mergeCells')}/{main('mergeCell')}"):
        if area := Box.parse(merged.get("ref", "")):
            yield area


def _merged_beneath(draft: Draft, growth: Growth) -> Iterator[Box]:
    fresh = growth.fresh
    if fresh.top <= fresh.bottom:
        yield from (area for area in _merged(draft.grid(growth.shape.sheet)) if area.overlaps(fresh))


def _beneath(draft: Draft, growth: Growth) -> Iterator[Box]:
    """Yield what lies where the table grows: filled cells, other tables, the end of the sheet."""
    shape, grid, fresh = growth.shape, draft.grid(growth.shape.sheet), growth.fresh
    if fresh.top > fresh.bottom:
        return
    if fresh.bottom > LAST_ROW:
        yield Box(fresh.left, max(fresh.top, LAST_ROW + 1), fresh.right, fresh.bottom)
    for other in draft.tables_on(shape.sheet):
        if other.part != shape.part and other.box.overlaps(fresh):
            yield other.box
    for row in sorted(number for number in grid.rows if fresh.top <= number <= fresh.bottom):
        for column, cell in grid.cells(row).items():
            if column in fresh.columns and is_filled(cell):
                yield Box(column, row, column, row)


def _arrays(grid: Grid) -> Iterator[Box]:
    # An array or a data table names its whole area at its first cell, wherever that is.
    for formula in grid.root.iter(FORMULA):
        area = Box.parse(formula.get("ref", "")) if formula.get("t") in {"array", "dataTable"} else None
        if area is not None:
            yield area
