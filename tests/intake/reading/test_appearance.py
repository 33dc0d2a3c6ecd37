"""What people do to the looks of a form, and what they write around its tables: the same rows, and all of it told."""

from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from intake.office import CODES, TAHUN, UNITS, UNSUR, W1, Form, heading_cell, respondent, rework, write_form
from lkjip_xl.book.schema.data import KINERJA as KINERJA_TABLE
from lkjip_xl.intake.parsed import Expected, Parsed
from lkjip_xl.intake.parsing import parse_file

EXPECTED = Expected(TAHUN, UNITS, UNSUR)
Change = Callable[[Workbook], None]
Told = list[tuple[str, str, str]]


def rows(parsed: Parsed) -> dict[str, list[dict[str, object]]]:
    """The rows of a file by table."""
    return {name: [dict(record) for record in data.records()] for name, data in parsed.tables.items()}


def below(sheet: Worksheet, header: str, row: int) -> str:
    """Address of the cell in a data row under a heading."""
    head = heading_cell(sheet, header)
    return f"{head.column_letter}{head.row + row}"


def hide_rows(book: Workbook) -> None:
    """Hide the second and third respondent, as a filter does."""
    sheet = book["SKM"]
    first = heading_cell(sheet, "U1").row + 1
    for row in (first + 1, first + 2, first + 6):
        sheet.row_dimensions[row].hidden = True


def hide_column(book: Workbook) -> None:
    """Hide a column of answers."""
    book["SKM"].column_dimensions[heading_cell(book["SKM"], "U5").column_letter].hidden = True


def filter_rows(book: Workbook) -> None:
    """Leave a filter on."""
    book["SKM"].auto_filter.ref = "A6:P20"
    book["SKM"].auto_filter.add_filter_column(3, ["Perempuan"])


def repeat_heading(book: Workbook) -> None:
    """Write the headings once more behind the rows, and one respondent under them."""
    sheet = book["SKM"]
    head = heading_cell(sheet, "U1").row
    for cell in sheet[head]:
        sheet.cell(head + 5, cell.column).value = cell.value


def sign(book: Workbook) -> None:
    """Add a note and signatures under the groups."""
    sheet = book["Pemmas"]
    row = heading_cell(sheet, "RW").row + 5
    sheet.cell(row, 2).value = "Catatan: data per 31 Desember"
    sheet.cell(row + 2, 5).value = "Lurah Wonoasih"
    sheet.cell(row + 5, 5).value = "Nama Jelas"


def note_at_once(book: Workbook) -> None:
    """Add a note right under the last row."""
    sheet = book["Kinerja"]
    sheet.cell(heading_cell(sheet, "Target").row + 2, 2).value = "Sumber: laporan triwulan"


def copy_sheet(book: Workbook) -> None:
    """Keep a copy of a sheet."""
    book.copy_worksheet(book["Kinerja"]).title = "Kinerja lama"


def shrink_table(book: Workbook) -> None:
    """Let the table end before its last row, as a program does that knows no tables."""
    sheet = book["SKM"]
    head = heading_cell(sheet, "U1").row
    sheet.tables["tblAngket"].ref = f"A{head}:P{head + 1}"


CHANGES: dict[str, tuple[Change, list[str]]] = {
    "hidden rows": (hide_rows, ["2 baris data pada tabel Jawaban Responden SKM tersembunyi dan tetap dihitung"]),
    "a hidden column": (hide_column, ["Kolom U5 tersembunyi dan tetap dibaca"]),
    "a filter": (
        filter_rows,
        ["Penyaring pada tabel Jawaban Responden SKM masih aktif; semua baris tetap dibaca"],
    ),
    "a heading again": (
        repeat_heading,
        ["Judul kolom ditulis lagi di tengah tabel Jawaban Responden SKM dan dilewati"],
    ),
    "notes and signatures": (
        sign,
        [
            (
                "3 baris di bawah tabel Kelompok/Lembaga Sasaran Pemberdayaan Masyarakat dianggap catatan dan tidak "
                'dibaca: "Catatan: data per 31 Desember"'
            )
        ],
    ),
    "a note at once": (
        note_at_once,
        [
            (
                "1 baris di bawah tabel Data Kinerja Kasi/Lurah dianggap catatan dan tidak dibaca: "
                '"Sumber: laporan triwulan"'
            )
        ],
    ),
    "a copy of a sheet": (
        copy_sheet,
        ["Tabel Data Kinerja Kasi/Lurah juga ada di lembar ini dan di sini tidak dibaca; yang dibaca lembar Kinerja"],
    ),
    "a table too small": (
        shrink_table,
        ["2 baris di luar batas tabel Jawaban Responden SKM tetap dibaca"],
    ),
}


