"""What a damaged master holds, carried into a sound one."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.table import TableColumn

from lkjip_xl.book.build import build_master
from lkjip_xl.book.file import FileBook
from lkjip_xl.book.port import TableEdit
from lkjip_xl.book.salvage import Salvage
from lkjip_xl.book.schema.master import MASTER
from lkjip_xl.book.vba.texts import macro_texts
from lkjip_xl.errors import LkjipError
from lkjip_xl.model import Finding

UNITS = [
    {"kode": "W1", "nama": "Kelurahan Satu", "jenis": "Kelurahan", "aktif": "ya"},
    {"kode": "W2", "nama": "=Kelurahan Dua", "jenis": "Kelurahan", "aktif": "ya"},
]


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    path = tmp_path / "rusak.xlsm"
    build_master(
        path, tahun=2025, id_buku="UJI", tables={"tblUnit": UNITS}, names={"camat_nama": "Budi"}, vba=macro_texts()
    )
    return path


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    path = tmp_path / "utuh.xlsm"
    build_master(path, tahun=2025, id_buku="UJI", vba=macro_texts())
    return path


def carry(damaged: Path, sound: Path) -> list[Finding]:
    return Salvage(damaged, sound, MASTER, "salinan.xlsm").run()


def add_column(path: Path, header: str, *values: str) -> None:
    """Add a column to tblUnit, as Excel does when somebody types beside the table."""
    workbook: Any = openpyxl.load_workbook(path, keep_vba=True)
    sheet = workbook["Unit"]
    table = sheet.tables["tblUnit"]
    bounds: Any = range_boundaries(table.ref)
    left, top, right, bottom = bounds
    column = get_column_letter(right + 1)
    for row, value in enumerate((header, *values), start=top):
        sheet[f"{column}{row}"] = value
    table.ref = f"{get_column_letter(left)}{top}:{column}{bottom}"
    table.autoFilter.ref = table.ref
    table.tableColumns.append(TableColumn(id=right - left + 2, name=header))
    workbook.save(path)


def test_tables_and_named_cells_arrive(damaged: Path, sound: Path) -> None:
    assert carry(damaged, sound) == []

    book = FileBook(sound, MASTER)
    assert [(row["kode"], row["nama"]) for row in book.rows("tblUnit")] == [
        ("W1", "Kelurahan Satu"), ("W2", "=Kelurahan Dua"),
    ]  # fmt: skip
    assert book.value("camat_nama") == "Budi"


def test_the_interpreter_arrives(damaged: Path, sound: Path) -> None:
    FileBook(damaged, MASTER).write([], {"interpreter_win": "C:\\lkjip\\python.exe"})

    carry(damaged, sound)

    assert FileBook(sound, MASTER).value("interpreter_win") == "C:\\lkjip\\python.exe"


def test_a_column_of_the_office_in_both_arrives_with_its_newest_contents(damaged: Path, sound: Path) -> None:
    add_column(damaged, "Telepon", "0811", "0812")
    add_column(sound, "Telepon", "0000")

    assert carry(damaged, sound) == []

    assert [row["Telepon"] for row in FileBook(sound, MASTER).rows("tblUnit")] == ["0811", "0812"]


def test_a_column_of_the_office_without_a_place_is_named(damaged: Path, sound: Path) -> None:
    add_column(damaged, "Telepon", "0811", "0812")

    (finding,) = carry(damaged, sound)

    assert (finding.code, finding.message) == ("COLUMN_LEFT_BEHIND", "Kolom Telepon buatan kantor tidak ikut")
    assert (finding.file, finding.sheet) == ("salinan.xlsm", "Unit")


def test_a_table_that_is_gone_leaves_that_of_the_sound_master(damaged: Path, sound: Path) -> None:
    workbook = openpyxl.load_workbook(damaged, keep_vba=True)
    del workbook["Pelaku"].tables["tblPelaku"]
    workbook.save(damaged)

    findings = carry(damaged, sound)

    assert ("TABLE_LEFT_BEHIND", "Tabel tblPelaku tidak ada lagi; isinya yang terakhir dipakai") in [
        (finding.code, finding.message) for finding in findings
    ]
    assert len(FileBook(sound, MASTER).rows("tblPelaku")) > 0


def test_a_sheet_of_the_office_that_both_have_alike_is_no_loss(damaged: Path, sound: Path) -> None:
    for path in (damaged, sound):
        workbook = openpyxl.load_workbook(path, keep_vba=True)
        workbook.create_sheet("Catatan")["A1"] = "sama"
        workbook.save(path)

    assert carry(damaged, sound) == []


def test_an_empty_sheet_that_the_sound_master_lacks_is_named_all_the_same(damaged: Path, sound: Path) -> None:
    workbook = openpyxl.load_workbook(damaged, keep_vba=True)
    workbook.create_sheet("Bagan")
    workbook.save(damaged)

    assert [finding.code for finding in carry(damaged, sound)] == ["SHEET_LEFT_BEHIND"]


def test_many_cells_beside_tables_are_named_by_the_first_few(damaged: Path, sound: Path) -> None:
    workbook = openpyxl.load_workbook(damaged, keep_vba=True)
    for row in range(1, 12):
        workbook["Unit"][f"Z{row}"] = row
    workbook.save(damaged)

    (finding,) = carry(damaged, sound)

    assert finding.message == "Isian di luar tabel tidak ikut: Z1, Z2, Z3, Z4, Z5, Z6, Z7, Z8, …"


def test_a_heading_of_ours_that_is_gone_is_told(damaged: Path, sound: Path) -> None:
    workbook = openpyxl.load_workbook(damaged, keep_vba=True)
    _, top, _, _ = range_boundaries(workbook["Unit"].tables["tblUnit"].ref)
    workbook["Unit"].cell(top or 0, 2, "Sebutan")
    workbook.save(damaged)

    with pytest.raises(LkjipError, match="Kolom Nama Unit tidak ada pada tabel tblUnit"):
        carry(damaged, sound)


def test_a_column_of_formulas_keeps_those_of_the_sound_master(damaged: Path, sound: Path) -> None:
    before = formulas(sound, "Capaian")
    rows = [{"kode": "IK1", "indikator": "IKM"}, {"kode": "IK2", "indikator": "Pemmas"}]
    FileBook(damaged, MASTER).write([TableEdit("tblCapaian", rows)], {})

    carry(damaged, sound)

    assert set(formulas(sound, "Capaian")) == set(before)
    assert len(formulas(sound, "Capaian")) == len(rows)


def formulas(path: Path, sheet: str) -> list[str]:
    cells = (cell.value for row in openpyxl.load_workbook(path)[sheet].iter_rows() for cell in row)
    return [value for value in cells if isinstance(value, str) and value.startswith("=") and "CAPAIAN" in value]
