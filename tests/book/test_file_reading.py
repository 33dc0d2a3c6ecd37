"""What a step sees of a closed workbook, however the office has rearranged it."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from book.small_book import ROWS, SCHEMA, TOP, build
from book.zips import parts_of, tamper, write_parts
from lkjip_xl.book.file import FileBook
from lkjip_xl.model import Value

SHEET, TABLE = "xl/worksheets/sheet1.xml", "xl/tables/table1.xml"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The small workbook with a column that the office added."""
    return build(tmp_path / "master.xlsx", office_column="Tindak lanjut")


def test_rows_are_read_by_column_key_with_their_place(path: Path) -> None:
    rows = FileBook(path, SCHEMA).rows("tblUnit")

    assert [dict(row) for row in rows] == [{**row, "Tindak lanjut": f"Catatan {row['kode']}"} for row in ROWS]
    assert [(row.sheet, row.number, row.cell("nilai")) for row in rows] == [
        ("Unit", 4, "D4"),
        ("Unit", 5, "D5"),
        ("Unit", 6, "D6"),
    ]


def test_rows_in_which_the_schema_has_nothing_are_left_out(path: Path) -> None:
    tamper(path, SHEET, "</sheetData>", '<row r="9"><c r="E9" t="str"><v>hanya catatan</v></c></row></sheetData>')

    assert len(FileBook(path, SCHEMA).rows("tblUnit")) == 3


def test_a_renamed_sheet_is_found_by_its_table(path: Path) -> None:
    tamper(path, "xl/workbook.xml", '<sheet name="Unit"', '<sheet name="Daftar &amp; Unit"')

    assert {row.sheet for row in FileBook(path, SCHEMA).rows("tblUnit")} == {"Daftar & Unit"}


def test_a_table_that_was_moved_is_found_where_it_lies_now(path: Path) -> None:
    parts = parts_of(path)
    moved = re.sub(rb'(?<=[ "])r="([A-E]?)(\d+)"', _ten_lower, parts[SHEET])
    table = parts[TABLE].replace(b"A3:E8", b"A13:E18")
    write_parts(path, {**parts, SHEET: moved, TABLE: table})

    rows = FileBook(path, SCHEMA).rows("tblUnit")
    assert [row["kode"] for row in rows] == ["W01", "W02", "W03"]
    assert rows[0].cell("kode") == "A14"


def _ten_lower(match: re.Match[bytes]) -> bytes:
    return b'r="%s%d"' % (match[1], int(match[2]) + 10)


def test_columns_are_found_by_their_heading_in_any_order_case_and_spacing(path: Path) -> None:
    tamper(path, "xl/sharedStrings.xml", "<t>Kode</t>", "<t>#</t>")
    tamper(path, "xl/sharedStrings.xml", "<t>Nama unit</t>", "<t> KODE </t>")
    tamper(path, "xl/sharedStrings.xml", "<t>#</t>", "<t>nama  Unit</t>")

    assert [(row["kode"], row["nama"]) for row in FileBook(path, SCHEMA).rows("tblUnit")] == [
        (row["nama"], row["kode"]) for row in ROWS
    ]


def test_a_heading_of_the_office_does_not_take_the_place_of_a_key(tmp_path: Path) -> None:
    path = build(tmp_path / "master.xlsx", office_column="nama")  # our key "nama" is headed "Nama unit"

    assert [row["nama"] for row in FileBook(path, SCHEMA).rows("tblUnit")] == [row["nama"] for row in ROWS]


