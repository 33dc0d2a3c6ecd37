"""Remarks on a form: comments and the sheet Catatan, with everything else in the file as it was."""

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment

from book.form_samples import Rows, respondents, spec
from libreoffice import LibreOffice
from lkjip_xl.book.forms import Hint, build_form
from lkjip_xl.book.remarks.remark import Heading, Remark
from lkjip_xl.book.remarks.writing import with_remarks

HEADING = Heading("Catatan untuk Kelurahan Contoh", ("Perbaiki butir di bawah ini.", "Klik alamatnya."))
SCORE = Remark("SKM", "H8", "galat", "Nilai U1 = 5 di luar skala 1-4", "Perbaiki jawaban itu.")
DATE = Remark("SKM", "B7", "peringatan", "Tanggal belum diisi", "Lengkapi sel itu.")
TABLE = Remark("Pemmas", "", "peringatan", "Tabel belum diisi", "Isi tabel itu.")


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """A form with two respondents and a note of the office on a prefilled row."""
    path = tmp_path / "form.xlsx"
    duties: Rows = [{"nomor": 1, "uraian": "Surat"}]
    tables = {"tblAngket": respondents("333333333", "544444444"), "tblKinerja": duties}
    names = {"tanggal_isi": date(2026, 1, 5)}
    build_form(path, spec(), tables=tables, names=names, hints=[Hint("tblKinerja", 0, "target", "Tahun 2024: 80")])
    return path


def annotate(path: Path, *remarks: Remark, name: str = "dengan catatan.xlsx") -> Path:
    copy = path.with_name(name)
    copy.write_bytes(with_remarks(path.name, path.read_bytes(), HEADING, remarks))
    return copy


def comments(path: Path) -> dict[str, str]:
    sheets = load_workbook(path).worksheets
    cells = [cell for sheet in sheets for row in sheet.iter_rows() for cell in row if cell.comment]
    return {f"{cell.parent.title}!{cell.coordinate}": cell.comment.text for cell in cells if cell.comment}


def test_each_remark_stands_on_its_cell_and_in_the_list_with_a_link(form: Path) -> None:
    copy = annotate(form, SCORE, DATE, TABLE)

    assert comments(copy)["SKM!H8"] == "Nilai U1 = 5 di luar skala 1-4. Perbaiki jawaban itu."
    book = load_workbook(copy)
    assert book.active is not None
    assert book.active.title == "Catatan"
    listed = [[cell.value or "" for cell in row] for row in book["Catatan"].iter_rows(min_row=6)]
    assert listed == [
        ["1", "SKM", "H8", "galat", "Nilai U1 = 5 di luar skala 1-4.", "Perbaiki jawaban itu."],
        ["2", "SKM", "B7", "peringatan", "Tanggal belum diisi.", "Lengkapi sel itu."],
        ["3", "Pemmas", "", "peringatan", "Tabel belum diisi.", "Isi tabel itu."],
    ]
    assert book["Catatan"]["C6"].hyperlink.location == "'SKM'!H8"


def test_two_remarks_on_one_cell_share_its_comment(form: Path) -> None:
    second = Remark("SKM", "H8", "peringatan", "Angka sebagai teks", "Ketik ulang.")

    copy = annotate(form, SCORE, second)

    assert comments(copy)["SKM!H8"] == f"{SCORE.text}\n{second.text}"


def test_every_part_that_says_what_the_unit_typed_is_untouched(form: Path) -> None:
    copy = annotate(form, SCORE)

    with zipfile.ZipFile(form) as old, zipfile.ZipFile(copy) as new:
        untouched = {name for name in old.namelist() if new.read(name) == old.read(name)}
        changed = set(old.namelist()) - untouched
        sheet = new.read("xl/worksheets/sheet2.xml").decode()
        before = old.read("xl/worksheets/sheet2.xml").decode()
    assert changed <= {
        "[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml",
        "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/worksheets/_rels/sheet2.xml.rels",
        "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml",
    }  # fmt: skip
    start, end = "<sheetData>", "</dataValidations>"
    assert sheet[sheet.index(start) : sheet.index(end)] == before[before.index(start) : before.index(end)]


def test_a_comment_that_the_unit_wrote_stays_and_ours_comes_behind_it(form: Path) -> None:
    book = load_workbook(form)
    book["SKM"]["H8"].comment = Comment("Tanya Bu Lurah", "Staf")
    book.save(form)

    first = annotate(form, SCORE)
    second = annotate(first, name="kedua.xlsx")

    assert comments(first)["SKM!H8"] == f"Tanya Bu Lurah\n[LKjIP Kecamatan] {SCORE.text}"
    assert comments(second)["SKM!H8"] == "Tanya Bu Lurah"


def test_new_remarks_replace_the_earlier_ones(form: Path) -> None:
    first = annotate(form, SCORE, DATE)

    second = annotate(first, TABLE, name="kedua.xlsx")

    assert set(comments(second)) == {"Kinerja!E7"}  # the office's own note
    assert load_workbook(second).sheetnames.count("Catatan") == 1


def test_the_same_remarks_give_the_same_bytes(form: Path) -> None:
    one, other = (with_remarks("f.xlsx", form.read_bytes(), HEADING, [SCORE, TABLE]) for _ in range(2))

    assert one == other


def test_the_copy_is_a_valid_workbook(form: Path, ooxml_validator: Callable[[Path], list[str]]) -> None:
    once = annotate(form, SCORE, DATE, TABLE)
    twice = annotate(once, SCORE, name="kedua.xlsx")

    assert ooxml_validator(once) == []
    assert ooxml_validator(twice) == []


@pytest.mark.libreoffice
def test_libreoffice_shows_the_list_and_keeps_the_comments(form: Path, libreoffice: LibreOffice) -> None:
    copy = annotate(form, SCORE, TABLE)

    saved = libreoffice.convert(copy, "xlsx", copy.parent / "lo")

    assert comments(saved)["SKM!H8"] == SCORE.text
    assert "Catatan" in load_workbook(saved).sheetnames
