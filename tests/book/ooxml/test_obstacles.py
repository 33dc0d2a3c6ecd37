"""What keeps a table from being written."""

from pathlib import Path

import pytest

from book.fidelity.rich_workbook import RICH_SCHEMA, build_rich
from book.small_book import SCHEMA, build
from book.zips import tamper
from lkjip_xl.book.file import FileBook
from lkjip_xl.book.port import TableEdit
from lkjip_xl.errors import LkjipError
from lkjip_xl.model import Value

SHEET, TABLE = "xl/worksheets/sheet1.xml", "xl/tables/table1.xml"
BLOCKED = (
    "[TABLE_BLOCKED] Tabel tblUnit memerlukan 15 baris lagi, tetapi tempat di bawahnya tidak kosong "
    "(master.xlsx Unit!{cell}). Pindahkan isi itu ke tempat lain, lalu ulangi."
)
ARRAY = (
    "[TABLE_ARRAY_FORMULA] Tabel tblUnit memuat rumus larik (master.xlsx Unit!{cell}). "
    "Ganti rumus larik itu dengan rumus biasa atau pindahkan ke luar tabel, lalu ulangi."
)
MERGED = (
    "[TABLE_MERGED_CELLS] Sel yang digabung menghalangi tabel tblUnit (master.xlsx Unit!{cell}). "
    "Pisahkan sel itu, lalu ulangi."
)


def rows(count: int) -> list[TableEdit]:
    """Return an edit of tblUnit, which has 5 rows."""
    return [TableEdit("tblUnit", [{"kode": f"W{number}"} for number in range(count)])]


def with_row(number: int, cell: str) -> tuple[str, str, str]:
    """Return the tampering that adds a row to the sheet."""
    return SHEET, "</sheetData>", f'<row r="{number}">{cell}</row></sheetData>'


def with_merge(area: str) -> tuple[str, str, str]:
    """Return the tampering that merges cells."""
    merged = f'</sheetData><mergeCells count="1"><mergeCell ref="{area}"/></mergeCells>'
    return SHEET, "</sheetData>", merged


@pytest.mark.parametrize(
    ("tampering", "sentence"),
    [
        (with_row(23, '<c r="B23" t="str"><v>catatan</v></c>'), BLOCKED.format(cell="B23")),
        (with_row(20, '<c r="D20"><f>1+1</f></c>'), BLOCKED.format(cell="D20")),
        (with_merge("A23:C23"), MERGED.format(cell="A23:C23")),
        (with_merge("A5:A6"), MERGED.format(cell="A5:A6")),
        (
            (SHEET, '<c r="D4"><v>82</v>', '<c r="D4"><f t="array" ref="D4:D5">B4:B5</f><v>82</v>'),
            ARRAY.format(cell="D4:D5"),
        ),
        (
            (TABLE, 'name="tblUnit"', 'tableType="queryTable" name="tblUnit"'),
            (
                "[TABLE_LINKED] Tabel tblUnit diisi oleh sumber data luar (master.xlsx Unit!A3:D8). "
                "Putuskan hubungan tabel itu dengan sumber datanya di Excel (Data > Kueri & Koneksi), lalu ulangi."
            ),
        ),
    ],
)
def test_an_edit_that_would_overwrite_something_is_refused(
    tmp_path: Path, tampering: tuple[str, str, str], sentence: str
) -> None:
    path = build(tmp_path / "master.xlsx")
    tamper(path, *tampering)
    before = path.read_bytes()

    with pytest.raises(LkjipError) as refusal:
        FileBook(path, SCHEMA).write(rows(20), {})
    assert str(refusal.value) == sentence
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("tampering", "count"),
    [
        (with_row(24, '<c r="B24"><v>1</v></c>'), 20),  # just below the last new row
        (with_row(23, '<c r="E23"><v>1</v></c>'), 20),  # beside it
        (with_row(23, '<c r="B23" s="1"/>'), 20),  # a style is nothing in the way
        (with_row(9, '<c r="B9"><v>1</v></c>'), 5),  # the table does not grow
        (with_row(9, '<c r="B9"><v>1</v></c>'), 2),
        (with_merge("A24:C24"), 20),
        (with_merge("E20:F20"), 20),
        (with_row(24, '<c r="D24"><f t="array" ref="D24:D25">B4:B5</f></c>'), 20),
    ],
)
def test_what_lies_outside_the_new_rows_is_no_obstacle(
    tmp_path: Path, tampering: tuple[str, str, str], count: int
) -> None:
    path = build(tmp_path / "master.xlsx")
    tamper(path, *tampering)
    book = FileBook(path, SCHEMA)
    book.write(rows(count), {})

    assert len(book.rows("tblUnit")) == count


def test_another_table_beneath_is_in_the_way(tmp_path: Path) -> None:
    path = build_rich(tmp_path / "rich.xlsm")
    tamper(path, "xl/tables/table4.xml", 'ref="F2:H6"', 'ref="B14:D18"')
    months: list[dict[str, Value]] = [{"bulan": f"Bulan {number}"} for number in range(20)]

    with pytest.raises(LkjipError) as refusal:
        FileBook(path, RICH_SCHEMA).write([TableEdit("tblKiri", months)], {})
    assert str(refusal.value) == (
        "[TABLE_BLOCKED] Tabel tblKiri memerlukan 12 baris lagi, tetapi tempat di bawahnya tidak kosong "
        "(rich.xlsm Rekap!B14:D18). Pindahkan isi itu ke tempat lain, lalu ulangi."
    )
