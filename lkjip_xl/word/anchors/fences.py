"""Fences: two point bookmarks that enclose a passage or a table, and survive LibreOffice.

Layer: word. They stand in the fixed neighbours (end of the paragraph before, start of the paragraph after), because a
fence inside a paragraph travels with it when somebody moves that paragraph; inside only where there is no neighbour.
A bookmark over several paragraphs would shrink to the last one at LibreOffice's second save.
"""

from docx.oxml.ns import qn
from lxml import etree

from lkjip_xl.word.anchors.emitting import Stretch, bookmark
from lkjip_xl.word.anchors.naming import Fence, Names

_P, _PPR, _TBL = qn("w:p"), qn("w:pPr"), qn("w:tbl")


def put_fences(stretch: Stretch, names: Names) -> str:
    """Put both fences of a stretch and return the stem of their names."""
    stem = names.next(stretch.tag).bookmark
    before, after = _before(stretch.first), _after(stretch.last)
    if before is not None:
        _put(before, stem + Fence.BEFORE_OUTER, names, at_end=True)
    else:
        _put(_paragraphs(stretch.first)[0], stem + Fence.BEFORE_INNER, names, at_end=False)
    if after is not None:
        _put(after, stem + Fence.AFTER_OUTER, names, at_end=False)
    else:
        _put(_paragraphs(stretch.last)[-1], stem + Fence.AFTER_INNER, names, at_end=True)
    return stem


def _before(first: etree._Element) -> etree._Element | None:
    """Return the paragraph in front, or the last one of a table there."""
    neighbour = first.getprevious()
    if neighbour is None or neighbour.tag not in {_P, _TBL}:
        return None
    return _paragraphs(neighbour)[-1]


def _after(last: etree._Element) -> etree._Element | None:
    """Return the paragraph behind, or the first one of a table there."""
    neighbour = last.getnext()
    if neighbour is None or neighbour.tag not in {_P, _TBL}:
        return None
    return _paragraphs(neighbour)[0]


def _paragraphs(element: etree._Element) -> list[etree._Element]:
    return list(element.iter(_P))


def _put(paragraph: etree._Element, name: str, names: Names, *, at_end: bool) -> None:
    point = list(bookmark(paragraph, name, names.next_bookmark()))
    if at_end:
        paragraph.extend(point)
        return
    at = 0 if paragraph.find(_PPR) is None else 1
    paragraph[at:at] = point
