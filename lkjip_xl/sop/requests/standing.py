"""The requests of a year as they stand at a click: decisions taken up, ages counted, ready to be written.

Layer: sop. Serves every step: whichever runs first takes up what people chose on Permintaan.
Source: DESIGN section 5.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from lkjip_xl.model import Finding, Office, Row
from lkjip_xl.sop.desk import Change, Desk
from lkjip_xl.sop.requests.ages import with_ages, years_without_holidays
from lkjip_xl.sop.requests.data_behind import DataBehind
from lkjip_xl.sop.requests.decisions import (
    COMPLETE,
    CONFLICT,
    RECEIVED,
    SETTLED,
    Decision,
    changed_row,
    journal_of,
    take_up,
)
from lkjip_xl.sop.tables import upsert

TABLE = "tblPermintaan"
_COME_IN: Final = SETTLED | {RECEIVED, COMPLETE, CONFLICT}
"""States in which a request keeps the deadline that it had when its data came in."""


@dataclass(frozen=True)
class Standing:
    """All requests at a click.

    Attributes:
        rows: Rows of tblPermintaan as they are to be.
        findings: What kept a decision from being taken up, decisions that lapsed, years without holidays.
        decisions: What was decided, for the journal.
    """

    rows: Sequence[Row]
    findings: Sequence[Finding]
    decisions: Sequence[Decision]

    @property
    def open(self) -> Sequence[Row]:
        """Requests that are neither approved nor excused."""
        return [row for row in self.rows if row["status"] not in SETTLED]


def stand(desk: Desk, office: Office, rows: Sequence[Row] | None = None) -> Standing:
    """Return how the requests stand now.

    Args:
        desk: The step's desk.
        office: Gives the holidays, and the deadline of requests whose data have not come in.
        rows: The requests where a step changed them; None reads them from the master.
    """
    given = desk.book.rows(TABLE) if rows is None else rows
    decided = take_up(given, DataBehind(desk.book), today=desk.today, recorder=desk.recorder)
    due = [_with_deadline(row, office.day("batas_data")) for row in decided.rows]
    aged = with_ages(due, office.hari_libur, desk.today)
    missing = years_without_holidays(aged, office.hari_libur, desk.today)
    return Standing(aged, (*decided.findings, *missing), decided.decisions)


def _with_deadline(row: Row, batas: date | None) -> Row:
    """Return a request with the deadline that the office has set now; it may have moved since the letter."""
    if batas is None or row["status"] in _COME_IN or row["batas"] == batas:
        return row
    return changed_row(row, {"batas": batas})


def note(standing: Standing, desk: Desk, change: Change) -> None:
    """Put the requests into a change: the columns that say something new, the findings, the journal's part."""
    change.findings += standing.findings
    if standing.decisions:
        change.journal["keputusan"] = journal_of(standing.decisions)
    write_rows(standing.rows, desk, change)


def write_rows(rows: Sequence[Row], desk: Desk, change: Change) -> None:
    """Put requests into a change; a column that says the same as before is left alone, so the office keeps its own."""
    before = {row["id"]: row for row in desk.book.rows(TABLE)}
    new = [
        key
        for key in (rows[0] if rows else ())
        if any(row["id"] not in before or row[key] != before[row["id"]][key] for row in rows)
    ]
    columns = ["id", *(key for key in new if key != "id")]
    if len(columns) > 1:
        change.tables.append(upsert(desk.book, TABLE, "id", [{key: row[key] for key in columns} for row in rows]))
