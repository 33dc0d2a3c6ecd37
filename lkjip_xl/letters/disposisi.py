"""Lembar disposisi: the Camat's order that starts the report (SOP step 1).

Layer: letters. Source: DOMAIN section 5 (letter data, forwarded to, instruction, notes, signature).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lkjip_xl.letters.file_names import letter_file
from lkjip_xl.letters.heading import NO_NUMBER, concept_mark, heading
from lkjip_xl.letters.signature import full_title, signature
from lkjip_xl.letters.writing import Letter, Written, write_letter
from lkjip_xl.model import Office
from lkjip_xl.rules.dates import tanggal_indonesia

DISPOSISI = "disposisi"

_TICKED, _EMPTY = "☒", "☐"
_LEADERS = "……………………"


@dataclass(frozen=True)
class IncomingLetter:
    """The letter on which the Camat writes his disposisi; what is not known is filled in by hand."""

    asal: str = ""
    nomor: str = ""
    tanggal: date | None = None
    diterima: date | None = None
    agenda: str = ""
    sifat: str = ""
    hal: str = ""


def disposisi_fields(
    office: Office, *, tanggal: date, incoming: IncomingLetter | None = None, catatan: str = ""
) -> Mapping[str, object]:
    """Return the fields of the disposisi; without an incoming letter the Camat acts on his own."""
    letter = incoming or IncomingLetter(hal=f"Penyusunan LKjIP Tahun {office.tahun}")
    return {
        "surat": heading(office, nomor=None, tanggal=tanggal),
        "konsep": concept_mark(konsep=False),
        "masuk": _incoming(letter),
        "penerima": _recipients(office),
        "instruksi": _instructions(office),
        "catatan": catatan,
        "ttd": signature(office.camat),
    }


def write_disposisi(
    office: Office,
    *,
    tanggal: date,
    folder: Path,
    year_folder: Path,
    incoming: IncomingLetter | None = None,
    catatan: str = "",
) -> Written:
    """Write the lembar disposisi."""
    letter = Letter(
        DISPOSISI,
        letter_file("Disposisi_LKjIP", office.tahun),
        f"Disposisi Penyusunan LKjIP Tahun {office.tahun}",
        tanggal,
        disposisi_fields(office, tanggal=tanggal, incoming=incoming, catatan=catatan),
    )
    return write_letter(office, letter, folder=folder, year_folder=year_folder)


def _incoming(letter: IncomingLetter) -> Mapping[str, str]:
    return {
        "asal": letter.asal or _LEADERS,
        "nomor": letter.nomor or _LEADERS,
        "tanggal": _day(letter.tanggal),
        "diterima": _day(letter.diterima),
        "agenda": letter.agenda or NO_NUMBER,
        "sifat": letter.sifat or _LEADERS,
        "hal": letter.hal or _LEADERS,
    }


def _day(day: date | None) -> str:
    return tanggal_indonesia(day) if day else _LEADERS


def _recipients(office: Office) -> list[Mapping[str, str]]:
    """The Kasubbag makes the report (SOP step 2); the others are there to be ticked by hand."""
    return [
        _choice(full_title(office.sekcam) or _LEADERS, ticked=False),
        _choice(full_title(office.kasubbag) or _LEADERS, ticked=True),
        _choice("Para Kepala Seksi", ticked=False),
        _choice("Para Lurah", ticked=False),
        _choice(_LEADERS, ticked=False),
    ]


def _instructions(office: Office) -> list[Mapping[str, str]]:
    until = office.day("batas_data")
    deadline = f" paling lambat {tanggal_indonesia(until)}" if until else ""
    return [
        _choice(f"Susun LKjIP Tahun {office.tahun} sesuai dengan SOP", ticked=True),
        _choice(f"Himpun data dari Lurah dan Kepala Seksi{deadline}", ticked=True),
        _choice("Koordinasikan dengan Tim Penyusun LKjIP", ticked=False),
        _choice("Beri tanggapan dan saran", ticked=False),
        _choice("Bicarakan dengan saya", ticked=False),
        _choice(_LEADERS, ticked=False),
    ]


def _choice(text: str, *, ticked: bool) -> Mapping[str, str]:
    return {"kotak": _TICKED if ticked else _EMPTY, "teks": text}
