"""Answers in words as scores: `Sangat Baik` is 4 because a table of the office says so, never by a guess.

Layer: intake. Pure.
Source: PermenPANRB 14/2017, Lampiran: answers a to d of the questionnaire; the words are rows of tblKataNilai.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from lkjip_xl.book.presets import load_presets
from lkjip_xl.intake.reading.cells import Raw, Unseen
from lkjip_xl.intake.sources.unsur_names import plain_name
from lkjip_xl.model import Value
from lkjip_xl.rules.parse_number import Outcome, parse_number

TABLE: Final = "tblKataNilai"

_WORD: Final = re.compile(r"[^\W_]+")
_LETTERS: Final = frozenset("abcd")
_LABELS: Final = frozenset("123456789") | _LETTERS
"""What a questionnaire puts before its answers, or behind: `1. Tidak sesuai`, `d) Gratis`, `Sangat baik (4)`."""


class WordFault(NamedTuple):
    """Why an answer in words is no score: a code of `findings.toml`, with what its sentence needs to know."""

    code: str
    facts: Mapping[str, object]


@dataclass(frozen=True)
class ScoreWord:
    """A row of tblKataNilai: an answer, its score (None: nothing was answered), and the unsur that it belongs to."""

    kata: str
    nilai: int | None
    unsur: str = ""


@dataclass(frozen=True)
class ScoreWords:
    """All answers in words that the office knows."""

    rows: tuple[ScoreWord, ...]

    @cached_property
    def _scales(self) -> Mapping[str, Mapping[str, int | None]]:
        scales: dict[str, dict[str, int | None]] = {"": {}}
        for row in self.rows:
            scales.setdefault(plain_name(row.unsur), {})[_plain(row.kata)] = row.nilai
        return scales

    def own(self, unsur: str) -> Mapping[str, int | None]:
        """Return the scale of an unsur by plain words; empty where it has none."""
        return self._scales.get(plain_name(unsur), {}) if unsur else {}

    @property
    def general(self) -> Mapping[str, int | None]:
        """The words that hold for every unsur."""
        return self._scales[""]


def shipped_words() -> ScoreWords:
    """Return the words that a new master knows."""
    return words_of(load_presets(TABLE))


def words_of(rows: Iterable[Mapping[str, Value]]) -> ScoreWords:
    """Return the words of tblKataNilai; a row whose score is no whole number from 1 to 4 is left out."""
    words = (
        ScoreWord(str(row["kata"]), nilai if isinstance(nilai, int) else None, str(row.get("unsur") or ""))
        for row in rows
        if row.get("kata") is not None and ((nilai := row.get("nilai")) is None or nilai in {1, 2, 3, 4})
    )
    return ScoreWords(tuple(words))


def read_scores(
    unsur: str, contents: Collection[Raw], words: ScoreWords
) -> tuple[Mapping[Raw, int | None], Mapping[Raw, WordFault]]:
    """Return the score of every answer in words of a column, and what is wrong with the others.

    Numbers, blanks and dashes are nobody's business here and are in neither. All words of a column must belong to one
    scale: `Cukup` (2 where `Buruk` is 1) beside `Kurang baik` is a scale that nobody here knows.

    Args:
        unsur: Name of the unsur that the column asks.
        contents: Distinct contents of the column.
        words: The words that the office knows.
    """
    scores: dict[Raw, int | None] = {}
    faults: dict[Raw, WordFault] = {}
    texts = [cell for cell in contents if isinstance(cell, str) and _is_word(cell)]
    for text in texts:
        score, fault = _read(text, unsur, words)
        if fault:
            faults[text] = fault
        else:
            scores[text] = score
    mixed = _mixed(scores, unsur, words)
    return ({} if mixed else scores), {**faults, **mixed}


def _is_word(text: str) -> bool:
    parsed = parse_number(text)
    is_number = parsed.outcome is not Outcome.NOT_A_NUMBER and not parsed.unit
    return bool(text.strip()) and not isinstance(text, Unseen) and not is_number


def _read(text: str, unsur: str, words: ScoreWords) -> tuple[int | None, WordFault | None]:
    known = {**words.general, **words.own(unsur)}
    label, answer = _split(text)
    if answer not in known:
        return None, WordFault("SCORE_WORD_UNKNOWN", {})
    score = known[answer]
    if label.isdigit() and int(label) != score:
        return None, WordFault("SCORE_WORD_CONTRADICTS", {"score": score})
    return score, None


def _split(text: str) -> tuple[str, str]:
    """Return the number or letter that the questionnaire gives an answer, and the answer in plain words."""
    first, *rest = _WORD.findall(text.casefold()) or [""]
    if rest and first in _LABELS:
        return first, " ".join(rest)
    if rest and rest[-1] in _LABELS:
        return rest[-1], " ".join([first, *rest[:-1]])
    return "", " ".join([first, *rest])


def _mixed(scores: Mapping[Raw, int | None], unsur: str, words: ScoreWords) -> Mapping[Raw, WordFault]:
    """Return a fault for each answer that only the general scale knows, where others belong to the unsur's own."""
    own, answers = words.own(unsur), {text: _split(str(text))[1] for text in scores}
    is_own = any(answer in own and answer not in words.general for answer in answers.values())
    foreign = [text for text, answer in answers.items() if own and answer not in own]
    return {text: WordFault("SCORE_SCALES_MIXED", {}) for text in foreign} if is_own else {}


def are_letters(contents: Iterable[Raw]) -> bool:
    """Whether a column answers with bare letters a to d, whose order only the questionnaire tells."""
    return any(isinstance(cell, str) and cell.strip().casefold().strip(".)") in _LETTERS for cell in contents)


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
