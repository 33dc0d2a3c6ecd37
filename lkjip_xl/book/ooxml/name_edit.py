"""A value for a named cell.

Layer: book.
"""

from lkjip_xl.book.ooxml.cell_writer import CellWriter
from lkjip_xl.book.ooxml.cells import FORMULA
from lkjip_xl.book.ooxml.draft import Draft
from lkjip_xl.book.ooxml.names import named_cell
from lkjip_xl.book.ooxml.refs import address_of
from lkjip_xl.errors import LkjipError
from lkjip_xl.model import Value


class NamedFormulaError(LkjipError):
    """A step shall write a named cell in which somebody put a formula."""

    code = "NAME_HOLDS_FORMULA"

    def __init__(self, name: str, *, where: str) -> None:
        """Name it, and its cell."""
        super().__init__(
            f"Sel {name} berisi rumus sehingga tidak dapat diisi",
            where=where,
            remedy="Hapus rumus di sel itu, lalu ulangi.",
        )


def fill_name(draft: Draft, name: str, value: Value) -> None:
    """Write a value into a named cell; its style stays.

    Raises:
        NameMissingError: There is no such name.
        NameNotACellError: It is not the name of one cell.
        NamedFormulaError: The cell holds a formula.
        CellValueError: The value fits into no cell.
    """
    place = named_cell(draft.index, name)
    sheet = f"{draft.package.file} {place.sheet.name}"
    grid = draft.grid(place.sheet)
    draft.edit(place.sheet.part)
    cell = grid.ensure_cell(place.column, place.row)
    if cell.find(FORMULA) is not None:
        raise NamedFormulaError(name, where=f"{sheet}!{address_of(place.column, place.row)}")
    CellWriter(draft.index.calendar, sheet).fill(cell, value)
    grid.update_dimension()
