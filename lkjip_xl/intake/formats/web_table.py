"""Tables of a web page that was given the name of a workbook, as public survey applications export them.

Layer: intake. Reads HTML; follows no link, runs no script, knows no form.
Source: HTML Living Standard, 4.9 (tables); exports of PHP applications seen in practice.
"""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree, html

from lkjip_xl.book.ooxml.markup import Element
from lkjip_xl.intake.formats.sheets import Grid, LoadedWorkbook
from lkjip_xl.intake.gate.package import check_size
from lkjip_xl.intake.gate.refusals import OtherKindError

_LARGEST_MB: Final = 10
_WIDEST_SPAN: Final = 1000
_CHARSET: Final = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_-]+)""", re.IGNORECASE)
_HEAD: Final = 4096
_HIDDEN: Final = re.compile(r"display\s*:\s*none", re.IGNORECASE)


def read_web_tables(file: str, content: bytes) -> LoadedWorkbook:
    """Return every table of a page as a sheet called `Tabel 1`, `Tabel 2` …; all cells are texts.

    Raises:
        TooLargeError: It cannot be an export.
        OtherKindError: It holds no table that can be read.
        SheetTooFarError: A table is too large to be read.
    """
    check_size(file, content, _LARGEST_MB)
    parser = html.HTMLParser(encoding=_encoding(content), no_network=True, remove_comments=True, remove_pis=True)
    try:
        page = html.document_fromstring(content, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise OtherKindError(file, "halaman web yang rusak") from error
    tables = [_grid(table, f"Tabel {number}", file) for number, table in enumerate(page.iter("table"), start=1)]
    return LoadedWorkbook(file, {grid.name: grid.to_rows() for grid in tables}, all_text=True)


def _encoding(content: bytes) -> str:
    """Return the encoding that fits: UTF-8 wherever the bytes are, else what the page declares."""
    try:
        content.decode()
    except UnicodeDecodeError:
        declared = _CHARSET.search(content[:_HEAD])
        return declared[1].decode() if declared and declared[1].lower() in {b"iso-8859-1", b"utf-16"} else "cp1252"
    return "utf-8"


def _grid(table: Element, name: str, file: str) -> Grid:
    """Lay the cells out as a browser does: a cell that spans rows pushes those beside it to the right."""
    grid, taken = Grid(name, file), set[tuple[int, int]]()
    for row, line in enumerate(_rows(table), start=1):
        if _HIDDEN.search(line.get("style", "")):
            grid.hidden_rows.add(row)
        column = 1
        for cell in line.iterchildren("td", "th"):
            while (column, row) in taken:
                column += 1
            across, down = _span(cell, "colspan"), _span(cell, "rowspan")
            if text := " ".join("".join(map(str, cell.itertext())).split()):
                grid.put(column, row, text)
                grid.merge(column, row, across - 1, down - 1)
            if down > 1:
                taken.update((column + x, row + y) for y in range(1, down) for x in range(across))
            column += across
    return grid


def _rows(table: Element) -> Iterator[Element]:
    """Yield the rows of a table itself; those of tables inside its cells are their own."""
    for row in table.iter("tr"):
        if next(row.iterancestors("table"), None) is table:
            yield row


def _span(cell: Element, name: str) -> int:
    text = cell.get(name, "1").strip()
    return min(max(int(text), 1), _WIDEST_SPAN) if text.isascii() and text.isdigit() else 1
