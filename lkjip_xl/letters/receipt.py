"""Tanda terima and lembar ekspedisi: what units sign for the forms and letters they were handed (SOP step 2).

One list for all units, for who hands over in a meeting, and one slip per unit, for who carries the papers around.

Layer: letters. Source: DESIGN section 5 (step 2 gives a proof of handing over).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lkjip_xl.letters.file_names import letter_file
from lkjip_xl.letters.heading import concept_mark, heading
from lkjip_xl.letters.signature import signature
from lkjip_xl.letters.writing import Letter, Written, write_letter
from lkjip_xl.model import Office, Unit

TANDA_TERIMA = "tanda_terima"
LEMBAR_EKSPEDISI = "lembar_ekspedisi"


@dataclass(frozen=True)
class Handed:
    """One thing that is handed over: what it is, its number or file name, and how many."""

    jenis: str
    nomor: str
    banyaknya: str


def receipt_fields(office: Office, *, files: Mapping[str, str], tanggal: date) -> Mapping[str, object]:
    """Return a line per unit that was handed a file; date, name and signature are written by hand.

    Args:
        office: Gives the units and who hands over.
        files: What each unit was handed, by the unit's code.
        tanggal: Date of the list.
    """
    handed = [unit for unit in office.units if unit.kode in files]
    return {
        "surat": heading(office, nomor=None, tanggal=tanggal),
        "konsep": concept_mark(konsep=False),
        "unit": [
            {"no": number, "nama": unit.nama, "berkas": files[unit.kode], "tanggal": ""}
            for number, unit in enumerate(handed, start=1)
        ],
        "ttd": signature(office.kasubbag),
    }


def write_receipt(
    office: Office, *, files: Mapping[str, str], tanggal: date, folder: Path, year_folder: Path
) -> Written:
    """Write the list; arguments as in `receipt_fields` and `write_letter`."""
    letter = Letter(
        TANDA_TERIMA,
        letter_file("Tanda_Terima_LKjIP", office.tahun),
        f"Tanda Terima Format Data LKjIP Tahun {office.tahun}",
        tanggal,
        receipt_fields(office, files=files, tanggal=tanggal),
    )
    return write_letter(office, letter, folder=folder, year_folder=year_folder)


def slip_fields(office: Office, unit: Unit, handed: Sequence[Handed], *, tanggal: date) -> Mapping[str, object]:
    """Return the fields of a unit's slip; who receives it, and when, is written by hand."""
    return {
        "surat": heading(office, nomor=None, tanggal=tanggal),
        "konsep": concept_mark(konsep=False),
        "unit": {"nama": unit.nama},
        "dokumen": [
            {"no": number, "jenis": item.jenis, "nomor": item.nomor, "banyaknya": item.banyaknya}
            for number, item in enumerate(handed, start=1)
        ],
        "ttd": signature(office.kasubbag),
    }


def write_slip(
    office: Office,
    unit: Unit,
    handed: Sequence[Handed],
    *,
    tanggal: date,
    folder: Path,
    year_folder: Path,
    label: str = "",
) -> Written:
    """Write the slip of one delivery to a unit.

    Args:
        office: Gives kop, paper and who hands over.
        unit: Who receives.
        handed: What is handed over.
        tanggal: Day of the delivery.
        folder: Where the file goes.
        year_folder: Folder of the report year.
        label: Tells a later delivery from the first one in the file's name.
    """
    letter = Letter(
        LEMBAR_EKSPEDISI,
        letter_file("Lembar_Ekspedisi", unit.kode, unit.nama.removeprefix("Kelurahan "), label),
        f"Lembar Ekspedisi LKjIP Tahun {office.tahun}",
        tanggal,
        slip_fields(office, unit, handed, tanggal=tanggal),
    )
    return write_letter(office, letter, folder=folder, year_folder=year_folder)
