"""Surat pengantar: the letter with which the LKjIP goes to Bagian Organisasi (SOP step 8).

Layer: letters. Two copies of one content: the second comes back signed, as receipt.
Source: DOMAIN section 5 (table No | Jenis yang dikirim | Banyaknya | Keterangan; sender right, receipt left).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lkjip_xl.letters.file_names import letter_file
from lkjip_xl.letters.heading import concept_mark, heading
from lkjip_xl.letters.kop import instansi
from lkjip_xl.letters.signature import signature
from lkjip_xl.letters.writing import Letter, Written, write_letter
from lkjip_xl.model import Office
from lkjip_xl.rules.terbilang import terbilang

SURAT_PENGANTAR = "surat_pengantar"

_LEMBAR = ("Lembar 1: untuk penerima", "Lembar 2: mohon dikembalikan setelah ditandatangani sebagai tanda terima")


@dataclass(frozen=True)
class Kiriman:
    """One thing that is sent: what, how many, and a remark."""

    jenis: str
    banyaknya: str
    keterangan: str = ""


def cover_letter_fields(
    office: Office,
    *,
    nomor: str | None,
    tanggal: date,
    konsep: bool,
    kiriman: Sequence[Kiriman] = (),
    by_sekcam: bool = False,
) -> Mapping[str, object]:
    """Return the fields of the cover letter.

    Args:
        office: Gives addressee, number of copies of the report, and signatory.
        nomor: Number of the letter; None prints '……'.
        tanggal: Date of the letter.
        konsep: The number is only reserved: the letter bears the word KONSEP.
        kiriman: What is sent; empty means the report alone.
        by_sekcam: Sekretaris Kecamatan signs a.n. Camat.
    """
    sent = kiriman or (_report(office),)
    return {
        "surat": heading(office, nomor=nomor, tanggal=tanggal),
        "konsep": concept_mark(konsep=konsep),
        "kepada": {"yth": recipient(office) or None, "tempat": office.text("tempat_tujuan") or None},
        "kiriman": [
            {"no": number, "jenis": one.jenis, "banyaknya": one.banyaknya, "keterangan": one.keterangan}
            for number, one in enumerate(sent, start=1)
        ],
        "lembar": list(_LEMBAR),
        "ttd": signature(office.sekcam, on_behalf_of=office.camat) if by_sekcam else signature(office.camat),
    }


def subject(office: Office) -> str:
    """Return what the letter is about, for the agenda."""
    return f"Pengiriman LKjIP {instansi(office)} Tahun {office.tahun}"


def recipient(office: Office) -> str:
    """Return to whom the letter goes, also for the agenda."""
    return office.text("tujuan_pengantar")


def write_cover_letter(
    office: Office,
    *,
    nomor: str | None,
    tanggal: date,
    konsep: bool,
    folder: Path,
    year_folder: Path,
    kiriman: Sequence[Kiriman] = (),
    by_sekcam: bool = False,
) -> Written:
    """Write the cover letter of the LKjIP; arguments as in `cover_letter_fields` and `write_letter`."""
    fields = cover_letter_fields(
        office, nomor=nomor, tanggal=tanggal, konsep=konsep, kiriman=kiriman, by_sekcam=by_sekcam
    )
    name = letter_file("Surat_Pengantar_LKjIP", office.tahun)
    letter = Letter(SURAT_PENGANTAR, name, subject(office), tanggal, fields, nomor)
    return write_letter(office, letter, folder=folder, year_folder=year_folder)


def _report(office: Office) -> Kiriman:
    copies = office.settings.get("rangkap_lkjip")
    return Kiriman(
        f"Laporan Kinerja Instansi Pemerintah (LKjIP) {instansi(office)} Tahun {office.tahun}",
        f"{copies} ({terbilang(copies)}) eksemplar" if isinstance(copies, int) else "1 (satu) eksemplar",
        "Disampaikan dengan hormat sebagai laporan pertanggungjawaban kinerja.",
    )
