"""A workbook with everything an office may have put into it: what an edit must not lose.

XlsxWriter makes most of it; `excel_parts` adds what only Excel itself writes.
"""

import base64
import io
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from book.fidelity.excel_parts import add_excel_parts
from lkjip_xl.book.schema.kinds import Column, Kind, Sheet, Table, Workbook

UNSUR = tuple(f"U{number}" for number in range(1, 10))
JAWABAN = Table(
    name="tblJawaban",
    title="Jawaban",
    key="kode",
    columns=(
        Column("no", "No", Kind.INTEGER),
        Column("kode", "Kode"),
        Column("tanggal", "Tanggal", Kind.DATE),
        Column("nama", "Nama"),
        *(Column(unsur, unsur, Kind.INTEGER) for unsur in UNSUR),
        Column("saran", "Saran"),
        Column("rata", "Rata", Kind.NUMBER),
        Column("mutu", "Mutu"),
    ),
)
UNSUR_TABLE = Table(
    name="tblUnsur",
    title="Unsur",
    columns=(
        Column("unsur", "Unsur"),
        Column("nama", "Nama"),
        Column("bobot", "Bobot", Kind.NUMBER),
        Column("ket", "Ket"),
    ),
)
KIRI = Table(
    name="tblKiri",
    title="Kiri",
    columns=(Column("bulan", "Bulan"), Column("n", "N", Kind.INTEGER), Column("nilai", "Nilai", Kind.NUMBER)),
)
RICH_SCHEMA = Workbook(
    version=1,
    sheets=(
        Sheet("Jawaban", "shJawaban", "Jawaban", tables=(JAWABAN,)),
        Sheet("Unsur", "shUnsur", "Unsur", tables=(UNSUR_TABLE,)),
        Sheet("Rekap", "shRekap", "Rekap", tables=(KIRI,)),
    ),
    lists={},
)
SHEETS = ("Beranda", "Pengaturan", "Responden", "Jawaban", "Unsur", "Nilai", "Rekap", "Grafik", "Teks", "Log", "Daftar")
FIRST, LAST = 6, 35
"""Data rows of tblJawaban."""
MACROS = b"stand-in for a macro container: an edit never looks inside"
_DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
_Formats = dict[str, Any]


def build_rich(path: Path) -> Path:
    """Write the rich workbook; the same bytes each time."""
    workbook = xlsxwriter.Workbook(path)
    workbook.add_vba_project(io.BytesIO(MACROS), is_stream=True)
    workbook.set_vba_name("ThisWorkbook")
    created = datetime(2026, 1, 2)  # noqa: DTZ001  XlsxWriter writes it as it is
    workbook.set_properties({"title": "IKM", "author": "Kantor", "company": "Kantor Contoh", "created": created})
    workbook.set_custom_property("Versi", "1.2.3")
    workbook.set_custom_property("Jumlah", 30)
    formats = _formats(workbook)
    sheets = {name: workbook.add_worksheet(name) for name in SHEETS}
    for name, sheet in sheets.items():
        sheet.set_vba_name(f"sh{name}")
    _fill_beranda(sheets["Beranda"], formats)
    _fill_pengaturan(sheets["Pengaturan"], formats)
    _fill_jawaban(sheets["Jawaban"], formats)
    _fill_unsur(sheets["Unsur"], formats)
    _fill_rekap(sheets, workbook)
    _fill_rest(sheets, formats)
    _define_names(workbook)
    workbook.close()
    add_excel_parts(path)
    return path


def _formats(workbook: Any) -> _Formats:  # noqa: ANN401  XlsxWriter has no types
    kinds: dict[str, dict[str, object]] = {
        "date": {"num_format": "dd/mm/yyyy", "border": 1},
        "number": {"num_format": "0.00"},
        "wrapped": {"text_wrap": True, "border": 1},
        "input": {"locked": False, "align": "center", "border": 1},
        "yellow": {"bg_color": "#FFFF00", "bold": True},
        "heading": {"bold": True, "font_size": 16, "font_color": "#1F4E79"},
        "red": {"bg_color": "#FFC7CE", "font_color": "#9C0006"},
        "office": {"bg_color": "#00B0F0", "locked": False, "align": "center", "border": 1},
        "bold": {"bold": True},
    }
    return {name: workbook.add_format(properties) for name, properties in kinds.items()}


