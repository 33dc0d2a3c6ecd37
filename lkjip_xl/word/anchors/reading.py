"""What became of the anchors of a document: every figure and passage as it reads now, compared with its ledger.

Layer: word. Reads any edited .docx: Word's markup with tracked changes, moves and comments, or a file saved by
LibreOffice, which keeps bookmarks only. Rules nothing: what a difference means is decided by who asks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from lkjip_xl.word.anchors.comments import Comment, read_comments
from lkjip_xl.word.anchors.figures import FigureReading, read_figures
from lkjip_xl.word.anchors.ledger import Anchor, Kind, Ledger
from lkjip_xl.word.anchors.naming import Fence
from lkjip_xl.word.anchors.package import open_package
from lkjip_xl.word.anchors.story import PARAGRAPH_END, Piece, Revision, Span, Story
from lkjip_xl.word.anchors.walking import tell


class BlockStatus(StrEnum):
    """What became of a passage or table."""

    KEPT = "kept"
    EDITED = "edited"
    LOST = "lost"


@dataclass(frozen=True)
class BlockReading:
    """A passage or an anchored table as it reads now.

    Attributes:
        anchor: Its row of the ledger.
        status: LOST where its fences are gone.
        accepted: Text with every tracked change accepted; paragraphs parted by line breaks.
        rejected: Text with every tracked change rejected; differs from the ledger where somebody did not track.
        pieces: Text with its revisions.
        part: Part of the document.
        first: Number of its first paragraph in that part.
        last: Number of its last paragraph; smaller than `first` where nothing is left.
    """

    anchor: Anchor
    status: BlockStatus
    accepted: str = ""
    rejected: str = ""
    pieces: tuple[Piece, ...] = ()
    part: str = ""
    first: int = 0
    last: int = -1

    @property
    def is_untracked(self) -> bool:
        """Whether somebody changed it without recording the change."""
        return self.rejected != self.anchor.shown


@dataclass(frozen=True)
class RevisionReading:
    """A tracked change: what it did to which text, who and when."""

    part: str
    text: str
    revision: Revision


@dataclass(frozen=True)
class Reading:
    """Everything read from a document."""

    stories: tuple[Story, ...]
    figures: tuple[FigureReading, ...]
    blocks: tuple[BlockReading, ...]
    revisions: tuple[RevisionReading, ...]
    comments: tuple[Comment, ...]

    def story(self, part: str) -> Story:
        """Return a part by its name."""
        return next(story for story in self.stories if story.part == part)

    def spans(self, part: str) -> Mapping[int, int]:
        """Return which atoms of a part hold figures: first atom → the one after the last."""
        return self._spans.get(part, {})

    @cached_property
    def _spans(self) -> Mapping[str, Mapping[int, int]]:
        spans: dict[str, dict[int, int]] = {}
        for each in self.figures:
            if each.part and not each.is_moved:
                spans.setdefault(each.part, {})[each.span[0]] = each.span[1]
        return spans


def read_document(source: Path | bytes, ledger: Ledger, name: str = "") -> Reading:
    """Read a document and say what became of its anchors.

    Args:
        source: The file, or its bytes.
        ledger: What was printed (from the journal).
        name: What errors call it; a file's own name if empty.

    Raises:
        DocumentUnreadableError: It is no .docx, or far too large for one.
        DocumentDamagedError: A part is not well-formed.
    """
    with open_package(source, name) as package:
        stories = tuple(tell(part, root) for part in package.stories() if (root := package.parse(part)) is not None)
        comments = tuple(read_comments(package, stories))
    figures = read_figures(stories, [anchor for anchor in ledger.anchors if anchor.kind is Kind.FIGURE])
    blocks = tuple(_read_block(stories, anchor) for anchor in ledger.anchors if anchor.kind is not Kind.FIGURE)
    revisions = tuple(
        RevisionReading(story.part, piece.text.replace(PARAGRAPH_END, "¶"), piece.revision)
        for story in stories
        for piece in story.pieces(0, len(story.atoms))
        if piece.revision is not None
    )
    return Reading(stories, figures, blocks, revisions, comments)


def _read_block(stories: Sequence[Story], anchor: Anchor) -> BlockReading:
    for story in stories:
        before, first = _fence(story, anchor, Fence.BEFORE_OUTER, Fence.BEFORE_INNER)
        after, last = _fence(story, anchor, Fence.AFTER_OUTER, Fence.AFTER_INNER)
        if before is not None and after is not None:
            # LibreOffice may leave the start of a fence behind, before a section that ends there; its end stays.
            return _between(story, anchor, before.paragraph + (first is Fence.BEFORE_OUTER),
                            after.last - (last is Fence.AFTER_OUTER))  # fmt: skip
    return BlockReading(anchor, BlockStatus.LOST)


def _fence(story: Story, anchor: Anchor, outer: Fence, inner: Fence) -> tuple[Span | None, Fence]:
    """Return the fence that was put, and which of the two it is."""
    found = story.bookmarks.get(anchor.bookmark + outer)
    return (found, outer) if found is not None else (story.bookmarks.get(anchor.bookmark + inner), inner)


def _between(story: Story, anchor: Anchor, first: int, last: int) -> BlockReading:
    start, end = story.span_of(first, last)
    accepted, rejected = (_lines(text) for text in (story.accepted(start, end), story.rejected(start, end)))
    status = BlockStatus.KEPT if accepted == anchor.shown else BlockStatus.EDITED
    pieces = tuple(story.pieces(start, end))
    return BlockReading(anchor, status, accepted, rejected, pieces, story.part, first, last)


def _lines(text: str) -> str:
    return text.strip(PARAGRAPH_END).replace(PARAGRAPH_END, "\n")
