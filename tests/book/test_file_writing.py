"""What a step writes into a closed workbook, and what stays the office's."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from book.small_book import SCHEMA, UNIT, build
from book.zips import parts_of, tamper, write_parts
from lkjip_xl.book.file import FileBook
from lkjip_xl.book.port import MasterBook, TableEdit
from lkjip_xl.book.schema.kinds import Sheet
from lkjip_xl.model import Value

SHEET, TABLE = "xl/worksheets/sheet1.xml", "xl/tables/table1.xml"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The small workbook with a column that the office added."""
    return build(tmp_path / "master.xlsx", office_column="Tindak lanjut")


def write_units(path: Path, rows: Sequence[Mapping[str, Value]]) -> FileBook:
    """Write tblUnit and return the book."""
    book = FileBook(path, SCHEMA)
    book.write([TableEdit("tblUnit", rows)], {})
    return book


def sheet_of(path: Path, part: str = SHEET) -> str:
    """Return a part's text."""
    return parts_of(path)[part].decode()


def test_a_file_book_is_a_master_book(path: Path) -> None:
    book: MasterBook = FileBook(path, SCHEMA)

    assert book.path == path


def test_columns_that_a_step_does_not_name_follow_the_key(path: Path) -> None:
    book = write_units(path, [{"kode": "W03", "nilai": 1}, {"kode": "W09", "nilai": 2}, {"kode": "w01 ", "nilai": 3}])

    assert [(row["kode"], row["nama"], row["nilai"], row["Tindak lanjut"]) for row in book.rows("tblUnit")] == [
        ("W03", "Kelurahan Tiga", 1, "Catatan W03"),
        ("W09", None, 2, None),
        ("w01 ", "Kelurahan Satu", 3, "Catatan W01"),
    ]


def test_rows_may_be_keyed_by_a_date(path: Path) -> None:
    sheet = Sheet("Unit", "shUnit", "Unit", tables=(replace(UNIT, key="tanggal"),))
    book = FileBook(path, replace(SCHEMA, sheets=(sheet,)))
    book.write([TableEdit("tblUnit", [{"tanggal": date(2026, 1, 7)}, {"tanggal": date(2026, 1, 5)}])], {})

    assert [row["Tindak lanjut"] for row in book.rows("tblUnit")] == ["Catatan W03", "Catatan W01"]


def test_only_the_columns_named_in_a_row_are_written(path: Path) -> None:
    book = write_units(path, [{"kode": "W01"}, {"kode": "W02", "nilai": None}])

    assert [(row["kode"], row["nilai"], row["nama"]) for row in book.rows("tblUnit")] == [
        ("W01", 82, "Kelurahan Satu"),
        ("W02", None, "Kelurahan Dua"),
    ]


def test_rows_can_be_written_back_as_they_were_read(path: Path) -> None:
    book = FileBook(path, SCHEMA)
    before = book.rows("tblUnit")
    book.write([TableEdit("tblUnit", [{**row, "nilai": 100} for row in before])], {})

    assert book.rows("tblUnit") == [
        type(row)(row.sheet, row.number, {**row, "nilai": 100}, row.letters) for row in before
    ]


def test_rows_without_a_key_keep_what_lies_in_them(path: Path) -> None:
    tamper(path, SHEET, '<c r="A5" t="s"><v>9</v></c>', "")
    book = FileBook(path, SCHEMA)
    book.write([TableEdit("tblUnit", [{**row, "nilai": 1} for row in book.rows("tblUnit")])], {})

    assert [(row["kode"], row["Tindak lanjut"]) for row in book.rows("tblUnit")] == [
        ("W01", "Catatan W01"),
        (None, "Catatan W02"),
        ("W03", "Catatan W03"),
    ]


@pytest.mark.parametrize(
    ("row", "fault"),
    [({"kode": "W01", "nila": 1}, "unknown columns .'nila'."), ({"nilai": 1}, "no 'kode'")],
)
def test_a_row_that_names_no_column_of_the_table_is_our_own_mistake(
    path: Path, row: Mapping[str, Value], fault: str
) -> None:
    with pytest.raises(ValueError, match=fault):
        write_units(path, [row])


def test_a_formula_of_the_office_moves_with_its_row(path: Path) -> None:
    cell = re.findall(r'<c r="E4".*?</c>', sheet_of(path))[0]
    tamper(path, SHEET, cell, '<c r="E4"><f>D4*$D$4+SUM(D$4:D$8)</f><v>164</v></c>')
    write_units(path, [{"kode": code} for code in ("W02", "W03", "W01", "W04", "W05", "W06")])

    assert re.findall(r'<c r="E\d+"><f>(.*?)</f>', sheet_of(path)) == ["D6*$D$4+SUM(D$4:D$11)"]


