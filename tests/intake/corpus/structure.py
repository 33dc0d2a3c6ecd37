"""Damage to the structure of a form, done as people do it in a spreadsheet program; openpyxl stands for the program."""

from datetime import date
from typing import Any

from openpyxl.styles import PatternFill
from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

FIRST = 7
"""First row of data on every sheet of a form; the headings stand above it."""


def saved_again(_book: Workbook) -> None:
    """Opened and saved by another program, nothing else."""


def row_inserted_above(book: Workbook) -> None:
    """A row above the table; the program moves the table along."""
    _shift(book["SKM"], 3, 1)


def rows_inserted_inside(book: Workbook) -> None:
    """Two empty rows between the respondents."""
    book["SKM"].insert_rows(FIRST + 1, 2)


def column_inserted(book: Workbook) -> None:
    """A column of their own between two of ours."""
    book["SKM"].insert_cols(4)
    book["SKM"]["D6"] = "Catatan Petugas"


def column_inserted_without_heading(book: Workbook) -> None:
    """An empty column between two of ours."""
    book["SKM"].insert_cols(4)


def columns_reordered(book: Workbook) -> None:
    """Two unsur changed places, headings and answers."""
    _swap(book["SKM"], "H", "P")


def headings_swapped(book: Workbook) -> None:
    """A heading was typed anew in another case and with a line break."""
    book["SKM"]["C6"] = " jenis\nLAYANAN "


def heading_renamed(book: Workbook) -> None:
    """A column of a figure is called otherwise."""
    book["SKM"]["H6"] = "Nilai Pertama"


def heading_of_a_note_renamed(book: Workbook) -> None:
    """A column on which no figure depends is called otherwise."""
    book["Pemmas"]["H6"] = "Lampiran"


def heading_twice(book: Workbook) -> None:
    """Two columns bear the name of one unsur."""
    book["SKM"]["I6"] = "U1"


def column_deleted(book: Workbook) -> None:
    """An unsur is gone."""
    book["SKM"].delete_cols(10)


def proof_column_deleted(book: Workbook) -> None:
    """The column of proof is gone."""
    book["Pemmas"].delete_cols(8)


def headings_deleted(book: Workbook) -> None:
    """The heading row is gone."""
    book["Pemmas"].delete_rows(FIRST - 1)


def table_converted(book: Workbook) -> None:
    """The table became a plain range."""
    del book["SKM"].tables["tblAngket"]


def table_too_short(book: Workbook) -> None:
    """The table ends above the last respondents."""
    book["SKM"].tables["tblAngket"].ref = "A6:P7"


def table_too_long(book: Workbook) -> None:
    """The table reaches far below the last respondent."""
    book["SKM"].tables["tblAngket"].ref = "A6:P900"


def sheet_renamed(book: Workbook) -> None:
    """A sheet is called otherwise."""
    book["Pemmas"].title = "Data Kelompok RW"


def sheet_deleted(book: Workbook) -> None:
    """A sheet is gone."""
    del book["Kinerja"]


def sheet_copied(book: Workbook) -> None:
    """A copy of a sheet was kept, with other figures."""
    copy = book.copy_worksheet(book["Administrasi"])
    copy.title = "Administrasi (2)"
    copy["D7"] = 9999


def sheets_reordered(book: Workbook) -> None:
    """The tabs stand in another order."""
    book.move_sheet("Kinerja", -4)


def own_sheet_added(book: Workbook) -> None:
    """A sheet of their own."""
    book.create_sheet("Coretan")["B2"] = "hitungan sendiri"


def identity_sheet_deleted(book: Workbook) -> None:
    """The hidden sheet is gone."""
    del book["_lkjip"]


def sheets_copied_to_a_new_workbook(book: Workbook) -> None:
    """The sheets without their hidden one and without names."""
    del book["_lkjip"]
    del book["Ringkasan"]
    for name in list(book.defined_names):
        del book.defined_names[name]


def names_lost(book: Workbook) -> None:
    """All defined names are gone, as some programs leave them out."""
    for name in list(book.defined_names):
        del book.defined_names[name]


def name_to_nowhere(book: Workbook) -> None:
    """A name points to a deleted place."""
    book.defined_names["kode_unit_formulir"] = DefinedName("kode_unit_formulir", attr_text="#REF!")


def names_to_nowhere_and_labels_gone(book: Workbook) -> None:
    """Neither a name nor a label tells whose form it is."""
    name_to_nowhere(book)
    book["_lkjip"]["A4"] = None


def other_units_code(book: Workbook) -> None:
    """The code of a unit that sent its own form: nothing tells which is right."""
    book["_lkjip"]["B4"] = "W2"


def code_in_other_case(book: Workbook) -> None:
    """The code in small letters with blanks."""
    book["_lkjip"]["B4"] = " w1 "


def unknown_unit(book: Workbook) -> None:
    """The code of a unit that nobody asked."""
    book["_lkjip"]["B4"] = "W77"


