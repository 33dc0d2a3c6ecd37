"""The content of an export's columns put into our words: scores, dates, ages, choices; personal data taken out.

Layer: intake. Works on the distinct contents of a column, before its cells are read by kind.
Source: PermenPANRB 14/2017 (profile of respondents); Google Forms (time stamps); issue C, Build 6 (privacy).
"""

import re
import tomllib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from lkjip_xl.intake.checking.hits import Hit, worded
from lkjip_xl.intake.mapping.personal import HIDDEN, is_personal
from lkjip_xl.intake.mapping.scores import ScoreWords, are_letters, read_scores
from lkjip_xl.intake.reading.cells import Raw, show
from lkjip_xl.intake.reading.headers import Heading
from lkjip_xl.intake.reading.tables import TableData
from lkjip_xl.intake.wording import word
from lkjip_xl.model import Finding
from lkjip_xl.rules.dates import parse_tanggal

_FILE: Final = Path(__file__).with_name("profile_words.toml")
_PROFILE: Final[Mapping[str, Mapping[str, Sequence[str]]]] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
_CHOICE_BY_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    key: {word: choice for choice, words in choices.items() for word in words} for key, choices in _PROFILE.items()
}
_WORD: Final = re.compile(r"[^\W_]+")
_STAMP: Final = re.compile(r"(?P<a>\d{1,4})[/.-](?P<b>\d{1,2})[/.-](?P<c>\d{1,4})(?:[ T,].*)?", re.ASCII)
_OUR_OWN: Final = re.compile(r"(?:\d\d[/.-]\d\d[/.-]\d{4})?", re.ASCII)
"""`05/08/2025` as Indonesian forms write it: the day first, two digits, no clock."""
_HALF_DAY: Final = re.compile(r"\d *[AP]M\b", re.IGNORECASE)
_YEAR_DIGITS: Final = 4
_MONTHS: Final = 12
_AGE: Final = re.compile(r"(?P<age>\d{1,3}) *(?:tahun|thn|th)\.?", re.IGNORECASE)
_DIGIT: Final = re.compile(r"\d")
_SHOWN: Final = frozenset({"unit", "responden", "ikm_tercetak"})
"""Columns without which a row says nothing: what must not be repeated there is still told as a wrong content."""


class _Cleaned(NamedTuple):
    """What distinct contents become, and what is wrong with some of them: a code, with the facts of its sentence."""

    new: Mapping[Raw, Raw]
    faults: Mapping[Raw, tuple[str, Mapping[str, object]]]


class _Reading(NamedTuple):
    """Whether the month goes before the day in a column's dates, and whether some date proves it."""

    is_month_first: bool
    is_sure: bool


@dataclass(frozen=True)
class Cleaner:
    """How the columns of one export are cleaned.

    Attributes:
        unsur: Name of each unsur by its code.
        words: Answers in words that the office knows.
        has_answers: Whether an unsur's column holds answers, and not means.
    """

    unsur: Mapping[str, str]
    words: ScoreWords
    has_answers: bool

    def clean(self, heading: Heading, file: str) -> tuple[Heading, list[Finding]]:
        """Return the same table with its contents in our words, and what is wrong with them."""
        rows, findings = [list(row) for row in heading.sheet.rows], list[Finding]()
        for key, position in heading.columns.items():
            body = [row[position] for row in rows[heading.row + 1 :]]
            cleaned = self._clean(key, {cell for cell in body if not isinstance(cell, bool)})
            findings += _findings(key, body, cleaned, heading, file)
            if self.has_answers and key in self.unsur and are_letters(body):
                findings.append(word("ANSWERS_AS_LETTERS", heading.place(file, position), column=self.unsur[key]))
            if key == "tanggal" and (reading := _unsure_stamps(body)):
                title = show(heading.cells[position])
                findings.append(word("STAMPS_AMBIGUOUS", heading.place(file, position), column=title, reading=reading))
            for row in rows[heading.row + 1 :] if cleaned.new else ():
                row[position] = cleaned.new.get(row[position], row[position])
        return replace(heading, sheet=replace(heading.sheet, rows=rows)), findings

    def _clean(self, key: str, contents: Collection[Raw]) -> _Cleaned:
        personal = {cell for cell in contents if is_personal(cell)}
        rest = [cell for cell in contents if cell not in personal]
        if key in self.unsur:
            cleaned = self._answers(key, rest) if self.has_answers else _Cleaned({}, {})
            unread = {cell: ("SCORE_WORD_UNKNOWN", {"value": HIDDEN, "column": self.unsur[key]}) for cell in personal}
            return _Cleaned({**cleaned.new, **dict.fromkeys(personal, "")}, {**cleaned.faults, **unread})
        cleaned = _PROFILE_CLEANERS.get(key, _as_it_is)(key, rest)
        if key in _SHOWN:
            return _Cleaned({**cleaned.new, **dict.fromkeys(personal, HIDDEN)}, cleaned.faults)
        dropped: Mapping[Raw, tuple[str, Mapping[str, object]]] = dict.fromkeys(personal, ("PERSONAL_CELL", {}))
        return _Cleaned({**cleaned.new, **dict.fromkeys(personal, "")}, {**cleaned.faults, **dropped})

    def _answers(self, code: str, contents: Collection[Raw]) -> _Cleaned:
        scores, faults = read_scores(self.unsur[code], contents, self.words)
        facts: dict[str, object] = {"column": self.unsur[code]}
        new: dict[Raw, Raw] = {text: "" if score is None else score for text, score in scores.items()}
        return _Cleaned(
            {**new, **dict.fromkeys(faults, "")},
            {text: (fault.code, {**facts, "value": show(text), **fault.facts}) for text, fault in faults.items()},
        )


