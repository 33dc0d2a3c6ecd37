"""Page numbers and PDF of a draft: what the contents say is what the pages print, and nothing else changes."""

import re
import stat
import sys
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import cycle
from pathlib import Path

import docx
import pikepdf
import pypdf
import pytest
from docx.oxml.ns import qn

from lkjip_xl.model import Finding, Office, Severity
from lkjip_xl.report.lkjip import write_report
from lkjip_xl.sop import step_4_draf, step_8_pengiriman
from lkjip_xl.sop.desk import Change
from lkjip_xl.sop.layout_pass import lay_out
from lkjip_xl.suite.find import OVERRIDE
from lkjip_xl.word.captions import number_captions
from lkjip_xl.word.contents import fill_contents
from lkjip_xl.word.lookup import find_template
from lkjip_xl.word.page import PageSetup, apply_page
from lkjip_xl.word.pages import chart_texts, page_bookmarks, write_page_numbers
from office_files import at, open_book
from offices import full_office
from report.reports import model_of
from word.test_contents import make_document

FONT = "Liberation Sans"  # the one that LibreOffice brings along
_LINE = re.compile(r"(.+)\t([ivxlc]+|\d+)")


@dataclass(frozen=True)
class Laid:
    """A draft before and after, its PDF, and what was told."""

    before: bytes
    path: Path
    change: Change

    @property
    def after(self) -> bytes:
        """The draft as it lies there now."""
        return self.path.read_bytes()

    @property
    def pdf(self) -> pypdf.PdfReader:
        """Its PDF, opened."""
        [artifact] = self.change.artifacts
        return pypdf.PdfReader(artifact.path)


def large_office() -> Office:
    """Return an office of 40 units with long names, its respondents and groups spread over them."""
    office = full_office(respondents=80)
    [kecamatan] = [unit for unit in office.units if unit.is_kecamatan]
    [kelurahan, *_] = [unit for unit in office.units if not unit.is_kecamatan]
    name = "Kelurahan Contoh Bernama Sangat Panjang Nomor"
    units = [replace(kelurahan, kode=f"W{at:02d}", nama=f"{name} {at:02d}") for at in range(1, 40)]
    codes = [unit.kode for unit in units]
    return replace(
        office,
        units=(kecamatan, *units),
        responden=tuple(replace(each, unit=code) for each, code in zip(office.responden, cycle(codes), strict=False)),
        kelompok=tuple(
            replace(group, unit=code, nama=f"{group.bentuk} Mawar {code}-{at}")
            for code in codes
            for at, group in enumerate(office.kelompok[:4])
        ),
    )


def write_draft(office: Office, path: Path) -> Path:
    template, _ = find_template("lkjip.docx", None)
    write_report(model_of(office), template, path, PageSetup(font=FONT))
    return path


def write_small(path: Path, font: str = FONT) -> Path:
    """Write a document of one page with contents, which the engine lays out in a moment."""
    document = make_document()
    apply_page(document, PageSetup(font=font))
    fill_contents(document, number_captions(document))
    document.save(str(path))
    return path


def laid_out(path: Path, *, with_pdf: bool, limit_seconds: float = 120) -> Laid:
    before, change = path.read_bytes(), Change("draf", [])
    lay_out(path, change, with_pdf=with_pdf, limit_seconds=limit_seconds)
    return Laid(before, path, change)


