"""The letters as documents: what they print, what they report as missing, and that real programs accept them."""

import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document

from letters.office import CAMAT, KECAMATAN, KELURAHAN, TANGGAL, make_office
from libreoffice import LibreOffice
from lkjip_xl.letters import cover_letter, disposisi, receipt, request, sistematika
from lkjip_xl.letters.writing import Written
from lkjip_xl.model import Finding, Office, Pejabat, Severity
from lkjip_xl.word.lookup import shipped_templates
from word.documents import write_template
from word.pictures import write_png

ROOT = Path(__file__).parents[2]
NOMOR = "000.8.6.3/12/425.503/2026"

# The commonest English function words, without those that are Indonesian words or abbreviations too.
ENGLISH = frozenset(
    re.findall(
        r"\w+",
        "the of and to is that for it as was with be by on not he his but are this have from had they which one you "
        "were all her she there would their we him been has when who will more if out said what up its about than "
        "into them can only other time new some could these two may first then any like my now over such our even "
        "most me made after also did many off before must well back through years where much your way should because",
    )
)


def _write(kind: str, office: Office, year: Path) -> Written:
    out = year / "keluar"
    match kind:
        case "surat_permintaan" | "nota_dinas":
            return request.write_request(
                office,
                KELURAHAN if kind == "surat_permintaan" else KECAMATAN,
                formulir="Formulir_W1.xlsx",
                nomor=NOMOR,
                tanggal=TANGGAL,
                konsep=True,
                folder=out,
                year_folder=year,
            )
        case "disposisi":
            return disposisi.write_disposisi(office, tanggal=TANGGAL, folder=out, year_folder=year)
        case "surat_pengantar":
            return cover_letter.write_cover_letter(
                office, nomor=NOMOR, tanggal=TANGGAL, konsep=True, folder=out, year_folder=year
            )
        case "sistematika":
            return sistematika.write_sistematika(office, tanggal=TANGGAL, folder=out, year_folder=year)
    files = {unit.kode: f"Formulir_{unit.kode}.xlsx" for unit in office.units}
    return receipt.write_receipt(office, files=files, tanggal=TANGGAL, folder=out, year_folder=year)


KINDS = ("surat_permintaan", "nota_dinas", "disposisi", "surat_pengantar", "sistematika", "tanda_terima")
PAGES = dict.fromkeys(KINDS, 1) | {"surat_pengantar": 2}  # the letter, and the copy that comes back
EXPECTED = {
    "surat_permintaan": (
        NOMOR,
        "5 Januari 2026",
        "Yth. Lurah Contohan",
        "9 Januari 2026",
        "Formulir_W1.xlsx",
        "KONSEP",
    ),
    "nota_dinas": ("NOTA DINAS", NOMOR, "Para Kepala Seksi", "Dari", "Camat Contoh", "KONSEP"),
    "disposisi": ("LEMBAR DISPOSISI", "☒", "Diteruskan kepada", "Catatan", "Nomor agenda"),
    "surat_pengantar": (f"NOMOR {NOMOR}", "2 (dua)", "Diterima tanggal", "Telepon", "Lembar 2", "KONSEP"),
    "sistematika": ("FORMAT SISTEMATIKA PENYUSUNAN", "Bab III.A", "9 Januari 2026", "13 Januari 2026"),
    "tanda_terima": ("TANDA TERIMA", "Contohan", "Formulir_KEC.xlsx"),
}


@pytest.mark.libreoffice
@pytest.mark.parametrize("kind", KINDS)
def test_a_letter_prints_what_it_must_say(
    kind: str, libreoffice: LibreOffice, ooxml_validator: Callable[[Path], list[str]], tmp_path: Path
) -> None:
    write_png(tmp_path / "lambang.png", 15, 20)

    artifact, findings = _write(kind, make_office(logo="lambang.png"), tmp_path)
    printed = libreoffice.pdf_text(artifact.path, tmp_path)

    flat = " ".join(printed.split())
    assert [text for text in EXPECTED[kind] if text not in flat] == []
    assert "PEMERINTAH KOTA PROBOLINGGO" in flat
    assert "Nama " in flat
    assert re.search(r"NIP\. 00000000 000000 0 000", flat)
    assert not re.search(r"[{}]|None|\bnan\b|Error|KOSONG|belum tersedia", flat)
    assert set(re.findall(r"[a-z]+", flat.lower())).isdisjoint(ENGLISH)
    assert printed.count("\f") == PAGES[kind]
    assert ooxml_validator(artifact.path) == []
    assert findings == ()


