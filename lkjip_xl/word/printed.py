"""A document as its reader sees it: headings, paragraphs and tables in order, tracked changes taken as accepted.

Layer: word. Reads any .docx, also one that Word or LibreOffice saved again; knows no anchors and rules nothing.
Source: ECMA-376 Part 1, 17.3.1 (paragraphs), 17.4 (tables) and 17.13.5 (revisions).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

from lxml import etree

from lkjip_xl.word.anchors.package import open_package

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_P, _TBL, _TR, _TC, _VAL = (f"{_W}{name}" for name in ("p", "tbl", "tr", "tc", "val"))
_GONE: Final = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", f"{_MC}Fallback"})
_BLANKS: Final = frozenset({f"{_W}tab", f"{_W}br", f"{_W}cr"})
_HEADING: Final = re.compile(r"(?:Heading|Judul)\s?([1-9])", re.IGNORECASE)
_BODY: Final = "word/document.xml"


@dataclass(frozen=True)
class PrintedParagraph:
    """A paragraph: what it shows in one line, and the id of its style."""

    text: str
    style: str

    @property
    def level(self) -> int:
        """Level of a heading, from 1; 0 for any other paragraph."""
        found = _HEADING.fullmatch(self.style)
        return int(found[1]) if found else 0


@dataclass(frozen=True)
class PrintedTable:
    """A table: the text of its cells by row, and how many rows are its head."""

    rows: tuple[tuple[str, ...], ...]
    head_rows: int


PrintedItem: TypeAlias = PrintedParagraph | PrintedTable


@dataclass(frozen=True)
class Printed:
    """A whole document: its body in order, and the lines of its headers and footers."""

    items: tuple[PrintedItem, ...]
    margins: tuple[str, ...]


def read_printed(source: Path | bytes, name: str = "") -> Printed:
    """Return what a document shows.

    Args:
        source: The .docx, or its bytes.
        name: What errors call it; a file's own name if empty.

    Raises:
        DocumentUnreadableError: It is no .docx, or far too large for one.
        DocumentDamagedError: A part is not well-formed.
    """
    with open_package(source, name) as package:
        roots = {part: root for part in package.stories() if (root := package.parse(part)) is not None}
    margins = (_text(each) for part, root in roots.items() if part != _BODY for each in root.iter(_P))
    return Printed(tuple(_items(roots[_BODY])), tuple(line for line in margins if line))


def _items(parent: etree._Element) -> Iterator[PrintedItem]:
    for child in parent:
        if child.tag == _P:
            yield PrintedParagraph(_text(child), _style(child))
        elif child.tag == _TBL:
            yield _table(child)
        elif child.tag not in _GONE:
            yield from _items(child)


def _table(table: etree._Element) -> PrintedTable:
    rows = [row for row in table.iter(_TR) if row.find(f"{_W}trPr/{_W}del") is None]
    heads = sum(row.find(f"{_W}trPr/{_W}tblHeader") is not None for row in rows)
    return PrintedTable(tuple(tuple(map(_cell, row.iter(_TC))) for row in rows), heads or 1)


def _cell(cell: etree._Element) -> str:
    return " ".join(text for text in map(_text, cell.iter(_P)) if text)


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if style is None else style.get(_VAL, "")


def _text(element: etree._Element) -> str:
    return " ".join("".join(_shown(element)).split())


def _shown(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _BLANKS:
            yield " "
        elif child.tag not in _GONE:
            yield from _shown(child)
