"""A form and an export of one unit: a respondent who stands in both counts once, from the form.

Layer: intake. Pure. Two people may give the same scores, so answers alone prove nothing: age or date must agree too.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from lkjip_xl.intake.joining.outcomes import Outcome, Reasons, Verdict
from lkjip_xl.intake.joining.overlap import Record, filled_keys, shared_positions
from lkjip_xl.intake.joining.rival_exports import ANSWERS, RESULTS
from lkjip_xl.intake.parsed import Parsed, Source
from lkjip_xl.intake.wording import Place, word
from lkjip_xl.model import Finding
from lkjip_xl.rules.rounding import half_up

_TELLING: Final = frozenset({"usia", "tanggal"})
"""Columns of which both sides must fill one, before equal rows are taken for one respondent."""
_OFTEN_WORDED_OTHERWISE: Final = frozenset({"layanan"})

_Shared = tuple[str, Collection[int], Finding, str]
"""Table, positions of the rows that do not count, why, and the form that says them."""


def beside_forms(files: Iterable[Parsed], codes: Sequence[str]) -> Reasons:
    """Return, by fingerprint, which rows of an export do not count, because a form that counts says them too.

    Args:
        files: The files that count so far.
        codes: Codes of the unsur.
    """
    forms, exports = dict[str, Parsed](), list[Parsed]()
    for parsed in files:
        if parsed.source is Source.FORM and parsed.unit and parsed.digest.answers:
            forms[parsed.unit] = parsed
        elif parsed.source is Source.EXPORT:
            exports.append(parsed)
    reasons = {}
    for export in exports:
        shared = [*_shared_answers(export, forms), *_shared_results(export, forms, codes)]
        if shared:
            reasons[export.sha256] = _verdict(export, shared)
    return reasons


def _verdict(export: Parsed, shared: Sequence[_Shared]) -> Verdict:
    left_out: dict[str, set[int]] = {}
    for table, positions, *_ in shared:
        left_out.setdefault(table, set()).update(positions)
    rest = sum(export.digest.counts.values()) - sum(map(len, left_out.values()))
    findings = tuple(finding for _, _, finding, _ in shared)
    if rest:
        return Verdict(Outcome.ACCEPTED, findings, left_out)
    successor = ", ".join(sorted({form for *_, form in shared}))
    return Verdict(Outcome.REPLACED, findings, left_out, successor)


def _shared_answers(export: Parsed, forms: Mapping[str, Parsed]) -> Iterator[_Shared]:
    units = [unit for unit in export.digest.answers if unit in forms]
    if not units:
        return
    rows = list(export.tables[ANSWERS].records())
    for unit in sorted(units):
        positions = export.digest.answers[unit].positions or range(len(rows))
        mine, theirs = [rows[position] for position in positions], list(forms[unit].tables[ANSWERS].records())
        found = _compared(mine, theirs)
        left_out = [positions[at] for at in found] if found and _is_most(found, mine, theirs) else []
        if code := _code(found, left_out):
            shared, place = len(found or ()), Place(export.file)
            finding = word(code, place, unit=unit, form=forms[unit].file, shared=shared, count=len(mine))
            yield ANSWERS, left_out, finding, forms[unit].file


def _compared(mine: Sequence[Record], theirs: Sequence[Record]) -> list[int] | None:
    """Return which of our rows stand on the other side too; None where the columns do not suffice to tell."""
    keys = (filled_keys(mine) & filled_keys(theirs)) - _OFTEN_WORDED_OTHERWISE
    return shared_positions(mine, theirs, sorted(keys)) if keys & _TELLING else None


def _is_most(found: Sequence[int], mine: Sequence[Record], theirs: Sequence[Record]) -> bool:
    return 2 * len(found) > min(len(mine), len(theirs))


def _code(found: Sequence[int] | None, left_out: Sequence[int]) -> str:
    if left_out:
        return "ANSWERS_ALSO_IN_FORM"
    if found is None:
        return "ANSWERS_BESIDE_FORM"
    return "ANSWERS_PARTLY_IN_FORM" if found else ""


def _shared_results(export: Parsed, forms: Mapping[str, Parsed], codes: Sequence[str]) -> Iterator[_Shared]:
    """Yield the results that only repeat what the answers of a form come to."""
    if RESULTS not in export.tables:
        return
    results = export.tables[RESULTS]
    for position, record in enumerate(results.records()):
        form = forms.get(str(record["unit"]))
        if form and _is_result_of(form, record, codes):
            place, count = results.place(position), record["responden"]
            finding = word("RESULT_OF_FORM", place, unit=form.unit, form=form.file, count=count)
            yield RESULTS, [position], finding, form.file


def _is_result_of(form: Parsed, result: Record, codes: Sequence[str]) -> bool:
    """Whether a result has as many respondents as the form, and every NRR is the mean of its answers as printed."""
    if result["responden"] != form.digest.answers[str(form.unit)].answered:
        return False
    printed = {code: value for code in codes if isinstance(value := result.get(code), int | Decimal)}
    columns = form.tables[ANSWERS].columns
    return bool(printed) and all(_is_mean(columns[code], value) for code, value in printed.items())


def _is_mean(column: Sequence[object], printed: int | Decimal) -> bool:
    scores = [score for score in column if isinstance(score, int)]
    return bool(scores) and half_up(Fraction(sum(scores), len(scores))) == half_up(Fraction(printed))
