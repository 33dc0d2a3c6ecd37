"""Several forms of one unit: the one that was filled in last counts; where nothing tells, a person decides.

Layer: intake. Pure. When a program saved a file tells nothing: people open and save old forms too. A later form that
empties a table, and one that may be another unit's, replaces nothing without a person.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from lkjip_xl.intake.joining.differences import describe_differences, say_same_data
from lkjip_xl.intake.joining.outcomes import Outcome, Reasons, Verdict
from lkjip_xl.intake.parsed import Parsed
from lkjip_xl.intake.reading.owner import BORROWED
from lkjip_xl.intake.wording import Place, word
from lkjip_xl.model import Finding


class _Loss(NamedTuple):
    """A table of which a later form holds fewer rows."""

    sheet: str
    before: int
    after: int

    @property
    def text(self) -> str:
        return f"{self.sheet} {self.before} baris menjadi {self.after}"


def rival_forms(forms: Iterable[Parsed]) -> Reasons:
    """Return, by fingerprint, why a form does not count although it is sound."""
    by_unit: dict[str | None, list[Parsed]] = {}
    for form in forms:
        by_unit.setdefault(form.unit, []).append(form)
    return dict(verdict for rivals in by_unit.values() if len(rivals) > 1 for verdict in _settle(rivals))


def _settle(rivals: Sequence[Parsed]) -> Iterator[tuple[str, Verdict]]:
    choice = _latest(rivals)
    if choice is None or not _are_same(rivals):
        conflicts = list(_conflicts(rivals, choice))
        if conflicts:
            yield from ((form.sha256, Verdict(Outcome.CONFLICT, (why,))) for form, why in conflicts)
            return
    for form in rivals:
        if choice and form is not choice:
            yield form.sha256, _given_way(form, choice)


def _latest(rivals: Sequence[Parsed]) -> Parsed | None:
    """Return the form of the last day; None where none, or several that differ, are of that day."""
    if _are_same(rivals):
        return rivals[0]
    latest = max(form.filled_on or date.min for form in rivals)
    last_day = [form for form in rivals if form.filled_on == latest]
    is_dated = all(form.filled_on for form in rivals)
    return last_day[0] if is_dated and _are_same(last_day) else None


def _are_same(forms: Sequence[Parsed]) -> bool:
    return all(say_same_data(forms[0], other) for other in forms[1:])


def _conflicts(rivals: Sequence[Parsed], choice: Parsed | None) -> Iterator[tuple[Parsed, Finding]]:
    """Yield, for each form, why only a person can tell which one counts; nothing where the choice stands."""
    emptied = choice and next(((form, lost) for form in rivals if (lost := _emptied(form, choice))), None)
    code = "FORM_CONFLICT_BORROWED" if any(map(_is_borrowed, rivals)) else "FORM_CONFLICT"
    for form in rivals:
        others = [other for other in rivals if other is not form]
        place, names = Place(form.file), ", ".join(other.file for other in others)
        if choice is None or code != "FORM_CONFLICT":
            differences = describe_differences(form, others[0])
            yield form, word(code, place, unit=form.unit, others=names, differences=differences)
        elif emptied:
            older, lost = emptied
            tables = _listed(lost)
            yield form, word("FORM_EMPTIED", place, unit=form.unit, newer=choice.file, older=older.file, tables=tables)


def _is_borrowed(form: Parsed) -> bool:
    return any(finding.code == BORROWED for finding in form.findings)


def _given_way(form: Parsed, choice: Parsed) -> Verdict:
    place, unit, other = Place(form.file), form.unit, choice.file
    if say_same_data(form, choice):
        return Verdict(Outcome.SAME, (word("FORM_SAME_DATA", place, unit=unit, other=other),))
    if shrunk := [loss for loss in _losses(form, choice) if 2 * loss.after < loss.before]:
        reason = word("FORM_SHRUNK", place, unit=unit, other=other, tables=_listed(shrunk))
    else:
        differences = describe_differences(form, choice)
        reason = word("FORM_REPLACED", place, unit=unit, other=other, differences=differences)
    return Verdict(Outcome.REPLACED, (reason,), successor=other)


def _emptied(older: Parsed, newer: Parsed) -> list[_Loss]:
    return [loss for loss in _losses(older, newer) if not loss.after]


def _losses(older: Parsed, newer: Parsed) -> Iterator[_Loss]:
    counts = newer.digest.counts
    for name, before in older.digest.counts.items():
        if before > counts.get(name, 0):
            yield _Loss(older.tables[name].sheet, before, counts.get(name, 0))


def _listed(losses: Iterable[_Loss]) -> str:
    return ", ".join(loss.text for loss in losses)