def _fill_beranda(sheet: Any, formats: _Formats) -> None:  # noqa: ANN401
    sheet.merge_range("A1:F1", "IKM", formats["heading"])
    sheet.write("B2", "(belum)", formats["yellow"])
    sheet.insert_button("B4", {"macro": "BuatDraf", "caption": "Buat Draf", "width": 140, "height": 36})
    sheet.insert_button("E4", {"macro": "Segarkan", "caption": "Segarkan", "width": 140, "height": 36})
    sheet.insert_image("H2", "logo.png", {"image_data": io.BytesIO(_DOT), "description": "Logo"})
    sheet.insert_textbox("H10", "Petunjuk singkat", {"width": 200, "height": 60})
    sheet.write_url("A8", "https://example.org/", string="Situs")
    sheet.write_url("A9", "internal:'Rekap'!A1", string="Ke Rekap")
    sheet.write_formula("B10", "=IFERROR(AVERAGE(tblJawaban[Rata]),0)", formats["number"], 3.1)
    sheet.write_comment("B10", "Rata-rata semua unsur", {"author": "Operator", "visible": True})
    sheet.write_datetime("B11", date(2026, 1, 1), formats["date"])
    sheet.write("B12", 30, formats["number"])
    sheet.set_column("B:B", 22, None, {"level": 1})
    sheet.set_row(0, 30)
    sheet.set_tab_color("#1F4E79")
    sheet.hide_gridlines(2)


def _fill_pengaturan(sheet: Any, formats: _Formats) -> None:  # noqa: ANN401
    sheet.write_row("A2", ["Instansi", "Kantor Contoh"])
    sheet.write("B3", "Semester I", formats["input"])
    sheet.data_validation("B3", {"validate": "list", "source": ["Semester I", "Semester II"]})
    sheet.protect("rahasia", {"format_cells": True, "sort": True})
    sheet.unprotect_range("B3:B9", "RentangIsi")


def _fill_jawaban(sheet: Any, formats: _Formats) -> None:  # noqa: ANN401
    columns = [{"header": column.header, "format": _column_format(column.key, formats)} for column in JAWABAN.columns]
    columns[14]["formula"] = "=AVERAGE(tblJawaban[[#This Row],[U1]:[U9]])"
    columns[15]["formula"] = '=IF(tblJawaban[[#This Row],[Rata]]>=3,"B","C")'
    table = {"name": "tblJawaban", "columns": columns, "data": _answers(), "style": "Table Style Light 9"}
    sheet.add_table("A5:P35", table)
    sheet.merge_range("A1:P1", "Jawaban responden", formats["heading"])
    sheet.write("A3", "catatan di atas tabel", formats["yellow"])
    sheet.write("H10", 4, formats["office"])
    sheet.write("R5", "Catatan saya", formats["yellow"])
    sheet.write_column("R6", [f"cek {number}" for number in range(1, 31)])
    sheet.write_formula("S6", '=R6&"!"', None, "cek 1!")
    _fill_jawaban_rules(sheet, formats)
    sheet.add_sparkline("Q6", {"range": "Jawaban!E6:M6"})
    sheet.write_comment("D7", "Nama perlu dicek", {"author": "Operator"})
    sheet.set_column("D:D", 30)
    sheet.freeze_panes(5, 2)
    sheet.set_row(4, 28)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(4)
    sheet.print_area("A1:P35")
    sheet.set_header("&CJawaban &D")
    sheet.set_h_pagebreaks([20])
    sheet.ignore_errors({"number_stored_as_text": "B6:B35"})


def _fill_jawaban_rules(sheet: Any, formats: _Formats) -> None:  # noqa: ANN401
    whole = {"validate": "integer", "criteria": "between", "minimum": 1, "maximum": 4, "error_message": "1-4"}
    sheet.data_validation("E6:M35", whole)
    unique = {"validate": "custom", "value": "=COUNTIF($B$6:$B$35,B6)=1", "error_message": "ganda"}
    sheet.data_validation("B6:B35", unique)
    sheet.conditional_format("E6:M35", {"type": "cell", "criteria": "<", "value": 2, "format": formats["red"]})
    sheet.conditional_format("O6:O35", {"type": "data_bar", "data_bar_2010": True, "bar_color": "#63C384"})
    sheet.conditional_format("A6:P35", {"type": "formula", "criteria": "=$O6<2", "format": formats["bold"]})
    contains = {"type": "text", "criteria": "containing", "value": "x", "format": formats["red"]}
    sheet.conditional_format("A3", contains)


