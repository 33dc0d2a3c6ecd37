"""The markers in a line of a template, and what looks like one and is none.

Layer: word. Source: docxtpl 0.20, `patch_xml`: `{%p … %}` takes its paragraph away, `{%tr … %}` its table row and
`{%tc … %}` its cell; the letters follow the sign at once and a space follows them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from lkjip_xl.word.lint.lines import Line

_SCOPE = r"(?:(?P<{0}>p|tr|tc|r)(?=\s))?"
_MARKER = re.compile(
    rf"\{{\{{-?{_SCOPE.format('print')}(?P<value>.*?)-?\}}\}}|\{{%-?{_SCOPE.format('act')}(?P<order>.*?)-?%\}}|\{{#.*?#\}}",
    re.DOTALL,
)
_BROKEN = re.compile(r"\{\s*[{%#]|[}%#]\s*\}")
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")


class Scope(StrEnum):
    """What a marker takes away with itself."""

    TEXT = ""
    PARAGRAPH = "p"
    ROW = "tr"
    CELL = "tc"
    RUN = "r"


@dataclass(frozen=True, eq=False)
class Marker:
    """A marker.

    Attributes:
        line: Where it stands.
        scope: What it takes away.
        command: Its first word (`for`); empty for one that prints.
        inside: What follows the first word, or what is printed; quotation marks of Word made straight.
    """

    line: Line
    scope: Scope
    command: str
    inside: str


def find_markers(line: Line) -> Iterator[Marker]:
    """Yield the markers of a line in order; comments are none."""
    for found in _MARKER.finditer(line.text):
        if found["value"] is not None:
            yield Marker(line, Scope(found["print"] or ""), "", found["value"].translate(_STRAIGHT).strip())
        elif found["order"] is not None:
            command, _, inside = found["order"].translate(_STRAIGHT).strip().partition(" ")
            yield Marker(line, Scope(found["act"] or ""), command, inside.strip())


def without_markers(line: Line) -> str:
    """Return what a line shows beside its markers."""
    return _MARKER.sub("", line.text).strip()


def has_broken_marker(line: Line) -> bool:
    """Return whether signs of a marker stand there that belong to none, such as `{ {` or a marker without its end."""
    return _BROKEN.search(_MARKER.sub("", line.text)) is not None
