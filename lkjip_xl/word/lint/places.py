"""Markers that take their paragraph, row or cell away: alone there, and where there is one.

Layer: word.
"""

from collections.abc import Iterator, Mapping, Sequence

from docx.oxml.ns import qn
from lxml import etree

from lkjip_xl.model import Finding
from lkjip_xl.word.lint import faults
from lkjip_xl.word.lint.lines import Line
from lkjip_xl.word.lint.markers import Scope, find_markers, has_broken_marker, without_markers

_TAKEN = {Scope.ROW: ("w:tr", "baris tabel"), Scope.CELL: ("w:tc", "sel")}
_LEFTOVERS = ("[[KOSONG", "[[GAMBAR", "(data belum tersedia)", "lorem ipsum", "isi di sini", "tulis di sini")


def check_places(lines: Sequence[Line]) -> Iterator[Finding]:
    """Yield what is wrong with where the markers of a part stand, and what is left of markers and of trials."""
    by_element = {line.element: line for line in lines}
    for line in lines:
        if has_broken_marker(line):
            yield faults.broken_marker(line)
        yield from (faults.leftover(line, each) for each in _LEFTOVERS if each.casefold() in line.text.casefold())
        for scope in dict.fromkeys(marker.scope for marker in find_markers(line)):
            yield from _check_scope(line, scope, by_element)


def _check_scope(line: Line, scope: Scope, by_element: Mapping[etree._Element, Line]) -> Iterator[Finding]:
    if scope == Scope.RUN or (scope != Scope.TEXT and not all(m.command for m in find_markers(line))):
        yield faults.unsupported_scope(line, scope)
    elif scope == Scope.PARAGRAPH and not _is_alone(line):
        yield faults.not_alone(line, "alinea", scope)
    elif scope in _TAKEN:
        tag, what = _TAKEN[scope]
        taken = line.container(tag)
        if taken is None:
            yield faults.outside_table(line, scope)
        elif any(other is not line and other.text.strip() for other in _inside(taken, by_element)) or not _is_alone(
            line
        ):
            yield faults.not_alone(line, what, scope)


def _is_alone(line: Line) -> bool:
    return not without_markers(line) and len(list(find_markers(line))) == 1


def _inside(element: etree._Element, by_element: Mapping[etree._Element, Line]) -> Iterator[Line]:
    return (by_element[each] for each in element.iter(qn("w:p")) if each in by_element)