def test_a_column_in_which_every_cell_is_a_formula_is_filled_down(path: Path) -> None:
    text = sheet_of(path)
    for row in (4, 5, 6, 7, 8):
        old = re.findall(rf'<c r="E{row}".*?</c>', text)
        new = f'<c r="E{row}"><f>D{row}*2</f><v>1</v></c>'
        tamper(path, SHEET, old[0], new) if old else tamper(path, SHEET, *_append_to_row(text, row, new))
    write_units(path, [{"kode": f"W{number}"} for number in range(7)])

    assert re.findall(r"<f>(.*?)</f>", sheet_of(path)) == [f"D{row}*2" for row in range(4, 13)]


def _append_to_row(text: str, row: int, cell: str) -> tuple[str, str]:
    found = re.findall(rf'<row r="{row}".*?</row>', text)
    return (
        (found[0], found[0].replace("</row>", f"{cell}</row>"))
        if found
        else (
            "</sheetData>",
            f'<row r="{row}">{cell}</row></sheetData>',
        )
    )


@pytest.mark.parametrize(("count", "left"), [(0, 2), (1, 3), (2, 4), (3, 5), (5, 7), (40, 42)])
def test_a_table_always_offers_the_blank_rows_that_its_schema_prepares(path: Path, count: int, left: int) -> None:
    book = write_units(path, [{"kode": f"W{number}"} for number in range(count)])

    assert len(book.rows("tblUnit")) == count
    assert f'ref="A3:E{3 + left}" ' in sheet_of(path, TABLE)


@pytest.mark.parametrize(("count", "last"), [(4, 9), (5, 9), (6, 9)])
def test_blank_rows_are_offered_only_where_there_is_room(path: Path, count: int, last: int) -> None:
    tamper(path, SHEET, "</sheetData>", '<row r="10"><c r="B10"><v>1</v></c></row></sheetData>')
    write_units(path, [{"kode": f"W{number}"} for number in range(count)])

    assert f'ref="A3:E{last}" ' in sheet_of(path, TABLE)


def test_rows_that_are_gone_leave_no_cell_behind(path: Path) -> None:
    write_units(path, [{"kode": "W01"}])

    assert re.findall(r'<row r="(\d+)"', sheet_of(path)) == ["1", "3", "4", "5", "6"]
    assert '<dimension ref="A1:E6"/>' in sheet_of(path)


def test_a_rule_whose_rows_are_all_gone_goes_too(path: Path) -> None:
    rule = (
        '<dataValidations count="1"><dataValidation type="whole" sqref="A8:B8"><formula1>1</formula1></dataValidation>'
    )
    old = re.findall(r"<dataValidations .*</dataValidation>", sheet_of(path))[0]
    tamper(path, SHEET, old, rule)
    write_units(path, [{"kode": "W01"}])

    assert "dataValidation" not in sheet_of(path)


def test_a_filter_is_cleared_its_rows_are_shown_and_the_office_is_told(path: Path) -> None:
    filtered = '<autoFilter ref="A3:E8"><filterColumn colId="0"><filters><filter val="W01"/></filters></filterColumn>'
    sort = '<sortState ref="A4:E8"><sortCondition ref="A4:A8"/></sortState></autoFilter>'
    tamper(path, TABLE, '<autoFilter ref="A3:E8"/>', filtered + sort)
    tamper(path, SHEET, '<row r="5" ', '<row r="5" hidden="1" ')
    book = write_units(path, [{"kode": "W01"}, {"kode": "W02"}, {"kode": "W03"}])

    assert '<autoFilter ref="A3:E8"/>' in sheet_of(path, TABLE)
    assert "sortState" not in sheet_of(path, TABLE)
    assert "hidden" not in sheet_of(path)
    assert [(note.code, note.where, note.message) for note in book.notes] == [
        ("FILTER_CLEARED", "master.xlsx Unit!A3:E8", "Saringan pada tabel tblUnit dilepas agar semua baris terlihat")
    ]


def test_heights_that_were_set_by_hand_stay_and_others_are_found_anew(path: Path) -> None:
    tamper(path, SHEET, '<row r="4" ', '<row r="4" ht="45" ')
    tamper(path, SHEET, '<row r="5" ', '<row r="5" ht="60" customHeight="1" ')
    write_units(path, [{"kode": "W01"}, {"kode": "W02"}])

    assert re.findall(r'<row [^>]* ht="(\d+)"', sheet_of(path)) == ["60"]


