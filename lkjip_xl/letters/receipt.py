"""Tanda terima: the list on which units sign for the forms and letters they were handed (SOP step 2).

Layer: letters. Source: DESIGN section 5 (step 2 gives a proof of handing over).
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from lkjip_xl.letters.file_names import letter_file
from lkjip_xl.letters.heading import concept_mark, heading
from lkjip_xl.letters.signature import signature
from lkjip_xl.letters.writing import Letter, Written, write_letter
from lkjip_xl.model import Office

TANDA_TERIMA = "tanda_terima"


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
