"""Tests of `lkjip_xl.report.returned.placeholders` and `places`: what a finished report must not hold, and where."""

from pathlib import Path

import docx
import pytest

from lkjip_xl.report.returned.placeholders import check_placeholders
from lkjip_xl.word.anchors.ledger import Ledger
from lkjip_xl.word.anchors.reading import read_document


def write(path: Path, text: str) -> Path:
    """Write a document with two headings, a table with its caption, and a text in both."""
    document = docx.Document()
    document.add_paragraph("Sampul")
    document.add_heading("BAB I PENDAHULUAN", 1)
    document.add_heading("A. Umum", 2)
    document.add_paragraph("Alinea yang lengkap.")
    document.add_paragraph(text)
    document.add_paragraph("Tabel 1.1 Pegawai")
    table = document.add_table(2, 1)
    table.rows[1].cells[0].text = text
    document.save(str(path))
    return path


def found(path: Path) -> list[tuple[str, str]]:
    reading = read_document(path, Ledger())
    return [(each.message, each.cell) for each in check_placeholders(reading, path.name)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nilai (data belum tersedia) persen", "Tanda data yang belum ada"),
        ("[Belum diisi: Narasi – Isu (Narasi!C9)]", "Tanda narasi yang belum ada"),
        ("[[KOSONG: kop.fax]]", "Penanda template yang tidak terisi"),
        ("Nomor ……", "Titik-titik untuk diisi"),
        ("Isi […] kemudian", "Titik-titik untuk diisi"),
        ("Nama: ..........", "Titik-titik untuk diisi"),
        ("(CONTOH) Uraian", "Kata CONTOH"),
        ("Lorem ipsum dolor", "Teks pengisi"),
        ("isi di sini", "Teks pengisi"),
        ("XXX", "Teks pengisi"),
    ],
)
def test_a_placeholder_is_told_in_text_and_table(text: str, name: str, tmp_path: Path) -> None:
    assert found(write(tmp_path / "a.docx", text)) == [
        (f"{name} masih tertulis: “{text}”", "BAB I PENDAHULUAN > A. Umum, alinea 2"),
        (f"{name} masih tertulis: “{text}”", "BAB I PENDAHULUAN > A. Umum, Tabel 1.1, baris 2"),
    ]


@pytest.mark.parametrize("text", ["Sebagai contoh, …", "Tunggu…", "a. b. c.", "[1]", "Diisi oleh unit."])
def test_ordinary_words_are_no_placeholder(text: str, tmp_path: Path) -> None:
    assert found(write(tmp_path / "a.docx", text)) == []
