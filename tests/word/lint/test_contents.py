"""Tests of what a template carries besides text: links, fields, foreign objects, revisions, looks without a style."""

from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree

from lkjip_xl.model import Finding, Severity
from lkjip_xl.word.fields import field_runs
from lkjip_xl.word.lint.linting import lint_template
from word.lint.templates import NAMES, change_parts, write

_RELS = "word/_rels/document.xml.rels"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def linked(path: Path, kind: str, target: str) -> Path:
    """Write a template with a link to the outside."""
    link = f'<Relationship Id="rIdX" Type="{_OFFICE}/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    return change_parts(write(path, "Isi"), {_RELS: ("</Relationships>", link)})


def only(findings: tuple[Finding, ...]) -> tuple[str, Severity, str]:
    """Return code, severity and sentence of the one finding."""
    (finding,) = findings
    return finding.code, finding.severity, finding.message


@pytest.mark.parametrize("kind", ["attachedTemplate", "image", "oleObject", "aFChunk", "frame"])
def test_what_word_fetches_from_elsewhere_is_refused(kind: str, tmp_path: Path) -> None:
    findings = lint_template(linked(tmp_path / "surat.docx", kind, "file:///c:/gambar.png"), NAMES)

    message = "Template mengambil gambar, templat, atau isi dari luar dokumen: file:///c:/gambar.png"
    assert only(findings) == ("TEMPLATE_EXTERNAL_PART", Severity.GALAT, message)


def test_a_link_that_somebody_must_click_is_a_warning(tmp_path: Path) -> None:
    findings = lint_template(linked(tmp_path / "surat.docx", "hyperlink", "https://contoh.go.id"), NAMES)

    message = "Template memuat tautan ke luar dokumen: https://contoh.go.id"
    assert only(findings) == ("TEMPLATE_EXTERNAL_LINK", Severity.PERINGATAN, message)


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        ('INCLUDETEXT "c:\\\\a.docx"', "INCLUDETEXT"),
        ("includepicture http://x", "INCLUDEPICTURE"),
        ("DDE Excel x", "DDE"),
        ("DDEAUTO Excel x", "DDEAUTO"),
        ("LINK Excel.Sheet", "LINK"),
        ("IMPORT x", "IMPORT"),
        ("MACROBUTTON Jalan klik", "MACROBUTTON"),
    ],
)
@pytest.mark.parametrize("is_cut", [False, True])
def test_a_field_that_fetches_or_runs_something_is_refused(
    field: str, kind: str, tmp_path: Path, *, is_cut: bool
) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Isi")
    runs = list(field_runs(field, "hasil"))
    if is_cut:  # as Word cuts an instruction into runs
        runs[1:2] = [_instruction(f" {field[:3]}"), _instruction(field[3:])]
    for run in runs:
        paragraph._p.append(run)
    document.save(str(tmp_path / "surat.docx"))

    findings = lint_template(tmp_path / "surat.docx", NAMES)

    message = f"Bidang {kind} mengambil isi dari luar dokumen atau menjalankan perintah"
    assert only(findings) == ("TEMPLATE_FIELD_DANGEROUS", Severity.GALAT, message)
    assert findings[0].cell == "alinea 1: “Isihasil”"


def _instruction(text: str) -> etree._Element:
    return parse_xml(
        f'<w:r {nsdecls("w")}><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'.replace("&", "")
    )


@pytest.mark.parametrize("field", ["PAGE", r"SEQ Tabel \* ARABIC", r"TOC \o &quot;1-3&quot;", "NUMPAGES"])
def test_a_harmless_field_is_left_alone(field: str, tmp_path: Path) -> None:
    simple = f'<w:fldSimple {nsdecls("w")} w:instr="{field}"/>'
    document = docx.Document()
    document.add_paragraph("Isi")._p.append(parse_xml(simple))
    document.save(str(tmp_path / "surat.docx"))

    assert lint_template(tmp_path / "surat.docx", NAMES) == ()


@pytest.mark.parametrize(
    "part", ["word/vbaProject.bin", "word/activeX/activeX1.xml", "word/embeddings/oleObject1.bin", "word/afchunk.htm"]
)
def test_macros_and_foreign_objects_are_refused(part: str, tmp_path: Path) -> None:
    path = change_parts(write(tmp_path / "surat.docx", "Isi"), {}, {part: "x"})

    message = f"Template memuat makro, objek tertanam, atau kendali aktif: {part}"
    assert only(lint_template(path, NAMES)) == ("TEMPLATE_ACTIVE_CONTENT", Severity.GALAT, message)


def test_an_object_in_the_text_is_refused(tmp_path: Path) -> None:
    path = change_parts(
        write(tmp_path / "surat.docx", "Isi"), {"word/document.xml": ("<w:t>Isi</w:t>", "<w:object/><w:t>Isi</w:t>")}
    )

    message = "Template memuat makro, objek tertanam, atau kendali aktif: object"
    assert only(lint_template(path, NAMES)) == ("TEMPLATE_ACTIVE_CONTENT", Severity.GALAT, message)


def test_tracked_changes_are_told_once_with_the_first_paragraph(tmp_path: Path) -> None:
    tracked = '<w:ins w:id="1" w:author="A"><w:r><w:t>baru</w:t></w:r></w:ins></w:p>'
    path = write(tmp_path / "surat.docx", "Isi")
    change_parts(path, {"word/document.xml": ("</w:p>", f"{tracked}")})

    findings = lint_template(path, NAMES)

    message = "Template masih memuat perubahan terlacak atau komentar, yang ikut ke setiap dokumen"
    assert only(findings) == ("TEMPLATE_REVISIONS", Severity.PERINGATAN, message)
    assert findings[0].cell == "alinea 1: “Isibaru”"


def test_looks_without_a_style_are_told_once_with_their_number(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("biasa")
    document.add_paragraph().add_run("tebal").bold = True
    document.add_paragraph("tengah").alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.save(str(tmp_path / "surat.docx"))

    findings = lint_template(tmp_path / "surat.docx", NAMES)

    message = "2 alinea diberi format langsung, bukan lewat gaya (Styles); yang pertama ditunjukkan di sini"
    assert only(findings) == ("TEMPLATE_MANUAL_FORMAT", Severity.INFO, message)
    assert findings[0].cell == "alinea 2: “tebal”"


def test_a_fault_in_a_header_says_so(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "{{ kecamatn }}"
    document.save(str(tmp_path / "surat.docx"))

    assert [each.cell for each in lint_template(tmp_path / "surat.docx", NAMES)] == [
        "kepala halaman, alinea 1: “{{ kecamatn }}”"
    ]
