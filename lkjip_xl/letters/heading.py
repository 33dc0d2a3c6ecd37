"""What stands at the head and foot of a letter: number, sifat, lampiran, hal, place and date, addressee, tembusan.

Layer: letters. Source: DOMAIN section 5.
"""

from collections.abc import Mapping
from datetime import date

from lkjip_xl.model import Office

NO_NUMBER = "……"
"""Printed where no number may be drawn; it is written in by hand."""


def heading(
    office: Office, *, nomor: str | None, tanggal: date, hal: str = "", lampiran: str = "–"
) -> Mapping[str, object]:
    """Return the fields of a letter's head; `nomor` None prints '……'."""
    return {
        "nomor": nomor or NO_NUMBER,
        "sifat": office.text("sifat_surat") or None,
        "lampiran": lampiran,
        "hal": hal,
        "tempat": office.text("tempat_surat") or None,
        "tanggal": tanggal,
    }


def concept_mark(*, konsep: bool) -> str:
    """Return the word that tells a draft whose number is only reserved from a letter that counts."""
    return "KONSEP" if konsep else ""


def tembusan(office: Office) -> list[str]:
    """Return the lines of the tembusan, numbered where there are several; none when the setting is empty."""
    names = [name.strip() for name in office.text("tembusan").split(";") if name.strip()]
    if len(names) <= 1:
        return names
    return [f"{number}. {name}" for number, name in enumerate(names, start=1)]
