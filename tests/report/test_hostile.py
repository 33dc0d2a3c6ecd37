"""Every text that people can type, as an attack: nothing of it is lost, and nothing of it is executed."""

import re
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from enum import Enum
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from libreoffice import LibreOffice
from lkjip_xl.model import Cell, Office
from lkjip_xl.report.blocks import Chart, ReportModel, plain, texts_of
from lkjip_xl.report.lkjip import write_report
from lkjip_xl.word.fields import plain_text
from lkjip_xl.word.lookup import find_template
from lkjip_xl.word.page import PageSetup
from lkjip_xl.word.text import clean
from offices import full_office
from report.reports import model_of

ATTACKS = (
    "{{ 7*7 }}", "{{ ''.__class__.__mro__ }}", "{% for x in y %}{% endfor %}", "{%tr if 1 %}", "{# komentar #}",
    "{_{ 5 }_}", "{_% x %_}", "<w:br/>", "]]>", "&amp;", "&#x41;", "<!-- x -->", "<?xml?>", "\x07\x0c\t\x0b",
    "\x00\x01\x1b\x7f", "\ue0000\ue00199\ue002", "\ue0031\ue001", "\u202eعربي\u202c", "😀👩‍👩‍👧", '=HYPERLINK("http://x")',
    "+1-2", "@x", "[[DAFTAR ISI]]", "[[GAMBAR bab3.grafik]]", "[[KOSONG: x]]", "\ud800", "n_00000000_x_ao",
    "_Toc000010000", "\u2028\u2029\x85", "\r\n", "${a}", "%s", r"{\rtf1}", "“kutip” 'satu' \"dua\"",
)  # fmt: skip
HOSTILE = " ".join(ATTACKS)
MEANINGFUL = {
    "Unit": {"kode", "jenis"},
    "Indikator": {"kode", "sumber"},
    "Riwayat": {"indikator"},
    "Anggaran": {"kode", "jenjang", "indikator"},
    "Naskah": {"kode"},
}
"""Fields in which only certain words or the codes of other rows mean anything."""
CODES = {"unit", "bobot_skm", "agregasi_ikm", "kertas", "huruf"}


@dataclass(frozen=True)
class Made:
    """A report on disk with the model that it was made from."""

    model: ReportModel
    path: Path

    @property
    def text(self) -> str:
        """All words of the body, a paragraph or cell per line."""
        body = docx.Document(str(self.path)).element.body
        return "\n".join(plain_text(paragraph) for paragraph in body.iter(qn("w:p")))


def spoiled(value: Any, attack: str) -> Any:  # noqa: ANN401 - walks whatever an office is made of
    """Return a value with the attack put before every text in it."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return f"{attack} {value}" if value else value
    if hasattr(value, "__dataclass_fields__") and not isinstance(value, Cell):
        kept = MEANINGFUL.get(type(value).__name__, set()) | CODES | {"letters", "cells", "sheet"}
        names = [each.name for each in fields(value) if each.name not in kept]
        return replace(value, **{name: spoiled(getattr(value, name), attack) for name in names})
    if isinstance(value, tuple):
        return tuple(spoiled(each, attack) for each in value)
    if isinstance(value, Mapping):
        return {key: each if key in CODES else spoiled(each, attack) for key, each in value.items()}
    return value


def hostile_office(attack: str = HOSTILE) -> Office:
    """Return an office in which every text is an attack, apart from codes."""
    office = full_office(respondents=4)
    shorter = replace(office, kelompok=office.kelompok[:8], administrasi=office.administrasi[:6])
    spoiled_office: Office = spoiled(shorter, attack)
    return spoiled_office


def make(office: Office, path: Path) -> Made:
    template, _ = find_template("lkjip.docx", None)
    model = model_of(office)
    report = write_report(model, template, path, PageSetup())
    assert report.missing == ()
    return Made(model, path)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The report of an office in which every text is an attack."""
    return make(hostile_office(), tmp_path_factory.mktemp("jahat") / "lkjip.docx")


def squeezed(text: str) -> str:
    return " ".join(clean(text).split())


def test_no_text_of_the_model_is_lost(hostile: Made) -> None:
    body = hostile.text

    lost = [b.id for b in hostile.model.blocks for text in texts_of(b) if squeezed(plain(text)) not in body]
    assert lost == []
    assert body.count(squeezed(HOSTILE)) > 200


def test_no_name_of_the_cover_and_the_signature_is_lost(hostile: Made) -> None:
    document = docx.Document(str(hostile.path))
    feet = [each.text for section in document.sections for each in section.footer.paragraphs]
    printed = squeezed("\n".join((hostile.text, *feet))).casefold()

    names = ("pemerintah", "kecamatan", "tempat", "camat_jabatan", "camat_nama", "camat_pangkat", "renstra")
    details = hostile.model.details
    assert [key for key in names if squeezed(details[key]).casefold() not in printed] == []


def test_nothing_is_executed(hostile: Made) -> None:
    body = docx.Document(str(hostile.path)).element.body

    assert "49" not in hostile.text.replace("0049", "").split()
    assert sum(1 for _ in body.iter(qn("wp:docPr"))) == sum(
        isinstance(block, Chart) and bool(block.categories) for block in hostile.model.blocks
    )
    assert sum("TOC" in (each.text or "") for each in body.iter(qn("w:instrText"))) == 3
    assert [each for each in body.iter(qn("w:br")) if each.get(qn("w:type")) == "page"] == []


def test_no_formula_and_no_link_stands_in_the_workbook_of_a_chart(tmp_path: Path) -> None:
    made = make(hostile_office('=HYPERLINK("http://x")'), tmp_path / "lkjip.docx")

    with zipfile.ZipFile(made.path) as package:
        books = [package.read(name) for name in package.namelist() if name.endswith(".xlsx")]
    assert len(books) > 3
    for book in books:
        with zipfile.ZipFile(BytesIO(book)) as parts:
            sheet = parts.read("xl/worksheets/sheet1.xml")
            assert b"<f>" not in sheet
            assert b"hyperlink" not in sheet


def test_no_mark_of_ours_is_left_and_no_tag_is_longer_than_word_allows(hostile: Made) -> None:
    with zipfile.ZipFile(hostile.path) as package:
        xml = package.read("word/document.xml").decode()

    assert not re.search("[\ue000-\ue005]", xml)
    tags = re.findall(r'<w:(?:tag|alias) w:val="([^"]*)"', xml)
    assert len(tags) > 500
    assert max(map(len, tags)) <= 64
    assert max(map(len, re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]*)"', xml))) <= 40


def test_a_hostile_report_is_valid(hostile: Made, ooxml_validator: Callable[[Path], list[str]]) -> None:
    assert ooxml_validator(hostile.path) == []


@pytest.mark.libreoffice
def test_a_hostile_report_opens_and_prints_its_text(hostile: Made, libreoffice: LibreOffice, tmp_path: Path) -> None:
    pdf = libreoffice.convert(hostile.path, "pdf", tmp_path)

    text = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True).stdout
    assert text.count("{{ 7*7 }}") > 50
    assert "PENUTUP" in text


def test_ten_thousand_letters_stand_in_one_paragraph_each(tmp_path: Path) -> None:
    office = full_office(respondents=4)
    long = "Kata " * 2000
    parts = tuple(replace(part, isi=long) for part in office.naskah)

    made = make(replace(office, naskah=parts), tmp_path / "lkjip.docx")

    assert made.text.count(squeezed(long)) == len(parts)
