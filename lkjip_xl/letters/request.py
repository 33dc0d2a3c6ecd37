"""Surat permintaan data to a Lurah, and nota dinas to the sections inside the kecamatan (SOP step 2).

Layer: letters. Which of the two kinds a unit gets is a setting (`surat_kelurahan`, `surat_seksi`).
Source: DOMAIN sections 3 and 5. The SOP's list of data forgets administrasi perkantoran: we ask for it and say so.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from lkjip_xl.book.schema.lists import JENIS_DATA, policy_of
from lkjip_xl.letters.file_names import letter_file
from lkjip_xl.letters.heading import concept_mark, heading, tembusan
from lkjip_xl.letters.kop import instansi
from lkjip_xl.letters.signature import full_title, signature
from lkjip_xl.letters.writing import Letter, Written, write_letter
from lkjip_xl.model import Office, Unit

NOTA_DINAS = "nota_dinas"
SURAT_PERMINTAAN = "surat_permintaan"

URAIAN: Mapping[str, tuple[str, str]] = {
    "SKM": (
        "Survei Kepuasan Masyarakat (SKM)",
        "Jawaban responden untuk setiap unsur pelayanan beserta profil responden",
    ),
    "Pemmas": (
        "Pemberdayaan masyarakat",
        "Kelompok/lembaga sasaran, baik yang sudah maupun yang belum difasilitasi",
    ),
    "Administrasi": (
        "Administrasi perkantoran",
        "Banyaknya dokumen setahun dan yang ditangani sesuai ketentuan, menurut jenisnya",
    ),
    "Kinerja": ("Data kinerja Kasi/Lurah", "Target dan realisasi menurut perjanjian kinerja"),
}
"""Name and description of each kind of data; the sheet of the form has the name of its kind."""


def request_kind(office: Office, unit: Unit) -> str:
    """Return the kind of letter that asks a unit for data: `surat_permintaan` or `nota_dinas`."""
    chosen = office.text("surat_seksi" if unit.is_kecamatan else "surat_kelurahan")
    return NOTA_DINAS if policy_of(chosen) == NOTA_DINAS else SURAT_PERMINTAAN


def request_fields(
    office: Office,
    unit: Unit,
    *,
    formulir: str,
    nomor: str | None,
    tanggal: date,
    konsep: bool,
    jenis: Sequence[str] = JENIS_DATA,
) -> Mapping[str, object]:
    """Return the fields of a request, the same for both kinds of letter.

    Args:
        office: Gives deadline, signatory and settings.
        unit: Who is asked.
        formulir: File name of the unit's form.
        nomor: Number of the letter; None prints '……'.
        tanggal: Date of the letter.
        konsep: The number is only reserved: the letter bears the word KONSEP.
        jenis: Kinds of data asked for.
    """
    return {
        "surat": heading(office, nomor=nomor, tanggal=tanggal, hal=subject(office), lampiran="1 (satu) berkas"),
        "konsep": concept_mark(konsep=konsep),
        "kecamatan": office.text("kecamatan") or None,
        "kepada": {"yth": recipient(office, unit), "tempat": office.text("tempat_tujuan") or None},
        "dari": full_title(office.camat) or None,
        "data": [
            {"no": number, "nama": URAIAN[kind][0], "uraian": URAIAN[kind][1], "lembar": kind}
            for number, kind in enumerate(jenis, start=1)
        ],
        "formulir": formulir,
        "pengolah": office.kasubbag.jabatan or None,
        "batas": office.day("batas_data"),
        "ttd": signature(office.camat),
        "tembusan": tembusan(office),
    }


def subject(office: Office) -> str:
    """Return the hal of a request, also for the agenda."""
    return f"Permintaan Data Kinerja untuk Penyusunan LKjIP Tahun {office.tahun}"


def recipient(office: Office, unit: Unit) -> str:
    """Return to whom a request goes, also for the agenda."""
    if unit.is_kecamatan:
        return f"Para Kepala Seksi dan Kepala Subbagian {instansi(office)}"
    return full_title(unit.pimpinan) or f"Lurah {unit.nama.removeprefix('Kelurahan ')}"


def write_request(
    office: Office,
    unit: Unit,
    *,
    formulir: str,
    nomor: str | None,
    tanggal: date,
    konsep: bool,
    folder: Path,
    year_folder: Path,
) -> Written:
    """Write the letter that asks a unit for data, in the kind that the settings choose; arguments as in the parts."""
    kind = request_kind(office, unit)
    name = () if unit.is_kecamatan else (unit.nama.removeprefix("Kelurahan "),)
    letter = Letter(
        kind,
        letter_file("Nota_Dinas" if kind == NOTA_DINAS else "Surat_Permintaan", unit.kode, *name),
        subject(office),
        tanggal,
        request_fields(office, unit, formulir=formulir, nomor=nomor, tanggal=tanggal, konsep=konsep),
        nomor,
    )
    return write_letter(office, letter, folder=folder, year_folder=year_folder)
