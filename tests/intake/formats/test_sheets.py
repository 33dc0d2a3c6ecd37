"""A returned workbook behind the gate: sheets, named cells, and what the fast reader does not see."""

import io
from datetime import date

import pytest
import xlsxwriter
from openpyxl import Workbook

from lkjip_xl.book.ooxml.package import DamagedWorkbookError
from lkjip_xl.intake.formats.excel_workbook import ReturnedWorkbook
from lkjip_xl.intake.formats.extent import SheetTooFarError
from lkjip_xl.intake.formats.sheets import SheetRows


def workbook() -> ReturnedWorkbook:
    """A workbook with a sheet whose name needs quotes, a far cell on another, and a hidden one."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        sheet = book.add_worksheet("Data Kami's")
        sheet.write("C4", 7)
        sheet.write_datetime("D5", date(2025, 5, 1), book.add_format({"num_format": "d mmmm yyyy"}))
        sheet.write_formula("F9", "=1/0", None, "#DIV/0!")
        book.add_worksheet("Jauh").write("XFD1048576", "x")
        book.add_worksheet("Rahasia").very_hidden()
        book.add_worksheet("Kosong")
        book.define_name("tujuh", "='Data Kami''s'!$C$4")
        book.define_name("luas", "='Data Kami''s'!$C$4:$D$5")
        book.define_name("hilang", "=#REF!$A$1")
    return ReturnedWorkbook("F.xlsx", made.getvalue())


def test_sheets_are_named_in_tab_order_with_hidden_ones() -> None:
    assert workbook().sheet_names == ["Data Kami's", "Jauh", "Rahasia", "Kosong"]


def test_cells_keep_their_addresses_and_errors_are_put_back() -> None:
    sheet = workbook().sheet("Data Kami's")

    assert sheet.at(3, 4) == 7
    assert sheet.at(4, 5) == date(2025, 5, 1)
    assert sheet.at(6, 9) == "#DIV/0!"
    assert sheet.at(1, 1) == sheet.at(50, 50) == ""


def test_a_sheet_without_unseen_cells_starts_at_its_first_filled_cell() -> None:
    sheet = SheetRows("Data", [[1.0, ""], ["", 2.0]], top=4, left=3)

    assert (sheet.address(1, 1), sheet.letters(0), sheet.at(4, 5), sheet.at(2, 4)) == ("D5", "C", 2.0, "")


def test_an_empty_sheet_has_no_rows() -> None:
    assert workbook().sheet("Kosong").rows == []


def test_a_sheet_that_is_too_large_is_refused_and_the_others_are_read() -> None:
    book = workbook()

    with pytest.raises(SheetTooFarError):
        book.sheet("Jauh")
    assert book.sheet("Data Kami's").at(3, 4) == 7


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("tujuh", (7.0, "Data Kami's", "C4")),
        ("luas", (7.0, "Data Kami's", "C4")),
        ("hilang", ("", "", "")),
        ("tiada", ("", "", "")),
    ],
)
def test_a_named_cell_is_found_through_its_name(name: str, expected: tuple[object, str, str]) -> None:
    assert workbook().named(name) == expected


def test_an_unseen_cell_may_be_the_only_one_of_its_sheet() -> None:
    book, made = Workbook(), io.BytesIO()
    book.worksheets[0]["C3"] = "=1+1"
    book.save(made)

    assert ReturnedWorkbook("F.xlsx", made.getvalue()).sheet("Sheet").at(3, 3) == "=1+1"


def test_a_sheet_that_is_not_in_the_workbook_is_damage() -> None:
    with pytest.raises(DamagedWorkbookError) as refusal:
        workbook().sheet("Lain")

    assert str(refusal.value) == (
        "[WORKBOOK_DAMAGED] Berkas F.xlsx rusak (Lain). "
        "Buka salinan terakhir yang masih baik, lalu ulangi dengan salinan itu."
    )
