"""Which of the returned files count: once each, none that is refused, one form a unit, no answer twice.

Layer: intake. Pure: takes what `parsing` returned, in any order; the result does not depend on that order.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations

from lkjip_xl.intake.overlap import Answers, answers_by_unit, shared_answers
from lkjip_xl.intake.parsed import Parsed, Source
from lkjip_xl.intake.wording import Place, word
from lkjip_xl.model import Finding

_RESULT_TABLE = "tblRekap"
_ANSWER_TABLE = "tblAngket"


class Outcome(StrEnum):
    """What became of a file."""

    ACCEPTED = "diterima"
    REPLACED = "diganti"  # by a form filled in later, or by a longer download of the same answers
    REFUSED = "ditolak"
    SAME = "sama"  # as another file, byte for byte
    CONFLICT = "konflik"  # with another file, and nothing tells which one is right
    SKIPPED = "dilewati"  # neither form nor export


@dataclass(frozen=True)
class Judged:
    """A file with what became of it and everything worth knowing about it."""

    parsed: Parsed
    outcome: Outcome
    findings: tuple[Finding, ...]


def judge(files: Iterable[Parsed]) -> list[Judged]:
    """Return what becomes of every file, sorted by file name.

    Of several forms of a unit the one with the strictly latest Tanggal pengisian counts; without such a one, none
    does. Of two exports with the same result (unit, layanan, periode) none does. An export whose answers all stand in
    another one gives way to it; of two that share most answers of a unit otherwise, none counts.
    """
    ordered = sorted(files, key=lambda parsed: (parsed.file, parsed.sha256))
    first_of = {parsed.sha256: parsed for parsed in reversed(ordered)}
    distinct = [parsed for parsed in ordered if first_of[parsed.sha256] is parsed]
    sound = [parsed for parsed in distinct if parsed.source is not Source.OTHER and not parsed.is_refused]
    reasons = {**_rival_forms(sound), **_rival_exports(sound), **_rival_answers(sound)}
    return [_judge_one(parsed, first_of[parsed.sha256], reasons) for parsed in ordered]


def _judge_one(parsed: Parsed, first: Parsed, reasons: dict[str, tuple[Outcome, Finding]]) -> Judged:
    if first is not parsed and parsed.source is not Source.OTHER:
        twin = word("FILE_DUPLICATE", Place(parsed.file), other=first.file)
        return Judged(parsed, Outcome.SAME, (twin,))
    if parsed.is_refused:
        return Judged(parsed, Outcome.REFUSED, parsed.findings)
    if parsed.source is Source.OTHER:
        return Judged(parsed, Outcome.SKIPPED, parsed.findings)
    outcome, *more = reasons.get(parsed.sha256, (Outcome.ACCEPTED,))
    return Judged(parsed, outcome, (*parsed.findings, *more))


def _rival_forms(files: Sequence[Parsed]) -> dict[str, tuple[Outcome, Finding]]:
    """Return, by fingerprint, why a form does not count although it is sound."""
    forms = [parsed for parsed in files if parsed.source is Source.FORM]
    reasons: dict[str, tuple[Outcome, Finding]] = {}
    for unit in {parsed.unit for parsed in forms}:
        rivals = [parsed for parsed in forms if parsed.unit == unit]
        if len(rivals) > 1:
            reasons |= dict(_settle(rivals))
    return reasons


def _settle(rivals: Sequence[Parsed]) -> Iterator[tuple[str, tuple[Outcome, Finding]]]:
    winner = _latest(rivals)
    for form in rivals:
        place, others = Place(form.file), ", ".join(other.file for other in rivals if other is not form)
        if winner is None:
            yield form.sha256, (Outcome.CONFLICT, word("FORM_CONFLICT", place, unit=form.unit, others=others))
        elif form is not winner:
            reason = word("FORM_REPLACED", place, unit=form.unit, other=winner.file)
            yield form.sha256, (Outcome.REPLACED, reason)


def _latest(rivals: Sequence[Parsed]) -> Parsed | None:
    """Return the form that was filled in strictly later than every other; None where a date is missing or shared."""
    dated = [(form.filled_on or date.min, form) for form in rivals]
    latest = max(day for day, _ in dated)
    winners = [form for day, form in dated if day == latest]
    return winners[0] if len(winners) == 1 and all(form.filled_on for form in rivals) else None


def _rival_exports(files: Sequence[Parsed]) -> dict[str, tuple[Outcome, Finding]]:
    """Return, by fingerprint, why an export of results does not count although it is sound."""
    holders: dict[tuple[object, ...], list[Parsed]] = {}
    for parsed in files:
        if _RESULT_TABLE in parsed.tables:
            for record in parsed.tables[_RESULT_TABLE].records():
                holders.setdefault((record["unit"], record["layanan"], record["periode"]), []).append(parsed)
    return {
        parsed.sha256: (Outcome.CONFLICT, _same_result(parsed, result))
        for result, claimants in holders.items()
        if len(claimants) > 1
        for parsed in claimants
    }


def _same_result(parsed: Parsed, result: tuple[object, ...]) -> Finding:
    unit, layanan, periode = (value or "–" for value in result)
    return word("DUPLICATE_RESULT", Place(parsed.file), unit=unit, layanan=layanan, periode=periode)


def _rival_answers(files: Sequence[Parsed]) -> dict[str, tuple[Outcome, Finding]]:
    """Return, by fingerprint, why an export of answers does not count: its answers stand in another export too."""
    exports = [parsed for parsed in files if parsed.source is Source.EXPORT and _ANSWER_TABLE in parsed.tables]
    exports.sort(key=lambda parsed: (-len(parsed.tables[_ANSWER_TABLE].rows), parsed.file, parsed.sha256))
    lots = {parsed.sha256: answers_by_unit(parsed.tables[_ANSWER_TABLE].records()) for parsed in exports}
    reasons: dict[str, tuple[Outcome, Finding]] = {}
    for larger, smaller in combinations(exports, 2):
        if _is_within(lots[smaller.sha256], lots[larger.sha256]) and smaller.sha256 not in reasons:
            finding = word("ANSWERS_REPLACED", Place(smaller.file), other=larger.file)
            reasons[smaller.sha256] = (Outcome.REPLACED, finding)
    standing = [parsed for parsed in exports if parsed.sha256 not in reasons]
    for one, other in (pair for rivals in combinations(standing, 2) for pair in (rivals, rivals[::-1])):
        for unit, shared in _mostly_shared(lots[one.sha256], lots[other.sha256]):
            place, count = Place(one.file), len(lots[one.sha256][unit])
            finding = word("ANSWERS_CONFLICT", place, shared=shared, count=count, unit=unit, other=other.file)
            reasons.setdefault(one.sha256, (Outcome.CONFLICT, finding))
    return reasons


def _is_within(smaller: Answers, larger: Answers) -> bool:
    """Whether every answer of one export stands in the other too, as often as there."""
    return smaller.keys() <= larger.keys() and all(
        shared_answers(rows, larger[unit]) == len(rows) for unit, rows in smaller.items()
    )


def _mostly_shared(one: Answers, other: Answers) -> Iterator[tuple[str, int]]:
    """Yield the units of which two exports hold mostly the same answers, with the number of these."""
    for unit in sorted(one.keys() & other.keys()):
        shared = shared_answers(one[unit], other[unit])
        if 2 * shared > min(len(one[unit]), len(other[unit])):
            yield unit, shared
