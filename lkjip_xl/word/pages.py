"""Page numbers of the contents: which places they ask for, and the numbers written into their waiting results.

Layer: word. Works on the finished package: nothing but the results of the PAGEREF fields changes, so whatever was put
into the document before (anchors, charts, alternative texts) stays as it was written.
Source: ECMA-376 Part 1, 17.16.5.45 (PAGEREF).
"""

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Final

from docx.oxml.ns import qn
from lxml import etree

MAIN: Final = "word/document.xml"
_CORE: Final = "docProps/core.xml"
_CHART: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"


@dataclass(frozen=True)
class PageReference:
    """A place that prints a page's number: the bookmark that it asks for, and the element that holds the answer."""

    bookmark: str
    result: etree._Element


def page_bookmarks(document: bytes) -> tuple[str, ...]:
    """Return the bookmarks whose page the contents and lists print, each once, in order."""
    return tuple(dict.fromkeys(each.bookmark for each in _references(read_part(document, MAIN))))


def write_page_numbers(document: bytes, numbers: Mapping[str, str]) -> bytes:
    """Return the document with the number of each bookmark's page in the contents and lists.

    Args:
        document: The .docx.
        numbers: What is printed on the page of each bookmark; the place of another bookmark stays as it is.
    """
    main = read_part(document, MAIN)
    for reference in _references(main):
        reference.result.text = numbers.get(reference.bookmark, reference.result.text)
    return _with_main(document, etree.tostring(main, xml_declaration=True, encoding="UTF-8", standalone=True))


def chart_texts(document: bytes) -> tuple[tuple[str, str], ...]:
    """Return title and alternative text of each chart, in reading order."""
    drawings = read_part(document, MAIN).iter(qn("wp:inline"), qn("wp:anchor"))
    charts = (drawing.find(qn("wp:docPr")) for drawing in drawings if next(drawing.iter(_CHART), None) is not None)
    return tuple((each.get("title", ""), each.get("descr", "")) for each in charts if each is not None)


def made_at(document: bytes) -> datetime:
    """Return the time that a document gives as its own, with its zone."""
    return datetime.fromisoformat(read_part(document, _CORE).findtext(qn("dcterms:created"), ""))


def read_part(document: bytes, name: str) -> etree._Element:
    """Return the root of an XML part of a document that we wrote."""
    with zipfile.ZipFile(BytesIO(document)) as package:
        return etree.fromstring(package.read(name), etree.XMLParser(resolve_entities=False, huge_tree=True))


def _references(main: etree._Element) -> Iterator[PageReference]:
    """Yield each PAGEREF with the first text between its instruction and its end, which is its result."""
    waiting = ""
    for element in main.iter(qn("w:instrText"), qn("w:t"), qn("w:fldChar")):
        if element.tag == qn("w:instrText"):
            waiting = _asked_for(element.text or "")
        elif element.tag == qn("w:t"):
            if waiting:
                yield PageReference(waiting, element)
            waiting = ""
        elif element.get(qn("w:fldCharType")) == "end":
            waiting = ""


def _asked_for(instruction: str) -> str:
    r"""Return the bookmark of a PAGEREF; nothing for another field.

    >>> _asked_for(r" PAGEREF _Toc000010000 \h "), _asked_for(" SEQ Tabel ")
    ('_Toc000010000', '')
    """
    name, bookmark, *_ = [*instruction.split(), "", ""]
    return bookmark if name == "PAGEREF" else ""


def _with_main(document: bytes, content: bytes) -> bytes:
    """Return the package with another main part; the other parts keep their bytes, order and times."""
    changed = BytesIO()
    with zipfile.ZipFile(BytesIO(document)) as parts, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as package:
        for entry in parts.infolist():
            package.writestr(entry, content if entry.filename == MAIN else parts.read(entry))
    return changed.getvalue()
