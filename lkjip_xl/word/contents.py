"""Contents: fills the places of *Daftar Isi*, *Daftar Tabel* and *Daftar Gambar* with complete, linked lists.

Layer: word. Runs after the document is rendered, because only then all headings and captions exist. Page numbers are
not known here: only a layout engine knows them, and `word.pages` writes them into the empty results that wait here.
`updateFields` stays unset, for it makes Word ask at every opening.
Source: ECMA-376 Part 1, 17.16.5.68 (TOC) and 17.16.5.45 (PAGEREF).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length
from docx.styles.style import ParagraphStyle
from lxml import etree

from lkjip_xl.word.captions import Caption
from lkjip_xl.word.fields import char_run, field_runs, instruction_run, plain_text, text_run

HEADINGS_PLACE = "[[DAFTAR ISI]]"
CAPTION_PLACES = {"Tabel": "[[DAFTAR TABEL]]", "Gambar": "[[DAFTAR GAMBAR]]"}
"""What the template writes, alone in a paragraph of a list's style, where each list shall stand."""

_LINE_STYLES = ("TOC1", "TOC2", "TOC3", "TableofFigures")

_STYLES = re.compile(r"Heading([1-3])|TOC1|TableofFigures")
"""Ids of the styles of headings, with their level, and of the places of the lists."""
_FIRST_BOOKMARK = 10_000  # far from the numbers that Word and the template use


@dataclass(frozen=True)
class Entry:
    """One line of a list: its text, the id of its style and the bookmark that it leads to."""

    text: str
    style: str
    bookmark: str


def fill_contents(document: Document, captions: Sequence[Caption]) -> tuple[Entry, ...]:
    """Write the three lists and return the entries of the contents, in order."""
    _fit_lines(document)
    styled, numbers = _styled(document), count(_FIRST_BOOKMARK)
    headings = tuple(
        Entry(plain_text(paragraph), f"TOC{level}", _mark(paragraph, next(numbers)))
        for paragraph, level in styled
        if level and plain_text(paragraph)
    )
    places = [paragraph for paragraph, level in styled if not level and paragraph.getparent() is document.element.body]
    _fill(places, HEADINGS_PLACE, r'TOC \o "1-3" \h \z \u', headings)
    for label, place in CAPTION_PLACES.items():
        entries = tuple(
            Entry(caption.text, "TableofFigures", _mark(caption.paragraph, next(numbers)))
            for caption in captions
            if caption.label == label
        )
        _fill(places, place, rf'TOC \h \z \c "{label}"', entries)
    return headings


def _styled(document: Document) -> list[tuple[etree._Element, str | None]]:
    """Return the headings with their level, and the paragraphs of the lists' styles, in one pass over the document."""
    styles = list(document.element.body.iter(qn("w:pStyle")))
    found = ((style, _STYLES.fullmatch(style.get(qn("w:val"), ""))) for style in styles)
    return [(next(style.iterancestors(qn("w:p"))), match[1]) for style, match in found if match]


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


def _fill(places: Sequence[etree._Element], text: str, instruction: str, entries: Sequence[Entry]) -> None:
    """Replace each place with this text by the field with one paragraph per entry; typed elsewhere, it is no place."""
    for paragraph in [place for place in places if plain_text(place) == text]:
        lines = [_line(entry) for entry in entries] or [OxmlElement("w:p")]
        _insert_after_properties(lines[0], (char_run("begin"), instruction_run(instruction), char_run("separate")))
        lines[-1].append(char_run("end"))
        for line in lines:
            paragraph.addprevious(line)
        next(paragraph.iterancestors()).remove(paragraph)


def _line(entry: Entry) -> etree._Element:
    paragraph, properties, style = OxmlElement("w:p"), OxmlElement("w:pPr"), OxmlElement("w:pStyle")
    style.set(qn("w:val"), entry.style)
    properties.append(style)
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), entry.bookmark)
    link.set(qn("w:history"), "1")
    tab = OxmlElement("w:r")
    tab.append(OxmlElement("w:tab"))
    link.extend((text_run(entry.text), tab, *field_runs(rf"PAGEREF {entry.bookmark} \h", "")))
    paragraph.extend((properties, link))
    return paragraph


def _fit_lines(document: Document) -> None:
    """Let the dots of every line run to the right margin of the paper, which is a setting of the office."""
    section = document.sections[0]
    sides = (section.left_margin or 0) + (section.right_margin or 0) + (section.gutter or 0)
    edge = Length((section.page_width or 0) - sides)
    lines = [style for style in document.styles if style.style_id in _LINE_STYLES]
    for form in (style.paragraph_format for style in lines if isinstance(style, ParagraphStyle)):
        form.right_indent = Length(0)  # LibreOffice shows nothing of a number that stands beyond an indent
        form.tab_stops.clear_all()
        form.tab_stops.add_tab_stop(edge, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def _insert_after_properties(paragraph: etree._Element, runs: Sequence[etree._Element]) -> None:
    at = 0 if paragraph.find(qn("w:pPr")) is None else 1
    for offset, run in enumerate(runs):
        paragraph.insert(at + offset, run)