@pytest.mark.libreoffice
@pytest.mark.parametrize(("kind", "pages"), PAGES.items())
def test_a_letter_fits_its_pages_on_the_narrower_paper_too(
    kind: str, pages: int, libreoffice: LibreOffice, tmp_path: Path
) -> None:
    artifact, _ = _write(kind, make_office(kertas="F4 210 x 330 mm"), tmp_path)

    assert libreoffice.pdf_text(artifact.path, tmp_path).count("\f") == pages


@pytest.mark.parametrize("kind", KINDS)
def test_an_unchanged_letter_is_the_same_file_and_a_changed_one_a_new_version(kind: str, tmp_path: Path) -> None:
    first, again = (_write(kind, make_office(), tmp_path)[0].path for _ in range(2))
    changed = _write(kind, make_office(alamat="Jalan Baru"), tmp_path)[0].path

    assert again == first
    assert changed.name == f"{first.stem}_v02.docx"


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_settings_are_printed_as_they_were_typed(kind: str, tmp_path: Path) -> None:
    hostile = "Kota <b>A & B</b> \"kutip\" '{{ 7 * 7 }}' {% if %} 😀 " + "panjang " * 40
    people = Pejabat(f"Camat {hostile}", hostile, hostile, hostile)
    office = replace(
        make_office(people, alamat=hostile, tempat_surat=hostile, tembusan=hostile, tempat_tujuan=hostile),
        kasubbag=people,
    )

    artifact, _ = _write(kind, office, tmp_path)

    said = _all_text(docx.Document(str(artifact.path)))
    assert hostile.strip() in said
    assert hostile.upper().strip() in said


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_letter_lacks_is_marked_and_named(kind: str, tmp_path: Path) -> None:
    nobody = Pejabat("Camat Contoh")
    office = replace(make_office(nobody, alamat=None), kasubbag=nobody)

    artifact, findings = _write(kind, office, tmp_path)

    assert "(data belum tersedia)" in _all_text(docx.Document(str(artifact.path)))
    assert findings == tuple(
        Finding(
            "SURAT_BELUM_LENGKAP",
            Severity.PERINGATAN,
            f"{what} belum diisi; surat mencetak (data belum tersedia)",
            "Isi sel itu di Pengaturan atau Unit, lalu buat surat sekali lagi.",
            file=artifact.path.name,
            sheet="Pengaturan",
        )
        for what in ("Alamat kantor", "Nama dan gelar penanda tangan", "NIP penanda tangan")
    )


def test_a_slip_in_the_template_of_the_office_is_named(tmp_path: Path) -> None:
    write_template(tmp_path / "templat" / "disposisi.docx", "{{ kop.fax }} {{ ttd.nama }}")

    artifact, findings = _write("disposisi", make_office(), tmp_path)

    assert _all_text(docx.Document(str(artifact.path))).startswith(f"[[KOSONG: kop.fax]] {CAMAT.nama}")
    assert findings == (
        Finding(
            "TEMPLATE_NAMA_TIDAK_DIKENAL",
            Severity.PERINGATAN,
            "Template meminta “kop.fax”, yang tidak ada di antara data surat",
            "Perbaiki penanda itu di Word menurut docs/TEMPLAT.md.",
            file="Disposisi_LKjIP_2025.docx",
        ),
    )


def test_paper_and_font_follow_the_settings(tmp_path: Path) -> None:
    artifact, _ = _write("disposisi", make_office(kertas="A4 210 x 297 mm", huruf="Bookman Old Style"), tmp_path)

    document = docx.Document(str(artifact.path))
    assert document.sections[0].page_height is not None
    assert round(document.sections[0].page_height.mm) == 297
    assert document.styles["Normal"].font.name == "Bookman Old Style"


def test_the_shipped_templates_are_what_their_builder_makes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "scripts.templates", str(tmp_path)], cwd=ROOT, check=True)

    built = {path.name: path.read_bytes() for path in tmp_path.glob("*.docx")}
    assert {f"{kind}.docx" for kind in KINDS} <= set(built)
    assert [name for name, content in built.items() if content != (shipped_templates() / name).read_bytes()] == []


def _all_text(document: Document) -> str:
    """Return every text of the body in order, table cells too, without breaks between runs."""
    return "\n".join("".join(t.text or "" for t in p.xpath(".//w:t")) for p in document.element.body.xpath(".//w:p"))
