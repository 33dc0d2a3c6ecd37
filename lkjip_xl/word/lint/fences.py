"""Fences of narratives: the paragraphs before and after a block of text that always stand in the document.

Layer: word. What people change in a block of the finished document is told from the rest by them.
"""

from collections.abc import Collection, Iterator

from docx.oxml.ns import qn
from lxml import etree

from lkjip_xl.model import Finding
from lkjip_xl.word.lint import faults
from lkjip_xl.word.lint.blocks import PartReading
from lkjip_xl.word.lint.lines import Line
from lkjip_xl.word.lint.markers import Scope, find_markers


def check_fences(reading: PartReading, lines: Collection[Line], narratives: Collection[str]) -> Iterator[Finding]:
    """Yield each narrative that lacks a fixed paragraph beside it; `narratives` are the paths of their paragraphs."""
    fixed = {line.element for line in lines if all(marker.scope == Scope.TEXT for marker in find_markers(line))}
    for first, last, path in reading.repeated:
        if path in narratives:
            name = path.rpartition(".")[0]
            if not _is_fixed(first.element.getprevious(), fixed):
                yield faults.fence_missing(first, name, "before")
            if not _is_fixed(last.element.getnext(), fixed):
                yield faults.fence_missing(last, name, "after")


def _is_fixed(neighbour: etree._Element | None, fixed: Collection[etree._Element]) -> bool:
    return neighbour is not None and neighbour.tag == qn("w:p") and neighbour in fixed
