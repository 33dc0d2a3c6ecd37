"""Contents: fills the places of *Daftar Isi*, *Daftar Tabel* and *Daftar Gambar* with complete, linked lists.

Layer: word. Runs after the document is rendered, because only then all headings and captions exist. Page numbers are
not known here: only a layout engine knows them. `updateFields` stays unset, for it makes Word ask at every opening.
Source: ECMA-376 Part 1, 17.16.5.68 (TOC).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from lkjip_xl.word.captions import Caption
from lkjip_xl.word.fields import char_run, instruction_run, plain_text, text_run

HEADINGS_PLACE = "[[DAFTAR ISI]]"
CAPTION_PLACES = {"Tabel": "[[DAFTAR TABEL]]", "Gambar": "[[DAFTAR GAMBAR]]"}
"""What the template writes, alone in a paragraph of a list's style, where each list shall stand."""

_LIST_STYLES = frozenset({"TOC1", "TableofFigures"})

_HEADING = re.compile(r"Heading([1-3])")
_FIRST_BOOKMARK = 10_000  # far from the numbers that Word and the template use


@dataclass(frozen=True)
class Entry:
    """One line of a list: its text, the id of its style and the bookmark that it leads to."""

    text: str
    style: str
    bookmark: str


def fill_contents(document: Document, captions: Sequence[Caption]) -> tuple[Entry, ...]:
    """Write the three lists and return the entries of the contents, in order."""
    numbers = count(_FIRST_BOOKMARK)
    headings = tuple(
        Entry(plain_text(paragraph), f"TOC{level}", _mark(paragraph, next(numbers)))
        for paragraph, level in _headings(document)
    )
    _fill(document, HEADINGS_PLACE, r'TOC \o "1-3" \h \z \u', headings)
    for label, place in CAPTION_PLACES.items():
        entries = tuple(
            Entry(caption.text, "TableofFigures", _mark(caption.paragraph, next(numbers)))
            for caption in captions
            if caption.label == label
        )
        _fill(document, place, rf'TOC \h \z \c "{label}"', entries)
    return headings


def _headings(document: Document) -> list[tuple[etree._Element, int]]:
    found = []
    for paragraph in document.element.body.iter(qn("w:p")):
        heading = _HEADING.fullmatch(_style_of(paragraph))
        if heading and plain_text(paragraph):
            found.append((paragraph, int(heading[1])))
    return found


def _style_of(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if style is None else style.get(qn("w:val"), "")


def _places(document: Document, place: str) -> list[etree._Element]:
    """Return the paragraphs to replace; the same words typed by someone have another style."""
    paragraphs = document.element.body.findall(qn("w:p"))
    return [each for each in paragraphs if _style_of(each) in _LIST_STYLES and plain_text(each) == place]


def _mark(paragraph: etree._Element, number: int) -> str:
    """Put a bookmark around the content of a paragraph and return its name."""
    name = f"_Toc{number:09d}"
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    start.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    end.set(qn("w:id"), str(number))
    properties = paragraph.find(qn("w:pPr"))
    paragraph.insert(0 if properties is None else 1, start)
    paragraph.append(end)
    return name


def _fill(document: Document, place: str, instruction: str, entries: Sequence[Entry]) -> None:
    """Replace the paragraph of a place by the field with one paragraph per entry."""
    for paragraph in _places(document, place):
        lines = [_line(entry) for entry in entries] or [OxmlElement("w:p")]
        _insert_after_properties(lines[0], (char_run("begin"), instruction_run(instruction), char_run("separate")))
        lines[-1].append(char_run("end"))
        for line in lines:
            paragraph.addprevious(line)
        document.element.body.remove(paragraph)


def _line(entry: Entry) -> etree._Element:
    paragraph, properties, style = OxmlElement("w:p"), OxmlElement("w:pPr"), OxmlElement("w:pStyle")
    style.set(qn("w:val"), entry.style)
    properties.append(style)
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), entry.bookmark)
    link.set(qn("w:history"), "1")
    link.append(text_run(entry.text))
    paragraph.extend((properties, link))
    return paragraph


def _insert_after_properties(paragraph: etree._Element, runs: Sequence[etree._Element]) -> None:
    at = 0 if paragraph.find(qn("w:pPr")) is None else 1
    for offset, run in enumerate(runs):
        paragraph.insert(at + offset, run)
