"""What only all files together show about a unit's answers: too few of them, typed once and copied, or another unit's.

Layer: intake. Pure; the result does not depend on the order of the files.
Source: PermenPANRB 14/2017 (sample by Krejcie and Morgan); the constants live in `rules/parameters/sample.toml`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from lkjip_xl.intake.checking.copies import copied_below, copied_between
from lkjip_xl.intake.checking.digest import UnitAnswers
from lkjip_xl.intake.checking.shuffled_copies import SharedRows, repeated_rows, shared_rows
from lkjip_xl.intake.joining.judging import Judged
from lkjip_xl.intake.parsed import Expected, Parsed, Source
from lkjip_xl.intake.wording import Place, word
from lkjip_xl.model import Finding
from lkjip_xl.rules.printing import angka
from lkjip_xl.rules.sample import sample_size

_ANSWERS = "tblAngket"


class _Survey(NamedTuple):
    """The respondents of one unit in one file that counts; `counted` of them answered and count."""

    unit: str
    parsed: Parsed
    answers: UnitAnswers
    counted: int


def check_units(accepted: Sequence[Judged], expected: Expected, populasi: Mapping[str, int]) -> list[Finding]:
    """Return what is doubtful about the answers of units.

    Args:
        accepted: Files that count, sorted by name.
        expected: The units, in the order of the master; the number of people served that the office typed goes first.
        populasi: People served in a year by unit code, as the forms say.
    """
    order = {unit.kode: number for number, unit in enumerate(expected.units)}
    surveys = sorted(_surveys(accepted), key=lambda survey: (order.get(survey.unit, -1), survey.parsed.file))
    return [*_small_samples(accepted, surveys, expected, populasi), *_copied_below(surveys), *_copied_between(surveys)]


def _surveys(accepted: Iterable[Judged]) -> Iterator[_Survey]:
    for item in accepted:
        left_out = item.left_out.get(_ANSWERS, ())
        for unit, answers in item.parsed.digest.answers.items():
            dropped = sum(position in left_out for position in answers.positions or ())
            yield _Survey(unit, item.parsed, answers, answers.answered - dropped)


def _small_samples(
    accepted: Sequence[Judged], surveys: Iterable[_Survey], expected: Expected, populasi: Mapping[str, int]
) -> Iterator[Finding]:
    got = Counter[str]()
    first: dict[str, Parsed] = {}
    for survey in surveys:
        got[survey.unit] += survey.counted
        first.setdefault(survey.unit, survey.parsed)
    got.update(_results(accepted, first))
    for unit in expected.units:
        population = unit.populasi or populasi.get(unit.kode)
        needed = sample_size(population) if population and unit.kode in first else 0
        if got[unit.kode] < needed:
            facts = {"got": angka(got[unit.kode]), "needed": angka(needed), "population": angka(population or 0)}
            yield word("SAMPLE_TOO_SMALL", Place(first[unit.kode].file), unit=unit.kode, **facts)


def _results(accepted: Iterable[Judged], first: dict[str, Parsed]) -> Counter[str]:
    """Return the respondents of results that arrived processed, by unit; `first` learns where each stands."""
    counts = Counter[str]()
    for item in accepted:
        if item.parsed.source is Source.EXPORT and item.parsed.digest.counts.get("tblRekap"):
            left_out = item.left_out.get("tblRekap", ())
            for position, record in enumerate(item.parsed.tables["tblRekap"].records()):
                if position not in left_out and isinstance(respondents := record["responden"], int):
                    counts[str(record["unit"])] += respondents
                    first.setdefault(str(record["unit"]), item.parsed)
    return counts


def _copied_below(surveys: Iterable[_Survey]) -> Iterator[Finding]:
    """Yield a finding for every block of respondents that repeats a block above it, number aside."""
    for survey in surveys:
        blocks = copied_below(survey.answers.prints)
        if not blocks:
            yield from _repeated(survey)
        for block in blocks:
            table = survey.parsed.tables[_ANSWERS]
            start, source, last = (
                _position(survey, number) for number in (block.start, block.source, block.start + block.length - 1)
            )
            yield word(
                "BLOCK_COPIED",
                table.place(start),
                first=table.rows[start],
                last=table.rows[last],
                count=block.length,
                source=table.rows[source],
            )


def _repeated(survey: _Survey) -> Iterator[Finding]:
    """Yield a finding where respondents stand twice in a survey, in whatever order."""
    if repeated := repeated_rows(survey.answers.prints):
        table = survey.parsed.tables[_ANSWERS]
        start, source = _position(survey, repeated.start), _position(survey, repeated.source)
        yield word(
            "ANSWERS_REPEATED",
            table.place(start),
            count=repeated.rows,
            total=survey.answers.rows,
            row=table.rows[start],
            source=table.rows[source],
        )


def _copied_between(surveys: Sequence[_Survey]) -> Iterator[Finding]:
    """Yield a finding for every pair of units of which one file repeats answers of the other; each row counts."""
    prints = [survey.answers.prints for survey in surveys]
    told = set[tuple[int, int]]()
    for copied in copied_between(prints):
        here, there = surveys[copied.survey], surveys[copied.earlier]
        if here.unit != there.unit:
            told.add((copied.survey, copied.earlier))
            block = SharedRows(*copied[:2], copied.block.length, copied.block.start, copied.block.source)
            yield _copied_finding(here, there, block, "berurutan")
    for shared in shared_rows(prints):
        here, there = surveys[shared.survey], surveys[shared.earlier]
        if here.unit != there.unit and shared[:2] not in told:
            yield _copied_finding(here, there, shared, f"(dari {here.answers.rows}, dalam urutan lain)")


def _copied_finding(here: _Survey, there: _Survey, shared: SharedRows, order: str) -> Finding:
    table, other = here.parsed.tables[_ANSWERS], there.parsed.tables[_ANSWERS]
    start, source = _position(here, shared.start), _position(there, shared.source)
    return word(
        "ANSWERS_COPIED",
        table.place(start),
        count=shared.rows,
        order=order,
        row=table.rows[start],
        other_unit=there.unit,
        place=f"{there.parsed.file} {other.sheet}".strip(),
        other_row=other.rows[source],
    )


def _position(survey: _Survey, number: int) -> int:
    """Return where a respondent of the unit stands among the rows of the table."""
    positions = survey.answers.positions
    return number if positions is None else positions[number]
