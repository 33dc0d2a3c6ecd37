"""What a template carries besides its text: links, fields, foreign objects, tracked changes and looks without a style.

Layer: word. Source: ECMA-376 Part 1, 17.16 (fields), Part 2 (relationships); MS-OFFMACRO.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from docx.oxml.ns import qn
from lxml import etree

from lkjip_xl.model import Finding
from lkjip_xl.word.anchors.package import Package
from lkjip_xl.word.lint import faults
from lkjip_xl.word.lint.lines import Line

_FETCHING = frozenset(
    ("AUTOTEXT", "DATABASE", "DDE", "DDEAUTO", "EMBED", "GOTOBUTTON", "HTMLACTIVEX", "IMPORT", "INCLUDE")
) | {"INCLUDEPICTURE", "INCLUDETEXT", "LINK", "MACROBUTTON", "RD"}
_ACTIVE_PART = re.compile(
    r"vbaProject|vbaData|activeX|/embeddings/[^/]*\.bin|/afchunk|\.(?:mht|html?|rtf)$", re.IGNORECASE
)
_ACTIVE_ELEMENTS = tuple(map(qn, ("w:object", "w:control", "w:altChunk", "w:subDoc")))
_HYPERLINK = "/hyperlink"
_REVISIONS = tuple(map(qn, ("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:commentReference")))
_FROM_STYLE = {
    qn("w:rPr"): frozenset(map(qn, ("w:rStyle", "w:lang", "w:noProof"))),
    qn("w:pPr"): frozenset(map(qn, ("w:pStyle", "w:sectPr", "w:rPr", "w:framePr", "w:numPr"))),
}
"""What belongs in a run or a paragraph itself; a frame does because LibreOffice overlooks it in a style."""


def check_package(package: Package) -> Iterator[Finding]:
    """Yield links to the outside and parts that can run something."""
    for part in sorted(package.names):
        if _ACTIVE_PART.search(part):
            yield faults.active_content(part)
        root = package.parse(part) if part.endswith(".rels") else None
        for link in root if root is not None else ():
            if link.get("TargetMode") == "External":
                found = faults.external_link if link.get("Type", "").endswith(_HYPERLINK) else faults.external_part
                yield found(link.get("Target", ""))


def check_fields(root: etree._Element, lines: Sequence[Line]) -> Iterator[Finding]:
    """Yield the fields of a part that fetch or run something, and objects that do."""
    by_element = {line.element: line for line in lines}
    for element, instruction in chain(_simple_fields(root), _complex_fields(root)):
        kind = (instruction.split() or [""])[0].upper()
        if kind in _FETCHING and (line := _line_of(element, by_element)):
            yield faults.dangerous_field(line, kind)
    yield from (faults.active_content(etree.QName(each).localname) for each in root.iter(*_ACTIVE_ELEMENTS))


def check_revisions(root: etree._Element, lines: Sequence[Line]) -> Iterator[Finding]:
    """Yield the first paragraph that holds a tracked change or a comment."""
    changed = next(root.iter(*_REVISIONS), None)
    line = None if changed is None else _line_of(changed, {line.element: line for line in lines})
    if line is not None:
        yield faults.revisions(line)


def check_looks(lines: Sequence[Line]) -> Iterator[Finding]:
    """Yield the first paragraph with a look of its own, and how many there are."""
    own = [line for line in lines if _has_own_look(line.element)]
    if own:
        yield faults.manual_format(own[0], len(own))


def _has_own_look(paragraph: etree._Element) -> bool:
    holders = chain(paragraph.findall(qn("w:pPr")), paragraph.iterfind(f".//{qn('w:r')}/{qn('w:rPr')}"))
    return any(child.tag not in _FROM_STYLE[holder.tag] for holder in holders for child in holder)


def _simple_fields(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    for element in root.iter(qn("w:fldSimple")):
        yield element, element.get(qn("w:instr"), "")


def _complex_fields(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Yield the beginning of each field with its whole instruction, whatever runs it is cut into."""
    begun: list[tuple[etree._Element, list[str]]] = []
    for element in root.iter(qn("w:fldChar"), qn("w:instrText")):
        kind = element.get(qn("w:fldCharType"))
        if kind == "begin":
            begun.append((element, []))
        elif kind == "end" and begun:
            first, words = begun.pop()
            yield first, "".join(words)
        elif kind is None and begun:
            begun[-1][1].append(element.text or "")


def _line_of(element: etree._Element, by_element: dict[etree._Element, Line]) -> Line | None:
    return next((by_element[each] for each in element.iterancestors(qn("w:p")) if each in by_element), None)
