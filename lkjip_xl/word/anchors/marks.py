r"""Texts that know where their figures stand, and the marks that carry this knowledge through the template engine.

Layer: word. The engine prints plain text; so a figure travels as `\ue000 number \ue001 shown \ue002` and becomes a
content control afterwards (`emitting`). The marks are private-use characters, which `word.text.clean` takes out of all
data.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Self

from lkjip_xl.word.text import clean

FIGURE, SEPARATOR, END, PASSAGE, PASSAGE_END, TABLE = "\ue000\ue001\ue002\ue003\ue004\ue005"
TOKEN = re.compile(
    f"{FIGURE}(\\d+){SEPARATOR}([^{FIGURE}-{TABLE}]*){END}|([{PASSAGE}{PASSAGE_END}{TABLE}])(\\d+){SEPARATOR}"
)
"""A figure (number, text), or the sign of a passage or table with its number."""
STRAY = re.compile(f"[{FIGURE}-{TABLE}]")


@dataclass(frozen=True)
class Shown:
    """A figure inside a text: its id and what the document prints."""

    id: str
    printed: str


class Words(str):
    """A sentence or a table cell: reads as its plain text and knows its figures.

    Attributes:
        pieces: Words and figures in order.
    """

    __slots__ = ("pieces",)
    pieces: tuple[str | Shown, ...]

    def __new__(cls, pieces: Iterable[str | Shown]) -> Self:
        """Join the pieces."""
        kept = tuple(pieces)
        words = super().__new__(cls, "".join(piece if isinstance(piece, str) else piece.printed for piece in kept))
        words.pieces = kept
        return words


class Passage(list[str]):
    """Paragraphs that belong together under an id, so that they are found again after somebody edited them."""

    def __init__(self, passage_id: str, paragraphs: Iterable[str]) -> None:
        """Keep the paragraphs (`Words` or plain) and the id."""
        super().__init__(paragraphs)
        self.id = passage_id


class TableTitle(str):
    """The title printed above a table that is anchored as a whole, because its rows are long raw lists.

    Attributes:
        id: Id of the table.
    """

    __slots__ = ("id",)
    id: str

    def __new__(cls, table_id: str, title: str) -> Self:
        """Keep title and id."""
        text = super().__new__(cls, title)
        text.id = table_id
        return text


@dataclass
class Marks:
    """The ids behind the marks of one document: a mark carries only their number, so no filter can change an id."""

    ids: list[str] = field(default_factory=list)

    def text(self, text: str) -> str:
        """Return a text as the template engine may print it: clean, what it knows of anchors marked."""
        match text:
            case Words():
                return self._words(text)
            case TableTitle():
                return f"{TABLE}{self._number(text.id)}{SEPARATOR}{clean(text)}"
        return clean(text)

    def _words(self, words: Words) -> str:
        return "".join(
            clean(piece)
            if isinstance(piece, str)
            else f"{FIGURE}{self._number(piece.id)}{SEPARATOR}{clean(piece.printed)}{END}"
            for piece in words.pieces
        )

    def passage(self, passage: Passage) -> list[str]:
        """Return paragraphs, the first and the last of them marked; no paragraphs are no passage."""
        texts = [self.text(text) for text in passage]
        if texts:
            number = self._number(passage.id)
            texts[0] = f"{PASSAGE}{number}{SEPARATOR}{texts[0]}"
            texts[-1] = f"{texts[-1]}{PASSAGE_END}{number}{SEPARATOR}"
        return texts

    def _number(self, anchor_id: str) -> int:
        self.ids.append(anchor_id)
        return len(self.ids) - 1


def without_marks(text: str) -> str:
    """Return a text as the document prints it."""
    return STRAY.sub("", TOKEN.sub(lambda token: token[2] or "", text))


def tag_at(ids: Sequence[str], number: str) -> str | None:
    """Return the id of a mark; None for one that no data made (somebody typed the character into the template)."""
    at = int(number)
    return ids[at] if at < len(ids) else None
