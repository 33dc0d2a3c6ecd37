"""What the fast reader must not meet and what it does not see, found in the XML of a sheet.

The fast reader (calamine) lays a sheet out as a full rectangle and aborts the whole process when a stray cell makes
that rectangle too large; and an error value or a formula without a result is to it an empty cell.

Layer: intake. Reads XML; knows no form.
Source: ECMA-376 part 1, 18.3.1.4 (c); calamine issues 433 and 693.
"""

import io
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from lxml import etree

from lkjip_xl.book.ooxml.markup import Element
from lkjip_xl.book.ooxml.refs import address_of, column_number
from lkjip_xl.errors import LkjipError
from lkjip_xl.intake.cells import Unseen

LARGEST_AREA: Final = 4_000_000
"""Cells of the rectangle from A1 to the last filled cell; the fast reader needs some 32 bytes for each."""

# By local name, as the fast reader takes them, whatever namespace they claim.
_ROW, _CELL, _VALUE, _FORMULA = "{*}row", "{*}c", "{*}v", "{*}f"
_ADDRESS: Final = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")

# A sheet whose cells all begin so reaches at most to CZ9999, a quarter of that area, and needs no closer look. The test
# must miss nothing that the fast reader understands: whatever is written in another way is looked at with care.
_START, _END = b"<sheetData", b"</sheetData>"
_PREFIXED: Final = re.compile(rb":c[\s/>]")
_NOT_PLAIN: Final = re.compile(rb'<c(?! r="[A-C]?[A-Z][1-9][0-9]{0,3}")')

_HEAD: Final = re.compile(rb'<c r="([A-Z]+)([0-9]+)"([^>]*)>')
_RESULT: Final = re.compile(rb"<v[^>]*>([^<]+)")
_FORMULA_TEXT: Final = re.compile(rb"<f[^>]*>([^<]*)")


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


class UnseenCell(NamedTuple):
    """A cell that only seems to be empty; column and row count from 1."""

    column: int
    row: int
    content: Unseen


def unseen_cells(data: bytes, sheet: str, file: str) -> list[UnseenCell]:
    """Return the cells of a sheet that show something but have no value of their own.

    Args:
        data: XML of the sheet.
        sheet: Its name, for messages.
        file: File name, for messages.

    Raises:
        SheetTooFarError: The sheet is too large to be read.
        etree.XMLSyntaxError, ValueError: Its XML is broken.
    """
    if _is_plain(data):
        found = [cell for sign in (b't="e"', b"<f") for cell in _plain_unseen(data, sign)]
        return list(dict.fromkeys(found))  # an error of a formula carries both signs
    found, right, bottom = list[UnseenCell](), 1, 1
    for column, row, cell in _filled_cells(data):
        right, bottom = max(right, column), max(bottom, row)
        if right * bottom > LARGEST_AREA:
            raise SheetTooFarError(sheet, address_of(right, bottom), file=file)
        content = _unseen(cell)
        if content:
            found.append(UnseenCell(column, row, content))
    return found


def _is_plain(data: bytes) -> bool:
    start, end = data.find(_START), data.rfind(_END)
    is_odd = b"<!" in data or _PREFIXED.search(data, start, end) or _NOT_PLAIN.search(data, start, end)
    return start >= 0 and not is_odd


def _plain_unseen(data: bytes, sign: bytes) -> Iterator[UnseenCell]:
    """Look only at the cells around the places where the sign stands."""
    start, end = data.find(_START), data.rfind(_END)
    place = data.find(sign, start, end)
    while place >= 0:
        cell = data[data.rfind(b"<c ", 0, place) : data.find(b"</c>", place)]
        head = _HEAD.match(cell)
        content = _plain_content(cell, head[3]) if head else None
        if head and content:
            yield UnseenCell(column_number(head[1].decode()), int(head[2]), content)
        place = data.find(sign, place + len(sign), end)


def _plain_content(cell: bytes, attributes: bytes) -> Unseen | None:
    result, formula = _RESULT.search(cell), _FORMULA_TEXT.search(cell)
    if b't="e"' in attributes:
        return Unseen(result[1].decode()) if result else None
    if formula is None or result or b't="str"' in attributes:
        return None
    return Unseen("=" + formula[1].decode(errors="replace"))


def _filled_cells(data: bytes) -> Iterator[tuple[int, int, Element]]:
    """Yield column, row and element of every cell with content; addresses may be missing, as the standard allows."""
    column = row = 0
    events = etree.iterparse(
        io.BytesIO(data), ("start", "end"), tag=(_ROW, _CELL), resolve_entities=False, no_network=True, load_dtd=False
    )
    for event, element in events:
        if etree.QName(element).localname == "row":
            row, column = (int(element.get("r") or row + 1), 0) if event == "start" else (row, 0)
        elif event == "end":
            column, row = _place(element.get("r"), column, row)
            if len(element):
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


def _unseen(cell: Element) -> Unseen | None:
    result, cell_type = cell.findtext(_VALUE), cell.get("t")
    if cell_type == "e":
        return Unseen(result) if result else None
    formula = cell.find(_FORMULA)
    return Unseen(f"={formula.text or ''}") if formula is not None and not result and cell_type != "str" else None
