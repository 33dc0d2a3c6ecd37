"""From the fields of a letter to the Word file and the findings about it.

Layer: letters. The same road for every letter: template of the office or shipped one, kop, paper and font of the
settings, and a file that never replaces what people may have corrected in Word.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial
from pathlib import Path

from lkjip_xl.letters.kop import instansi, kop
from lkjip_xl.model import Artifact, Finding, Office, Severity
from lkjip_xl.word.factory import Rendered, render
from lkjip_xl.word.lookup import fill_template
from lkjip_xl.word.page import page_setup
from lkjip_xl.word.properties import DocumentProperties
from lkjip_xl.word.saving import save_version

Written = tuple[Artifact, tuple[Finding, ...]]

_ASKED = {
    "kop.pemerintah": "Pemerintah daerah",
    "kop.instansi": "Nama kecamatan",
    "kop.alamat": "Alamat kantor",
    "kecamatan": "Nama kecamatan",
    "surat.sifat": "Sifat surat",
    "surat.tempat": "Tempat pada surat",
    "kepada.yth": "Tujuan surat",
    "kepada.tempat": "Tempat tujuan",
    "batas": "Batas pengumpulan data",
    "bagian.batas": "Batas pengumpulan data",
    "dari": "Jabatan penanda tangan",
    "pengolah": "Jabatan Kasubbag Keuangan dan Program",
    "ttd.jabatan": "Jabatan penanda tangan",
    "ttd.nama": "Nama dan gelar penanda tangan",
    "ttd.nip": "NIP penanda tangan",
}
"""What the office reads on Pengaturan for each name that a letter may print as missing."""


@dataclass(frozen=True)
class Letter:
    """A letter before it is a file: its kind (also its template), file name, title, number, date and fields."""

    kind: str
    file_name: str
    title: str
    tanggal: date
    fields: Mapping[str, object]
    nomor: str | None = None


def write_letter(office: Office, letter: Letter, *, folder: Path, year_folder: Path) -> Written:
    """Write a letter and return it with the findings about its template, its emblem and what it lacks.

    Args:
        office: Gives kop, paper and font.
        letter: What to write.
        folder: Where the file goes.
        year_folder: Folder of the report year: the office's own templates and emblem.

    Raises:
        DocumentUnwritableError: The folder cannot be written.
    """
    letterhead, about_logo = kop(office, year_folder)
    fill = partial(
        render,
        context={"kop": letterhead, "tahun": office.tahun, **letter.fields},
        page=page_setup(office.text("kertas"), office.text("huruf")),
        properties=DocumentProperties(letter.title, instansi(office), datetime.combine(letter.tanggal, time())),
    )
    rendered, about_template = fill_template(f"{letter.kind}.docx", year_folder, fill)
    path = save_version(rendered.content, folder / letter.file_name)
    findings = (*about_template, *about_logo, *_missing(rendered, path.name))
    return Artifact(letter.kind, path, letter.nomor), findings


def _missing(rendered: Rendered, file: str) -> Iterable[Finding]:
    """Return a finding for each thing that the letter shows as missing."""
    slips = [_unknown_name(name, file) for name in rendered.missing]
    names = (re.sub(r"\.\d+", "", name) for name in rendered.unavailable)
    asked = dict.fromkeys(_ASKED.get(name, name) for name in names)
    return (*slips, *(_empty_setting(what, file) for what in asked))


def _unknown_name(name: str, file: str) -> Finding:
    return Finding(
        "TEMPLATE_NAMA_TIDAK_DIKENAL",
        Severity.PERINGATAN,
        f"Template meminta “{name}”, yang tidak ada di antara data surat",
        "Perbaiki penanda itu di Word menurut docs/TEMPLAT.md.",
        file=file,
    )


def _empty_setting(what: str, file: str) -> Finding:
    return Finding(
        "SURAT_BELUM_LENGKAP",
        Severity.PERINGATAN,
        f"{what} belum diisi; surat mencetak (data belum tersedia)",
        "Isi sel itu di Pengaturan atau Unit, lalu buat surat sekali lagi.",
        file=file,
        sheet="Pengaturan",
    )
