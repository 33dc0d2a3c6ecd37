"""The headings of another program's export: where they stand, by which mark they are known, what they may mean.

Layer: intake. Pure.
Source: DESIGN section 4, sheet Pemetaan: a mapping is proposed by name, confirmed once, and remembered.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lkjip_xl.book.schema.lists import LISTS
from lkjip_xl.intake.formats.sheets import SheetRows
from lkjip_xl.intake.mapping.guessing import FREE_TEXT, IGNORED, PERSONAL, Confidence, Guess, guess
from lkjip_xl.intake.mapping.known import KnownMappings, KnownSource, key_of, text_of
from lkjip_xl.intake.mapping.personal import any_personal, safe_heading
from lkjip_xl.intake.mapping.scores import ScoreWords, read_scores
from lkjip_xl.intake.reading.cells import Raw, is_blank, show
from lkjip_xl.intake.reading.headers import normal
from lkjip_xl.intake.sources.long_results import is_long
from lkjip_xl.intake.units import UnitNames
from lkjip_xl.model import Unit
from lkjip_xl.rules.parse_number import parse_number

_SEARCHED_ROWS: Final = 60
_LOOKED_AT: Final = 300
_LEAST_UNSUR: Final = 3
"""Fewest unsur that make a table without unit a survey, where the office asks as many."""
_MOST_EXAMPLES: Final = 3
_MOST_ANSWERS: Final = 12
"""Distinct texts above which a column holds free texts and no answers."""
_REPEATABLE: Final = frozenset({PERSONAL, FREE_TEXT, IGNORED, ""})
_NUMBERS: Final = frozenset({"usia", "responden", "ikm_tercetak"})
_RANKS: Final = (Confidence.EXACT, Confidence.KNOWN, Confidence.STRONG, Confidence.WEAK, Confidence.NONE)


@dataclass(frozen=True)
class ProposedColumn:
    """A column of an export as the sheet Pemetaan shows it: label, example, meaning in words, and how sure that is."""

    kolom: str
    contoh: str
    arti: str
    keyakinan: str


@dataclass(frozen=True)
class Proposal:
    """What a set of headings may mean; waits for a person."""

    sumber: str
    berkas: str
    columns: tuple[ProposedColumn, ...]


@dataclass(frozen=True)
class HeadingRow:
    """A row that may be the headings of an export.

    Attributes:
        sheet: The sheet it stands on.
        row: Its position in `sheet.rows`, from 0.
        labels: Heading of each column by position; a heading that stands there again is numbered.
    """

    sheet: SheetRows
    row: int
    labels: Mapping[int, str]

    @property
    def mark(self) -> str:
        """By which this set of headings is known again, in whatever order they stand."""
        joined = "\n".join(sorted(normal(label) for label in self.labels.values()))
        return f"S-{hashlib.sha256(joined.encode()).hexdigest()[:8]}"

    def cells(self, position: int) -> list[Raw]:
        """Return what stands beneath a heading, blanks left out, as far as it takes to tell what it is."""
        body = self.sheet.rows[self.row + 1 : self.row + 1 + _LOOKED_AT]
        return [row[position] for row in body if not is_blank(row[position])]


def heading_rows(sheets: Iterable[SheetRows]) -> Iterator[HeadingRow]:
    """Yield the rows that hold at least two texts, from the top of each sheet."""
    for sheet in sheets:
        for position, row in enumerate(sheet.rows[:_SEARCHED_ROWS]):
            labels = _labels(row)
            if len(labels) > 1:
                yield HeadingRow(sheet, position, labels)


def find_known(rows: Iterable[HeadingRow], known: KnownMappings) -> tuple[HeadingRow, KnownSource] | None:
    """Return the first row of headings that the master knows, with what it knows of them."""
    return next(((row, known.sources[row.mark]) for row in rows if row.mark in known.sources), None)


@dataclass(frozen=True)
class Proposer:
    """Proposes meanings for an office.

    Attributes:
        unsur: Name of each unsur by its code.
        units: The office's units.
        known: What its master remembers.
    """

    unsur: Mapping[str, str]
    units: Sequence[Unit]
    known: KnownMappings

    def find(self, rows: Iterable[HeadingRow]) -> HeadingRow | None:
        """Return the row whose headings tell most; None where nothing looks like a survey."""
        scored = [(len({each.key for each in self._by_words(row).values()} - _REPEATABLE), row) for row in rows]
        for _, row in sorted(scored, key=lambda pair: -pair[0])[:1]:
            if self._is_survey(self.guesses(row)):
                return row
        return next((row for _, row in scored if self._holds_answers(row)), None)

    def guesses(self, row: HeadingRow) -> dict[int, Guess]:
        """Return the meaning of every column by position; of two that claim one meaning the surer one has it."""
        found = {at: self._checked(each, row, at) for at, each in self._by_words(row).items()}
        best = {key: min(_rank(each) for each in found.values() if each.key == key) for key in _keys(found)}
        winners = Counter(each.key for each in found.values() if _rank(each) == best[each.key])
        return {at: each if _wins(each, best, winners) else Guess("", Confidence.NONE) for at, each in found.items()}

    def propose(self, row: HeadingRow, file: str) -> Proposal:
        """Return what the sheet Pemetaan shows of a new set of headings."""
        guesses = self.guesses(row)
        columns = (self._column(label, guesses[at], row, at) for at, label in row.labels.items())
        return Proposal(row.mark, file, tuple(columns))

    def _column(self, label: str, each: Guess, row: HeadingRow, position: int) -> ProposedColumn:
        example, meaning = self._example(each, row, position), text_of(each.key, self.unsur)
        return ProposedColumn(label, example, meaning, each.confidence.value)

    def _by_words(self, row: HeadingRow) -> dict[int, Guess]:
        return {at: self._guess(label) for at, label in row.labels.items()}

    def _guess(self, label: str) -> Guess:
        found = guess(label, self.unsur)
        if found.confidence is Confidence.EXACT:
            return found
        decided = key_of(self.known.decided(normal(label)), self.unsur)
        return Guess(decided, Confidence.KNOWN) if decided else found

    def _checked(self, each: Guess, row: HeadingRow, position: int) -> Guess:
        """Return a guess that the cells do not contradict."""
        cells = row.cells(position)
        if each.key in {"", IGNORED} and any_personal(cells):
            return Guess(PERSONAL, Confidence.STRONG)
        if each.key not in self.unsur or each.confidence is Confidence.KNOWN or not cells:
            return each
        texts = [cell for cell in set(cells) if not _is_number(cell)]
        is_answered = len(texts) < len(set(cells)) or bool(
            read_scores(self.unsur[each.key], texts, self.known.words)[0]
        )
        says_saran = each.confidence is not Confidence.EXACT and "saran" in normal(row.labels[position]).split()
        is_free = not is_answered and (says_saran or len(texts) > _MOST_ANSWERS)
        return Guess(FREE_TEXT, Confidence.WEAK) if is_free else each

    def _is_survey(self, guesses: Mapping[int, Guess]) -> bool:
        keys = {each.key for each in guesses.values()}
        asked = len(keys & self.unsur.keys())
        has_unit = "unit" in keys
        is_result = "ikm_tercetak" in keys and bool({"unit", "responden"} & keys)
        return asked >= min(_LEAST_UNSUR, len(self.unsur)) or (asked > 0 and has_unit) or is_result or is_long(keys)

    def _holds_answers(self, row: HeadingRow) -> bool:
        """Whether there are columns of nothing but answers beneath a row, as many as make a survey."""
        columns = (row.cells(at) for at in row.labels)
        return sum(bool(cells) and _are_answers(cells, self.known.words) for cells in columns) >= _LEAST_UNSUR

    def _example(self, each: Guess, row: HeadingRow, position: int) -> str:
        """Return some contents of a column, only such as can be nobody's personal data."""
        distinct = dict.fromkeys(row.cells(position))
        safe = (show(cell) for cell in distinct if self._is_safe(each.key, cell))
        return "; ".join(text for text, _ in zip(safe, range(_MOST_EXAMPLES), strict=False))

    def _is_safe(self, key: str, cell: Raw) -> bool:
        if key in self.unsur:
            return _is_score(cell, self.unsur[key], self.known.words)
        if key in _NUMBERS:
            return _is_number(cell) and len(show(cell)) <= len("100,00")
        if key == "unit":
            return UnitNames(self.units).code_of(show(cell)) is not None
        return key in LISTS and show(cell).casefold() in {choice.casefold() for choice in LISTS[key]}


