"""The paragraphs of a template as lines of text that know where they stand.

Layer: word. A marker may be cut into runs by Word; a line has it whole. Deleted text and the copy of a text box for old
programs are left out.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from docx.oxml.ns import qn
from lxml import etree

_LONGEST_QUOTE = 60
_MC_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_P, _TBL, _TR, _TC = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_TEXT = qn("w:t")
_SPACES = frozenset(map(qn, ("w:tab", "w:br", "w:cr")))
_LEFT_OUT = frozenset((_MC_FALLBACK, qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr")))
_STORIES: Mapping[str, str] = {
    "header": "kepala halaman",
    "footer": "kaki halaman",
    "footnotes": "catatan kaki",
    "endnotes": "catatan akhir",
}


@dataclass(frozen=True, eq=False)
class Line:
    """A paragraph of a template.

    Attributes:
        text: All that it shows, markers included.
        element: Its XML.
        place: Where it stands, in Indonesian: `alinea 12`, or `Tabel 3, baris 2, kolom 4`.
    """

    text: str
    element: etree._Element
    place: str

    @property
    def where(self) -> str:
        """The place with the beginning of the text."""
        text = " ".join(self.text.split())
        quote = text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"
        return f"{self.place}: “{quote}”" if quote else self.place

    def container(self, tag: str) -> etree._Element | None:
        """Return what the paragraph lies in: the nearest `w:tbl`, `w:tr` or `w:tc`; None outside."""
        return next(self.element.iterancestors(qn(tag)), None)


def read_lines(root: etree._Element, part: str) -> tuple[Line, ...]:
    """Return the paragraphs of a part (`word/header1.xml`) in reading order."""
    story = _STORIES.get(re.sub(r".*/|\d*\.xml$", "", part), "")
    tables = {table: number for number, table in enumerate(root.iter(_TBL), start=1)}
    numbers = count(1)
    return tuple(_line(element, story, tables, numbers) for element in root.iter(_P) if not _is_left_out(element))


def _is_left_out(paragraph: etree._Element) -> bool:
    return any(each.tag == _MC_FALLBACK for each in paragraph.iterancestors())


def _line(element: etree._Element, story: str, tables: Mapping[etree._Element, int], numbers: Iterator[int]) -> Line:
    cell = next(element.iterancestors(_TC), None)
    place = f"alinea {next(numbers)}" if cell is None else _cell_place(cell, tables)
    return Line("".join(_shown(element)), element, f"{story}, {place}" if story else place)


def _cell_place(cell: etree._Element, tables: Mapping[etree._Element, int]) -> str:
    row = next(cell.iterancestors(_TR))
    table = next(row.iterancestors(_TBL))
    row_number = 1 + sum(each.tag == _TR for each in row.itersiblings(preceding=True))
    column = 1 + sum(each.tag == _TC for each in cell.itersiblings(preceding=True))
    return f"Tabel {tables[table]}, baris {row_number}, kolom {column}"


def _shown(element: etree._Element) -> Iterator[str]:
    """Yield the text of a paragraph without that of the paragraphs inside its text boxes."""
    for child in element:
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag in _SPACES:
            yield " "
        elif child.tag != _P and child.tag not in _LEFT_OUT:
            yield from _shown(child)
