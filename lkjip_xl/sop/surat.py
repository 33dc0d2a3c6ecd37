"""Letters and their numbers: the office's register and the sheet Agenda_Surat kept in step.

Layer: sop. A number that may not be drawn (mode, last number unknown) prints '……' and is a finding; the letter is
made all the same.
Source: DESIGN section 3 (modes of the register) and DOMAIN section 5.
"""

from dataclasses import dataclass, field
from datetime import date

from lkjip_xl.book.port import TableEdit
from lkjip_xl.book.schema.lists import policy_of
from lkjip_xl.book.schema.master import MASTER
from lkjip_xl.ledger.agenda import agenda_row, read_agenda
from lkjip_xl.ledger.numbers import NumberEntry, NumberRequest, NumberUnavailableError
from lkjip_xl.model import Finding, Office, Row, Severity, Value
from lkjip_xl.sop.desk import Change, Desk

OWN_REGISTER = "register_penuh"
_BY_HAND = ("nomor diperoleh di luar buku ini", "Tulis nomornya pada surat dan pada Agenda_Surat.")
_UNCONFIRMED = (
    "jurnal yang dipulihkan belum dikonfirmasi",
    "Cocokkan nomor tertinggi dengan buku agenda, lalu konfirmasikan.",
)
_COLUMNS = tuple(column.key for column in MASTER.tables["tblAgenda"][1].columns)


@dataclass
class Agenda:
    """The agenda while a step works: numbers are drawn at once, the sheet is written with the step's change."""

    desk: Desk
    office: Office
    findings: list[Finding] = field(default_factory=list)
    entries: list[NumberEntry] = field(default_factory=list)
    typed: dict[str, str] = field(default_factory=dict)
    """Key that a typed row got when it was taken in, by the cell of its number."""

    def take_in(self) -> None:
        """Take the numbers that people typed into the agenda, so that they are not given a second time."""
        rows = self.desk.book.rows("tblAgenda")
        lines, unreadable = read_agenda(rows, report_year=self.office.tahun, now=self.desk.now)
        self.typed = {line.cell: line.entry.letter.key for line in lines if line.is_typed}
        lost = self.desk.register.lacks(lines)
        found = self.desk.register.rebuild(lines, self.desk.now) if lost else []
        self.findings += [*unreadable, *found, *self.desk.register.adopt(lines, self.desk.now)]

    def held(self, key: str) -> NumberEntry | None:
        """Return the line that a letter holds already: an issued letter keeps its number and its date."""
        return self.desk.register.held_by(key)

    def draw(self, request: NumberRequest) -> str | None:
        """Return the number of a letter, the same on every call; None with a finding where none may be given."""
        mode = policy_of(self.office.text("mode_nomor")) or OWN_REGISTER
        unconfirmed = self.desk.journal.needs_confirmation
        if mode != OWN_REGISTER or unconfirmed:
            self.findings.append(_without_number(request, *(_UNCONFIRMED if unconfirmed else _BY_HAND)))
            return None
        try:
            entry = self.desk.register.draw(
                request,
                pattern=self.office.text("pola_nomor"),
                tokens={"kode_unit": self.office.text("kode_unit")},
                last_known=self._last_known(request.year),
                now=self.desk.now,
            )
        except NumberUnavailableError as unavailable:
            self.findings.append(self._unavailable(unavailable))
            return None
        self.entries.append(entry)
        return entry.nomor

    def use(self, key: str) -> None:
        """Turn the number of an issued or signed letter into *dipakai*."""
        self.entries.append(self.desk.register.use(key, self.desk.now))

    def write(self, change: Change) -> None:
        """Put the agenda with the letters of this step into a change; rows that people typed stay as they are."""
        change.findings.extend(self.findings)
        change.tables.append(self._edit())
        years = {entry.year for entry in self.entries}
        if self.office.settings["tahun_nomor"] is None and len(years) == 1:
            # Said once for this year: the same last number must not open the series of the next one.
            change.names["tahun_nomor"] = years.pop()

    def _edit(self) -> TableEdit:
        old = [(self._key(row), row) for row in self.desk.book.rows("tblAgenda")]
        shown = {day.year for _, row in old if isinstance(day := row["tanggal"], date)}
        years = sorted(shown | {entry.year for entry in self.entries})
        known = [agenda_row(entry) for year in years for entry in self.desk.register.entries(year)]
        new: dict[Value, dict[str, Value]] = {row["kunci"]: row for row in known}
        kept = [new.get(key) or {name: row[name] for name in _COLUMNS} for key, row in old]
        there = {key for key, _ in old}
        return TableEdit("tblAgenda", [*kept, *(row for key, row in new.items() if key not in there)])

    def _key(self, row: Row) -> Value:
        return row["kunci"] or self.typed.get(row.cell("urut"))

    def _last_known(self, year: int) -> int | None:
        """The setting speaks of one calendar year; for a letter of another year nobody has said anything yet."""
        last, its_year = self.office.settings["nomor_terakhir"], self.office.settings["tahun_nomor"]
        if not isinstance(last, int) or (isinstance(its_year, int) and its_year != year):
            return None
        return last

    def _unavailable(self, fault: NumberUnavailableError) -> Finding:
        setting = "pola_nomor" if fault.code.startswith("POLA") else "nomor_terakhir"
        sheet, cell = self.desk.book.cell_of(setting)
        return Finding(fault.code, Severity.PERINGATAN, fault.message, fault.remedy, sheet=sheet, cell=cell)


def _without_number(request: NumberRequest, reason: str, remedy: str) -> Finding:
    return Finding(
        NumberUnavailableError.code,
        Severity.PERINGATAN,
        f"Nomor {request.subject} kepada {request.recipient} belum ada: {reason}",
        remedy,
        sheet="Agenda_Surat",
    )
