"""Named cells: a defined name of the whole workbook that points to one cell.

Layer: book.
Source: ECMA-376 part 1, 18.2.5 (definedName).
"""

import re
from dataclasses import dataclass

from lkjip_xl.book.ooxml.refs import Box
from lkjip_xl.book.ooxml.workbook import SheetPart, WorkbookIndex
from lkjip_xl.errors import LkjipError

_REFERENCE = re.compile(r"(?:'((?:[^']|'')+)'|([^'!\[\]]+))!([^!]+)")
_RESTORE = "Kembalikan nama itu lewat Rumus > Pengelola Nama, lalu ulangi."


class NameMissingError(LkjipError):
    """The workbook has no such name."""

    code = "NAME_MISSING"

    def __init__(self, name: str, file: str) -> None:
        """Name it, and the file."""
        super().__init__(f"Nama {name} tidak ada", where=file, remedy=_RESTORE)


class NameNotACellError(LkjipError):
    """The name no longer points to one plain cell: its row was deleted, or it names an area or a formula."""

    code = "NAME_NOT_A_CELL"

    def __init__(self, name: str, target: str, file: str) -> None:
        """Name it, what it points to, and the file."""
        super().__init__(f"Nama {name} tidak menunjuk satu sel, melainkan {target}", where=file, remedy=_RESTORE)


@dataclass(frozen=True)
class CellPlace:
    """A sheet and a cell on it."""

    sheet: SheetPart
    column: int
    row: int


def named_cell(index: WorkbookIndex, name: str) -> CellPlace:
    """Return where a named cell lies.

    Raises:
        NameMissingError: There is no such name.
        NameNotACellError: It is not the name of one cell.
    """
    target = index.names.get(name.casefold())
    if target is None:
        raise NameMissingError(name, index.package.file)
    named = cell_reference(target)
    for sheet in index.sheets:
        if named is not None and sheet.name.casefold() == named[0].casefold():
            return CellPlace(sheet, named[1].left, named[1].top)
    raise NameNotACellError(name, target, index.package.file)


def cell_reference(target: str) -> tuple[str, Box] | None:
    """Return sheet name and cell that a name refers to; None for an area, a formula, or nothing any more.

    >>> cell_reference("'Data 1'!$C$7")
    ('Data 1', Box(left=3, top=7, right=3, bottom=7))
    """
    match = _REFERENCE.fullmatch(target)
    box = Box.parse(match[3]) if match else None
    if match is None or box is None or not box.is_cell:
        return None
    return (match[1] or match[2]).replace("''", "'"), box