@pytest.mark.parametrize(("change", "messages"), CHANGES.values(), ids=CHANGES)
def test_the_rows_stay_and_the_change_is_told(tmp_path: Path, change: Change, messages: list[str]) -> None:
    form = write_form(tmp_path, W1)
    before = parse_file(form, EXPECTED)
    book = rework(form)
    change(book)
    book.save(form)

    after = parse_file(form, EXPECTED)

    known = {finding.message for finding in before.findings}
    assert rows(after) == rows(before)
    assert [finding.message for finding in after.findings if finding.message not in known] == messages


def test_an_incomplete_row_is_no_note(tmp_path: Path) -> None:
    form = write_form(tmp_path, W1)
    book = rework(form)
    sheet = book["Pemmas"]
    cell = below(sheet, "Nama Kelompok/Lembaga", 3)
    sheet[cell] = "Karang Taruna"
    book.save(form)

    assert {"CELL_MISSING"} <= {f.code for f in parse_file(form, EXPECTED).findings if f.cell[1:] == cell[1:]}


def form_with_formulas(path: Path, *, stale: bool) -> None:
    """A form of bare essentials whose Realisasi are formulas with the results 0 and 12."""
    with xlsxwriter.Workbook(path) as book:
        identity = book.add_worksheet("_lkjip")
        facts = {"id_formulir": "F", "versi_formulir": 1, "tahun_formulir": TAHUN, "kode_unit_formulir": "W1"}
        for row, (name, value) in enumerate(facts.items()):
            identity.write_row(row, 0, [name, value])
        kinerja = book.add_worksheet("Kinerja")
        kinerja.write_row(0, 0, [column.header for column in KINERJA_TABLE.columns])
        kinerja.write_row(1, 0, [1, "Surat selesai", "Surat", "naik", 10])
        kinerja.write_row(2, 0, [2, "Rapat", "Kali", "naik", 12])
        kinerja.write_formula("F2", "=5+5", None, 0)
        kinerja.write_formula("F3", "=6+6", None, 12)
        if not stale:
            book.set_calc_mode("auto")
            book.calc_on_load = False


@pytest.mark.parametrize("stale", [True, False], ids=["by a library", "by a spreadsheet program"])
def test_a_formula_is_told_and_questioned_where_nobody_calculated_it(tmp_path: Path, *, stale: bool) -> None:
    form_with_formulas(tmp_path / "Form.xlsx", stale=stale)

    found = [f for f in parse_file(tmp_path / "Form.xlsx", EXPECTED).findings if f.code.startswith("FORMULA")]

    assert [(f.severity.value, f.cell, f.message) for f in found] == [
        ("info", "F2", "Realisasi berisi rumus pada 2 sel; hasilnya yang dibaca"),
        (
            "peringatan",
            "F2",
            (
                "Realisasi berisi rumus dengan hasil 0 pada 1 sel, dan berkas ini belum pernah dihitung oleh "
                "Excel atau Calc"
            ),
        ),
    ][: 1 + stale]


@pytest.mark.parametrize(
    ("typed", "read"),
    [("\u200b3", 3), ("３", 3), ("\u00a03 ", 3), ("3\ufeff", 3), ("\u200b", None), ("\u00a0", None)],
)
def test_signs_that_nobody_sees_change_no_answer(tmp_path: Path, typed: str, read: int | None) -> None:
    form = Form(W1).with_rows("tblAngket", [respondent(1, U2=typed)]).write(tmp_path / "Form.xlsx")

    assert [row["U2"] for row in parse_file(form, EXPECTED).tables["tblAngket"].records()] == [read]


def test_a_heading_with_invisible_signs_is_known(tmp_path: Path) -> None:
    form = write_form(tmp_path, W1)
    before = rows(parse_file(form, EXPECTED))
    book = rework(form)
    for code in CODES:
        cell = heading_cell(book["SKM"], code)
        cell.value = f"\u200b {code}\u00a0*"
    book.save(form)

    assert rows(parse_file(form, EXPECTED)) == before
