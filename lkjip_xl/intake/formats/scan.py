"""What the fast reader does not tell of a sheet, found in the sheet's XML by searching bytes.

Errors and formulas without a result are empty cells to it; formulas with one are values; and it knows nothing of
hidden rows and columns and of filters. Only what people can see, or should have seen, is looked for.

Layer: intake. Searches XML; knows no form.
Source: ECMA-376 part 1, 18.3.1.4 (c), 18.3.1.13 (col), 18.3.1.73 (row), 18.3.2.7 (filterColumn).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeAlias

from lkjip_xl.book.ooxml.markup import Element
from lkjip_xl.book.ooxml.refs import column_number
from lkjip_xl.intake.formats.extent import filled_cells, is_plain, span
from lkjip_xl.intake.reading.cells import Unseen

_Look: TypeAlias = tuple[int, int, Unseen | None]
"""Column, row, and what the cell shows without having it as a value; None for a formula with a result."""
_NOTHING: Final = Unseen("")
_SIGNS: Final = (b't="e"', b"<f")

_HEAD: Final = re.compile(rb'<c r="([A-Z]+)([0-9]+)"([^>]*)>')
_RESULT: Final = re.compile(rb"<v[^>]*>([^<]+)")
_FORMULA_TEXT: Final = re.compile(rb"<f[^>]*>([^<]*)")
_VALUE, _FORMULA = "{*}v", "{*}f"

_HIDDEN: Final = re.compile(rb"""\b(?:hidden\s*=\s*["'](?:1|true)["']|(?:ht|width)\s*=\s*["']0(?:\.0*)?["'])""")
_ROW_SIGNS: Final = (b"hidden", b' ht="0')
_ROW: Final = re.compile(rb"<(?:\w+:)?row\b[^>]*>")
_COLUMN: Final = re.compile(rb"<(?:\w+:)?col\b[^>]*>")
_NUMBER: Final = re.compile(rb"""\br\s*=\s*["'](\d{1,7})["']""")
_FROM: Final = re.compile(rb"""\bmin\s*=\s*["'](\d{1,5})["']""")
_TO: Final = re.compile(rb"""\bmax\s*=\s*["'](\d{1,5})["']""")
_LAST_COLUMN: Final = 16384
_FILTER: Final = b"filterColumn"


class UnseenCell(NamedTuple):
    """A cell that only seems to be empty; column and row count from 1."""

    column: int
    row: int
    content: Unseen


@dataclass(frozen=True)
class SheetScan:
    """What a sheet holds besides plain values; columns and rows count from 1.

    Attributes:
        unseen: Cells that show something but have no value of their own.
        formulas: Cells whose value is the result of a formula, as (column, row).
        hidden_rows: Rows that nobody sees.
        hidden_columns: Columns that nobody sees.
        is_filtered: Whether a filter hides some rows.
    """

    unseen: tuple[UnseenCell, ...] = ()
    formulas: frozenset[tuple[int, int]] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_filtered: bool = False


def scan_sheet(data: bytes, sheet: str, file: str) -> SheetScan:
    """Return what the XML of a sheet tells besides its values.

    Args:
        data: XML of the sheet.
        sheet: Its name, for messages.
        file: File name, for messages.

    Raises:
        SheetTooFarError: The sheet is too large to be read.
        etree.XMLSyntaxError, ValueError: Its XML is broken.
    """
    plain = is_plain(data)
    looked_at = _around_signs(data) if plain else _every_cell(data, sheet, file)
    cells = {(column, row): content for column, row, content in looked_at}  # an error of a formula carries both signs
    return SheetScan(
        tuple(UnseenCell(column, row, content) for (column, row), content in cells.items() if content),
        frozenset(place for place, content in cells.items() if content is None),
        frozenset() if plain and not any(sign in data for sign in _ROW_SIGNS) else _hidden_rows(data),
        _hidden_columns(data),
        is_filtered=_FILTER in data,
    )


def _around_signs(data: bytes) -> Iterator[_Look]:
    """Look only at the cells around the places where a sign of an error or of a formula stands."""
    start, end = span(data)
    for sign in _SIGNS:
        place = data.find(sign, start, end)
        while place >= 0:
            cell = data[data.rfind(b"<c ", 0, place) : data.find(b"</c>", place)]
            head = _HEAD.match(cell)
            if head and (found := _plain_content(cell, head[3])) is not _NOTHING:
                yield column_number(head[1].decode()), int(head[2]), found
            place = data.find(sign, place + len(sign), end)


def _plain_content(cell: bytes, attributes: bytes) -> Unseen | None:
    result, formula = _RESULT.search(cell), _FORMULA_TEXT.search(cell)
    if b't="e"' in attributes:
        return Unseen(result[1].decode(errors="replace")) if result else _NOTHING
    if formula is None:
        return _NOTHING
    has_result = result or b't="str"' in attributes
    return None if has_result else Unseen("=" + formula[1].decode(errors="replace"))


def _every_cell(data: bytes, sheet: str, file: str) -> Iterator[_Look]:
    for column, row, cell in filled_cells(data, sheet, file):
        if (found := _content(cell)) is not _NOTHING:
            yield column, row, found


def _content(cell: Element) -> Unseen | None:
    result, cell_type, formula = cell.findtext(_VALUE), cell.get("t"), cell.find(_FORMULA)
    if cell_type == "e":
        return Unseen(result) if result else _NOTHING
    if formula is None:
        return _NOTHING
    return None if result or cell_type == "str" else Unseen(f"={formula.text or ''}")


def _hidden_rows(data: bytes) -> frozenset[int]:
    """Return the rows that nobody sees, also those without any height."""
    tags = (tag for tag in _ROW.findall(data) if _HIDDEN.search(tag))
    return frozenset(int(number[1]) for tag in tags if (number := _NUMBER.search(tag)))


def _hidden_columns(data: bytes) -> frozenset[int]:
    """Return the columns that nobody sees, also those without any width; they stand in front of the cells."""
    columns = set[int]()
    for tag in _COLUMN.findall(data, 0, max(span(data)[0], 0) or len(data)):
        first, last = _FROM.search(tag), _TO.search(tag)
        if _HIDDEN.search(tag) and first and last:
            columns.update(range(int(first[1]), min(int(last[1]), _LAST_COLUMN) + 1))
    return frozenset(columns)
