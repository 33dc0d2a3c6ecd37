"""A part of a document as one long text in which every piece knows its revision, its paragraph and its anchors.

Layer: word. Pure data; `walking` makes it from the XML. A paragraph's end is a character with a revision of its own.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

PARAGRAPH_END = "\u2029"
FIGURE_MASK = "▮"
"""What stands for a figure in a text whose figures do not matter."""


class Change(StrEnum):
    """What a tracked revision did."""

    INSERTED = "ins"
    DELETED = "del"
    MOVED = "move"


class Revision(NamedTuple):
    """A tracked revision: what it did, who, when (as the file says)."""

    change: Change
    author: str
    date: str


class Atom(NamedTuple):
    """A piece of text; `in_field` is text that Word calculates, such as a page number."""

    text: str
    inserted: Revision | None
    deleted: Revision | None
    paragraph: int
    in_field: bool

    @property
    def moved_away(self) -> bool:
        """Whether it stands where moved text stood before."""
        return self.deleted is not None and self.deleted.change is Change.MOVED

    @property
    def moved_here(self) -> bool:
        """Whether it is moved text where it stands now."""
        return self.inserted is not None and self.inserted.change is Change.MOVED


@dataclass(slots=True)
class Span:
    """The stretch of a control, bookmark or comment: atoms `start` to `end`, paragraphs `paragraph` to `last`."""

    name: str
    id: str
    part: str
    start: int
    end: int
    paragraph: int
    last: int
    is_placeholder: bool = False


class Piece(NamedTuple):
    """Neighbouring text with one revision; None is text that nobody touched."""

    text: str
    revision: Revision | None


class Paragraph(NamedTuple):
    """Where a paragraph stands: its style, and table and row (from 1) if it is in a table; 0 outside."""

    style: str
    table: int
    row: int


@dataclass
class Story:
    """One part of the document."""

    part: str
    atoms: list[Atom] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    controls: list[Span] = field(default_factory=list)
    bookmarks: dict[str, Span] = field(default_factory=dict)
    comments: dict[str, Span] = field(default_factory=dict)
    starts: list[int] = field(default_factory=list)
    """First atom of each paragraph."""
    has_revisions: bool = False

    def accepted(self, start: int, end: int) -> str:
        """Return the text as it reads when every tracked change is accepted."""
        return "".join(atom.text for atom in self.atoms[start:end] if atom.deleted is None)

    def rejected(self, start: int, end: int) -> str:
        """Return the text as it reads when every tracked change is rejected."""
        return "".join(atom.text for atom in self.atoms[start:end] if atom.inserted is None)

    def pieces(self, start: int, end: int) -> Iterator[Piece]:
        """Yield the text with its revisions, neighbours with the same one joined."""
        if not self.has_revisions:
            yield from (Piece(text, None) for text in (self.accepted(start, end),) if text)
            return
        text, current = "", None
        for atom in self.atoms[start:end]:
            revision = atom.deleted or atom.inserted
            if revision != current and text:
                yield Piece(text, current)
                text = ""
            text, current = text + atom.text, revision
        if text:
            yield Piece(text, current)

    def span_of(self, first: int, last: int) -> tuple[int, int]:
        """Return the atoms of the paragraphs `first` to `last`; none if there are no such paragraphs."""
        if first > last or first >= len(self.starts):
            return 0, 0
        return self.starts[first], self.starts[last + 1] if last + 1 < len(self.starts) else len(self.atoms)

    def masked(self, paragraph: int, figures: Mapping[int, int]) -> str:
        """Return a paragraph as accepted, without calculated text, and with a sign for each figure.

        Args:
            paragraph: Its number in this part, from 0.
            figures: Ranges of atoms that hold figures: first atom → the one after the last.
        """
        at, end = self.span_of(paragraph, paragraph)
        shown: list[str] = []
        while at < end:
            after = figures.get(at, at)
            if after > at:
                shown.append(FIGURE_MASK)
                at = after
                continue
            atom = self.atoms[at]
            if atom.deleted is None and not atom.in_field:
                shown.append(atom.text)
            at += 1
        return "".join(shown).replace(PARAGRAPH_END, "")
