"""Format sistematika penyusunan LKjIP: the outline, with who supplies each part by when (SOP step 2).

Layer: letters. Source: PermenPANRB 53/2014 for the outline; it stands in `sistematika.toml`, where it can be changed.
"""

import tomllib
from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from pathlib import Path

from lkjip_xl.letters.file_names import letter_file
from lkjip_xl.letters.heading import concept_mark, heading
from lkjip_xl.letters.signature import signature
from lkjip_xl.letters.writing import Letter, Written, write_letter
from lkjip_xl.model import Office
from lkjip_xl.rules.dates import add_working_days

SISTEMATIKA = "sistematika"


def sistematika_fields(office: Office, *, tanggal: date) -> Mapping[str, object]:
    """Return the outline; a date is missing as long as the office has set no deadline for the data."""
    outline = tomllib.loads(files("lkjip_xl.letters").joinpath("sistematika.toml").read_text(encoding="utf-8"))
    return {
        "surat": heading(office, nomor=None, tanggal=tanggal),
        "konsep": concept_mark(konsep=False),
        "bagian": [
            {
                "nomor": part["nomor"],
                "judul": part["judul"],
                "isi": part["isi"],
                "pemasok": part["pemasok"],
                "batas": _deadline(office, part["hari_kerja"]),
            }
            for part in outline["bagian"]
        ],
        "ttd": signature(office.kasubbag),
    }


def write_sistematika(office: Office, *, tanggal: date, folder: Path, year_folder: Path) -> Written:
    """Write the format sistematika; arguments as in `write_letter`."""
    letter = Letter(
        SISTEMATIKA,
        letter_file("Sistematika_LKjIP", office.tahun),
        f"Format Sistematika Penyusunan LKjIP Tahun {office.tahun}",
        tanggal,
        sistematika_fields(office, tanggal=tanggal),
    )
    return write_letter(office, letter, folder=folder, year_folder=year_folder)


def _deadline(office: Office, working_days: int) -> date | None:
    data_day = office.day("batas_data")
    return add_working_days(data_day, working_days, office.hari_libur) if data_day else None