def test_dates_keep_the_format_of_their_column_in_both_calendars(tmp_path: Path) -> None:
    for name, date_1904, number in (("a.xlsx", False, 46022), ("b.xlsx", True, 44560)):
        path = build(tmp_path / name, date_1904=date_1904)
        write_units(path, [{"kode": "W09", "tanggal": date(2025, 12, 31)}])

        assert f'<c r="C4" s="1"><v>{number}</v></c>' in sheet_of(path)


def test_text_never_becomes_a_formula(path: Path) -> None:
    book = write_units(path, [{"kode": "W01", "nama": "=1+1"}, {"kode": "W02", "nama": "+62 811"}])

    assert [row["nama"] for row in book.rows("tblUnit")] == ["=1+1", "+62 811"]
    assert "<f>" not in sheet_of(path)


def test_named_cells_are_written_with_their_style(path: Path) -> None:
    book = FileBook(path, SCHEMA)
    book.write([], {"tahun": 2026, "tanggal_laporan": date(2027, 1, 31), "nama_kantor": None})

    assert [book.value(name) for name in ("tahun", "tanggal_laporan", "nama_kantor")] == [2026, date(2027, 1, 31), None]
    assert '<c r="B2" s="1"><v>46418</v></c>' in sheet_of(path, "xl/worksheets/sheet3.xml")


def test_a_named_cell_that_was_never_stored_is_made_in_its_place(path: Path) -> None:
    tamper(path, "xl/workbook.xml", ">Pengaturan!$B$1<", ">Pengaturan!$C$9<")
    book = FileBook(path, SCHEMA)
    book.write([], {"tahun": 2026})

    assert book.value("tahun") == 2026
    assert '<row r="9"><c r="C9"><v>2026</v></c></row></sheetData>' in sheet_of(path, "xl/worksheets/sheet3.xml")


def test_one_table_may_be_written_twice_in_one_go(path: Path) -> None:
    book = FileBook(path, SCHEMA)
    many, few = [{"kode": f"W{number}"} for number in range(30)], [{"kode": "W5"}, {"kode": "W6"}]
    book.write([TableEdit("tblUnit", many), TableEdit("tblUnit", few)], {})

    assert [row["kode"] for row in book.rows("tblUnit")] == ["W5", "W6"]


def test_a_write_keeps_the_mode_of_the_file_and_leaves_only_the_file(path: Path) -> None:
    path.chmod(0o640)
    write_units(path, [{"kode": "W01"}])

    assert path.stat().st_mode & 0o777 == 0o640
    assert [left.name for left in path.parent.iterdir()] == ["master.xlsx"]


def test_a_link_to_the_file_stays_a_link(path: Path) -> None:
    link = path.with_name("pintasan.xlsx")
    link.symlink_to(path)
    FileBook(link, SCHEMA).write([], {"tahun": 2030})

    assert link.is_symlink()
    assert FileBook(path, SCHEMA).value("tahun") == 2030


def test_a_protected_sheet_is_no_obstacle(path: Path) -> None:
    tamper(path, SHEET, "</sheetData>", '</sheetData><sheetProtection password="CC1A" sheet="1"/>')
    book = write_units(path, [{"kode": "W01", "nilai": Decimal("82.10")}])

    assert book.rows("tblUnit")[0]["nilai"] == Decimal("82.1")
    assert 'sheetProtection password="CC1A"' in sheet_of(path)


def test_a_workbook_that_has_no_word_on_calculation_is_told_to_calculate(path: Path) -> None:
    tamper(path, "xl/workbook.xml", '<calcPr calcId="124519" fullCalcOnLoad="1"/>', "")
    FileBook(path, SCHEMA).write([], {"tahun": 2026})

    assert '</definedNames><calcPr fullCalcOnLoad="1"/></workbook>' in sheet_of(path, "xl/workbook.xml")


def test_a_part_that_another_program_left_unreadable_does_not_stop_a_write(tmp_path: Path) -> None:
    path = build(tmp_path / "book.xlsx")
    broken = {**parts_of(path), "xl/drawings/drawing9.xml": b"<a:drawing><unclosed>"}
    write_parts(path, broken)
    book = FileBook(path, SCHEMA)

    book.write([TableEdit(UNIT.name, [])], {})

    assert parts_of(path)["xl/drawings/drawing9.xml"] == b"<a:drawing><unclosed>"
