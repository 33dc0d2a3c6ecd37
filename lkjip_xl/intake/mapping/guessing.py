"""What a column of another program's export probably means, by the words of its heading.

Layer: intake. Pure. A guess is shown to a person; only exact headings of our own are believed without one.
Source: DOMAIN section 1: an unsur is known by its name, never by its number; the words are data in `columns.toml`.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from lkjip_xl.intake.mapping.personal import is_personal_heading
from lkjip_xl.intake.reading.headers import normal
from lkjip_xl.intake.sources.unsur_names import code_in, plain_name

PERSONAL: Final = "pribadi"
FREE_TEXT: Final = "saran"
IGNORED: Final = "abaikan"
NOT_READ: Final = frozenset({PERSONAL, FREE_TEXT, IGNORED, ""})
"""Meanings of columns that are not taken in."""

_WORD: Final = re.compile(r"[^\W_]+")
_COLUMNS: Final[Mapping[str, Any]] = tomllib.loads(Path(__file__).with_name("columns.toml").read_text(encoding="utf-8"))
EXACT: Final[Mapping[str, str]] = _COLUMNS["exact"]
"""Headings of our own, and those of other programs that can mean one thing only, with the key of their column."""


class Confidence(StrEnum):
    """How sure a guess is, as the sheet Pemetaan shows it."""

    EXACT = "Pasti"
    KNOWN = "Pernah ditetapkan"
    STRONG = "Kuat"
    WEAK = "Lemah"
    NONE = "Tidak dikenal"


@dataclass(frozen=True)
class Guess:
    """A meaning: the code of an unsur, the key of another column or of one that is not read; empty for none."""

    key: str
    confidence: Confidence


_UNKNOWN: Final = Guess("", Confidence.NONE)


def exact_key(heading: str, unsur: Mapping[str, str]) -> str:
    """Return the key of a heading that is exactly one of ours: an unsur by its name, or another column; else empty.

    Args:
        heading: The heading.
        unsur: Name of each unsur by its code.
    """
    return {plain_name(name): code for code, name in unsur.items()}.get(plain_name(heading)) or EXACT.get(
        normal(heading), ""
    )


def guess(heading: str, unsur: Mapping[str, str]) -> Guess:
    """Return what a heading probably means.

    A heading that names two unsur means neither; a bare number such as `U8` is the weakest of guesses, because U8 and
    U9 are swapped in public systems.

    >>> guess("Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan?", {"U1": "Persyaratan"})
    Guess(key='U1', confidence=<Confidence.STRONG: 'Kuat'>)
    """
    if exact := exact_key(heading, unsur):
        return Guess(exact, Confidence.EXACT)
    words = _Words(heading)
    for phrases, confidence in (("strong", Confidence.STRONG), ("weak", Confidence.WEAK)):
        codes = set(_unsur_codes(words, phrases, unsur))
        if len(codes) == 1:
            return Guess(codes.pop(), confidence)
        if codes:
            return _UNKNOWN
        if phrases == "strong" and (other := _other(words, heading)):
            return other
    code = code_in(heading)
    return Guess(code, Confidence.WEAK) if code in unsur else _UNKNOWN


class _Words:
    """The words of a heading, to look for phrases in."""

    def __init__(self, heading: str) -> None:
        """Take the heading apart."""
        self._text = f" {' '.join(_WORD.findall(heading.casefold()))} "

    def have(self, phrases: Iterable[str]) -> bool:
        """Whether one of the phrases stands there, word by word."""
        return any(f" {phrase} " in self._text for phrase in phrases)

    def are(self, phrases: Iterable[str]) -> bool:
        """Whether nothing but one of the phrases stands there."""
        return self._text.strip() in set(phrases)


def _unsur_codes(words: _Words, phrases: str, unsur: Mapping[str, str]) -> Iterator[str]:
    codes = {plain_name(name): code for code, name in unsur.items()}
    for entry in _COLUMNS["unsur"]:
        code = codes.pop(plain_name(entry["name"]), "")
        if code and words.have(entry[phrases]):
            yield code
    # An unsur that the office added is known by its whole name only.
    yield from (code for name, code in codes.items() if name and words.have((name,)))


def _other(words: _Words, heading: str) -> Guess | None:
    if is_personal_heading(heading):
        return Guess(PERSONAL, Confidence.STRONG)
    entries: Sequence[Mapping[str, Any]] = _COLUMNS["other"]
    found = next((entry for entry in entries if _fits(words, entry)), None)
    return Guess(found["key"], Confidence.STRONG) if found else None


def _fits(words: _Words, entry: Mapping[str, Any]) -> bool:
    """Whether a heading is of a kind; `No` or `Total` must stand alone, because they begin many other headings."""
    return words.are(entry["words"]) if entry["key"] == IGNORED else words.have(entry["words"])
