"""The report as a Word document: everything of the model is in it, numbered, listed, and accepted by real programs."""

import re
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

from english import FUNCTION_WORDS
from libreoffice import LibreOffice
from lkjip_xl.model import Office
from lkjip_xl.report.blocks import Chart, ReportModel, Table, figures_of, plain, texts_of
from lkjip_xl.report.lkjip import write_report
from lkjip_xl.report.sentences import words_of as pattern_words
from lkjip_xl.word.fields import plain_text
from lkjip_xl.word.lookup import find_template
from lkjip_xl.word.page import PageSetup
from lkjip_xl.word.picture import Picture
from offices import full_office, poor_office, with_indikator
from report.reports import model_of
from word.pictures import write_png

HOSTILE = (
    "Sarana & <b>Prasarana</b> \"kutip\" 'satu' {{ x }} {% raw %} [[DAFTAR ISI]] [[GAMBAR bab3.grafik]] 😀 " + "x" * 300
)
TEMPLATE, _ = find_template("lkjip.docx", None)
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


@dataclass(frozen=True)
class Made:
    """A report on disk with the model that it was made from."""

    model: ReportModel
    path: Path
    missing: tuple[str, ...]

    @property
    def document(self) -> Document:
        """The document, opened."""
        return docx.Document(str(self.path))


def make(office: Office, path: Path, *, provisional: tuple[str, ...] = (), logo: Picture | None = None) -> Made:
    model = model_of(office, provisional=provisional)
    report = write_report(model, TEMPLATE, path, PageSetup(), logo=logo)
    return Made(model, path, report.missing)


