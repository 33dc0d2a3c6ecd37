"""Agenda surat keluar: lines of the register as rows of the master's table `tblAgenda`, and back.

Layer: ledger. Pure: rows come and go as plain values under the column keys of that table; no workbook, no database.
Source: DESIGN section 3: the master carries full rows of the agenda, from which a lost register is rebuilt.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from lkjip_xl.ledger.numbers import NumberEntry, NumberRequest, NumberSource, NumberState
from lkjip_xl.model import Finding, Row, Severity, Value

OUTGOING = "keluar"
MANUAL_KEY = "manual/"
"""What the key of a line begins with that a person typed."""

_URUT = re.compile(r"0*([1-9]\d*)(?:\s*\.?\s*([a-z]))?", re.IGNORECASE)
"""`123`, `007`, `123.a`, `123a`."""


@dataclass(frozen=True)
class AgendaLine:
    """A line as the sheet has it, with its place. `is_typed` is a row that no step has given a key yet."""

    entry: NumberEntry
    is_typed: bool
    sheet: str
    cell: str


def agenda_row(entry: NumberEntry) -> dict[str, Value]:
    """Return a line as a row of `tblAgenda`."""
    letter = entry.letter
    return {
        "kunci": letter.key if entry.state is not NumberState.BATAL else f"{letter.key}#{entry.year}/{entry.urut_text}",
        "arah": OUTGOING,
        "urut": entry.urut_text,
        "tanggal": letter.letter_date,
        "nomor": entry.nomor,
        "klasifikasi": letter.klasifikasi,
        "pihak": letter.recipient,
        "hal": letter.subject,
        "lampiran": letter.lampiran,
        "pengolah": letter.pengolah,
        "sifat": letter.sifat,
        "status": entry.state.value,
        "keterangan": entry.reason,
    }


def read_agenda(rows: Iterable[Row], *, report_year: int, now: datetime) -> tuple[list[AgendaLine], list[Finding]]:
    """Return the numbered outgoing letters of `tblAgenda`, and what is wrong with the other ones.

    A row without a number in the series is passed over: its letter has none yet, or one of another book.

    Args:
        rows: Rows of the table.
        report_year: Report year of the master they stand in.
        now: Time given to lines whose own time the sheet does not keep.
    """
    lines: list[AgendaLine] = []
    findings: list[Finding] = []
    for row in rows:
        if _text(row, "arah").casefold() == "masuk" or not _text(row, "urut"):
            continue
        urut = _URUT.fullmatch(_text(row, "urut"))
        day = row["tanggal"]
        if urut is None:
            findings.append(
                _unreadable(row, "urut", "Nomor urut", "Tulis angka saja, atau seperti 123.a untuk sisipan.")
            )
        elif not isinstance(day, date):
            findings.append(_unreadable(row, "tanggal", "Tanggal surat", "Isi tanggal surat itu."))
        else:
            lines.append(_line(row, int(urut[1]), (urut[2] or "").lower(), day, report_year, now))
    return lines, findings


def _line(row: Row, urut: int, suffix: str, day: date, report_year: int, now: datetime) -> AgendaLine:
    shown_urut = f"{urut}.{suffix}" if suffix else str(urut)
    key = _text(row, "kunci").partition("#")[0]
    letter = NumberRequest(
        key=key or f"{MANUAL_KEY}{day.year}/{shown_urut}",
        report_year=report_year,
        kind="",
        recipient=_text(row, "pihak"),
        subject=_text(row, "hal"),
        letter_date=day,
        klasifikasi=_text(row, "klasifikasi"),
        pengolah=_text(row, "pengolah"),
        sifat=_text(row, "sifat"),
        lampiran=_text(row, "lampiran"),
    )
    status = _text(row, "status").casefold()
    entry = NumberEntry(
        urut=urut,
        suffix=suffix,
        nomor=_text(row, "nomor") or shown_urut,
        letter=letter,
        # A letter that a person entered in the agenda has gone out, unless the row says otherwise.
        state=NumberState(status) if status in set(NumberState) else NumberState.DIPAKAI,
        source=NumberSource.KITA if key and not key.startswith(MANUAL_KEY) else NumberSource.MANUAL,
        drawn_at=now,
        changed_at=now,
        reason=_text(row, "keterangan"),
    )
    return AgendaLine(entry, is_typed=not key, sheet=row.sheet, cell=row.cell("urut"))


def _text(row: Row, key: str) -> str:
    value = row[key]
    return "" if value is None else str(value).strip()


def _unreadable(row: Row, key: str, what: str, remedy: str) -> Finding:
    return Finding(
        "AGENDA_TIDAK_TERBACA",
        Severity.PERINGATAN,
        f"{what} '{_text(row, key)}' di agenda surat tidak dapat dibaca; baris itu belum masuk register",
        remedy,
        sheet=row.sheet,
        cell=row.cell(key),
    )
