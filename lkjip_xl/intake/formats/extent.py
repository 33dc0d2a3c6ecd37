"""How far a sheet reaches, measured before the fast reader sees it.

The fast reader (calamine) lays a sheet out as a full rectangle and aborts the whole process when a stray cell makes
that rectangle too large.

Layer: intake. Reads XML; knows no form.
Source: ECMA-376 part 1, 18.3.1.4 (c); calamine issues 433 and 693.
"""

import io
import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from lkjip_xl.book.ooxml.markup import Element
from lkjip_xl.book.ooxml.refs import address_of, column_number
from lkjip_xl.errors import LkjipError

LARGEST_AREA: Final = 4_000_000
"""Cells of the rectangle from A1 to the last filled cell; the fast reader needs some 32 bytes for each."""

# By local name, as the fast reader takes them, whatever namespace they claim.
_ROW, _CELL = "{*}row", "{*}c"
_ADDRESS: Final = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")

# A sheet whose cells all begin so reaches at most to CZ9999, a quarter of that area, and needs no closer look. The test
# must miss nothing that the fast reader understands: whatever is written in another way is looked at with care.
_START, _END = b"<sheetData", b"</sheetData>"
_PREFIXED: Final = re.compile(rb":c[\s/>]")
_NOT_PLAIN: Final = re.compile(rb'<c(?! r="[A-C]?[A-Z][1-9][0-9]{0,3}")')


class SheetTooFarError(LkjipError):
    """A filled cell lies so far out that reading the sheet would exhaust the memory."""

    code = "SHEET_TOO_FAR"

    def __init__(self, sheet: str, cell: str, *, file: str) -> None:
        """Name the sheet, its outermost corner and the file."""
        super().__init__(
            f"Lembar {sheet} terisi sampai sel {cell}, jauh di luar formulir",
            where=f"{file} {sheet}!{cell}",
            remedy="Hapus isi sel yang jauh itu (Ctrl+End menunjukkannya), simpan, lalu kirim ulang.",
        )


def span(data: bytes) -> tuple[int, int]:
    """Return where the cells begin and end in the XML of a sheet; -1 for either where it has none."""
    return data.find(_START), data.rfind(_END)


def is_plain(data: bytes) -> bool:
    """Whether every cell is written the usual way and lies well inside the largest area."""
    start, end = span(data)
    if not 0 <= start < end or b"<!" in data or _NOT_PLAIN.search(data, start, end):
        return False
    return data.find(b":c", start, end) < 0 or _PREFIXED.search(data, start, end) is None


def check_area(right: int, bottom: int, sheet: str, file: str) -> None:
    """Refuse a sheet whose last filled cell would lie there; column and row count from 1.

    Raises:
        SheetTooFarError: It is too large to be read.
    """
    if right * bottom > LARGEST_AREA:
        raise SheetTooFarError(sheet, address_of(right, bottom), file=file)


def filled_cells(data: bytes, sheet: str, file: str) -> Iterator[tuple[int, int, Element]]:
    """Yield column, row and element of every cell with content; addresses may be missing, as the standard allows.

    Raises:
        SheetTooFarError: The cells so far reach too far out.
        etree.XMLSyntaxError, ValueError: The XML is broken.
    """
    right = bottom = 1
    events = etree.iterparse(
        io.BytesIO(data), ("start", "end"), tag=(_ROW, _CELL), resolve_entities=False, no_network=True, load_dtd=False
    )
    column = row = 0
    for event, element in events:
        if etree.QName(element).localname == "row":
            row, column = (int(element.get("r") or row + 1), 0) if event == "start" else (row, 0)
        elif event == "end":
            column, row = _place(element.get("r"), column, row)
            if len(element):
                right, bottom = max(right, column), max(bottom, row)
                check_area(right, bottom, sheet, file)
                yield column, row, element
        if event == "end":
            element.clear()


def _place(address: str | None, column: int, row: int) -> tuple[int, int]:
    if address is None:
        return column + 1, row
    match = _ADDRESS.fullmatch(address.upper())
    if match is None:
        raise ValueError(f"not an address: {address}")
    return column_number(match[1]), int(match[2])
