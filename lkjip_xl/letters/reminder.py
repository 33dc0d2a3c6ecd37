"""Pengingat: what a unit still owes, as a text for WhatsApp or e-mail and as a printable note (SOP step 3).

Layer: letters. The tone follows the deadline; the sentences stand in `pengingat.toml`, where they can be changed.
Source: DESIGN section 5 (requests and their deadline in working days).
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path

from lkjip_xl.letters.file_names import letter_file
from lkjip_xl.letters.heading import concept_mark, heading
from lkjip_xl.letters.request import URAIAN, recipient
from lkjip_xl.letters.signature import full_title, signature
from lkjip_xl.letters.writing import Letter, Written, write_letter
from lkjip_xl.model import Artifact, Office, Unit
from lkjip_xl.rules.dates import hari_tanggal
from lkjip_xl.word.saving import save_version

PENGINGAT = "pengingat"
NOTA_PENGINGAT = "nota_pengingat"

_LINE_END = "\r\n"
"""So that every Notepad shows the lines of the message."""


@dataclass(frozen=True)
class Owed:
    """A kind of data that a unit owes: `jenis` as on Permintaan, `keadaan` in words (belum dikirim, dikembalikan …)."""

    jenis: str
    keadaan: str


@dataclass(frozen=True)
class Reminder:
    """One reminder.

    Attributes:
        unit: Who is reminded.
        owed: What is lacking.
        batas: Deadline; None where the office has set none.
        left: Working days until the deadline; negative after it.
        formulir: File name of the form that is to come back.
        nth: How many times the unit is reminded with this one, from 1.
    """

    unit: Unit
    owed: Sequence[Owed]
    batas: date | None
    left: int
    formulir: str
    nth: int = 1

    def tone(self, today: date) -> str:
        """Return which sentences fit the deadline: `before`, `on`, `after` or `without`."""
        if self.batas is None:
            return "without"
        if self.batas == today:
            return "on"
        return "before" if self.batas > today else "after"


def reminder_text(office: Office, reminder: Reminder, today: date) -> str:
    """Return the message, ready to be pasted into WhatsApp or an e-mail."""
    sender = "\n".join(filter(None, (full_title(office.kasubbag), office.kasubbag.nama)))
    facts = {**_facts(office, reminder), "daftar": "\n".join(_lines(reminder)), "dari": sender}
    return _sentences()[reminder.tone(today)]["pesan"].format(**facts)


def write_reminder(office: Office, reminder: Reminder, *, today: date, folder: Path, year_folder: Path) -> Written:
    """Write the printable note and, beside it, the message; return the note.

    Raises:
        DocumentUnwritableError: The folder cannot be written.
    """
    letter = Letter(
        NOTA_PENGINGAT,
        letter_file("Nota_Pengingat", today.isoformat(), reminder.unit.kode, _bare_name(reminder.unit)),
        f"Pengingat Data LKjIP Tahun {office.tahun}",
        today,
        reminder_fields(office, reminder, today),
    )
    return write_letter(office, letter, folder=folder, year_folder=year_folder)


def write_message(office: Office, reminder: Reminder, *, today: date, folder: Path) -> Artifact:
    """Write the message as a text file.

    Raises:
        DocumentUnwritableError: The folder cannot be written.
    """
    text = reminder_text(office, reminder, today).replace("\n", _LINE_END) + _LINE_END
    name = letter_file("Pengingat", today.isoformat(), reminder.unit.kode, _bare_name(reminder.unit))
    return Artifact(PENGINGAT, save_version(text.encode(), (folder / name).with_suffix(".txt")))


def reminder_fields(office: Office, reminder: Reminder, today: date) -> Mapping[str, object]:
    """Return the fields of the printable note."""
    words, facts = _sentences()[reminder.tone(today)], _facts(office, reminder)
    return {
        "surat": heading(office, nomor=None, tanggal=today),
        "konsep": concept_mark(konsep=False),
        "kepada": {"yth": recipient(office, reminder.unit), "tempat": office.text("tempat_tujuan") or None},
        "ke": reminder.nth,
        "pembuka": words["nota"].format(**facts),
        "ajakan": words["ajakan"].format(**facts),
        "data": [
            {"no": number, "nama": URAIAN[owed.jenis][0], "lembar": owed.jenis, "keadaan": owed.keadaan}
            for number, owed in enumerate(reminder.owed, start=1)
        ],
        "ttd": signature(office.kasubbag),
    }


def _facts(office: Office, reminder: Reminder) -> Mapping[str, object]:
    return {
        "kepada": recipient(office, reminder.unit),
        "unit": reminder.unit.nama,
        "kecamatan": f"Kecamatan {office.text('kecamatan')}".strip(),
        "tahun": office.tahun,
        "batas": hari_tanggal(reminder.batas) if reminder.batas else "",
        "sisa": f", {reminder.left} hari kerja lagi" if reminder.left > 0 else "",
        "lewat": f" {-reminder.left} hari kerja" if reminder.left < 0 else "",
        "formulir": reminder.formulir,
    }


def _lines(reminder: Reminder) -> list[str]:
    """Return what is lacking, under a heading per state: what never came and what came back are asked differently."""
    lines, number = list[str](), 0
    for state in dict.fromkeys(owed.keadaan for owed in reminder.owed):
        lines.append(f"{state.capitalize()}:")
        for owed in reminder.owed:
            if owed.keadaan == state:
                number += 1
                lines.append(f"{number}. {URAIAN[owed.jenis][0]} (lembar {owed.jenis})")
    return lines


def _bare_name(unit: Unit) -> str:
    return unit.nama.removeprefix("Kelurahan ")


@cache
def _sentences() -> Mapping[str, Mapping[str, str]]:
    source = files("lkjip_xl.letters").joinpath("pengingat.toml").read_text(encoding="utf-8")
    words: Mapping[str, Mapping[str, str]] = tomllib.loads(source)
    return words