def _labels(row: Sequence[Raw]) -> dict[int, str]:
    texts = {at: safe_heading(cell) for at, cell in enumerate(row) if isinstance(cell, str) and cell.strip()}
    seen, labels = Counter[str](), dict[int, str]()
    for at, text in texts.items():
        seen[normal(text)] += 1
        count = seen[normal(text)]
        labels[at] = text if count == 1 else f"{text} ({count})"
    return labels


def _keys(guesses: Mapping[int, Guess]) -> set[str]:
    return {each.key for each in guesses.values()}


def _rank(each: Guess) -> int:
    return _RANKS.index(each.confidence)


def _wins(each: Guess, best: Mapping[str, int], winners: Mapping[str, int]) -> bool:
    return each.key in _REPEATABLE or (_rank(each) == best[each.key] and winners[each.key] == 1)


def _is_number(cell: Raw) -> bool:
    if isinstance(cell, str):
        return parse_number(cell).value is not None
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _is_score(cell: Raw, unsur: str, words: ScoreWords) -> bool:
    if _is_number(cell):
        return len(show(cell)) <= len("3,1234")
    return isinstance(cell, str) and bool(read_scores(unsur, [cell], words)[0])


def _are_answers(cells: Sequence[Raw], words: ScoreWords) -> bool:
    distinct = set(cells)
    numbers = {cell for cell in distinct if _is_number(cell)}
    texts = distinct - numbers
    are_scores = all(show(cell) in {"1", "2", "3", "4", "5"} for cell in numbers)
    return are_scores and len(read_scores("", texts, words)[0]) == len(texts)
