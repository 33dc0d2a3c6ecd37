"""The record of a document's anchors, kept in the journal: what was printed, and how to find it again.

Layer: word. Pure data; the journal keeps it as JSON.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

FINGERPRINT = "lkjip_sidik_jangkar"
"""Name of the custom property that tells two documents of the same version apart."""


class Kind(StrEnum):
    """What an anchor holds: one figure, a passage of paragraphs, or a whole table."""

    FIGURE = "fig"
    PASSAGE = "blok"
    TABLE = "tabel"


@dataclass(frozen=True)
class Anchor:
    """One anchor of a document.

    Attributes:
        tag: Id of the figure, block or table; the same one may stand at several places.
        id: Number of the content control; 0 for passages and tables, which have none.
        shown: What was printed; paragraphs are parted by line breaks.
        bookmark: Name of the twin bookmark, or stem of the two fences.
        kind: What it holds.
        wide: A figure with what touches it (`Rp1.250.000`); of a passage or table its words without figures, a
            paragraph a line.
    """

    tag: str
    id: int
    shown: str
    bookmark: str
    kind: Kind
    wide: str


@dataclass(frozen=True)
class Ledger:
    """All that is kept of a document for its reading.

    Attributes:
        anchors: In reading order, part by part.
        paragraphs: Words outside passages and anchored tables, without figures: of the template and of other tables.
    """

    anchors: tuple[Anchor, ...] = ()
    paragraphs: tuple[str, ...] = ()

    def as_json(self) -> Mapping[str, object]:
        """Return it as plain lists."""
        rows = [[*_printed(anchor), anchor.wide] for anchor in self.anchors]
        return {"anchors": rows, "paragraphs": list(self.paragraphs)}

    @classmethod
    def from_json(cls, kept: Mapping[str, Sequence[Any]]) -> Self:
        """Return what `as_json` gave."""
        anchors = tuple(
            Anchor(tag, number, shown, bookmark, Kind(kind), wide)
            for tag, number, shown, bookmark, kind, wide in kept["anchors"]
        )
        return cls(anchors, tuple(kept["paragraphs"]))

    def identity(self) -> Mapping[str, str]:
        """Return the custom property by which a document says which ledger is its own; none without anchors."""
        if not self.anchors:
            return {}
        text = json.dumps([_printed(anchor) for anchor in self.anchors], ensure_ascii=False)
        return {FINGERPRINT: hashlib.sha256(text.encode()).hexdigest()[:32]}


def _printed(anchor: Anchor) -> list[str | int]:
    """Return what is known of an anchor before the document is read back."""
    return [anchor.tag, anchor.id, anchor.shown, anchor.bookmark, anchor.kind]
