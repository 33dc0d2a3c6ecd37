"""An OpenDocument spreadsheet (.ods): its cells with their exact values, and what is hidden, merged or calculated.

Layer: intake. Reads XML; knows no form.
Source: OpenDocument 1.3 part 3, 9 (tables) and 19.387 (office:value).
"""

import io
from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from lxml import etree

from lkjip_xl.book.ooxml.markup import Element
from lkjip_xl.book.ooxml.package import DamagedWorkbookError
from lkjip_xl.intake.formats.sheets import Grid, LoadedWorkbook
from lkjip_xl.intake.gate import contents, open_archive
from lkjip_xl.intake.gate.refusals import EncryptedWorkbookError
from lkjip_xl.intake.reading.cells import Raw, Unseen

_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CALC: Final = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_CELLS: Final = frozenset({f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"})
_UNSEEN_VISIBILITY: Final = frozenset({"collapse", "filter"})
_NUMBERS: Final = frozenset({"float", "percentage", "currency"})
_MOST_REPEATED: Final = 1_048_576


def read_open_document(file: str, content: bytes) -> LoadedWorkbook:
    """Return the sheets of an .ods file.

    Raises:
        LkjipError: It is not safe to read (see `gate`), or locked.
        SheetTooFarError: A sheet is too large to be read.
        DamagedWorkbookError: Its content is missing or broken.
    """
    parts = open_archive(file, content)
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise EncryptedWorkbookError(file)
    try:
        sheets = {grid.name: grid.to_rows() for grid in _grids(parts["content.xml"], file)}
    except (KeyError, ValueError, etree.XMLSyntaxError) as error:
        raise DamagedWorkbookError(file, "content.xml") from error
    return LoadedWorkbook(file, sheets, findings=contents.in_open_document(file, parts))


def _grids(data: bytes, file: str) -> Iterator[Grid]:
    tables = etree.iterparse(
        io.BytesIO(data), tag=f"{_TABLE}table", resolve_entities=False, no_network=True, load_dtd=False
    )
    for _, table in tables:
        parent = table.getparent()
        if parent is not None and parent.tag == f"{_OFFICE}spreadsheet":
            yield _grid(table, file)
            table.clear()


def _grid(table: Element, file: str) -> Grid:
    grid, row, column = Grid(table.get(f"{_TABLE}name", ""), file), 1, 1
    for item in table.iter(f"{_TABLE}table-column"):
        times = _times(item, "columns")
        if item.get(f"{_TABLE}visibility") in _UNSEEN_VISIBILITY:
            grid.hidden_columns.update(range(column, column + times))
        column += times
    for item in table.iter(f"{_TABLE}table-row"):
        times, visibility = _times(item, "rows"), item.get(f"{_TABLE}visibility", "")
        cells = list(_filled(item))
        if visibility in _UNSEEN_VISIBILITY:
            grid.hidden_rows.update(range(row, row + times))
            grid.is_filtered |= visibility == "filter"
        for number in range(row, row + times) if cells else ():
            _put(grid, number, cells)
        row += times
    return grid


def _put(grid: Grid, row: int, cells: list[tuple[int, Element, Raw]]) -> None:
    for column, cell, raw in cells:
        grid.put(column, row, raw)
        grid.merge(column, row, _spanned(cell, "columns"), _spanned(cell, "rows"))
        if cell.get(f"{_TABLE}formula") and not isinstance(raw, Unseen):
            grid.formulas.add((column, row))


def _filled(row: Element) -> Iterator[tuple[int, Element, Raw]]:
    """Yield column, element and content of every filled cell of a row, repeated ones each by itself."""
    column = 1
    for cell in row:
        if cell.tag not in _CELLS:
            continue
        times, raw = _times(cell, "columns"), _content(cell)
        if raw != "" and not cell.tag.endswith("covered-table-cell"):
            yield from ((column + further, cell, raw) for further in range(times))
        column += times


def _content(cell: Element) -> Raw:
    kind, text = cell.get(f"{_OFFICE}value-type", ""), _text(cell)
    if cell.get(f"{_CALC}value-type") == "error":
        return Unseen(text or "Err")
    if kind in _NUMBERS:
        return float(cell.get(f"{_OFFICE}value", ""))
    if kind == "date":
        return _moment(cell.get(f"{_OFFICE}date-value", ""), text)
    if kind == "boolean":
        return cell.get(f"{_OFFICE}boolean-value") == "true"
    if not kind and not text and cell.get(f"{_TABLE}formula"):
        return Unseen(cell.get(f"{_TABLE}formula", "="))
    return cell.get(f"{_OFFICE}string-value") or text


def _moment(value: str, text: str) -> Raw:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return text
    return date(moment.year, moment.month, moment.day) if len(value) == len("2025-01-31") else moment


def _text(cell: Element) -> str:
    """Return the paragraphs of a cell; notes on it are no part of its text."""
    return "\n".join("".join(_signs(paragraph)) for paragraph in cell.iterfind(f"{_TEXT}p"))


def _signs(item: Element) -> Iterator[str]:
    yield item.text or ""
    for child in item:
        if child.tag == f"{_TEXT}s":
            yield " " * min(int(child.get(f"{_TEXT}c", "1")), 100)
        elif child.tag in {f"{_TEXT}tab", f"{_TEXT}line-break"}:
            yield " "
        elif child.tag != f"{_OFFICE}annotation" and isinstance(child.tag, str):
            yield from _signs(child)
        yield child.tail or ""


def _times(item: Element, what: str) -> int:
    return min(max(int(item.get(f"{_TABLE}number-{what}-repeated", "1")), 1), _MOST_REPEATED)


def _spanned(cell: Element, what: str) -> int:
    return min(int(cell.get(f"{_TABLE}number-{what}-spanned", "1")), _MOST_REPEATED) - 1
