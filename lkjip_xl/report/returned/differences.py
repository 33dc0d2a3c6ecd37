"""What changed between two texts, in one short Indonesian phrase that quotes both.

Layer: report. Pure.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile, zip_longest

_QUOTED = 60
_CONTEXT = 12


@dataclass(frozen=True)
class Difference:
    """One changed paragraph: `at` is its number among the new ones; an empty text was not there, or is gone."""

    at: int
    old: str
    new: str

    @property
    def told(self) -> str:
        """What changed, as a phrase."""
        if not self.old:
            return f"ditambah “{shorten(self.new)}”"
        if not self.new:
            return f"dihapus “{shorten(self.old)}”"
        old, new = _around(self.old, self.new)
        return f"“{old}” menjadi “{new}”"


def differences(old: Sequence[str], new: Sequence[str]) -> list[Difference]:
    """Return the changed paragraphs in order."""
    found = []
    for kind, first, last, start, end in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if kind != "equal":
            pairs = zip_longest(old[first:last], new[start:end], fillvalue="")
            found += [Difference(start + number, before, after) for number, (before, after) in enumerate(pairs)]
    return found


def quote(text: str, part: str) -> str:
    """Return a part of a text with the words around it."""
    at = max(text.find(part) - _QUOTED // 2, 0)
    return ("…" if at else "") + shorten(text[at:])


def shorten(text: str) -> str:
    """Return a text that fits into a sentence."""
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED].rstrip()}…"


def _around(old: str, new: str) -> tuple[str, str]:
    """Return both texts without what is equal at their ends, but for a few words before it."""
    prefix = _equal_start(old, new)
    suffix = _equal_start(old[prefix:][::-1], new[prefix:][::-1])
    start = old.rfind(" ", 0, max(prefix - _CONTEXT, 0)) + 1
    dots = "…" if start else ""
    shown_old, shown_new = (
        dots + shorten(text[start : _word_end(text, len(text) - suffix)].strip()) for text in (old, new)
    )
    return shown_old, shown_new


def _equal_start(one: str, other: str) -> int:
    """Return how many characters are equal at the start."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _word_end(text: str, at: int) -> int:
    """Return where the word ends that a cut would fall into."""
    end = text.find(" ", at)
    return len(text) if end < 0 else end
