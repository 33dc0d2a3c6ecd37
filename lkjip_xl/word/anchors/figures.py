"""What became of each figure: its control by number, else its bookmark by name, else a control with its tag, in order.

Layer: word. Word keeps the control when text is typed over, LibreOffice keeps the bookmark; a copied control has the
same tag and another number.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lkjip_xl.word.anchors.ledger import Anchor
from lkjip_xl.word.anchors.moves import follow, is_arrival, is_departure
from lkjip_xl.word.anchors.story import Span, Story

_REACH = 5
"""Atoms on each side in which text that touches a figure is looked for."""
_TOUCHES_BEFORE = re.compile(r"[\w.,~+−-]*$")
_TOUCHES_AFTER = re.compile(r"\w*(?:[.,]\w+)*")


class Status(StrEnum):
    """What became of a figure."""

    KEPT = "kept"
    EDITED = "edited"
    DELETED = "deleted"
    LOST = "lost"
    DUPLICATED = "duplicated"


@dataclass(frozen=True)
class FigureReading:
    """A figure as it reads now.

    Attributes:
        tag: Id of the figure.
        status: LOST where neither control nor bookmark is left: it may stand there without its anchor, ask a person.
        anchor: Its row of the ledger; None for a copy that somebody made.
        accepted: Its text with every tracked change accepted.
        rejected: Its text with every tracked change rejected.
        wide: The accepted text with what touches it.
        is_moved: It was found where tracked text was moved to.
        part: Part of the document; empty for a lost one.
        paragraph: Number of its paragraph in that part.
        span: Its atoms in that part.
    """

    tag: str
    status: Status
    anchor: Anchor | None = None
    accepted: str = ""
    rejected: str = ""
    wide: str = ""
    is_moved: bool = False
    part: str = ""
    paragraph: int = 0
    span: tuple[int, int] = (0, 0)

    @property
    def has_text_beside(self) -> bool:
        """Whether something was typed so close that the figure reads differently (`~82,03`)."""
        return self.anchor is not None and self.wide != self.anchor.wide and self.accepted == self.anchor.shown


def read_figures(stories: Sequence[Story], anchors: Sequence[Anchor]) -> tuple[FigureReading, ...]:
    """Return the reading of every anchored figure, in the order of the ledger, and of every copy after them."""
    return tuple(_Finder(stories, anchors).read())


class _Finder:
    """Matches anchors with what is left of them; no control serves two anchors."""

    def __init__(self, stories: Sequence[Story], anchors: Sequence[Anchor]) -> None:
        self._stories = {story.part: story for story in stories}
        self._anchors = anchors
        tags, ids = {anchor.tag for anchor in anchors}, {str(anchor.id) for anchor in anchors}
        self._own_ids = ids
        self._controls: Mapping[str, list[Span]] = defaultdict(list)
        for story in stories:
            for span in story.controls:
                if span.name in tags:
                    self._controls[span.name].append(span)
        self._by_id = {span.id: span for spans in self._controls.values() for span in spans}
        self._bookmarks = {name: span for story in reversed(stories) for name, span in story.bookmarks.items()}
        self._used: set[int] = set()

    def read(self) -> Iterator[FigureReading]:
        for anchor in self._anchors:
            span = self._find(anchor)
            yield FigureReading(anchor.tag, Status.LOST, anchor) if span is None else self._read(anchor, span)
        for tag, spans in self._controls.items():
            for span in spans:
                if id(span) not in self._used:
                    yield self._copy(tag, span)

    def _find(self, anchor: Anchor) -> Span | None:
        span = self._by_id.get(str(anchor.id))
        if span is None or span.name != anchor.tag or id(span) in self._used:
            span = self._bookmarks.get(anchor.bookmark) or self._next_control(anchor.tag)
        return span

    def _next_control(self, tag: str) -> Span | None:
        """Return the first control of a tag that belongs to no anchor by number: its number was given anew."""
        return next(
            (
                each
                for each in self._controls.get(tag, ())
                if id(each) not in self._used and each.id not in self._own_ids
            ),
            None,
        )

    def _read(self, anchor: Anchor, span: Span) -> FigureReading:
        story = self._stories[span.part]
        self._use(anchor.tag, span)
        accepted = "" if span.is_placeholder else story.accepted(span.start, span.end)
        rejected = story.rejected(span.start, span.end)
        if not accepted.strip():
            arrived = self._arrived(anchor.tag, story, span)
            if arrived is not None:
                status = Status.KEPT if arrived == anchor.shown else Status.EDITED
                wide = anchor.wide if status is Status.KEPT else arrived
                return _reading(anchor, status, span, arrived, rejected, wide, is_moved=True)
        wide = _touching(story, span, accepted)
        still_there = Status.KEPT if wide == anchor.wide else Status.EDITED
        status = still_there if wide.strip() else Status.DELETED
        return _reading(anchor, status, span, accepted, rejected, wide)

    def _use(self, tag: str, span: Span) -> None:
        """Mark a span as taken, with the control that lies in or around it."""
        self._used.add(id(span))
        for other in self._controls.get(tag, ()):
            if other.part == span.part and (
                other.start <= span.start < max(other.end, other.start + 1)
                or span.start <= other.start < max(span.end, span.start + 1)
            ):
                self._used.add(id(other))

    def _arrived(self, tag: str, story: Story, span: Span) -> str | None:
        """Return the text of a figure where it was moved to: Word writes its control twice, LibreOffice does not."""
        if is_departure(story, span):
            for copy in self._controls.get(tag, ()):
                if id(copy) not in self._used and is_arrival(self._stories[copy.part], copy):
                    self._used.add(id(copy))
                    return self._stories[copy.part].accepted(copy.start, copy.end)
        return follow(list(self._stories.values()), story, span)

    def _copy(self, tag: str, span: Span) -> FigureReading:
        story = self._stories[span.part]
        accepted, rejected = story.accepted(span.start, span.end), story.rejected(span.start, span.end)
        return FigureReading(tag, Status.DUPLICATED, None, accepted, rejected, accepted, part=span.part,
                             paragraph=span.paragraph, span=(span.start, span.end))  # fmt: skip


def _reading(
    anchor: Anchor, status: Status, span: Span, accepted: str, rejected: str, wide: str, *, is_moved: bool = False
) -> FigureReading:
    return FigureReading(
        anchor.tag,
        status,
        anchor,
        accepted,
        rejected,
        wide,
        is_moved,
        span.part,
        span.paragraph,
        (span.start, span.end),
    )


def _touching(story: Story, span: Span, accepted: str) -> str:
    """Return a figure with what touches it in its paragraph: `Rp` before, `%` does not count, digits after do."""
    atoms = story.atoms
    before = "".join(
        atom.text for atom in atoms[max(0, span.start - _REACH) : span.start]
        if atom.deleted is None and atom.paragraph == span.paragraph
    )  # fmt: skip
    after = "".join(
        atom.text for atom in atoms[span.end : span.end + _REACH]
        if atom.deleted is None and atom.paragraph == span.last
    )  # fmt: skip
    found = _TOUCHES_BEFORE.search(before), _TOUCHES_AFTER.match(after)
    return f"{found[0][0] if found[0] else ''}{accepted}{found[1][0] if found[1] else ''}"
