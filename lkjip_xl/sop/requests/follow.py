"""States of the requests on Permintaan after a consolidation, and decisions that lapse because data changed.

Layer: sop. Serves step 3.
Source: DESIGN section 5: *Disetujui* and *Dikecualikan* lapse when the unit's data change; unchanged data keep them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import PurePath
from typing import NamedTuple

from lkjip_xl.intake.consolidation import Consolidation, FileOutcome
from lkjip_xl.intake.joining.earlier import Earlier
from lkjip_xl.intake.joining.judging import Outcome
from lkjip_xl.intake.parsed import Source
from lkjip_xl.intake.returning import newest_form
from lkjip_xl.model import Finding, Row, Value
from lkjip_xl.sop.requests.data_behind import BEHIND, FILES_APART, TABLE_OF, Tables
from lkjip_xl.sop.requests.decisions import (
    COMPLETE,
    CONFLICT,
    LATE,
    NOT_SENT,
    RECEIVED,
    REFUSED,
    RETURNED,
    SENT,
    SETTLED,
    changed_row,
    lapsed,
    undecided,
)

_ARRIVED = frozenset({RECEIVED, REFUSED, RETURNED, CONFLICT, COMPLETE}) | SETTLED


class Requests(NamedTuple):
    """What becomes of tblPermintaan.

    Attributes:
        rows: Its rows as they are to be.
        findings: The decisions that lapsed.
        settled: Units of which every request is approved or excused.
    """

    rows: Sequence[Row]
    findings: Sequence[Finding]
    settled: frozenset[str]


@dataclass(frozen=True)
class AskedBack:
    """What a unit is asked to mend.

    Attributes:
        jenis: Kinds of data.
        file: The file that was made for it.
        in_itself: It is the unit's own form with remarks; else a fresh form for one that cannot be mended.
    """

    jenis: frozenset[str]
    file: str
    in_itself: bool = True


@dataclass(frozen=True)
class Arrival:
    """What a consolidation brought.

    Attributes:
        merged: What the folder says.
        earlier: What stayed of the rows before.
        after: All rows of the data tables as they are about to be written.
        changed: Unit and kind of data where these rows differ from the ones before.
        asked_back: By unit, what goes back to be mended.
    """

    merged: Consolidation
    earlier: Earlier
    after: Tables
    changed: set[tuple[Value, str]]
    asked_back: Mapping[str, AskedBack] = field(default_factory=dict)


def accepted_forms(merged: Consolidation) -> dict[str, FileOutcome]:
    """Return the form that counts, per unit; an export of one unit is no form."""
    return _forms(merged, Outcome.ACCEPTED)


def units_of_files(rows: Sequence[Row]) -> dict[str, str]:
    """Return whose form a file must be by its name: for files that cannot be opened, or do not say it."""
    return {
        str(row[key]).split(FILES_APART)[0]: str(row["unit"])
        for key in ("formulir", "berkas")
        for row in rows
        if row[key] is not None
    }


def forms_sent(rows: Iterable[Row]) -> dict[str, str]:
    """Return to which unit a form went out, by its name without ending, in lower case."""
    sent = ((row["formulir"], str(row["unit"])) for row in rows)
    return {PurePath(form).stem.casefold(): unit for form, unit in sent if isinstance(form, str)}


def follow(rows: Sequence[Row], arrival: Arrival, today: date) -> Requests:
    """Return every request in the state that the data now have.

    Args:
        rows: The requests as they stood before, decisions taken up.
        arrival: What the consolidation brought.
        today: Day of the click.
    """
    view = _View(arrival, units_of_files(rows), today)
    new, findings = [], []
    statuses: dict[str, set[Value]] = {}
    for row in rows:
        has_lapsed = row["status"] in SETTLED and (row["unit"], str(row["jenis"])) in arrival.changed
        state = row
        if row["status"] not in SETTLED or has_lapsed:
            state = changed_row(row, view.state(row))
        if has_lapsed:
            state = undecided(state, str(state["status"]))
            findings.append(lapsed(row))
        new.append(state)
        statuses.setdefault(str(row["unit"]), set()).add(state["status"])
    settled = frozenset(unit for unit, states in statuses.items() if states <= SETTLED)
    return Requests(new, findings, settled)


@dataclass(frozen=True)
class _View:
    """What became of the forms, as one request asks for it."""

    arrival: Arrival
    units: Mapping[str, str]
    today: date

    @cached_property
    def _accepted(self) -> dict[str, FileOutcome]:
        return accepted_forms(self.arrival.merged)

    @cached_property
    def _stopped(self) -> dict[str, tuple[str, FileOutcome]]:
        """By unit, the form that was not merged, with the state that this gives to its requests."""
        unread = {
            self.units[file.file]: file
            for file in self.arrival.merged.files
            if file.outcome is Outcome.REFUSED and file.unit is None and file.file in self.units
        }
        refused = unread | _forms(self.arrival.merged, Outcome.REFUSED)
        rivals = _forms(self.arrival.merged, Outcome.CONFLICT)
        return {unit: (REFUSED, file) for unit, file in refused.items()} | {
            unit: (CONFLICT, file) for unit, file in rivals.items()
        }

    def state(self, row: Row) -> dict[str, Value]:
        """Return the columns of a request that change."""
        unit, jenis = str(row["unit"]), str(row["jenis"])
        if unit in self._accepted:
            return self._arrived(row, self._accepted[unit]) | self._asked_back(unit, jenis)
        kept = self.arrival.earlier.form_rows.get((unit, TABLE_OF[jenis]), 0)
        received = row["diterima"] if kept else None
        if unit in self._stopped:
            status, file = self._stopped[unit]
            state: dict[str, Value] = {"status": status, "diterima": received, "berkas": file.file, "baris": kept}
            return state | self._asked_back(unit, jenis)
        if exported := self._exported(unit, jenis):
            return exported | {"diterima": row["diterima"] or self.today}
        if row["status"] in SETTLED:
            return {"status": RECEIVED if kept else self._waiting(row), "diterima": received, "baris": kept}
        return {"status": self._waiting(row)} if row["status"] == SENT else {}

    def _asked_back(self, unit: str, jenis: str) -> dict[str, Value]:
        asked = self.arrival.asked_back.get(unit)
        if asked is None or jenis not in asked.jenis:
            return {"dikembalikan": None}
        state: dict[str, Value] = {"dikembalikan": asked.file}
        return state | {"status": RETURNED} if asked.in_itself else state

    def _arrived(self, row: Row, form: FileOutcome) -> dict[str, Value]:
        """A kind of data counts as received only when the form, or an export, holds rows of it."""
        rows = form.tables.get(TABLE_OF[str(row["jenis"])], 0)
        exported = self._exported(str(row["unit"]), str(row["jenis"]))
        if rows:
            files = FILES_APART.join(filter(None, (form.file, str(exported.get("berkas", "")))))
            state = {"berkas": files, "baris": exported.get("baris", rows)}
            return state | {"status": RECEIVED, "diterima": row["diterima"] or self.today}
        if exported:
            return exported | {"diterima": row["diterima"] or self.today}
        status = self._waiting(row) if row["status"] in {SENT, LATE, *_ARRIVED} else row["status"]
        return {"status": status, "diterima": None, "berkas": form.file, "baris": 0}

    def _exported(self, unit: str, jenis: str) -> dict[str, Value]:
        """Return the state of data that came through a survey application instead of a form; empty for none."""
        rows = [row for table in BEHIND[jenis] for row in self.arrival.after.get(table, ()) if row["unit"] == unit]
        files = {str(row["berkas"]) for row in rows if row["berkas"] is not None and self._is_export(row["berkas"])}
        if not files:
            return {}
        return {"status": RECEIVED, "berkas": FILES_APART.join(sorted(files)), "baris": len(rows)}

    def _is_export(self, file: Value) -> bool:
        return file in {each.file for each in self.arrival.merged.files if each.source is Source.EXPORT}

    def _waiting(self, row: Row) -> str:
        if row["dikirim"] is None and row["status"] != SENT:
            return NOT_SENT
        batas = row["batas"]
        return LATE if isinstance(batas, date) and batas < self.today else SENT


def _forms(merged: Consolidation, outcome: Outcome) -> dict[str, FileOutcome]:
    """Return, by unit, the newest form that came to an end."""
    forms: dict[str, list[FileOutcome]] = {}
    for file in merged.files:
        if file.unit is not None and file.source is Source.FORM and file.outcome is outcome:
            forms.setdefault(file.unit, []).append(file)
    return {unit: newest_form(files) for unit, files in forms.items()}
