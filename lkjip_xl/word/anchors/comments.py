"""Comments of a document: who wrote what, when, on which words.

Layer: word.
Source: ECMA-376 Part 1, 17.13.4; MS-DOCX 2.5.1 (commentsExtended: resolved, reply). LibreOffice loses the link of a
reply.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from lkjip_xl.word.anchors.package import Package
from lkjip_xl.word.anchors.story import PARAGRAPH_END, Story

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15: Final = "{http://schemas.microsoft.com/office/word/2012/wordml}"


@dataclass(frozen=True)
class Comment:
    """A comment.

    Attributes:
        id: As the file numbers it.
        author: Who wrote it.
        date: As the file says; may be empty.
        text: Paragraphs parted by line breaks.
        on: The words that it is about, as accepted.
        part: Part of the document; empty where the comment is tied to no place.
        paragraph: Number of its paragraph in the part, from 0.
        is_done: Marked as resolved.
        reply_to: Id of the comment that it answers; empty for none.
    """

    id: str
    author: str
    date: str
    text: str
    on: str
    part: str
    paragraph: int
    is_done: bool
    reply_to: str


def read_comments(package: Package, stories: Sequence[Story]) -> Iterator[Comment]:
    """Yield the comments in the order of the file."""
    root = package.parse("word/comments.xml")
    if root is None:
        return
    elements = root.findall(f"{_W}comment")
    extended = _extended(package)
    ids = {_last_paragraph(element): element.get(f"{_W}id", "") for element in elements}
    for element in elements:
        done, parent = extended.get(_last_paragraph(element), (False, ""))
        comment_id = element.get(f"{_W}id", "")
        on, part, paragraph = _place(comment_id, stories)
        yield Comment(
            comment_id,
            element.get(f"{_W}author", ""),
            element.get(f"{_W}date", ""),
            "\n".join("".join(str(words) for words in each.itertext(f"{_W}t")) for each in element.findall(f"{_W}p")),
            on,
            part,
            paragraph,
            done,
            ids.get(parent, "") if parent else "",
        )


def _extended(package: Package) -> Mapping[str, tuple[bool, str]]:
    """Return whether a comment is resolved, and the paragraph of its parent, by its own last paragraph."""
    root = package.parse("word/commentsExtended.xml")
    return {
        each.get(f"{_W15}paraId", ""): (each.get(f"{_W15}done") == "1", each.get(f"{_W15}paraIdParent", ""))
        for each in (root if root is not None else ())
    }


def _last_paragraph(comment: etree._Element) -> str:
    paragraphs = comment.findall(f"{_W}p")
    return paragraphs[-1].get(f"{_W14}paraId", "") if paragraphs else ""


def _place(comment_id: str, stories: Sequence[Story]) -> tuple[str, str, int]:
    for story in stories:
        span = story.comments.get(comment_id)
        if span is not None:
            on = story.accepted(span.start, span.end).replace(PARAGRAPH_END, "\n")
            return on, story.part, span.paragraph
    return "", "", 0