def _findings(key: str, body: Sequence[Raw], cleaned: _Cleaned, heading: Heading, file: str) -> Iterator[Finding]:
    """Yield the faults of a column, cell by cell as far as they can be read, in the order of their kinds."""
    if not cleaned.faults:
        return
    sheet, first = heading.sheet, heading.sheet.top + heading.row + 1
    letters = {key: sheet.letters(heading.columns[key])}
    place = TableData(file, sheet.name, range(first, first + len(body)), {}, letters)
    by_code: dict[str, list[Hit]] = {}
    for position, cell in enumerate(body):
        if not isinstance(cell, bool) and cell in cleaned.faults:
            code, facts = cleaned.faults[cell]
            by_code.setdefault(code, []).append(
                Hit(position, key, {"heading": show(heading.cells[heading.columns[key]]), **facts})
            )
    for code, hits in by_code.items():
        yield from worded(code, hits, place)


def _as_it_is(_key: str, _contents: Collection[Raw]) -> _Cleaned:
    return _Cleaned({}, {})


def _choices(key: str, contents: Iterable[Raw]) -> _Cleaned:
    """Put a choice of the profile into our words."""
    known = _CHOICE_BY_WORDS[key]
    plain = {cell: " ".join(_WORD.findall(cell.casefold())) for cell in contents if isinstance(cell, str)}
    return _Cleaned({cell: known[words] for cell, words in plain.items() if words in known}, {})


def _ages(_key: str, contents: Iterable[Raw]) -> _Cleaned:
    """Read `31 tahun` as 31; a group of ages is no age, and is left empty."""
    texts = [cell for cell in contents if isinstance(cell, str) and _DIGIT.search(cell) and not cell.strip().isdigit()]
    ages: dict[Raw, Raw] = {text: int(match["age"]) for text in texts if (match := _AGE.fullmatch(text.strip()))}
    groups = [text for text in texts if text not in ages]
    faults: Mapping[Raw, tuple[str, Mapping[str, object]]] = {
        text: ("AGE_GROUP", {"value": show(text)}) for text in groups
    }
    return _Cleaned({**ages, **dict.fromkeys(groups, "")}, faults)


def _stamps(_key: str, contents: Iterable[Raw]) -> _Cleaned:
    """Read time stamps as dates: `2025/08/25 9:15:23 AM GMT+7`, `8/25/2025 9:15:23`.

    Which of day and month goes first is decided for the column as a whole (see `_reading`).
    """
    texts = [cell for cell in contents if isinstance(cell, str)]
    stamps = {text: match for text in texts if (match := _STAMP.fullmatch(text.strip()))}
    is_month_first = _reading(stamps.values()).is_month_first
    days = {text: _day(match, is_month_first=is_month_first) for text, match in stamps.items()}
    is_needed = {text: is_month_first or parse_tanggal(text) is None for text in days}
    return _Cleaned({text: day for text, day in days.items() if day and is_needed[text]}, {})


def _reading(stamps: Iterable["re.Match[str]"]) -> _Reading:
    """Return how the dates of a column are read that end with the year.

    A number beyond 12 is a day, for the whole column. Where none is, a clock with AM and PM tells of a program that
    counts the month first; otherwise the day is first.
    """
    year_last = [match for match in stamps if len(match["c"]) == _YEAR_DIGITS]
    firsts, seconds = ({int(match[name]) for match in year_last} for name in ("a", "b"))
    is_told = any(number > _MONTHS for number in firsts | seconds)
    if is_told or all(match["a"] == match["b"] for match in year_last):
        return _Reading(is_told and all(number <= _MONTHS for number in firsts), is_sure=True)
    return _Reading(any(_HALF_DAY.search(match.string) for match in year_last), is_sure=False)


def _unsure_stamps(body: Iterable[Raw]) -> str:
    """Return how the dates of a column are read, as a sentence names it, where nothing proves it; else empty."""
    texts = {cell.strip() for cell in body if isinstance(cell, str)}
    if all(_OUR_OWN.fullmatch(text) for text in texts):
        return ""
    reading = _reading(match for text in texts if (match := _STAMP.fullmatch(text)))
    if reading.is_sure:
        return ""
    return "bulan/hari/tahun" if reading.is_month_first else "hari/bulan/tahun"


def _day(match: "re.Match[str]", *, is_month_first: bool) -> date | None:
    first, second, third = int(match["a"]), int(match["b"]), int(match["c"])
    if len(match["a"]) == _YEAR_DIGITS:
        year, month, day = first, second, third
    elif len(match["c"]) == _YEAR_DIGITS:
        year, month, day = (third, first, second) if is_month_first else (third, second, first)
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


_PROFILE_CLEANERS: Final[Mapping[str, Callable[[str, Collection[Raw]], _Cleaned]]] = {
    "tanggal": _stamps,
    "usia": _ages,
    **dict.fromkeys(_PROFILE, _choices),
}
