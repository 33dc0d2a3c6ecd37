"""Sentences of the report: patterns in data, filled with figures that keep their place.

Layer: report. Reads only `patterns.toml` beside it. Which sentence is right is decided by the chapters, from facts;
how it reads is decided in the file. A pattern may have several wordings; who speaks chooses one, always the same.
"""

import string
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from lkjip_xl.report.blocks import Figure, Text

_PATTERNS = Path(__file__).with_name("patterns.toml")
_PAIR = 2


@cache
def load_patterns() -> Mapping[str, tuple[str, ...]]:
    """Return the wordings of every pattern by its dotted name (`perubahan.naik`)."""
    with _PATTERNS.open("rb") as file:
        groups = tomllib.load(file)
    return {
        f"{group}.{name}": (wording,) if isinstance(wording, str) else tuple(wording)
        for group, patterns in groups.items()
        for name, wording in patterns.items()
    }


def words_of(pattern: str) -> str:
    """Return a pattern that is no sentence but a word or a list of words, such as `satuan.tanpa`."""
    return load_patterns()[pattern][0]


def sentence(pattern: str, speaker: str = "", /, **parts: str | Figure | Text) -> Text:
    """Return the sentence of a pattern with its parts filled in.

    Args:
        pattern: Dotted name in `patterns.toml`.
        speaker: Id of what the sentence is about. It chooses the wording: the same one in every draft, and another
            one for its neighbour (`ik1`, `ik2`), so that the report does not repeat itself.
        parts: Words, figures and texts by the name of their place; what the pattern does not ask for is left out.

    Raises:
        KeyError: There is no such pattern, or it asks for a part that was not given: a slip in our own code.
    """
    pieces: list[str | Figure] = []
    wordings = load_patterns()[pattern]
    chosen = wordings[sum(speaker.encode()) % len(wordings)]  # a sum: neighbouring ids never choose the same one
    for words, place, _, _ in string.Formatter().parse(chosen):
        part = parts[place] if place is not None else ""
        pieces.extend((words, *part) if isinstance(part, tuple) else (words, part))
    return tuple(piece for piece in pieces if piece != "")


def paragraph(sentences: Iterable[Text]) -> tuple[Text, ...]:
    """Return sentences as one paragraph; no sentences are no paragraph."""
    pieces: list[str | Figure] = []
    for text in sentences:
        pieces.extend((" ", *text) if pieces else text)
    return (tuple(pieces),) if pieces else ()


def as_clause(explanation: str) -> str:
    """Return a sentence as it stands inside another one: `capaian tidak dapat dihitung karena …`."""
    return explanation[:1].lower() + explanation[1:]


def enumerate_texts(texts: Sequence[Text]) -> Text:
    """Return a list inside a sentence: `a`, `a dan b`, `a, b, dan c`."""
    pieces: list[str | Figure] = []
    for at, text in enumerate(texts):
        if at:
            is_last = at == len(texts) - 1
            pieces.append((", dan " if len(texts) > _PAIR else " dan ") if is_last else ", ")
        pieces.extend(text)
    return tuple(pieces)
