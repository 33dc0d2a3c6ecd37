"""Our xlwings engine against a real LibreOffice: cells, tables, names, protection, save."""

import re
import shutil
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
import xlwings as xw

from calc import Calc
from lkjip_xl.hosts.libreoffice.install import install
from lkjip_xl.hosts.libreoffice.profile import Profile
from lkjip_xl.hosts.libreoffice.wire import HostRefusedError

pytestmark = pytest.mark.libreoffice

_DAY = datetime(2025, 1, 2)  # noqa: DTZ001 a cell's day has no time zone
_NOON = datetime(2025, 1, 2, 12, 30)  # noqa: DTZ001 the same


@pytest.fixture(scope="module")
def running(fresh_profile: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Calc]:
    folder = tmp_path_factory.mktemp("engine")
    shutil.copytree(fresh_profile, folder / "profile", ignore=shutil.ignore_patterns(".lock"))
    install(folder, Profile(folder / "profile"))
    calc = Calc(folder / "profile")
    yield calc
    calc.stop()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A small workbook: a table with a formula column and totals, names, a protected sheet."""
    path = tmp_path / "buku.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        data = workbook.add_worksheet("Data")
        money = workbook.add_format({"num_format": "#,##0", "bg_color": "#FFF2CC"})
        columns = [
            {"header": "kode"},
            {"header": "nilai", "format": money, "total_function": "sum"},
            {"header": "dua", "formula": "=2*tblData[[#This Row],[nilai]]"},
        ]
        data.add_table("B3:D6", {"name": "tblData", "columns": columns, "total_row": True})
        data.write_column("B4", ["a", "b"])
        data.write_column("C4", [1000, 2000], money)
        workbook.add_worksheet("Jum'at dua").write("C3", 7)
        workbook.add_worksheet("Kunci").protect("", {"sort": True, "autofilter": True})
        workbook.add_worksheet("Sandi").protect("rahasia")
        workbook.define_name("angka", "='Jum''at dua'!$C$3")
        workbook.define_name("tetap", "=42")
    return path


@pytest.fixture
def book(running: Calc, path: Path) -> Iterator[xw.Book]:
    with running.live(path) as book:
        yield book


def test_every_kind_of_value_comes_back_as_it_was_written(book: xw.Book) -> None:
    cells = book.sheets["Kunci"].range("A1:G1")
    book.sheets["Kunci"].api.Unprotect("")

    cells.value = [[1, 2.5, "teks", "001", _NOON, True, None]]

    assert cells.value == [1.0, 2.5, "teks", "001", _NOON, True, None]


def test_a_date_asked_for_as_a_date_has_no_time(book: xw.Book) -> None:
    cell = book.sheets["Data"].range("H1")

    cell.value = date(2025, 1, 2)

    assert cell.value == _DAY
    assert cell.options(dates=date).value == date(2025, 1, 2)


def test_text_stays_text_where_a_program_would_see_a_number_or_a_formula(book: xw.Book) -> None:
    cells = book.sheets["Data"].range("H1:H5")

    cells.value = [["'1 Januari"], ["'=1+1"], ["+62"], ["'#N/A"], ["1.234,5"]]

    assert cells.value == ["1 Januari", "=1+1", "+62", "#N/A", "1.234,5"]


def test_a_formula_is_written_and_read_in_excels_english(book: xw.Book) -> None:
    cells = book.sheets["Data"].range("H1:H3")

    cells.value = [["=SUM('Jum''at dua'!$C$3,1.5)"], ["=SUM(tblData[nilai])"], ["=angka+tetap"]]

    assert cells.value == [8.5, 3000.0, 49.0]
    assert [row[0] for row in cells.formula] == [
        "=SUM('Jum''at dua'!$C$3,1.5)",
        "=SUM(tblData[nilai])",
        "=angka+tetap",
    ]


@pytest.mark.parametrize(
    ("formula", "error"),
    [("=1/0", "#DIV/0!"), ("=NA()", "#N/A"), ('=VALUE("x")', "#VALUE!"), ("=tidakada", "#NAME?")],
)
def test_an_error_is_read_as_excels_text_and_never_as_a_number(book: xw.Book, formula: str, error: str) -> None:
    cell = book.sheets["Data"].range("H1")

    cell.value = formula

    assert cell.options(err_to_str=True).value == error
    assert cell.value is None


def test_a_boolean_and_a_date_that_a_formula_gives_are_told_from_numbers(book: xw.Book) -> None:
    cells = book.sheets["Data"].range("H1:H2")

    cells.value = [["=1=1"], ["=DATE(2025,1,2)"]]

    assert cells.value == [True, _DAY]


def test_a_table_is_found_with_its_parts(book: xw.Book) -> None:
    table = book.sheets["Data"].tables["tblData"]

    parts = [table.range, table.header_row_range, table.data_body_range]
    assert [cells.address if cells else "" for cells in parts] == ["$B$3:$D$6", "$B$3:$D$3", "$B$4:$D$5"]
    assert table.show_totals


def test_a_table_grows_with_the_looks_and_formulas_of_its_last_row(book: xw.Book) -> None:
    sheet = book.sheets["Data"]
    table = sheet.tables["tblData"]
    table.show_totals = False

    sheet.range("B5:D5").copy(sheet.range("B6:D15"))
    table.resize(sheet.range("B3:D15"))
    sheet.range("B6:C15").value = [[f"k{number}", number] for number in range(10)]
    table.show_totals = True

    assert table.range.address == "$B$3:$D$16"
    assert sheet.range("C15").number_format == "#,##0"
    assert sheet.range("D15").value == 18.0
    assert sheet.range("C16").formula == "=SUBTOTAL(109,[nilai])"


def test_names_lead_to_their_cells_or_constants(book: xw.Book) -> None:
    assert book.names["angka"].refers_to == "='Jum''at dua'!$C$3"
    assert book.names["angka"].refers_to_range.value == 7.0
    assert book.names["tetap"].refers_to == "=42"


def test_a_name_can_be_pointed_elsewhere(book: xw.Book) -> None:
    book.names["angka"].refers_to = "=Data!$C$4"
    book.names.add("baru", "=Data!$B$4:$B$5")

    assert book.names["angka"].refers_to_range.value == 1000.0
    assert book.sheets["Data"].range("baru").value == ["a", "b"]


def test_protection_without_a_password_is_lifted_and_put_back(book: xw.Book) -> None:
    sheet = book.sheets["Kunci"]
    with pytest.raises(HostRefusedError):
        sheet.range("A1").value = "x"

    sheet.api.Unprotect("")
    sheet.range("A1").value = "x"
    sheet.api.Protect("")

    assert sheet.api.ProtectContents
    assert sheet.range("A1").value == "x"


def test_the_offices_own_password_is_respected(book: xw.Book) -> None:
    book.sheets["Sandi"].api.Unprotect("")

    assert book.sheets["Sandi"].api.ProtectContents


def test_what_a_protected_sheet_allows_survives(book: xw.Book, path: Path) -> None:
    book.sheets["Kunci"].api.Unprotect("")
    book.sheets["Kunci"].api.Protect("")
    book.save()

    protection = _sheet_protection(path, 3)
    assert {"sort", "autoFilter"} <= set(re.findall(r'(\w+)="(?:0|false)"', protection))


def test_saving_changes_the_file_and_nothing_before_it(book: xw.Book, path: Path) -> None:
    before = path.read_bytes()
    book.sheets["Data"].range("H1").value = "tersimpan"
    assert path.read_bytes() == before

    book.save()

    assert path.read_bytes() != before


def test_calculation_and_painting_are_held_and_put_back(book: xw.Book) -> None:
    cells = book.sheets["Data"].range("H1:H2")
    cells.value = [[1], ["=H1*2"]]
    assert cells.value == [1.0, 2.0]

    with book.app.properties(calculation="manual", screen_updating=False):
        cells[0].value = 5
        assert cells[1].value == 2.0
        book.app.calculate()
        assert cells[1].value == 10.0

    assert (book.app.calculation, book.app.screen_updating) == ("automatic", True)


def test_a_block_of_any_size_costs_one_request(book: xw.Book) -> None:
    wire = book.impl.app.wire
    rows: list[list[Any]] = [[float(row * column) for column in range(12)] for row in range(3000)]
    assert book.sheets["Data"].name == "Data"
    start = wire.requests

    book.sheets["Data"].range((100, 1)).value = rows
    read = book.sheets["Data"].range((100, 1), (3099, 12)).value

    assert read == rows
    assert wire.requests - start == 2


def test_the_active_engine_is_ours_and_knows_the_caller(book: xw.Book) -> None:
    assert book.app.engine.name == "libreoffice"
    assert xw.Book.caller() == book


def _sheet_protection(path: Path, number: int) -> str:
    with zipfile.ZipFile(path) as package:
        content = package.read(f"xl/worksheets/sheet{number}.xml").decode("utf-8")
    found = re.search(r"<sheetProtection[^>]*>", content)
    assert found
    return found[0]
