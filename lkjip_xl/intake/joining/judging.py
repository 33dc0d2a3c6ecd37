"""Which of the returned files count: once each, none that is refused, one form a unit, no answer twice.

Layer: intake. Pure: takes what `parsing` returned, in any order; the result does not depend on that order.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from lkjip_xl.intake.joining.answered import answered
from lkjip_xl.intake.joining.beside_answers import beside_answers
from lkjip_xl.intake.joining.beside_forms import beside_forms
from lkjip_xl.intake.joining.left_out import verdicts
from lkjip_xl.intake.joining.outcomes import Outcome, Reasons, Verdict
from lkjip_xl.intake.joining.rival_exports import rival_answers, rival_results
from lkjip_xl.intake.joining.rival_forms import rival_forms
from lkjip_xl.intake.parsed import Parsed, Source
from lkjip_xl.intake.wording import Place, word
from lkjip_xl.model import Finding

__all__ = ["Judged", "Outcome", "judge"]

_COUNTS = Verdict(Outcome.ACCEPTED)


@dataclass(frozen=True)
class Judged:
    """A file with what became of it and everything worth knowing about it.

    Attributes:
        parsed: The file.
        outcome: What became of it.
        findings: Everything worth knowing about it.
        left_out: Positions of its rows that do not count, by table: another file holds the same ones.
        successor: The file that takes its place; empty for none.
    """

    parsed: Parsed
    outcome: Outcome
    findings: tuple[Finding, ...]
    left_out: Mapping[str, Collection[int]] = field(default_factory=dict)
    successor: str = ""


def judge(files: Iterable[Parsed], codes: Sequence[str] = ()) -> list[Judged]:
    """Return what becomes of every file, sorted by file name.

    Of several forms of a unit the one with the strictly latest Tanggal pengisian counts, then the one that its program
    saved last; where neither tells, none does. Of two exports with the same result (unit, layanan, periode) none does.
    An export whose answers all stand in another one gives way to it; of two that share most answers of a unit
    otherwise, none counts. Rows of an export that the unit's form holds too are left out, and so are results that tell
    only the means of answers, or the sum of other results.

    Args:
        files: The files.
        codes: Codes of the unsur.
    """
    ordered = sorted(files, key=lambda parsed: (parsed.file, parsed.sha256))
    first_of = {parsed.sha256: parsed for parsed in reversed(ordered)}
    distinct = [parsed for parsed in ordered if first_of[parsed.sha256] is parsed]
    answers = answered(distinct)
    distinct = [parsed for parsed in distinct if parsed.sha256 not in answers]
    sound = [parsed for parsed in distinct if parsed.source is not Source.OTHER and not parsed.is_refused]
    reasons = dict(_rivals(sound))
    counting = [parsed for parsed in sound if parsed.sha256 not in reasons]
    in_forms = beside_forms(counting)
    reasons |= verdicts(counting, in_forms, beside_answers(counting, in_forms, codes))
    return [
        _answered(parsed, answers[parsed.sha256])
        if parsed.sha256 in answers
        else _judge_one(parsed, first_of[parsed.sha256], reasons)
        for parsed in ordered
    ]


def _answered(parsed: Parsed, answer: Parsed) -> Judged:
    """Return that a file gave way to the corrected form that answers it; its own faults are of no interest any more."""
    reason = word("FORM_ANSWERED", Place(parsed.file), unit=answer.unit, other=answer.file)
    return Judged(parsed, Outcome.REPLACED, (reason,), successor=answer.file)


def _rivals(sound: Sequence[Parsed]) -> Reasons:
    forms = [parsed for parsed in sound if parsed.source is Source.FORM]
    exports = [parsed for parsed in sound if parsed.source is Source.EXPORT]
    return {**rival_forms(forms), **rival_results(exports), **rival_answers(exports)}


def _judge_one(parsed: Parsed, first: Parsed, reasons: Reasons) -> Judged:
    if first is not parsed and parsed.source is not Source.OTHER:
        twin = word("FILE_DUPLICATE", Place(parsed.file), other=first.file)
        return Judged(parsed, Outcome.SAME, (twin,))
    if parsed.is_refused:
        return Judged(parsed, Outcome.REFUSED, parsed.findings)
    if parsed.source is Source.OTHER:
        return Judged(parsed, Outcome.SKIPPED, parsed.findings)
    verdict = reasons.get(parsed.sha256, _COUNTS)
    findings = (*parsed.findings, *verdict.findings)
    return Judged(parsed, verdict.outcome, findings, verdict.left_out, verdict.successor)
