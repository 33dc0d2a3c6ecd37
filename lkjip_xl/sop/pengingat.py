"""Pengingat: every unit whose data have not come in gets a message to paste and a note to print, once a day at most.

Layer: sop. A unit that was reminded today is left alone; where nobody is to be reminded nothing is written at all.
Source: SOP step 3; DESIGN sections 5 and 6.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from lkjip_xl.book.office import read_office
from lkjip_xl.book.port import MasterBook
from lkjip_xl.letters.reminder import Owed, Reminder, write_message, write_reminder
from lkjip_xl.model import Office, Row, Unit, Value
from lkjip_xl.rules.dates import working_days_between
from lkjip_xl.sop.desk import Change, Desk
from lkjip_xl.sop.documents import archive_edit
from lkjip_xl.sop.requests.ages import WAITING
from lkjip_xl.sop.requests.decisions import LATE, REFUSED, RETURNED, SENT, changed_row
from lkjip_xl.sop.requests.standing import Standing, note, stand
from lkjip_xl.sop.result import StepResult

STEP = "pengingat"

_IN_WORDS: Mapping[Value, str] = {
    SENT: "belum diterima",
    LATE: "belum diterima",
    RETURNED: "dikembalikan untuk diperbaiki",
    REFUSED: "berkas yang dikirim tidak dapat dibaca",
}


def run(book: MasterBook, *, now: datetime, recorder: str = "") -> StepResult:
    """Write the reminders of today and note them on Permintaan."""
    desk = Desk.open(book, now, recorder)
    office, _ = read_office(book)
    standing = stand(desk, office)
    waiting = _waiting(standing.rows, office)
    due = {kode: rows for kode, rows in waiting.items() if not _is_reminded(rows, desk.today)}
    if not due:
        return StepResult(_nothing_to_do(standing.rows, len(waiting)))
    with desk.change(STEP) as change:
        for unit in office.units:
            if unit.kode in due:
                _remind(desk, office, unit, due[unit.kode], change)
        reminded = [_noted(row, desk.today) if row["id"] in _ids(due) else row for row in standing.rows]
        note(Standing(reminded, standing.findings, standing.decisions), desk, change)
        change.tables.append(archive_edit(desk, change.artifacts))
        change.message = _summary(len(due), len(waiting) - len(due))
    return change.result()


def _waiting(rows: Sequence[Row], office: Office) -> dict[str, list[Row]]:
    """Return the requests whose data the office waits for, by unit; units that are not asked any more are left out."""
    asked = {unit.kode for unit in office.units}
    waiting: dict[str, list[Row]] = {}
    for row in rows:
        if row["status"] in WAITING and row["unit"] in asked:
            waiting.setdefault(str(row["unit"]), []).append(row)
    return waiting


def _is_reminded(rows: Sequence[Row], today: date) -> bool:
    return any(row["diingatkan"] == today for row in rows)


def _nothing_to_do(rows: Sequence[Row], waiting: int) -> str:
    if not rows:
        return "Belum ada permintaan data; jalankan Buat Format dan Surat lebih dahulu. Tidak ada yang diubah."
    if waiting:
        return f"Pengingat hari ini sudah dibuat untuk {waiting} unit; tidak ada yang diubah."
    return "Tidak ada unit yang perlu diingatkan: tidak ada data yang masih ditunggu."


def _summary(made: int, already: int) -> str:
    rest = f"; {already} unit sudah diingatkan hari ini" if already else ""
    return f"Pengingat untuk {made} unit selesai, di folder keluar/pengingat{rest}."


def _remind(desk: Desk, office: Office, unit: Unit, rows: Sequence[Row], change: Change) -> None:
    reminder = _reminder(office, unit, rows, desk.today)
    folder = desk.folder.pengingat
    message = write_message(office, reminder, today=desk.today, folder=folder)
    printed, findings = write_reminder(office, reminder, today=desk.today, folder=folder, year_folder=desk.folder.path)
    change.artifacts += [message, printed]
    change.findings.extend(findings)


def _reminder(office: Office, unit: Unit, rows: Sequence[Row], today: date) -> Reminder:
    deadlines = [day for row in rows if isinstance(day := row["batas"], date)]
    batas = min(deadlines, default=None)
    return Reminder(
        unit,
        [Owed(str(row["jenis"]), _IN_WORDS[row["status"]]) for row in rows],
        batas,
        working_days_between(today, batas, office.hari_libur) if batas else 0,
        _form(rows),
        max(_count(row) for row in rows) + 1,
    )


def _form(rows: Sequence[Row]) -> str:
    """Return the form that is to come back: the copy with remarks where there is one."""
    named = [*(row["dikembalikan"] for row in rows), *(row["formulir"] for row in rows)]
    return next((str(name) for name in named if name), "formulir data LKjIP")


def _noted(row: Row, today: date) -> Row:
    return changed_row(row, {"diingatkan": today, "pengingat": _count(row) + 1})


def _count(row: Row) -> int:
    count = row["pengingat"]
    return count if isinstance(count, int) else 0


def _ids(due: Mapping[str, Sequence[Row]]) -> set[Value]:
    return {row["id"] for rows in due.values() for row in rows}
