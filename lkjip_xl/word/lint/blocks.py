"""Blocks of a template: what begins must end, in a place where Word's table and paragraphs stay whole.

Layer: word. Walks through the markers of a part in reading order and keeps what is open, so that every name is looked
up among those known at its place.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lkjip_xl.model import Finding
from lkjip_xl.word.lint import faults
from lkjip_xl.word.lint.expressions import Reader, Repetition
from lkjip_xl.word.lint.lines import Line
from lkjip_xl.word.lint.markers import Marker, Scope, find_markers
from lkjip_xl.word.lint.shapes import LOOP, Shape, nearest

_ENDS = {"endfor": "for", "endif": "if"}
_BRANCHES = {"elif": ("if",), "else": ("if", "for")}
_COMMANDS = ("for", "if", *_BRANCHES, *_ENDS)
_HELD_BY = {Scope.PARAGRAPH: "w:tc", Scope.ROW: "w:tbl", Scope.CELL: "w:tr", Scope.TEXT: "w:tc"}
"""What both ends of a block must share, by the kind of its markers."""


@dataclass
class Block:
    """A block that is open: its first marker, the names known inside, and what it repeats, if it does."""

    opening: Marker
    names: Mapping[str, Shape]
    repetition: Repetition | None = None


@dataclass
class PartReading:
    """What a part of a template says.

    Attributes:
        findings: What is wrong with its markers.
        printed: Paths that it prints or repeats.
        repeated: The lines of each repetition's first and last marker, and the path that it repeats.
    """

    findings: list[Finding] = field(default_factory=list)
    printed: set[str] = field(default_factory=set)
    repeated: list[tuple[Line, Line, str]] = field(default_factory=list)


def read_blocks(lines: Sequence[Line], names: Mapping[str, Shape]) -> PartReading:
    """Read the markers of a part; `names` are those known everywhere in it."""
    reading = PartReading()
    open_blocks: list[Block] = []
    for line in lines:
        reader = Reader(line, reading.findings, reading.printed)
        for marker in find_markers(line):
            known = open_blocks[-1].names if open_blocks else names
            if not marker.command:
                reader.print_out(marker, known)
            elif marker.command in ("for", "if"):
                open_blocks.append(_open(reader, marker, known))
            else:
                _go_on(reader, marker, open_blocks, reading)
    reading.findings += [faults.unclosed(block.opening.line, block.opening.command) for block in open_blocks]
    return reading


def _open(reader: Reader, marker: Marker, names: Mapping[str, Shape]) -> Block:
    if marker.command == "if":
        reader.choose(marker, names)
        return Block(marker, names)
    repetition = reader.repeat(marker, names)
    inside = {**names, "loop": LOOP}
    if repetition:
        inside[repetition.variable] = repetition.member
    return Block(marker, inside, repetition)


def _go_on(reader: Reader, marker: Marker, open_blocks: list[Block], reading: PartReading) -> None:
    """Read a branch or an end."""
    if marker.command not in _COMMANDS:
        reading.findings.append(_not_ours(marker))
        return
    starts = _BRANCHES.get(marker.command) or (_ENDS[marker.command],)
    if not open_blocks or open_blocks[-1].opening.command not in starts:
        reading.findings.append(faults.unopened(marker.line, marker.command))
        return
    block = open_blocks[-1]
    reading.findings += _check_place(block.opening, marker)
    if marker.command == "elif":
        reader.choose(marker, block.names)
    if marker.command in _ENDS:
        open_blocks.pop()
        if block.repetition:
            reading.repeated.append((block.opening.line, marker.line, block.repetition.path))


def _not_ours(marker: Marker) -> Finding:
    return faults.unknown_command(marker.line, marker.command, nearest(marker.command, _COMMANDS))


def _check_place(opening: Marker, marker: Marker) -> list[Finding]:
    """Return what is wrong with where a block goes on, seen from where it began."""
    if opening.scope != marker.scope:
        return [faults.scopes_differ(marker.line, opening.scope, marker.scope)]
    held_by = _HELD_BY.get(marker.scope)
    if held_by and opening.line.container(held_by) is not marker.line.container(held_by):
        return [faults.crosses(marker.line, marker.command)]
    if marker.scope == Scope.TEXT and opening.line is not marker.line:
        return [faults.spans_paragraphs(marker.line, marker.command)]
    return []
