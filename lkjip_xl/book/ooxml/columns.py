"""Which column of a table on the sheet is which column of the schema: by heading text, never by position.

Layer: book.
"""

from collections.abc import Sequence

from lkjip_xl.book.ooxml.cells import CellReader
from lkjip_xl.book.ooxml.grid import Grid
from lkjip_xl.book.ooxml.package import DamagedWorkbookError
from lkjip_xl.book.ooxml.refs import Box
from lkjip_xl.book.ooxml.workbook import TableShape
from lkjip_xl.book.schema.kinds import Table
from lkjip_xl.errors import LkjipError


class ColumnMissingError(LkjipError):
    """A table of the workbook lacks a column of the schema."""

    code = "COLUMN_MISSING"

    def __init__(self, table: str, header: str, *, where: str) -> None:
        """Name the table, the heading and the place of the table."""
        super().__init__(
            f"Kolom {header} tidak ada pada tabel {table}",
            where=where,
            remedy=f"Tulis kembali judul {header} pada baris judul tabel itu, lalu ulangi.",
        )


def columns_by_key(shape: TableShape, table: Table, grid: Grid, reader: CellReader, file: str) -> dict[str, int]:
    """Return the column number per key.

    A column of the schema goes by its key, a column that the office added by its heading text. Letter case and
    blanks in a heading do not matter.

    Raises:
        ColumnMissingError: A column of the schema is not there.
        DamagedWorkbookError: A heading does not hold what it says.
    """
    place = f"{file} {shape.sheet.name}!{_heading_row(shape)}"
    try:
        headings = _headings(shape, grid, reader)
    except (ValueError, IndexError) as error:
        raise DamagedWorkbookError(file, f"{shape.sheet.name} baris {shape.box.top}") from error
    return match_headings(headings, table, place)


def match_headings(headings: Sequence[tuple[str, int]], table: Table, where: str) -> dict[str, int]:
    """Return the column number per key for headings with their column numbers; see `columns_by_key`.

    Raises:
        ColumnMissingError: A column of the schema is not there.
    """
    by_heading = {_normal(heading): number for heading, number in reversed(headings)}
    found: dict[str, int] = {}
    for column in table.columns:
        number = by_heading.get(_normal(column.header))
        if number is None:
            raise ColumnMissingError(table.name, column.header, where=where)
        found[column.key] = number
    taken = set(found.values())
    for heading, number in headings:
        # A heading of the office that happens to be a key of ours must not take that key's place.
        if number not in taken:
            found.setdefault(heading, number)
    return found


def _headings(shape: TableShape, grid: Grid, reader: CellReader) -> list[tuple[str, int]]:
    # The cells count, not the names in the table's part: other programs leave those behind when a heading changes.
    cells = grid.cells(shape.box.top) if shape.headings else {}
    named = zip(shape.box.columns, shape.columns, strict=False)
    return [(str(reader.value(cells.get(number)) or name), number) for number, name in named]


def _heading_row(shape: TableShape) -> Box:
    return shape.box.to_row(shape.box.top)


def _normal(heading: str) -> str:
    return " ".join(heading.split()).casefold()
