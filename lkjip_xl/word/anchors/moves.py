"""Moved text: a figure whose paragraph was moved is looked for where the text arrived.

Layer: word. The bookmark of LibreOffice stays behind in the text that moved away; without this a moved figure would be
told as deleted.
"""

from collections.abc import Iterator, Sequence

from lkjip_xl.word.anchors.story import PARAGRAPH_END, Span, Story


def follow(stories: Sequence[Story], story: Story, span: Span) -> str | None:
    """Return the text at the same place of the moved text, or None where nothing was moved or it cannot be found."""
    if span.start == span.end or not all(atom.moved_away for atom in story.atoms[span.start : span.end]):
        return None
    start, end = _run_around(story, span)
    gone = _text(story, start, end)
    lead = len(gone) - len(gone.lstrip(PARAGRAPH_END))
    at, length = len(_text(story, start, span.start)) - lead, len(_text(story, span.start, span.end))
    for arrived in _arrivals(stories):
        if arrived == gone.strip(PARAGRAPH_END):
            return arrived[at : at + length]
    return None


def is_arrival(story: Story, span: Span) -> bool:
    """Return whether everything in a span is text that was moved here."""
    return span.start < span.end and all(atom.moved_here for atom in story.atoms[span.start : span.end])


def is_departure(story: Story, span: Span) -> bool:
    """Return whether everything in a span is text that was moved away."""
    return span.start < span.end and all(atom.moved_away for atom in story.atoms[span.start : span.end])


def _run_around(story: Story, span: Span) -> tuple[int, int]:
    start, end = span.start, span.end
    while start and story.atoms[start - 1].moved_away:
        start -= 1
    while end < len(story.atoms) and story.atoms[end].moved_away:
        end += 1
    return start, end


def _arrivals(stories: Sequence[Story]) -> Iterator[str]:
    for story in stories:
        text = ""
        for atom in story.atoms:
            if atom.moved_here:
                text += atom.text
            elif text:
                yield text.strip(PARAGRAPH_END)
                text = ""
        if text:
            yield text.strip(PARAGRAPH_END)


def _text(story: Story, start: int, end: int) -> str:
    return "".join(atom.text for atom in story.atoms[start:end])
