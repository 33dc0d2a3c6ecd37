"""The words of a document without its figures, paragraph by paragraph: two readings of the same words are equal.

Layer: word. Left out is what a figure covers (itself and what touches it, which `figures` judges) and what Word
calculates (page numbers, contents, caption numbers).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lkjip_xl.word.anchors.reading import BlockReading, Reading
from lkjip_xl.word.anchors.story import FIGURE_MASK, Story

_COVERED = re.compile(rf"[\w.,~+−-]*{FIGURE_MASK}\w*(?:[.,]\w+)*")


@dataclass(frozen=True)
class PlacedText:
    """The words of a paragraph, with its place: part, and number in that part."""

    part: str
    paragraph: int
    text: str


def words_of(reading: Reading) -> Iterator[PlacedText]:
    """Yield every paragraph that holds words, part by part."""
    for story in reading.stories:
        yield from _words(reading, story, 0, len(story.paragraphs) - 1)


def words_of_block(reading: Reading, block: BlockReading) -> Iterator[PlacedText]:
    """Yield the paragraphs of a passage or table that hold words; nothing for a lost one."""
    if block.part:
        yield from _words(reading, reading.story(block.part), block.first, block.last)


def words_outside(reading: Reading) -> Iterator[PlacedText]:
    """Yield the paragraphs outside passages and anchored tables that hold words."""
    inside = {(block.part, number) for block in reading.blocks for number in range(block.first, block.last + 1)}
    return (placed for placed in words_of(reading) if (placed.part, placed.paragraph) not in inside)


def _words(reading: Reading, story: Story, first: int, last: int) -> Iterator[PlacedText]:
    figures = reading.spans(story.part)
    for number in range(first, last + 1):
        masked = story.masked(number, figures)
        text = " ".join((_COVERED.sub(" ", masked) if FIGURE_MASK in masked else masked).split())
        if text:
            yield PlacedText(story.part, number, text)