def test_a_table_without_a_heading_row_goes_by_its_column_names(path: Path) -> None:
    tamper(path, TABLE, 'ref="A3:E8" totals', 'headerRowCount="0" ref="A4:E8" totals')

    assert [row["kode"] for row in FileBook(path, SCHEMA).rows("tblUnit")] == ["W01", "W02", "W03"]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("<v>82.099999999999994</v>", Decimal("82.1")),
        ('t="e"><v>#N/A</v>', "#N/A"),
        ('t="b"><v>1</v>', True),
        ('t="inlineStr"><is><t> </t></is>', None),
        ('t="inlineStr"><is><t>82,10</t></is>', "82,10"),
    ],
)
def test_a_cell_is_read_as_people_see_it(path: Path, cell: str, value: Value) -> None:
    tamper(path, SHEET, '<c r="D4"><v>82</v>', f'<c r="D4" {cell}' if cell.startswith("t=") else f'<c r="D4">{cell}')

    found = FileBook(path, SCHEMA).rows("tblUnit")[0]["nilai"]
    assert (found, type(found)) == (value, type(value))


def test_rows_and_cells_without_an_address_are_counted(path: Path) -> None:
    parts = parts_of(path)
    content = re.sub(rb' r="[A-E]?\d+"( spans="1:5")?', b"", parts[SHEET])
    content = content.replace(b"</c></row><row>", b'</c></row><row r="3">', 1)  # row 2 is not stored
    write_parts(path, {**parts, SHEET: content})

    assert [row["kode"] for row in FileBook(path, SCHEMA).rows("tblUnit")] == ["W01", "W02", "W03"]


@pytest.mark.parametrize("date_1904", [False, True])
def test_dates_are_read_in_both_calendars(tmp_path: Path, *, date_1904: bool) -> None:
    book = FileBook(build(tmp_path / "master.xlsx", date_1904=date_1904), SCHEMA)

    assert book.rows("tblUnit")[0]["tanggal"] == date(2026, 1, 5)
    assert book.value("tanggal_laporan") == date(2026, 1, 31)


@pytest.mark.parametrize(
    ("name", "value", "cell"),
    [
        ("tahun", 2025, ("Pengaturan", "B1")),
        ("TAHUN", 2025, ("Pengaturan", "B1")),
        ("tanggal_laporan", date(2026, 1, 31), ("Pengaturan", "B2")),
        ("nama_kantor", "Kecamatan Contoh", ("Pengaturan", "B3")),
        ("jumlah_unit", 3, ("Pengaturan", "B4")),
    ],
)
def test_named_cells_are_read_with_their_place(path: Path, name: str, value: Value, cell: tuple[str, str]) -> None:
    book = FileBook(path, SCHEMA)

    assert book.value(name) == value
    assert book.cell_of(name) == cell


@pytest.mark.parametrize(
    ("table", "key", "position", "cell"),
    [
        ("tblUnit", "kode", 0, ("Unit", f"A{TOP}")),
        ("tblUnit", "nilai", 2, ("Unit", f"D{TOP + 2}")),
        ("tblUnit", "nama", 40, ("Unit", f"B{TOP + 40}")),
    ],
)
def test_the_cell_of_a_data_row_is_known_before_the_row_is_written(
    path: Path, table: str, key: str, position: int, cell: tuple[str, str]
) -> None:
    assert FileBook(path, SCHEMA).cell_in(table, key, position) == cell


def test_a_name_of_one_sheet_does_not_hide_the_name_of_the_workbook(path: Path) -> None:
    local = '<definedName name="tahun" localSheetId="0">Unit!$A$1</definedName><definedName name="tahun">'
    tamper(path, "xl/workbook.xml", '<definedName name="tahun">', local)

    assert FileBook(path, SCHEMA).value("tahun") == 2025


def test_a_name_on_a_sheet_with_an_apostrophe_is_found(path: Path) -> None:
    tamper(path, "xl/workbook.xml", '<sheet name="Pengaturan"', '<sheet name="Jum\'at"')
    tamper(path, "xl/workbook.xml", ">Pengaturan!$B$1<", ">'Jum''at'!$B$1<")

    assert FileBook(path, SCHEMA).cell_of("tahun") == ("Jum'at", "B1")


def test_the_path_is_where_the_file_lies(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)

    assert FileBook(Path("master.xlsx"), SCHEMA).path == path
