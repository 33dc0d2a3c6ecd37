"""Several forms of one unit: the one that was filled in last counts; where nothing tells, a person decides.

Layer: intake. Pure.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from lkjip_xl.intake.joining.differences import describe_differences, say_same_data
from lkjip_xl.intake.joining.outcomes import Outcome, Reasons, Verdict
from lkjip_xl.intake.parsed import Parsed
from lkjip_xl.intake.wording import Place, word
from lkjip_xl.model import Finding
from lkjip_xl.rules.dates import tanggal_indonesia


class _Choice(NamedTuple):
    """The form that counts, and what tells so: its Tanggal pengisian, or when its program saved it."""

    form: Parsed
    by_date: bool


def rival_forms(forms: Iterable[Parsed]) -> Reasons:
    """Return, by fingerprint, why a form does not count although it is sound."""
    by_unit: dict[str | None, list[Parsed]] = {}
    for form in forms:
        by_unit.setdefault(form.unit, []).append(form)
    return dict(verdict for rivals in by_unit.values() if len(rivals) > 1 for verdict in _settle(rivals))


def _settle(rivals: Sequence[Parsed]) -> Iterator[tuple[str, Verdict]]:
    choice = _latest(rivals)
    if choice is None and all(say_same_data(rivals[0], other) for other in rivals[1:]):
        choice = _Choice(rivals[0], by_date=True)
    for form in rivals:
        if choice is None:
            yield form.sha256, Verdict(Outcome.CONFLICT, (_conflict(form, rivals),))
        elif form is not choice.form:
            yield form.sha256, _given_way(form, choice)


def _conflict(form: Parsed, rivals: Sequence[Parsed]) -> Finding:
    others = [other for other in rivals if other is not form]
    names = ", ".join(other.file for other in others)
    differences = describe_differences(form, others[0])
    return word("FORM_CONFLICT", Place(form.file), unit=form.unit, others=names, differences=differences)


def _given_way(form: Parsed, choice: _Choice) -> Verdict:
    place, unit, other = Place(form.file), form.unit, choice.form.file
    if say_same_data(form, choice.form):
        return Verdict(Outcome.SAME, (word("FORM_SAME_DATA", place, unit=unit, other=other),))
    differences = describe_differences(form, choice.form)
    if choice.by_date:
        reason = word("FORM_REPLACED", place, unit=unit, other=other, differences=differences)
        return Verdict(Outcome.REPLACED, (reason,), successor=other)
    moment = _moment(choice.form.saved_at)
    reason = word("FORM_REPLACED_UNDATED", place, unit=unit, other=other, moment=moment, differences=differences)
    return Verdict(Outcome.REPLACED, (reason,), successor=other)


def _moment(saved: datetime | None) -> str:
    return f"{tanggal_indonesia(saved.date())} pukul {saved:%H.%M} UTC" if saved else ""


def _latest(rivals: Sequence[Parsed]) -> _Choice | None:
    """Return the form that is strictly the latest; None where neither its own date nor its program tells."""
    latest = max(form.filled_on or date.min for form in rivals)
    last_day = [form for form in rivals if form.filled_on == latest]
    is_dated = all(form.filled_on for form in rivals)
    if is_dated and len(last_day) == 1:
        return _Choice(last_day[0], by_date=True)
    saved = _saved_last(last_day if is_dated else rivals)
    # A form that says itself that it is older than another one is not the latest, whoever opened and saved it.
    return _Choice(saved, by_date=False) if saved and saved.filled_on in {None, latest} else None


def _saved_last(rivals: Sequence[Parsed]) -> Parsed | None:
    moments = [form.saved_at for form in rivals]
    known = [moment for moment in moments if moment]
    if len(known) < len(moments) or known.count(max(known)) > 1:
        return None
    return rivals[moments.index(max(known))]
