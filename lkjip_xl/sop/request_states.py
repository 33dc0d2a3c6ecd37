"""States of the requests on Permintaan after a consolidation, and decisions that lapse because data changed.

Layer: sop. Serves step 3.
Source: DESIGN section 5: *Disetujui* and *Dikecualikan* lapse when the unit's data change; unchanged data keep them.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from lkjip_xl.book.port import MasterBook
from lkjip_xl.book.schema.data import ORIGIN
from lkjip_xl.book.schema.lists import JENIS_DATA
from lkjip_xl.intake.consolidation import Consolidation, FileOutcome
from lkjip_xl.intake.earlier import Earlier
from lkjip_xl.intake.judging import Outcome
from lkjip_xl.intake.parsed import Source
from lkjip_xl.model import Finding, Row, Severity, Value

NOT_SENT, SENT, LATE = "Belum dikirim", "Dikirim", "Terlambat"
RECEIVED, REFUSED, CONFLICT = "Diterima", "Ditolak", "Konflik"
SETTLED = frozenset({"Disetujui", "Dikecualikan"})
"""States that people chose; a consolidation takes them back only when the data behind them change."""

_ARRIVED = frozenset({RECEIVED, REFUSED, CONFLICT, "Lengkap"}) | SETTLED
_TABLE_OF = dict(zip(JENIS_DATA, ("tblAngket", "tblPemmas", "tblAdministrasi", "tblKinerja"), strict=True))
_BEHIND: Mapping[str, Sequence[str]] = {
    jenis: (table, "tblRekap") if jenis == "SKM" else (table,) for jenis, table in _TABLE_OF.items()
}
"""Tables that a decision on a kind of data rests on."""
_COLUMNS = ("id", "status", "diterima", "berkas", "baris")
_EXCUSED = frozenset({"Dikecualikan", "Kecualikan"})

Tables = Mapping[str, Sequence[Mapping[str, Value]]]


class Requests(NamedTuple):
    """What becomes of tblPermintaan.

    Attributes:
        rows: Its new rows, in the columns that are written.
        findings: The decisions that lapsed.
        settled: Units of which every request is approved or excused.
    """

    rows: Sequence[Mapping[str, Value]]
    findings: Sequence[Finding]
    settled: frozenset[str]


def accepted_forms(merged: Consolidation) -> dict[str, FileOutcome]:
    """Return the form that counts, per unit; an export of one unit is no form."""
    return _forms(merged, Outcome.ACCEPTED)


def follow(book: MasterBook, merged: Consolidation, earlier: Earlier, after: Tables, today: date) -> Requests:
    """Return every request in the state that the data now have.

    Args:
        book: The master as it was before.
        merged: What the folder says.
        earlier: What stayed of the rows before.
        after: All rows of the data tables as they are about to be written.
        today: Day of the click.
    """
    view = _View(merged, earlier, _units_of_files(book), today)
    changed = _changed(book, after)
    rows, findings = [], []
    statuses: dict[str, set[Value]] = {}
    for row in book.rows("tblPermintaan"):
        state: dict[str, Value] = {key: row[key] for key in (*_COLUMNS, "keputusan")}
        is_decided = row["status"] in SETTLED or row["keputusan"] is not None
        has_lapsed = is_decided and (row["unit"], row["jenis"]) in changed
        if row["status"] not in SETTLED or has_lapsed:
            state |= view.state(row)
        if has_lapsed:
            state["keputusan"] = None
            findings.append(_lapsed(row))
        rows.append(state)
        statuses.setdefault(str(row["unit"]), set()).add(state["status"])
    written = (*_COLUMNS, "keputusan") if findings else _COLUMNS  # the office's column is touched only for a reason
    settled = frozenset(unit for unit, states in statuses.items() if states <= SETTLED)
    return Requests([{key: row[key] for key in written} for row in rows], findings, settled)


@dataclass(frozen=True)
class _View:
    """What became of the forms, as one request asks for it."""

    merged: Consolidation
    earlier: Earlier
    units: Mapping[str, str]
    today: date

    @cached_property
    def _accepted(self) -> dict[str, FileOutcome]:
        return accepted_forms(self.merged)

    @cached_property
    def _stopped(self) -> dict[str, tuple[str, FileOutcome]]:
        """By unit, the form that was not merged, with the state that this gives to its requests."""
        unread = {
            self.units[file.file]: file
            for file in self.merged.files
            if file.outcome is Outcome.REFUSED and file.unit is None and file.file in self.units
        }
        refused = unread | _forms(self.merged, Outcome.REFUSED)
        rivals = _forms(self.merged, Outcome.CONFLICT)
        return {unit: (REFUSED, file) for unit, file in refused.items()} | {
            unit: (CONFLICT, file) for unit, file in rivals.items()
        }

    def state(self, row: Row) -> dict[str, Value]:
        """Return the columns of a request that change."""
        unit, table = str(row["unit"]), _TABLE_OF[str(row["jenis"])]
        if unit in self._accepted:
            return self._arrived(row, self._accepted[unit], table)
        kept = self.earlier.form_rows.get((unit, table), 0)
        received = row["diterima"] if kept else None
        if unit in self._stopped:
            status, file = self._stopped[unit]
            return {"status": status, "diterima": received, "berkas": file.file, "baris": kept}
        if row["status"] in SETTLED:
            return {"status": RECEIVED if kept else self._waiting(row), "diterima": received, "baris": kept}
        return {"status": self._waiting(row)} if row["status"] == SENT else {}

    def _arrived(self, row: Row, form: FileOutcome, table: str) -> dict[str, Value]:
        """A kind of data counts as received only when the form holds rows of it."""
        rows = form.tables.get(table, 0)
        if rows:
            return {"status": RECEIVED, "diterima": row["diterima"] or self.today, "berkas": form.file, "baris": rows}
        status = self._waiting(row) if row["status"] in {SENT, *_ARRIVED} else row["status"]
        return {"status": status, "diterima": None, "berkas": form.file, "baris": 0}

    def _waiting(self, row: Row) -> str:
        if row["dikirim"] is None and row["status"] != SENT:
            return NOT_SENT
        batas = row["batas"]
        return LATE if isinstance(batas, date) and batas < self.today else SENT


def _forms(merged: Consolidation, outcome: Outcome) -> dict[str, FileOutcome]:
    return {
        file.unit: file
        for file in merged.files
        if file.unit is not None and file.source is Source.FORM and file.outcome is outcome
    }


def _units_of_files(book: MasterBook) -> dict[str, str]:
    """Return whose form a file must be by its name: for files that cannot be opened, or do not say it."""
    rows = book.rows("tblPermintaan")
    return {str(row[key]): str(row["unit"]) for key in ("formulir", "berkas") for row in rows if row[key] is not None}


def _changed(book: MasterBook, after: Tables) -> set[tuple[Value, str]]:
    """Return unit and kind of data where the rows say something else than before, wherever they came from."""
    before = {table: book.rows(table) for table in after}
    return {
        (unit, jenis)
        for jenis, tables in _BEHIND.items()
        for table in tables
        for unit in _differing(before[table], after[table])
    }


def _differing(before: Sequence[Mapping[str, Value]], after: Sequence[Mapping[str, Value]]) -> set[Value]:
    columns = [key for key in next(iter(after), {}) if key not in {column.key for column in ORIGIN}] or ["unit"]
    old, new = (Counter((row["unit"], *(row[key] for key in columns)) for row in rows) for rows in (before, after))
    return {unit for unit, *_ in (old - new) + (new - old)}


def _lapsed(row: Row) -> Finding:
    is_excuse = row["status"] in _EXCUSED or row["keputusan"] in _EXCUSED
    decision, again = ("Pengecualian", "putuskan kembali") if is_excuse else ("Persetujuan", "setujui kembali")
    by = f" (oleh {row['oleh']})" if row["oleh"] else ""
    return Finding(
        "APPROVAL_LAPSED",
        Severity.PERINGATAN,
        f"{decision} data {row['jenis']} {row['nama_unit'] or row['unit']}{by} gugur karena datanya berubah",
        f"Periksa data yang baru, lalu {again} pada lembar {row.sheet}.",
        "",
        row.sheet,
        row.cell("status"),
    )
