"""Kop surat: the letterhead of the office, from its settings.

Layer: letters. Source: DOMAIN section 5 (emblem left; government, KECAMATAN in the largest type, address).
Where it stands and how it looks is the template's business.
"""

from collections.abc import Mapping
from pathlib import Path

from lkjip_xl.model import Finding, Office
from lkjip_xl.word.picture import Picture, open_picture
from lkjip_xl.word.text import DATA_MISSING

_LOGO_MM = 18
"""As high as the shortest kop beside it."""


def kop(office: Office, year_folder: Path) -> tuple[Mapping[str, object], tuple[Finding, ...]]:
    """Return what the template prints as letterhead, and what is wrong with the emblem.

    Args:
        office: Gives government, kecamatan, address and the emblem's file name.
        year_folder: Folder of the report year, in which the emblem lies.
    """
    logo, findings = emblem(office, year_folder, within_mm=_LOGO_MM)
    return {
        "logo": logo,
        "pemerintah": office.text("pemerintah").upper() or None,
        "instansi": instansi(office).upper() if office.text("kecamatan") else None,
        "alamat": _address(office),
    }, findings


def emblem(office: Office, year_folder: Path, *, within_mm: int) -> tuple[Picture | None, tuple[Finding, ...]]:
    """Return the emblem that the settings name, and what is wrong with it; None where the setting is empty."""
    if not (name := office.text("logo")):
        return None, ()
    description = f"Lambang {office.text('daerah')}"
    return open_picture(year_folder / Path(name).name, within_mm=within_mm, description=description)


def instansi(office: Office) -> str:
    """Return the name of the office, `Kecamatan Wonoasih`, or with the mark that its name is missing."""
    return f"Kecamatan {office.text('kecamatan') or DATA_MISSING}"


def _address(office: Office) -> list[str | None]:
    """Return the address line and, if there is anything to tell, the line of telephone, e-mail and site."""
    street, postcode = office.text("alamat"), office.text("kode_pos")
    contact = [
        f"{label} {value}"
        for label, setting in (("Telepon", "telepon"), ("Surel", "surel"), ("Laman", "laman"))
        if (value := office.text(setting))
    ]
    address = " – ".join(part for part in (street, f"Kode Pos {postcode}" if postcode else "") if part)
    return [address if street else None, *([" | ".join(contact)] if contact else [])]