@pytest.fixture(scope="module", params=["the usual office", "forty units"])
def laid(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Laid:
    """A draft that went through the engine, with its PDF."""
    request.getfixturevalue("libreoffice")
    office = full_office() if request.param == "the usual office" else large_office()
    return laid_out(write_draft(office, tmp_path_factory.mktemp("tata") / "Draf.docx"), with_pdf=True)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A document with contents that was just written."""
    return write_small(tmp_path / "Draf.docx")


def entries(content: bytes) -> Iterator[tuple[str, str]]:
    """Yield text and number of every line of the contents and lists."""
    for link in docx.Document(BytesIO(content)).element.body.iter(qn("w:hyperlink")):
        parts = link.iter(qn("w:t"), qn("w:tab"))
        line = _LINE.fullmatch("".join("\t" if part.tag == qn("w:tab") else part.text or "" for part in parts))
        assert line is not None
        yield line[1], line[2]


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.libreoffice
def test_every_entry_names_the_page_that_prints_its_heading_and_its_number(laid: Laid) -> None:
    pdf = laid.pdf
    pages = {label: page.extract_text() for label, page in zip(pdf.page_labels, pdf.pages, strict=True)}

    found = list(entries(laid.after))

    assert len(found) == len(page_bookmarks(laid.before)) > 60
    for text, number in found:
        assert squeezed(text) in squeezed(pages[number]), (text, number)
    for label, text in list(pages.items())[1:]:  # the cover prints no number
        first, *_, last = [line.strip(" –-") for line in text.splitlines() if line.strip()]
        assert label in {first, last}, text


@pytest.mark.libreoffice
def test_nothing_but_the_numbers_is_written_back(laid: Laid) -> None:
    before, after = parts(laid.before), parts(laid.after)

    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} == {"word/document.xml"}
    assert parts(write_page_numbers(laid.after, dict.fromkeys(page_bookmarks(laid.after), ""))) == before


@pytest.mark.libreoffice
def test_the_pdf_is_pdf_a_2_for_the_archive_and_for_readers_who_cannot_see(laid: Laid) -> None:
    texts = chart_texts(laid.after)
    [artifact] = laid.change.artifacts

    with pikepdf.open(artifact.path) as pdf, pdf.open_metadata() as metadata:
        core = docx.Document(BytesIO(laid.after)).core_properties
        structure = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each]
        fonts = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/FontName" in each]
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "B")
        assert (metadata["dc:title"], metadata["dc:creator"]) == (core.title, [core.author])
        assert str(pdf.Root.Lang) == "id-ID"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert fonts
        assert all(font.keys() & {"/FontFile", "/FontFile2", "/FontFile3"} for font in fonts)
        assert not pdf.is_encrypted
        assert "/AcroForm" not in pdf.Root
        told = {str(each.Alt) for each in structure}
    assert texts
    assert {f"{title} - {text}" for title, text in texts} <= told
    outline = [squeezed(str(each["/Title"])) for each in laid.pdf.outline if not isinstance(each, list)]
    assert "BABIPENDAHULUAN" in outline


@pytest.mark.libreoffice
def test_a_draft_whose_fonts_are_there_has_nothing_to_tell(laid: Laid) -> None:
    assert laid.change.findings == []
    assert [(each.kind, each.path.name) for each in laid.change.artifacts] == [("pdf", "Draf.pdf")]


@pytest.mark.libreoffice
@pytest.mark.usefixtures("libreoffice")
def test_a_font_that_the_computer_lacks_is_named(tmp_path: Path) -> None:
    made = laid_out(write_small(tmp_path / "Draf.docx", "Huruf Khayalan"), with_pdf=False)

    assert made.change.findings == [
        Finding(
            "FONT_REPLACED",
            Severity.INFO,
            "Huruf Huruf Khayalan tidak terpasang di komputer ini; halaman dihitung dengan huruf pengganti",
            "Pasang huruf itu, atau pilih huruf lain di Pengaturan, agar nomor halaman sama dengan di Word.",
            file="Draf.docx",
        )
    ]
    assert made.change.artifacts == []
    assert all(number for _, number in entries(made.after))


@pytest.mark.libreoffice
@pytest.mark.usefixtures("libreoffice")
def test_two_drafts_at_once_do_not_disturb_each_other(tmp_path: Path) -> None:
    paths = [write_small(tmp_path / f"{name}.docx") for name in ("Satu", "Dua")]

    with ThreadPoolExecutor() as both:
        first, second = both.map(lambda path: laid_out(path, with_pdf=True), paths)

    assert list(entries(first.after)) == list(entries(second.after))
    assert [each.path.read_bytes() for each in first.change.artifacts] == [
        each.path.read_bytes() for each in second.change.artifacts
    ]


def test_without_an_engine_the_draft_stays_as_it_is_and_says_so(draft: Path) -> None:
    made = laid_out(draft, with_pdf=False)

    assert made.after == made.before
    assert made.change.findings == [
        Finding(
            "LAYOUT_ENGINE_MISSING",
            Severity.PERINGATAN,
            "LibreOffice tidak ditemukan di komputer ini, sehingga daftar isi belum bernomor halaman",
            "Pasang LibreOffice, lalu buat dokumen itu sekali lagi.",
            file="Draf.docx",
        )
    ]


def test_a_pdf_that_was_asked_for_and_cannot_be_made_is_a_galat(draft: Path) -> None:
    made = laid_out(draft, with_pdf=True)

    assert made.change.artifacts == []
    assert made.change.findings[1:] == [
        Finding(
            "PDF_NOT_MADE",
            Severity.GALAT,
            "LibreOffice tidak ditemukan di komputer ini, sehingga PDF tidak dibuat",
            "Pasang LibreOffice, lalu buat dokumen itu sekali lagi.",
            file="Draf.docx",
        )
    ]


@pytest.mark.libreoffice
@pytest.mark.usefixtures("libreoffice")
@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for a broken program is a shell script")
@pytest.mark.parametrize(
    ("behaviour", "code"), [("sleep 60", "LAYOUT_ENGINE_TIMEOUT"), ("exit 1", "LAYOUT_ENGINE_FAILED")]
)
def test_an_engine_that_breaks_leaves_the_draft_whole_and_without_numbers(
    draft: Path, monkeypatch: pytest.MonkeyPatch, behaviour: str, code: str
) -> None:
    program = draft.with_name("soffice")
    program.write_text(f"#!/bin/sh\n{behaviour}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv(OVERRIDE, str(program))

    made = laid_out(draft, with_pdf=True, limit_seconds=1)

    assert made.after == made.before
    assert [(each.code, each.severity) for each in made.change.findings] == [
        (code, Severity.PERINGATAN),
        ("PDF_NOT_MADE", Severity.GALAT),
    ]


@pytest.mark.libreoffice
@pytest.mark.usefixtures("libreoffice")
def test_a_pdf_that_someone_put_there_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "Surat.docx"
    docx.Document().save(str(path))
    path.with_suffix(".pdf").write_bytes(b"dari orang lain")

    made = laid_out(path, with_pdf=True)

    assert path.with_suffix(".pdf").read_bytes() == b"dari orang lain"
    assert [each.path.name for each in made.change.artifacts] == ["Surat_v02.pdf"]


@pytest.mark.libreoffice
@pytest.mark.usefixtures("libreoffice")
def test_a_draft_and_its_letter_become_pdf_beside_them_with_their_own_row_in_arsip(collected: Path) -> None:
    drawn = step_4_draf.run(open_book(collected), now=at(18), with_pdf=True)
    sent = step_8_pengiriman.run(open_book(collected), now=at(18), with_pdf=True)

    made = [(each.kind, each.path.name) for each in (*drawn.artifacts, *sent.artifacts)]
    arsip = {row["berkas"]: (row["jenis"], row["versi"]) for row in open_book(collected).rows("tblArsip")}
    assert made == [
        ("draf", "Draf_LKjIP_2025_v01.docx"),
        ("pdf", "Draf_LKjIP_2025_v01.pdf"),
        ("surat_pengantar", "Surat_Pengantar_LKjIP_2025.docx"),
        ("surat_pengantar", "Surat_Pengantar_LKjIP_2025.docx"),
        ("pdf", "Surat_Pengantar_LKjIP_2025.pdf"),
    ]
    assert arsip["dokumen/Draf_LKjIP_2025_v01.pdf"] == ("pdf", 1)
    assert arsip["dokumen/Surat_Pengantar_LKjIP_2025.pdf"] == ("pdf", None)
    assert not drawn.has_galat
    assert not sent.has_galat


def test_a_draft_without_an_engine_is_made_all_the_same(collected: Path) -> None:
    result = step_4_draf.run(open_book(collected), now=at(18), with_pdf=True)

    assert [each.kind for each in result.artifacts] == ["draf", "surat_pengantar"]
    assert {"LAYOUT_ENGINE_MISSING", "PDF_NOT_MADE"} <= {finding.code for finding in result.findings}
    assert result.has_galat
