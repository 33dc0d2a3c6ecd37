"""Rows that an earlier consolidation put into the master: which give way to what the folder says now, which stay.

Layer: intake. Pure. No row leaves the master silently, except for the same rows that come again.
A row gives way when its file is in the folder, under its old name or another one (same fingerprint); when it came from
a form and the unit's form is in the folder; when the same result is; when most of its file's answers are. What stays
from a file that is not in the folder any more is told, because it counts beside what the folder holds.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto
from functools import cached_property
from itertools import chain
from typing import Final, NamedTuple

from lkjip_xl.book.schema.form import form_schema
from lkjip_xl.intake.consolidation import Consolidation, FileOutcome
from lkjip_xl.intake.joining.judging import Outcome
from lkjip_xl.intake.joining.merging import TABLES, fingerprint
from lkjip_xl.intake.joining.overlap import Record, shared_answers
from lkjip_xl.intake.parsed import Source
from lkjip_xl.intake.wording import Place, word
from lkjip_xl.model import Finding, Row, Value

_ANSWERS: Final = "tblAngket"
_RESULTS: Final = "tblRekap"
_FORM_TABLES: Final = form_schema((), seksi=False).tables
_LOST: Final = frozenset({Outcome.REFUSED, Outcome.CONFLICT, Outcome.SKIPPED})

UnitFile = tuple[Value, Value]
"""Code of a unit, and the name of a file that holds rows of it."""


class Replacement(NamedTuple):
    """A file whose rows in the master gave way: its name and fingerprint, and those of the file that says them anew."""

    file: str
    sidik: str
    successor: str
    successor_sidik: str


class Earlier(NamedTuple):
    """What stays of the rows that the master holds.

    Attributes:
        kept: Rows by table.
        form_rows: How many of them came from a form, by unit and table.
        findings: What left, and what stays although its file is gone.
        replaced: Files that another one, or a newer version of themselves, took the place of.
    """

    kept: Mapping[str, Sequence[Row]]
    form_rows: Mapping[tuple[str, str], int]
    findings: Sequence[Finding]
    replaced: Sequence[Replacement] = ()


class _Fate(StrEnum):
    OFFICE = auto()  # typed by hand: stays
    STAYS = auto()
    AGAIN = auto()  # comes again from the folder
    REMOVED = auto()
    REPLACED = auto()


def settle_earlier(
    rows: Mapping[str, Sequence[Row]], found: Consolidation, known_forms: Iterable[UnitFile] = ()
) -> Earlier:
    """Return which rows of the master stay beside those that were just read.

    Args:
        rows: Rows of the master by table.
        found: What the folder says now.
        known_forms: Units with the files that the office knows as their forms.
    """
    forms = {*known_forms, *_form_files(rows)}
    scene = _Scene(rows, found, forms)
    kept: dict[str, list[Row]] = {table: [] for table in TABLES}
    counts: Counter[tuple[_Fate, str, str]] = Counter()
    replaced: set[Replacement] = set()
    for table in TABLES:
        for row in rows[table]:
            fate, other = scene.fate(table, row)
            counts[fate, str(row["berkas"]), other] += 1
            if other:
                replaced.add(scene.replacement(row, other))
            if fate in {_Fate.OFFICE, _Fate.STAYS}:
                kept[table].append(row)
    form_rows = Counter(
        (str(row["unit"]), table)
        for table in _FORM_TABLES
        for row in kept[table]
        if (row["unit"], row["berkas"]) in forms
    )
    return Earlier(kept, form_rows, list(_findings(counts)), sorted(replaced))


def _findings(counts: Mapping[tuple[_Fate, str, str], int]) -> Iterator[Finding]:
    for (fate, file, other), count in sorted(counts.items(), key=lambda item: item[0][1:]):
        if fate is _Fate.REMOVED:
            yield word("ROWS_REMOVED", Place(file), count=count)
        elif fate is _Fate.REPLACED:
            yield word("EARLIER_FILE_REPLACED", Place(file), count=count, other=other)
        elif fate is _Fate.STAYS:
            yield word("FILE_GONE", Place(file), count=count)


def _form_files(rows: Mapping[str, Sequence[Row]]) -> Iterator[UnitFile]:
    """Yield the files that must have been forms: of one unit, with tables or a sheet that only a form has."""
    units: dict[Value, set[Value]] = {}
    for table in TABLES:
        for row in rows[table]:
            units.setdefault(row["berkas"], set()).add(row["unit"])
    home = _FORM_TABLES[_ANSWERS][0].name
    for table in _FORM_TABLES:
        for row in rows[table]:
            is_form = row["berkas"] is not None and (table != _ANSWERS or row["lembar"] == home)
            if is_form and len(units[row["berkas"]]) == 1:
                yield row["unit"], row["berkas"]


@dataclass(frozen=True)
class _Scene:
    """The master's rows against the folder: what became of the file of each row."""

    rows: Mapping[str, Sequence[Row]]
    found: Consolidation
    forms: set[UnitFile]

    def fate(self, table: str, row: Row) -> tuple[_Fate, str]:
        """Return what becomes of a row, and the file (another one, or a newer version) that takes its place."""
        if row["berkas"] is None:
            return _Fate.OFFICE, ""
        current = self._by_content.get(row.get("sidik")) or self._by_name.get(row["berkas"])
        if current:
            is_lost = current.outcome in _LOST or row["unit"] not in self._units
            return (_Fate.REMOVED, "") if is_lost else (_Fate.AGAIN, _newer_version(row, current))
        other = self._successor(table, row)
        return (_Fate.REPLACED, other) if other else (_Fate.STAYS, "")

    def replacement(self, row: Row, other: str) -> Replacement:
        """Return the file of a row with the one that takes its place."""
        successor = self._by_name.get(other)
        sidik = fingerprint(successor.sha256) if successor else ""
        return Replacement(str(row["berkas"]), str(row.get("sidik") or ""), other, sidik)

    def _successor(self, table: str, row: Row) -> str:
        """Return the file in the folder that says anew what a file that is gone once said; empty for none."""
        source = (row["unit"], row["berkas"])
        if source in self.forms and row["unit"] in self._accepted_forms:
            return self._accepted_forms[row["unit"]]
        if table == _RESULTS:
            return self._results.get(_result(row), "")
        return self._later_downloads.get(source, "") if table == _ANSWERS else ""

    @cached_property
    def _by_name(self) -> dict[Value, FileOutcome]:
        return {file.file: file for file in self.found.files}

    @cached_property
    def _by_content(self) -> dict[Value, FileOutcome]:
        """Files by fingerprint; of equal files the one that counts."""
        counting_last = sorted(self.found.files, key=lambda file: file.outcome is not Outcome.SAME)
        return {fingerprint(file.sha256): file for file in counting_last if file.sha256}

    @cached_property
    def _units(self) -> set[Value]:
        """Units of which the folder gives rows."""
        on_sheets = {unit for columns in self.found.columns.values() for unit in columns["unit"]}
        return on_sheets | {each.unit for each in self.found.beyond}

    @cached_property
    def _accepted_forms(self) -> dict[Value, str]:
        return {
            file.unit: file.file
            for file in self.found.files
            if file.source is Source.FORM and file.outcome is Outcome.ACCEPTED
        }

    @cached_property
    def _results(self) -> dict[tuple[Value, ...], str]:
        return {_result(row): str(row["berkas"]) for row in self.found.rows(_RESULTS)}

    @cached_property
    def _later_downloads(self) -> dict[UnitFile, str]:
        """Return, for each lot of earlier answers, the file in the folder that holds most of them."""
        gone = _lots(filter(self._is_gone, self.rows[_ANSWERS]))
        units = {unit for unit, _ in gone}
        beyond = (row for each in self.found.beyond if each.unit in units for row in each.rows())
        now: dict[Value, list[tuple[str, Sequence[Record]]]] = {}
        for (unit, file), later in _lots(chain(self.found.rows(_ANSWERS) if gone else (), beyond)).items():
            now.setdefault(unit, []).append((str(file), later))
        return {
            (unit, file): other
            for (unit, file), rows in gone.items()
            for other, later in now.get(unit, ())
            if 2 * shared_answers(rows, later) > len(rows)
        }

    def _is_gone(self, row: Record) -> bool:
        is_there = row["berkas"] in self._by_name or row["sidik"] in self._by_content
        return row["berkas"] is not None and not is_there


def _newer_version(row: Row, current: FileOutcome) -> str:
    """Return the name of the file of a row where its content is another one now; empty for the same content."""
    known = row.get("sidik")
    return current.file if known and known != fingerprint(current.sha256) else ""


def _result(row: Record) -> tuple[Value, ...]:
    return row["unit"], row["layanan"], row["periode"]


def _lots(rows: Iterable[Record]) -> dict[UnitFile, list[Record]]:
    """Return answers by unit and file."""
    lots: dict[UnitFile, list[Record]] = {}
    for row in rows:
        lots.setdefault((row["unit"], row["berkas"]), []).append(row)
    return lots