def hostile_office() -> Office:
    """Return an office in which every text that people type is an attack."""
    office = full_office(respondents=5)
    office = replace(
        office,
        naskah=tuple(replace(part, isi=f"{HOSTILE}\n[[DAFTAR ISI]]") for part in office.naskah),
        kelompok=tuple(replace(group, nama=HOSTILE, bentuk=HOSTILE) for group in office.kelompok),
        units=tuple(replace(unit, nama=HOSTILE) for unit in office.units),
        anggaran=tuple(replace(line, uraian=HOSTILE) for line in office.anggaran),
    )
    texts = dict.fromkeys(("nama", "sasaran", "formula", "penyebab", "hambatan", "solusi", "program"), HOSTILE)
    return with_indikator(office, "IK1", **texts)


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A report with everything, and an emblem."""
    folder = tmp_path_factory.mktemp("lengkap")
    write_png(folder / "lambang.png", 30, 36)
    return make(full_office(), folder / "lkjip.docx", logo=Picture(folder / "lambang.png", 30, "Lambang daerah"))


@pytest.fixture(scope="module")
def poor(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A report of an office without data."""
    return make(poor_office(), tmp_path_factory.mktemp("kosong") / "lkjip.docx", provisional=("Data W3 belum ada",))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A report of an office whose texts are attacks."""
    return make(hostile_office(), tmp_path_factory.mktemp("jahat") / "lkjip.docx")


@pytest.fixture(params=["full", "poor", "hostile"])
def made(request: pytest.FixtureRequest) -> Made:
    """Each of the three reports."""
    made: Made = request.getfixturevalue(request.param)
    return made


def text_of(document: Document) -> str:
    """Return the text of the body, a paragraph or a cell per line."""
    return "\n".join(plain_text(paragraph) for paragraph in document.element.body.iter(qn("w:p")))


def headings_of(document: Document) -> list[str]:
    names = {"Heading 1", "Heading 2", "Heading 3"}
    return [plain_text(each._p) for each in document.paragraphs if each.style is not None and each.style.name in names]


def test_the_template_asks_for_nothing_that_the_model_lacks(made: Made) -> None:
    assert made.missing == ()
    assert "[[KOSONG" not in text_of(made.document)


def test_every_text_of_the_model_stands_in_the_document(made: Made) -> None:
    body = text_of(made.document)

    for block in made.model.blocks:
        for text in texts_of(block):
            printed = " ".join(plain(text).split())
            assert printed in body, block.id


def test_every_figure_stands_in_the_document(full: Made) -> None:
    words = set(re.findall(r"[^\s()]+", text_of(full.document)))

    lost = [each.id for each in full.model.figures if not set(re.findall(r"[^\s()]+", each.printed)) <= words
            and not any(each.printed in word for word in words)]  # fmt: skip
    assert lost == []


def test_captions_are_numbered_from_one_without_gaps_in_every_chapter(made: Made) -> None:
    captions = [
        plain_text(each._p)
        for each in made.document.paragraphs
        if each.style is not None and each.style.name in {"Judul Tabel", "Judul Gambar"}
    ]

    numbers: dict[str, list[int]] = {}
    for caption in captions:
        label = re.match(r"((?:Tabel|Gambar) \w+)\.(\d+) \S", caption)
        assert label, caption
        numbers.setdefault(label[1], []).append(int(label[2]))
    assert numbers
    assert all(found == list(range(1, len(found) + 1)) for found in numbers.values())


def test_the_contents_equal_the_headings_and_captions(made: Made) -> None:
    document = made.document

    links = [plain_text(link) for link in document.element.body.iter(qn("w:hyperlink"))]
    headings = headings_of(document)
    captions = [link for link in links if re.match(r"(Tabel|Gambar) \w+\.\d", link)]
    assert links[: len(headings)] == headings
    assert links == headings + captions
    filled = [block.id for block in made.model.blocks if isinstance(block, Table) and block.rows]
    again = {"bab2.pk", "bab2.program", "bab2.perubahan_target", "bab3.pengukuran"} & set(filled)  # in an annex too
    assert sum(caption.startswith("Tabel") for caption in captions) == len(filled) + len(again)


def test_all_chapters_and_the_seven_comparisons_are_there(full: Made) -> None:
    headings, body = headings_of(full.document), text_of(full.document)

    chapters = [heading for heading in headings if heading.isupper() or heading.startswith("BAB")]
    assert chapters == [
        "KATA PENGANTAR",
        "IKHTISAR EKSEKUTIF",
        "BAB I PENDAHULUAN",
        "BAB II PERENCANAAN KINERJA",
        "BAB III AKUNTABILITAS KINERJA",
        "BAB IV PENUTUP",
        "LAMPIRAN",
    ]
    for number in range(1, 8):
        assert len(re.findall(rf"^{number}\) \S", body, re.MULTILINE)) == 3


def test_charts_keep_their_printed_values_and_describe_themselves(full: Made) -> None:
    expected = [block for block in full.model.blocks if isinstance(block, Chart) and block.categories]
    drawings = list(full.document.element.body.iter(qn("wp:docPr")))

    with zipfile.ZipFile(full.path) as package:
        charts = [etree.fromstring(package.read(f"word/charts/chart{at}.xml")) for at in range(1, len(expected) + 1)]
    assert len(expected) >= 3
    for block, chart in zip(expected, charts, strict=True):
        cached = [point.findtext(f"{C}v") for values in chart.iter(f"{C}val") for point in values.iter(f"{C}pt")]
        printed = [
            figure.printed.replace(".", "").replace(",", ".")
            for figure in figures_of(block)
            if figure.exact is not None
        ]
        assert cached == printed, block.id
    descriptions = {each.get("descr") for each in drawings}
    assert {block.description for block in expected} <= descriptions


def test_numbers_stand_right_and_headers_repeat_and_rows_stay_whole(full: Made) -> None:
    for table in full.document.tables:
        first = table.rows[0]._tr
        assert first.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert all(row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in table.rows)
        assert len(table.rows) > 1
    numeric = re.compile(r"−?[\d.]+(,\d+)?")
    styles = {
        cell.paragraphs[0].style.name
        for table in full.document.tables
        for row in table.rows[1:]
        for cell in row.cells
        if "," in cell.text and numeric.fullmatch(cell.text) and cell.paragraphs[0].style is not None
    }
    assert {re.sub(" (Panjang|Rapat)$", "", style or "") for style in styles} <= {
        "Sel Angka",
        "Sel Jumlah Angka",
        "Sel Program Angka",
        "Sel Kegiatan Angka",
    }


def test_levels_of_the_budget_can_be_told_apart_by_their_styles(full: Made) -> None:
    styles = {
        cells[1].paragraphs[0].style.name
        for table in full.document.tables
        if table.rows[0].cells[1].text == "Program/Kegiatan/Subkegiatan" and table.rows[0].cells[0].text == "Kode"
        for cells in (row.cells for row in table.rows[2:])
        if cells[1].paragraphs[0].style is not None
    }

    assert styles == {"Sel Program", "Sel Kegiatan", "Sel Subkegiatan", "Sel Jumlah"}


def test_nothing_technical_and_nothing_english_is_printed(made: Made) -> None:
    body = text_of(made.document)

    assert not re.search(r"\bNone\b|\bnan\b|Error!", body)
    assert made.path.name == "lkjip.docx"
    if HOSTILE not in body:
        assert "{{" not in body
        assert "{%" not in body
    assert {word for word in re.findall(r"[a-z]+", body.lower()) if word in FUNCTION_WORDS} == set()


def test_hostile_text_is_neither_lost_nor_executed(hostile: Made) -> None:
    body = text_of(hostile.document)

    assert body.count(" ".join(HOSTILE.split())) > 50
    contents = [each for each in hostile.document.paragraphs if each.text == "[[DAFTAR ISI]]"]
    assert len(contents) == len(hostile_office().naskah)
    assert sum(1 for _ in hostile.document.element.body.iter(qn("wp:docPr"))) == sum(
        isinstance(block, Chart) and bool(block.categories) for block in hostile.model.blocks
    )


def test_the_cover_says_sementara_with_its_reasons_only_where_there_are_any(full: Made, poor: Made) -> None:
    cover = text_of(poor.document).partition("KATA PENGANTAR")[0]

    assert "SEMENTARA" in cover
    assert "Data W3 belum ada" in cover
    assert "SEMENTARA" not in text_of(full.document)


def test_nothing_of_the_shipped_template_says_contoh() -> None:
    template = docx.Document(str(TEMPLATE))

    assert "CONTOH" not in text_of(template)


def test_the_report_is_valid(made: Made, ooxml_validator: Callable[[Path], list[str]]) -> None:
    assert ooxml_validator(made.path) == []


def test_equal_models_give_equal_bytes(tmp_path: Path) -> None:
    office = full_office(respondents=5)

    first, second = make(office, tmp_path / "satu.docx"), make(office, tmp_path / "dua.docx")

    assert first.path.read_bytes() == second.path.read_bytes()


def test_one_changed_score_changes_only_the_figures_that_follow_from_it(tmp_path: Path) -> None:
    office = full_office()
    full = make(office, tmp_path / "a.docx")
    first = office.responden[0]
    scores = {**first.scores, "U9": 2 if first.scores["U9"] != 2 else 4}
    changed = make(
        replace(office, responden=(replace(first, scores=scores), *office.responden[1:])), tmp_path / "b.docx"
    )

    before = {figure.id: figure.printed for figure in full.model.figures}
    after = {figure.id: figure.printed for figure in changed.model.figures}
    different = {key for key in before if before[key] != after[key]}
    assert before.keys() == after.keys()
    assert different
    allowed = re.compile(
        r"(ikm|nrr|kepekaan|survei)\.|ik1\.(realisasi|capaian|selisih|renstra|standar|efisiensi)|capaian\.rata"
    )
    assert [key for key in different if not allowed.match(key)] == []
    assert words_of(full.document) == words_of(changed.document)  # numbers only: no other word


def words_of(document: Document) -> list[str]:
    notes = (pattern_words("pengukuran.belum_dibulatkan"), pattern_words("survei.profil_pembulatan"))
    text = text_of(document)
    for note in notes:  # they stand where rounding asks for them
        text = text.replace(note, "")
    return re.findall(r"[^\W\d_]+", text)


@pytest.mark.libreoffice
def test_the_report_becomes_a_pdf_with_its_figures_and_embedded_fonts(
    full: Made, libreoffice: LibreOffice, tmp_path: Path
) -> None:
    pdf = libreoffice.convert(full.path, "pdf", tmp_path)

    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout
    fonts = subprocess.run(["pdffonts", pdf], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    words = set(re.findall(r"[^\s()]+", text))
    numbers = {each.printed for each in full.model.figures if re.fullmatch(r"[\d.,]+", each.printed)}
    assert {number for number in numbers if not any(number in word for word in words)} == set()
    assert fonts
    assert all(line.split()[-5] == "yes" for line in fonts)
    assert re.search(r"Tabel 3\.2 Pengukuran Kinerja", text)
