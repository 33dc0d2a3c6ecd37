"""What the fast reader must not meet and what it does not see, found in the XML of a sheet.

The fast reader (calamine) lays a sheet out as a full rectangle and aborts the whole process when a stray cell makes
that rectangle too large; and an error value or a formula without a result is to it an empty cell.

Layer: intake. Reads XML; knows no form.
Source: ECMA-376 part 1, 18.3.1.4 (c); calamine issues 433 and 693.
"""

import re
from typing import Final

from lkjip_xl.book.ooxml.cells import CELL, FORMULA, VALUE
from lkjip_xl.book.ooxml.grid import Grid, is_filled
from lkjip_xl.book.ooxml.package import DamagedWorkbookError, Package
from lkjip_xl.book.ooxml.refs import Box, address_of
from lkjip_xl.errors import LkjipError
from lkjip_xl.intake.cells import Unseen

LARGEST_AREA: Final = 4_000_000
"""Cells of the rectangle from A1 to the last filled cell; the fast reader needs some 32 bytes for each."""

# All cells as programs write them, and one beyond column Z or row 9999: without such, 26 × 9999 cells is the most.
_PLAIN_CELL: Final = b'<c r="'
_FAR_CELL: Final = re.compile(rb'<c r="(?:[A-Z]{2}|[A-Z][0-9]{5})')
_UNSEEN: Final = (b't="e"', b"<f")


class SheetTooFarError(LkjipError):
    """A filled cell lies so far out that reading the sheet would exhaust the memory."""

    code = "SHEET_TOO_FAR"

    def __init__(self, file: str, sheet: str, cell: str) -> None:
        """Name the file, the sheet and the outermost corner."""
        super().__init__(
            f"Lembar {sheet} pada berkas {file} terisi sampai sel {cell}, jauh di luar formulir",
            where=f"{sheet}!{cell}",
            remedy="Hapus isi sel yang jauh itu (Ctrl+End menunjukkannya), simpan, lalu kirim ulang.",
        )


def unseen_cells(package: Package, sheet: str, part: str) -> dict[tuple[int, int], Unseen]:
    """Return, by column and row from 1, the cells of a sheet that only seem to be empty.

    The usual sheet is cleared by searching its text; it is parsed only where that search finds something.

    Raises:
        SheetTooFarError: The sheet is too large to be read.
        DamagedWorkbookError: Its XML is broken.
    """
    data = package.parts[part]
    is_near = data.count(b"<c") == data.count(_PLAIN_CELL) + _columns(data) and not _FAR_CELL.search(data)
    if is_near and b"<!" not in data and not any(sign in data for sign in _UNSEEN):
        return {}
    return {}
