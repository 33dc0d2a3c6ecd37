"""Names and numbers of anchors: stable between two drafts, unique in a package, accepted by Word.

Layer: word. Pure.
Source: ECMA-376 Part 1, 17.5.2.18 (w:id is a signed 32-bit number); Word takes bookmark names of 40 letters, digits and
underscores that begin with a letter.
"""

import re
import zlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

_LARGEST_ID = 0x7FFFFFFF
_TAIL = 26
_FIRST_BOOKMARK = 100_000  # far from the numbers of the template and of the contents


class Fence(StrEnum):
    """Where a point bookmark stands: before or after its passage, in the neighbour (outer) or in the passage itself."""

    BEFORE_OUTER = "_ao"
    BEFORE_INNER = "_ai"
    AFTER_OUTER = "_zo"
    AFTER_INNER = "_zi"


@dataclass(frozen=True)
class Name:
    """What identifies one occurrence of an anchor: id of its control, name of its bookmark."""

    control: int
    bookmark: str


class Names:
    """Gives every occurrence of every tag its name; an id of the template is not given again."""

    def __init__(self, taken: Iterable[int] = ()) -> None:
        """Start with the control ids that the template uses."""
        self._taken = {0, *taken}
        self._seen: Counter[str] = Counter()
        self._bookmarks = _FIRST_BOOKMARK

    def next(self, tag: str) -> Name:
        """Return the name of the next occurrence of a tag."""
        self._seen[tag] += 1
        occurrence = f"{tag}#{self._seen[tag]}".encode()
        control = zlib.crc32(occurrence) & _LARGEST_ID
        while control in self._taken:
            control = control % _LARGEST_ID + 1
        self._taken.add(control)
        tail = re.sub(r"\W", "_", tag, flags=re.ASCII)[-_TAIL:]
        return Name(control, f"n_{zlib.crc32(occurrence):08x}_{tail}")

    def next_bookmark(self) -> int:
        """Return the number that ties the two ends of a bookmark."""
        self._bookmarks += 1
        return self._bookmarks
