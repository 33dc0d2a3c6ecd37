"""Marks become content controls with a twin bookmark, after the template engine has filled the document.

Layer: word. Works on the parsed part: no XML is built from data. Each run is cut at its marks and keeps its formatting.
"""

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple, cast

from docx.oxml.ns import qn
from lxml import etree

from lkjip_xl.word.anchors.ledger import Anchor, Kind
from lkjip_xl.word.anchors.marks import PASSAGE, PASSAGE_END, SEPARATOR, STRAY, TABLE, TOKEN, tag_at, without_marks
from lkjip_xl.word.anchors.naming import Names

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R, _T, _RPR, _P, _TBL = f"{_W}r", f"{_W}t", f"{_W}rPr", f"{_W}p", f"{_W}tbl"
_VAL, _ID, _NAME = f"{_W}val", f"{_W}id", f"{_W}name"
_SPACE = qn("xml:space")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MARKED_ATTRIBUTES: Final = etree.XPath(f"//@*[contains(., '{SEPARATOR}')]")


class Sign(NamedTuple):
    """The beginning or end of a passage, or a table's title."""

    sign: str
    tag: str
    paragraph: etree._Element


@dataclass(frozen=True)
class Stretch:
    """Elements of a document that stand side by side and belong together: a passage's paragraphs, or a table."""

    tag: str
    kind: Kind
    first: etree._Element
    last: etree._Element


@dataclass(frozen=True)
class Emitted:
    """What the marks of a part became: figures, with their anchors done, and stretches that still want their fences."""

    figures: tuple[Anchor, ...]
    stretches: tuple[Stretch, ...]


def emit(root: etree._Element, ids: Sequence[str], names: Names) -> Emitted:
    """Turn the marks of one part into controls and bookmarks; no mark is left."""
    for value in cast("list[Any]", _MARKED_ATTRIBUTES(root)):
        value.getparent().set(value.attrname, without_marks(value))
    figures: list[Anchor] = []
    signs: list[Sign] = []
    for text in [each for each in root.iter(_T) if SEPARATOR in (each.text or "")]:
        if next(text.iterancestors(_FALLBACK), None) is not None:
            text.text = without_marks(text.text or "")  # Word writes a text box twice; the second is for old readers
            continue
        pieces, found = _cut(text, ids, names)
        signs.extend(found)
        figures.extend(piece for piece in pieces if isinstance(piece, Anchor))
        _rebuild(text, pieces, names)
    return Emitted(tuple(figures), tuple(_stretches(signs)))


def _cut(text: etree._Element, ids: Sequence[str], names: Names) -> tuple[list[str | Anchor], list[Sign]]:
    """Return the words and figures of a text in order, and the signs in it."""
    content, at = text.text or "", 0
    pieces: list[str | Anchor] = []
    signs: list[Sign] = []
    for token in TOKEN.finditer(content):
        pieces.append(STRAY.sub("", content[at : token.start()]))
        at = token.end()
        figure, shown, sign, number = token.groups()
        tag = tag_at(ids, figure or number)
        if tag is not None and sign:
            signs.append(Sign(sign, tag, next(text.iterancestors(_P))))
        elif tag is not None:
            name = names.next(tag)
            pieces.append(Anchor(tag, name.control, shown, name.bookmark, Kind.FIGURE, shown))
    return [*pieces, STRAY.sub("", content[at:])], signs


def _rebuild(text: etree._Element, pieces: Sequence[str | Anchor], names: Names) -> None:
    """Put the pieces in the place of the text; what else stands in its run keeps its place before or behind them."""
    if all(isinstance(piece, str) for piece in pieces):
        _set(text, "".join(piece for piece in pieces if isinstance(piece, str)))
        return
    run = cast("Any", text.getparent())
    following = list(text.itersiblings())
    run.remove(text)
    new = [element for piece in pieces for element in _elements(run, piece, names)]
    if following:
        rest = _run_like(run)
        rest.extend(following)
        new.append(rest)
    parent = cast("Any", run.getparent())
    at = parent.index(run) + 1
    parent[at:at] = new
    if all(child.tag == _RPR for child in run):
        parent.remove(run)


def _elements(run: etree._Element, piece: str | Anchor, names: Names) -> Iterator[etree._Element]:
    """Yield a run of words, or the control of a figure between the two ends of its bookmark."""
    if isinstance(piece, Anchor):
        yield from bookmark(run, piece.bookmark, names.next_bookmark(), _control(run, piece))
    elif piece:
        yield _run_like(run, piece)


def bookmark(maker: etree._Element, name: str, number: int, *inside: etree._Element) -> Iterator[etree._Element]:
    """Yield a bookmark around elements; around nothing it is a point."""
    start, end = maker.makeelement(f"{_W}bookmarkStart"), maker.makeelement(f"{_W}bookmarkEnd")
    start.set(_ID, str(number))
    start.set(_NAME, name)
    end.set(_ID, str(number))
    yield start
    yield from inside
    yield end


def _control(run: etree._Element, figure: Anchor) -> etree._Element:
    control = run.makeelement(f"{_W}sdt")
    properties = etree.SubElement(control, f"{_W}sdtPr")
    for name, value in (("alias", figure.tag), ("tag", figure.tag), ("id", str(figure.id))):
        etree.SubElement(properties, f"{_W}{name}").set(_VAL, value)
    etree.SubElement(control, f"{_W}sdtContent").append(_run_like(run, figure.shown))
    return control


def _run_like(run: etree._Element, words: str = "") -> etree._Element:
    """Return a run with the formatting of another; without words it holds no text."""
    new = run.makeelement(_R)
    properties = run.find(_RPR)
    if properties is not None:
        new.append(copy.deepcopy(properties))
    if words:
        _set(etree.SubElement(new, _T), words)
    return new


def _set(text: etree._Element, words: str) -> None:
    text.text = words
    text.set(_SPACE, "preserve")


def _stretches(signs: Sequence[Sign]) -> Iterator[Stretch]:
    """Yield passages whose end stands beside their beginning, and tables that follow their title."""
    for at, (sign, tag, paragraph) in enumerate(signs):
        if sign == TABLE:
            table = next(paragraph.itersiblings(_TBL), None)
            if table is not None:
                yield Stretch(tag, Kind.TABLE, table, table)
        elif sign == PASSAGE:
            last = next((end for other, name, end in signs[at:] if other == PASSAGE_END and name == tag), None)
            if last is not None and last.getparent() is paragraph.getparent():
                yield Stretch(tag, Kind.PASSAGE, paragraph, last)
