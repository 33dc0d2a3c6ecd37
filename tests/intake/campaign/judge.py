"""Mutants by their seed, and the oracle: the merged figures are those of the second reader, or a finding says so.

For every mutant: it merges with the figures that `reference` works out from its bytes, and every cell that nobody can
read is named; or it is refused with a finding that names the file, and where that finding names a cell of a figure, the
second reader cannot read that cell either. Nothing is merged of a refused file, and the good units never change.
"""

import random
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from intake.campaign.operators import OPERATORS, Workbook, damage_zip, flip_bytes
from intake.campaign.own_reader import read_workbook
from intake.campaign.reference import SCORES, Figures, Reference, reference_of
from intake.office import BATAS, TAHUN, UNITS, UNSUR
from lkjip_xl.book.ooxml.refs import address_of
from lkjip_xl.intake.consolidation import Consolidation, join
from lkjip_xl.intake.parsed import Expected, Parsed
from lkjip_xl.model import Finding, Severity, Value

EXPECTED: Final = Expected(TAHUN, UNITS, UNSUR, BATAS, id_buku="BUKU-UJI")
MUTATED: Final = "W1"
_MOST_MUTATIONS: Final = 4
_ZIP_SHARE: Final = 0.12
_NEVER: Final = frozenset({"WORKER_DIED", "FILE_TIMED_OUT", "FILE_TAKES_MEMORY"})
"""The file was named, but our reader had to be killed: the gate should have known."""
_UNREAD: Final = frozenset(
    {"NOT_A_NUMBER", "AMBIGUOUS_NUMBER", "NOT_WHOLE", "OUT_OF_RANGE", "TOO_MANY_DIGITS", "SCORE_OFF_SCALE"}
    | {"CELL_ERROR", "FORMULA_WITHOUT_RESULT", "CHOICE_UNKNOWN"}
)
"""What is told of a cell that nobody can read."""
_FIGURES: Final = (*SCORES, "Jumlah Dokumen", "Sesuai Ketentuan", "Target", "Realisasi", "Difasilitasi", "Arah")
_SHOWN_AS_DAY: Final = re.compile(r'berisi "\d\d/\d\d/\d{4}"')
"""A number in the style of a day: people see a day, the second reader knows no styles."""
_UNREADABLE_FILE: Final = (
    ArithmeticError,
    LookupError,
    SyntaxError,
    ValueError,
    OSError,
    EOFError,
    RuntimeError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What the second reader dies of."""
_TABLES: Final = ("tblAngket", "tblPemmas", "tblAdministrasi", "tblKinerja")


@dataclass(frozen=True)
class Mutant:
    """A mutated form.

    Attributes:
        seed: Makes it again.
        content: The file.
        mutations: What was done to it.
    """

    seed: int
    content: bytes
    mutations: tuple[str, ...]


def make_mutant(parts: Mapping[str, bytes], seed: int) -> Mutant:
    """Return the mutant of a seed."""
    source = random.Random(seed)  # noqa: S311  a campaign, no secret
    operators, weights = zip(*OPERATORS, strict=True)
    chosen = source.choices(operators, weights, k=source.randint(1, _MOST_MUTATIONS))
    book = Workbook(parts, source)
    done = [operator(book) for operator in sorted(chosen, key=lambda each: each is flip_bytes)]
    content = book.packed()
    if source.random() < _ZIP_SHARE:
        content, what = damage_zip(content, source)
        done.append(what)
    return Mutant(seed, content, tuple(done))


@dataclass(frozen=True)
class Verdict:
    """What became of a mutant.

    Attributes:
        outcome: As the office is told.
        codes: Codes of its findings.
        faults: What the oracle objects to; empty when all is well.
    """

    outcome: str
    codes: tuple[str, ...]
    faults: tuple[str, ...]


def judge(mutant: Mutant, parsed: Parsed, good: Sequence[Parsed], sound: Consolidation) -> Verdict:
    """Merge a parsed mutant beside good forms, and hold it against the second reader.

    Args:
        mutant: The mutant.
        parsed: What intake read of it.
        good: The forms of the other units.
        sound: What is merged when the mutant is not there.
    """
    result = join([*good, parsed], EXPECTED)
    (outcome,) = [each.outcome for each in result.files if each.file == parsed.file]
    own = [finding for finding in result.findings if finding.file == parsed.file]
    is_merged = str(outcome) == "diterima"
    checks = _merged(mutant, own, figures_of(result)) if is_merged else _refused(mutant, own)
    faults = [*_always(result, parsed.file, sound, is_merged=is_merged), *checks]
    return Verdict(str(outcome), tuple(finding.code for finding in own), tuple(faults))


def figures_of(result: Consolidation) -> Figures:
    """Return the figures of the mutated unit as they were merged."""
    rows = {table: [row for row in result.rows(table) if row["unit"] == MUTATED] for table in _TABLES}
    figures: Figures = {}
    for score in SCORES:
        answers = [int(str(row[score])) for row in rows["tblAngket"] if row[score] is not None]
        figures[score] = (sum(answers), len(answers))
    figures["Pemmas"] = (len(rows["tblPemmas"]), sum(row["difasilitasi"] == "Ya" for row in rows["tblPemmas"]))
    for name, key in (("Jumlah Dokumen", "jumlah"), ("Sesuai Ketentuan", "sesuai")):
        figures[name] = sum(int(str(row[key] or 0)) for row in rows["tblAdministrasi"])
    for name, key in (("Target", "target"), ("Realisasi", "realisasi")):
        figures[name] = sorted(Decimal(str(row[key])) for row in rows["tblKinerja"] if row[key] is not None)
    return figures


def _always(result: Consolidation, file: str, sound: Consolidation, *, is_merged: bool) -> Iterator[str]:
    if _others(result) != _others(sound):
        yield "the figures of a good unit changed"
    if not is_merged and any(row["unit"] == MUTATED for table in _TABLES for row in result.rows(table)):
        yield "something of a refused file was merged"
    if strays := {finding.file for finding in result.findings} - {file}:
        yield f"a finding names another file: {strays}"


def _others(result: Consolidation) -> list[dict[str, Value]]:
    return [row for table in _TABLES for row in result.rows(table) if row["unit"] != MUTATED]


def _reference(mutant: Mutant) -> Reference | None:
    """Return what the second reader says; None where it can read nothing."""
    try:
        return reference_of(read_workbook(mutant.content))
    except _UNREADABLE_FILE:
        return None


def _merged(mutant: Mutant, own: Sequence[Finding], figures: Figures) -> Iterator[str]:
    reference = _reference(mutant)
    if reference is None:
        yield "merged, but the second reader can read nothing"
        return
    named = {(finding.sheet, finding.cell) for finding in own}
    unreadable = sorted((place.sheet, address_of(place.column, place.row)) for place in reference.unreadable)
    yield from (f"unreadable and not named: {sheet}!{cell}" for sheet, cell in unreadable if (sheet, cell) not in named)
    yield from (f"merged without {name}" for name in sorted(reference.missing))
    for name, figure in figures.items():
        if figure != reference.figures[name]:
            yield f"{name}: merged {figure}, should be {reference.figures[name]}"


def _refused(mutant: Mutant, own: Sequence[Finding]) -> Iterator[str]:
    weighty = [finding for finding in own if finding.severity is Severity.GALAT]
    if not weighty:
        yield "refused without a galat"
    yield from (f"our reader was killed: {finding.code}" for finding in weighty if finding.code in _NEVER)
    reference = _reference(mutant)
    if reference is None:
        return
    unreadable = {(place.sheet, address_of(place.column, place.row)) for place in reference.unreadable}
    for finding in weighty:
        is_of_figure = finding.code in _UNREAD and finding.message.removeprefix("Nilai ").startswith(_FIGURES)
        is_readable = (finding.sheet, finding.cell) not in unreadable and not _SHOWN_AS_DAY.search(finding.message)
        if is_of_figure and is_readable:
            yield f"refused for a readable cell: {finding.code} {finding.sheet}!{finding.cell} {finding.message}"