def without_unit(book: Workbook) -> None:
    """No code at all."""
    book["_lkjip"]["B4"] = None


def last_years_form(book: Workbook) -> None:
    """The form of the year before."""
    book["_lkjip"]["B3"] = 2024


def year_as_text(book: Workbook) -> None:
    """The year typed as text."""
    book["_lkjip"]["B3"] = "2025"


def newer_version(book: Workbook) -> None:
    """A form made by a later version of the application."""
    book["_lkjip"]["B2"] = 99


def other_offices_form(book: Workbook) -> None:
    """A form made by the master of another office."""
    book["_lkjip"]["B6"] = "BUKU-LAIN"


def filled_in_too_late(book: Workbook) -> None:
    """Filled in after the last day."""
    book["Petunjuk"]["C19"] = date(2026, 2, 1)


def cells_merged(book: Workbook) -> None:
    """Two answers in one merged cell."""
    book["SKM"].merge_cells("H7:I7")


def cells_merged_below(book: Workbook) -> None:
    """One kelompok over two rows."""
    book["Pemmas"].merge_cells("C7:C8")


def row_hidden(book: Workbook) -> None:
    """A respondent is hidden."""
    book["SKM"].row_dimensions[FIRST + 1].hidden = True


def column_hidden(book: Workbook) -> None:
    """An unsur is hidden."""
    book["SKM"].column_dimensions["I"].hidden = True


def filter_left_on(book: Workbook) -> None:
    """A filter shows one kind of kelompok only."""
    sheet = book["Pemmas"]
    sheet.auto_filter.ref = "A6:H8"
    sheet.auto_filter.add_filter_column(1, ["PKK"])


def rows_below_the_table(book: Workbook) -> None:
    """A respondent is typed beneath the table."""
    _copy_row(book["SKM"], FIRST, 18)


def totals_typed(book: Workbook) -> None:
    """A row of totals beneath the data."""
    sheet = book["Administrasi"]
    sheet["B8"], sheet["D8"], sheet["E8"] = "Jumlah", 40, 38


def totals_typed_in_survey(book: Workbook) -> None:
    """A row of means beneath the respondents."""
    book["SKM"]["C10"] = "Rata-rata"
    for column in "HIJKLMNOP":
        book["SKM"][f"{column}10"] = 3


def headings_again(book: Workbook) -> None:
    """The heading row again, between the respondents."""
    sheet = book["SKM"]
    sheet.insert_rows(FIRST + 1)
    _copy_row(sheet, FIRST - 1, FIRST + 1)


def blank_rows_far_apart(book: Workbook) -> None:
    """Twenty empty rows before the last respondent."""
    sheet = book["SKM"]
    _copy_row(sheet, FIRST + 2, FIRST + 22)
    for cell in sheet[FIRST + 2]:
        cell.value = None


def note_below(book: Workbook) -> None:
    """A note and a signature beneath the data."""
    book["Administrasi"]["B9"] = "Catatan: data sampai Desember"
    book["Administrasi"]["D12"] = "Nama Lurah (CONTOH)"


def text_above(book: Workbook) -> None:
    """A kop of ten lines above the table."""
    _shift(book["Pemmas"], 1, 10)
    for row in range(1, 11):
        book["Pemmas"][f"A{row}"] = "PEMERINTAH KOTA (CONTOH)"


def data_far_to_the_right(book: Workbook) -> None:
    """The whole table stands further right."""
    book["Kinerja"].insert_cols(1, 5)


def everything_coloured(book: Workbook) -> None:
    """Nothing but paint."""
    for row in book["SKM"]["A1:Z400"]:
        for cell in row:
            cell.fill = PatternFill("solid", fgColor="FFFF00")


def survey_empty(book: Workbook) -> None:
    """No respondent."""
    for row in book["SKM"][f"A{FIRST}:P{FIRST + 2}"]:
        for cell in row:
            cell.value = None


def groups_empty(book: Workbook) -> None:
    """No kelompok."""
    for row in book["Pemmas"][f"A{FIRST}:H{FIRST + 1}"]:
        for cell in row:
            cell.value = None


def _shift(sheet: Worksheet, above: int, count: int) -> None:
    sheet.insert_rows(above, count)
    for table in sheet.tables.values():
        first, last = table.ref.split(":")
        table.ref = f"{first[0]}{int(first[1:]) + count}:{last[0]}{int(last[1:]) + count}"


def _swap(sheet: Worksheet, one: str, other: str) -> None:
    for row in range(FIRST - 1, FIRST + 3):
        kept: Any = sheet[f"{one}{row}"].value
        sheet[f"{one}{row}"] = sheet[f"{other}{row}"].value
        sheet[f"{other}{row}"] = kept


def _copy_row(sheet: Worksheet, row: int, to: int) -> None:
    cells: tuple[Any, ...] = sheet[row]
    for cell in cells:
        sheet.cell(to, cell.column, cell.value)
