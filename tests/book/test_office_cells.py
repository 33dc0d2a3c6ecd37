"""The office's own cells beside the rows that a step writes: they go with their row, and none is lost silently."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from book.small_book import CATATAN, SCHEMA, build
from book.zips import tamper
from lkjip_xl.book.file import FileBook
from lkjip_xl.book.port import TableEdit
from lkjip_xl.errors import LkjipError
from lkjip_xl.model import Value

SHEET = "xl/worksheets/sheet1.xml"
NOTES: Sequence[dict[str, Value]] = [{"urut": n, "isi": text} for n, text in enumerate(("satu", "dua", "tiga"), 1)]


def typed(path: Path, cells: Mapping[str, Value], sheet: str = "Catatan") -> Path:
    """Type into cells of a sheet, and return the file."""
    workbook = load_workbook(path)
    page = workbook[sheet]
    assert isinstance(page, Worksheet)
    for address, value in cells.items():
        page[address] = value
    workbook.save(path)
    return path


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """A table without a key and with a column of the office, which holds `K1` to `K3` beside three rows."""
    path = build(tmp_path / "master.xlsx")
    lines = [(row["urut"], row["isi"], f"K{row['urut']}") for row in NOTES]
    headed = [("No", "Isi catatan", "Catatan Kantor"), *lines]
    cells = {
        f"{letter}{n}": value for n, line in enumerate(headed, 2) for letter, value in zip("ABC", line, strict=True)
    }
    typed(path, cells)
    workbook = load_workbook(path)
    sheet = workbook["Catatan"]
    assert isinstance(sheet, Worksheet)
    del sheet.tables["tblCatatan"]
    sheet.add_table(Table(displayName="tblCatatan", ref="A2:C5"))
    workbook.save(path)
    return path


def office_cells(book: FileBook) -> list[tuple[Value, Value]]:
    return [(row["isi"], row["Catatan Kantor"]) for row in book.rows("tblCatatan")]


def test_without_a_key_the_cells_of_the_office_go_with_what_their_row_says(notes: Path) -> None:
    book = FileBook(notes, SCHEMA)
    book.write([TableEdit("tblCatatan", [NOTES[2], NOTES[0], {"urut": 4, "isi": "empat"}, NOTES[1]])], {})

    assert office_cells(book) == [("tiga", "K3"), ("satu", "K1"), ("empat", None), ("dua", "K2")]
    assert book.notes == ()


def test_a_cell_of_the_office_whose_row_is_gone_is_told_with_its_text(notes: Path) -> None:
    book = FileBook(notes, SCHEMA)
    book.write([TableEdit("tblCatatan", [NOTES[0], NOTES[2]])], {})

    assert office_cells(book) == [("satu", "K1"), ("tiga", "K3")]
    assert [(note.code, note.severity.value, note.where, note.message, note.remedy) for note in book.notes] == [
        (
            "OFFICE_CELLS_LOST",
            "peringatan",
            "master.xlsx Catatan!C4",
            "Isian kantor 'K2' pada kolom Catatan Kantor tabel tblCatatan ikut hilang, karena barisnya tidak ada lagi",
            "Ketik ulang isian itu pada baris yang sesuai bila masih diperlukan.",
        )
    ]


def test_a_table_that_is_emptied_tells_only_what_the_office_added(notes: Path) -> None:
    book = FileBook(notes, SCHEMA)
    book.write([TableEdit("tblCatatan", [])], {})

    assert [note.cell for note in book.notes] == ["C3", "C4", "C5"]


def test_with_a_key_too_what_the_office_had_in_a_row_that_is_gone_is_told(tmp_path: Path) -> None:
    path = build(tmp_path / "master.xlsx", office_column="Tindak lanjut")
    book = FileBook(path, SCHEMA)
    book.write([TableEdit("tblUnit", [{**row} for row in book.rows("tblUnit") if row["kode"] != "W02"])], {})

    assert [(note.code, note.cell) for note in book.notes] == [("OFFICE_CELLS_LOST", "E5")]


def test_a_formula_of_the_office_is_told_as_it_was_typed(notes: Path) -> None:
    book = FileBook(typed(notes, {"C4": "=A4*2"}), SCHEMA)
    book.write([TableEdit("tblCatatan", [NOTES[0], NOTES[2]])], {})

    assert "Isian kantor '=A4*2' pada kolom" in book.notes[0].message


def test_a_row_in_which_only_the_office_typed_stays_after_the_others(notes: Path) -> None:
    book = FileBook(typed(notes, {"A4": None, "B4": None}), SCHEMA)
    book.write([TableEdit("tblCatatan", [NOTES[0], NOTES[2], {"urut": 4, "isi": "empat"}])], {})

    assert office_cells(book) == [("satu", "K1"), ("tiga", "K3"), ("empat", None)]
    assert load_workbook(notes)["Catatan"]["C6"].value == "K2"
    assert book.notes == ()


def test_rows_typed_right_beneath_a_table_are_read_told_and_taken_in(tmp_path: Path) -> None:
    path = build(tmp_path / "master.xlsx", office_column="Tindak lanjut")
    typed(path, {"A9": "W08", "B9": "Delapan", "E9": "baru", "A10": "W09", "D10": 70}, "Unit")
    book = FileBook(path, SCHEMA)
    before = book.rows("tblUnit")
    told = book.beneath("tblUnit")
    many = [{"kode": row["kode"], "nilai": row["nilai"]} for row in before] + [{"kode": "W10", "nilai": 1}] * 5
    book.write([TableEdit("tblUnit", many)], {})

    assert [(row["kode"], row.number) for row in before][3:] == [("W08", 9), ("W09", 10)]
    assert [(note.code, note.severity.value, note.where, note.message, note.remedy) for note in told] == [
        (
            "ROWS_BELOW_TABLE",
            "peringatan",
            "master.xlsx Unit!A9:E10",
            "Baris yang diketik tepat di bawah tabel tblUnit dibaca sebagai isi tabel itu",
            "Tidak ada yang perlu diperbaiki; baris itu masuk ke tabel saat langkah berikutnya menulis tabel itu.",
        )
    ]
    assert tuple(book.notes) == tuple(told)
    assert [(row["kode"], row["nama"], row["Tindak lanjut"], row.number) for row in book.rows("tblUnit")][3:6] == [
        ("W08", "Delapan", "baru", 7),
        ("W09", None, None, 8),
        ("W10", None, None, 9),
    ]
    assert load_workbook(path)["Unit"].tables["tblUnit"].ref == "A3:E15"
    assert book.beneath("tblUnit") == ()


def test_a_formula_in_every_cell_of_our_column_does_not_make_rows_of_the_blank_ones(tmp_path: Path) -> None:
    path = build(tmp_path / "master.xlsx")
    book = FileBook(typed(path, {f"D{row}": f"=ROW(A{row})" for row in (4, 5, 6)}, "Unit"), SCHEMA)
    for _ in range(2):
        book.write([TableEdit("tblUnit", [{"kode": row["kode"]} for row in book.rows("tblUnit")])], {})

    sheet = load_workbook(path)["Unit"]
    assert [sheet[f"D{row}"].value for row in range(4, 9)] == ["=ROW(A4)", "=ROW(A5)", "=ROW(A6)", None, None]


def test_rows_beneath_a_table_that_gets_smaller_leave_nothing_behind(tmp_path: Path) -> None:
    path = build(tmp_path / "master.xlsx")
    book = FileBook(typed(path, {"A9": "W08", "B9": "Delapan"}, "Unit"), SCHEMA)
    book.write([TableEdit("tblUnit", [{"kode": "W08"}])], {})

    sheet = load_workbook(path)["Unit"]
    assert [(row["kode"], row["nama"]) for row in book.rows("tblUnit")] == [("W08", "Delapan")]
    assert (sheet.tables["tblUnit"].ref, sheet["A9"].value) == ("A3:D6", None)


def test_a_remark_beneath_a_table_is_told_and_left_alone(tmp_path: Path) -> None:
    path = build(tmp_path / "master.xlsx")
    book = FileBook(typed(path, {"A9": "Sumber: kantor"}, "Unit"), SCHEMA)
    told = book.beneath("tblUnit")
    book.write([TableEdit("tblUnit", [{"kode": f"W{n:02}"} for n in range(1, 6)])], {})

    assert len(book.rows("tblUnit")) == 5
    assert [(note.code, note.where, note.message, note.remedy) for note in told] == [
        (
            "ROWS_BELOW_TABLE",
            "master.xlsx Unit!A9:D9",
            "Isi tepat di bawah tabel tblUnit tidak dibaca",
            "Lengkapi kolom wajib baris itu; bila hanya catatan, sisakan satu baris kosong di antaranya.",
        )
    ]
    assert book.notes == ()
    assert load_workbook(path)["Unit"]["A9"].value == "Sumber: kantor"


def test_beneath_a_table_that_nobody_types_into_rows_are_told_and_not_read(notes: Path) -> None:
    book = FileBook(typed(notes, {"A6": 4, "B6": "empat"}), SCHEMA)

    assert CATATAN.blank_rows == 1
    assert len(book.rows("tblCatatan")) == 3
    assert [(note.cell, note.remedy) for note in book.beneath("tblCatatan")] == [
        (
            "A6:C6",
            "Perluas tabel sampai baris itu; bila hanya catatan, sisakan satu baris kosong di antaranya.",
        )
    ]


@pytest.mark.parametrize("cell", ['<c r="A4"><v>satu</v></c>', '<c r="A4" t="s"><v>99999</v></c>'])
def test_a_damaged_key_refuses_the_write_with_its_cell(tmp_path: Path, cell: str) -> None:
    path = build(tmp_path / "master.xlsx")
    tamper(path, SHEET, '<c r="A4" t="s"><v>5</v></c>', cell)
    before = path.read_bytes()

    with pytest.raises(LkjipError) as refusal:
        FileBook(path, SCHEMA).write([TableEdit("tblUnit", [{"kode": "W01"}])], {})

    assert str(refusal.value).startswith("[WORKBOOK_DAMAGED] Berkas master.xlsx rusak (Unit!A4).")
    assert path.read_bytes() == before
