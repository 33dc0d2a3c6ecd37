"""Exports that say the same as other exports: no result and no answer counts twice.

Layer: intake. Pure.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from lkjip_xl.intake.joining.outcomes import Outcome, Reasons, Verdict
from lkjip_xl.intake.joining.overlap import Answers, answers_by_unit, shared_answers
from lkjip_xl.intake.parsed import Parsed
from lkjip_xl.intake.sources.periods import Coverage, coverage_of
from lkjip_xl.intake.wording import Place, word
from lkjip_xl.model import Finding

ANSWERS: Final = "tblAngket"
RESULTS: Final = "tblRekap"


def rival_results(files: Sequence[Parsed]) -> Reasons:
    """Return, by fingerprint, why an export of results does not count although it is sound."""
    holders: dict[tuple[object, Coverage], list[tuple[Parsed, Sequence[object]]]] = {}
    for parsed in files:
        if RESULTS in parsed.tables:
            for record in parsed.tables[RESULTS].records():
                coverage = coverage_of(record["periode"], record["layanan"])
                words = (record["unit"], record["layanan"], record["periode"])
                holders.setdefault((record["unit"], coverage), []).append((parsed, words))
    return {
        parsed.sha256: Verdict(Outcome.CONFLICT, (_same_result(parsed, words),))
        for claimants in holders.values()
        if len(claimants) > 1
        for parsed, words in claimants
    }


def rival_answers(exports: Sequence[Parsed]) -> Reasons:
    """Return, by fingerprint, why an export of answers does not count: its answers stand in another export too."""
    held = sorted(
        (parsed for parsed in exports if ANSWERS in parsed.tables),
        key=lambda parsed: (-parsed.digest.counts.get(ANSWERS, 0), parsed.file, parsed.sha256),
    )
    lots = {parsed.sha256: answers_by_unit(parsed.tables[ANSWERS].records()) for parsed in held} if held[1:] else {}
    reasons: dict[str, Verdict] = {}
    for larger, smaller in combinations(held, 2):
        if _is_within(lots[smaller.sha256], lots[larger.sha256]) and smaller.sha256 not in reasons:
            finding = word("ANSWERS_REPLACED", Place(smaller.file), other=larger.file)
            reasons[smaller.sha256] = Verdict(Outcome.REPLACED, (finding,), successor=larger.file)
    standing = [parsed for parsed in held if parsed.sha256 not in reasons]
    for one, other in (pair for rivals in combinations(standing, 2) for pair in (rivals, rivals[::-1])):
        for unit, shared in _mostly_shared(lots[one.sha256], lots[other.sha256]):
            place, count = Place(one.file), len(lots[one.sha256][unit])
            finding = word("ANSWERS_CONFLICT", place, shared=shared, count=count, unit=unit, other=other.file)
            reasons.setdefault(one.sha256, Verdict(Outcome.CONFLICT, (finding,)))
    return reasons


def _same_result(parsed: Parsed, result: Sequence[object]) -> Finding:
    unit, layanan, periode = (value or "–" for value in result)
    return word("DUPLICATE_RESULT", Place(parsed.file), unit=unit, layanan=layanan, periode=periode)


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