def _column_format(key: str, formats: _Formats) -> object:
    by_key = {"tanggal": "date", "nama": "wrapped", "saran": "wrapped", "rata": "number"}
    return formats["input"] if key in UNSUR else formats.get(by_key.get(key, ""))


def _answers() -> list[list[object]]:
    return [
        [
            number + 1,
            f"R{number + 1:04d}",
            date(2026, 1, 1 + number),
            f"Responden {number + 1}",
            *((number * 7 + unsur * 3) % 4 + 1 for unsur in range(9)),
            f"Saran {number} & <b>",
            None,
            None,
        ]
        for number in range(30)
    ]


def _fill_unsur(sheet: Any, formats: _Formats) -> None:  # noqa: ANN401
    columns = [
        {"header": "Unsur", "total_string": "Jumlah"},
        {"header": "Nama"},
        {"header": "Bobot", "total_function": "sum", "format": formats["number"]},
        {"header": "Ket"},
    ]
    data = [[unsur, f"Unsur {unsur}", 0.111, None] for unsur in UNSUR]
    sheet.add_table("A3:D13", {"name": "tblUnsur", "total_row": True, "columns": columns, "data": data})
    sheet.data_validation("D4:D12", {"validate": "list", "source": "=Daftar!$A$1:$A$3"})
    sheet.write("F8", "tetap", formats["yellow"])


def _fill_rekap(sheets: dict[str, Any], workbook: Any) -> None:  # noqa: ANN401
    sheet = sheets["Rekap"]
    months = [[f"B{number}", number, number * 1.5] for number in range(1, 9)]
    left = {"name": "tblKiri", "columns": [{"header": text} for text in ("Bulan", "N", "Nilai")], "data": months}
    sheet.add_table("A2:C10", left)
    others = [[f"K{number}", number, number * 2.5] for number in range(1, 5)]
    right = {"name": "tblKanan", "columns": [{"header": text} for text in ("K", "N", "Nilai")], "data": others}
    sheet.add_table("F2:H6", right)
    sheet.write_dynamic_array_formula("J2:J2", "=SORT(tblKanan[N])", None, 1)
    sheet.write_array_formula("L2:L3", "{=TRANSPOSE(F2:G2)}", None, 0)
    for number, unsur in enumerate(UNSUR):
        sheets["Nilai"].write(number, 0, unsur)
        sheets["Nilai"].write_formula(number, 1, f"=AVERAGE(tblJawaban[{unsur}])", None, 2.5)
    column = workbook.add_chart({"type": "column"})
    column.add_series({"categories": "=Nilai!$A$1:$A$9", "values": "=Nilai!$B$1:$B$9", "name": "NRR"})
    sheets["Grafik"].insert_chart("B2", column)
    line = workbook.add_chart({"type": "line"})
    line.add_series({"categories": "=Rekap!$A$3:$A$10", "values": "=Rekap!$C$3:$C$10", "name": "=Rekap!$C$2"})
    sheets["Grafik"].insert_chart("B20", line)


def _fill_rest(sheets: dict[str, Any], formats: _Formats) -> None:
    sheets["Teks"].write_rich_string("A1", "biasa ", formats["bold"], "tebal ", formats["red"], "merah")
    sheets["Teks"].write("A2", "  spasi depan")
    sheets["Teks"].write("A3", "baris\nbaru", formats["wrapped"])
    sheets["Log"].write("A1", "log")
    sheets["Log"].very_hidden()
    sheets["Daftar"].write_column("A1", ["Ya", "Tidak", "Ragu"])
    sheets["Responden"].hide()


def _define_names(workbook: Any) -> None:  # noqa: ANN401
    for name, target in {
        "Instansi": "=Pengaturan!$B$2",
        "Periode": "=Pengaturan!$B$3",
        "Status": "=Beranda!$B$2",
        "Mutakhir": "=Beranda!$B$11",
        "Jumlah": "=Beranda!$B$12",
        "KodeJawaban": "=Jawaban!$B$6:$B$35",
        "Jawaban!Lokal": "=Jawaban!$A$3",
        "Faktor": "=0.25",
        "SelKosong": "=Pengaturan!$B$7",
    }.items():
        workbook.define_name(name, target)
