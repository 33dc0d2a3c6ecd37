"""The anchors of a new document: figures first, fences when everything else stands in its place.

Layer: word. Between the two, passes such as charts and contents may rebuild paragraphs; a fence put earlier would be
lost.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import qn
from lxml import etree

from lkjip_xl.word.anchors.emitting import Stretch, emit
from lkjip_xl.word.anchors.fences import put_fences
from lkjip_xl.word.anchors.ledger import Anchor
from lkjip_xl.word.anchors.marks import SEPARATOR
from lkjip_xl.word.anchors.naming import Names

_STORIES: Final = frozenset(
    {
        CONTENT_TYPE.WML_DOCUMENT_MAIN,
        CONTENT_TYPE.WML_HEADER,
        CONTENT_TYPE.WML_FOOTER,
        CONTENT_TYPE.WML_FOOTNOTES,
        CONTENT_TYPE.WML_ENDNOTES,
    }
)

_TEXT, _TAB, _BREAK, _RUN = (qn(f"w:{name}") for name in ("t", "tab", "br", "r"))
_CHARACTERS: Final = {_TAB: "\t", _BREAK: "\n"}


class Anchoring:
    """Puts the anchors of one document."""

    def __init__(self, document: Document, ids: Sequence[str]) -> None:
        """Begin with a document that holds marks, and the ids that the marks stand for."""
        self._parts = sorted(_stories(document), key=lambda part: str(part.partname))
        self._ids = ids
        self._names = Names(_taken(document))
        self._figures: list[Anchor] = []
        self._stretches: list[Stretch] = []

    def put_figures(self) -> None:
        """Turn every mark into a control with its bookmark; no mark is left in the document."""
        for part in self._parts:
            if isinstance(part, XmlPart):
                self._emit(part.element)
            elif SEPARATOR.encode() in part.blob:
                root = etree.fromstring(part.blob)
                self._emit(root)
                part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: SLF001 - a plain part has no other way in

    def put_fences(self) -> tuple[Anchor, ...]:
        """Fence every passage and table that is still in the document, and return all anchors."""
        return (*self._figures, *self._fenced())

    def _emit(self, root: etree._Element) -> None:
        emitted = emit(root, self._ids, self._names)
        self._figures.extend(emitted.figures)
        self._stretches.extend(emitted.stretches)

    def _fenced(self) -> Iterator[Anchor]:
        for stretch in self._stretches:
            shown = _text(stretch)
            stem = put_fences(stretch, self._names)
            yield Anchor(stretch.tag, 0, shown, stem, stretch.kind, shown)


def _stories(document: Document) -> Iterator[Part]:
    return (part for part in document.part.package.iter_parts() if part.content_type in _STORIES)


def _taken(document: Document) -> Iterator[int]:
    """Yield the numbers of the controls that the template brings."""
    for number in document.element.body.iter(qn("w:id")):
        if number.getparent().tag == qn("w:sdtPr"):
            yield int(number.get(qn("w:val"), "0"))


def _text(stretch: Stretch) -> str:
    """Return the text of a stretch: paragraphs parted by line breaks, a tab and a break as the characters they are."""
    beside = [] if stretch.first is stretch.last else stretch.first.itersiblings()
    elements = (stretch.first, *takewhile(lambda each: each.getprevious() is not stretch.last, beside))
    paragraphs = [paragraph for element in elements for paragraph in element.iter(qn("w:p"))]
    return "\n".join("".join(map(_shown, paragraph.iter(_TEXT, *_CHARACTERS))) for paragraph in paragraphs).strip("\n")


def _shown(element: etree._Element) -> str:
    if element.tag == _TEXT:
        text = element.text or ""
        return text if element.get(qn("xml:space")) == "preserve" else text.strip(" \t\r\n")
    is_character = next(element.iterancestors()).tag == _RUN  # a tab stop of the paragraph is none
    return _CHARACTERS[element.tag] if is_character else ""
