"""A small workbook of an imaginary office, made by XlsxWriter, with the schema that declares it."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import xlsxwriter

from lkjip_xl.book.schema.kinds import Column, Kind, NamedCell, Sheet, Table, Workbook
from lkjip_xl.model import Value

UNIT = Table(
    name="tblUnit",
    title="Daftar unit",
    key="kode",
    blank_rows=2,
    columns=(
        Column("kode", "Kode"),
        Column("nama", "Nama unit"),
        Column("tanggal", "Tanggal terima", Kind.DATE),
        Column("nilai", "Nilai", Kind.NUMBER),
    ),
)
CATATAN = Table(
    name="tblCatatan", title="Catatan", columns=(Column("urut", "No", Kind.INTEGER), Column("isi", "Isi catatan"))
)
SCHEMA = Workbook(
    version=1,
    sheets=(
        Sheet("Unit", "shUnit", "Unit", tables=(UNIT,)),
        Sheet("Catatan", "shCatatan", "Catatan", tables=(CATATAN,)),
        Sheet(
            "Pengaturan",
            "shPengaturan",
            "Pengaturan",
            names=(
                NamedCell("tahun", "Tahun", Kind.INTEGER),
                NamedCell("tanggal_laporan", "Tanggal laporan", Kind.DATE),
                NamedCell("nama_kantor", "Nama kantor"),
                NamedCell("jumlah_unit", "Jumlah unit", Kind.INTEGER),
            ),
        ),
    ),
    lists={},
)
ROWS: Sequence[Mapping[str, Value]] = (
    {"kode": "W01", "nama": "Kelurahan Satu", "tanggal": date(2026, 1, 5), "nilai": 82},
    {"kode": "W02", "nama": "Kelurahan Dua", "tanggal": date(2026, 1, 6), "nilai": 75},
    {"kode": "W03", "nama": "Kelurahan Tiga", "tanggal": date(2026, 1, 7), "nilai": 90},
)
TOP = 4
"""Row of the first data row of tblUnit."""


def build(path: Path, *, office_column: str = "", blank: int = 2, date_1904: bool = False) -> Path:
    """Write the workbook; with `office_column` the office has added a column of that name, holding `Catatan <kode>`."""
    workbook = xlsxwriter.Workbook(path, {"date_1904": date_1904})
    day = workbook.add_format({"num_format": "dd/mm/yyyy"})
    _add_units(workbook, day, office_column, blank)
    notes = workbook.add_worksheet("Catatan")
    notes.add_table("A2:B4", {"name": "tblCatatan", "columns": [{"header": "No"}, {"header": "Isi catatan"}]})
    settings = workbook.add_worksheet("Pengaturan")
    settings.write_column("A1", ["Tahun", "Tanggal laporan", "Nama kantor", "Jumlah unit"])
    settings.write("B1", 2025)
    settings.write_datetime("B2", date(2026, 1, 31), day)
    settings.write("B3", "Kecamatan Contoh")
    settings.write_formula("B4", "=COUNTA(tblUnit[Kode])", None, 3)
    for row, name in enumerate(("tahun", "tanggal_laporan", "nama_kantor", "jumlah_unit"), start=1):
        workbook.define_name(name, f"=Pengaturan!$B${row}")
    workbook.close()
    return path


def _add_units(workbook: xlsxwriter.Workbook, day: xlsxwriter.format.Format, office_column: str, blank: int) -> None:
    sheet = workbook.add_worksheet("Unit")
    sheet.write("A1", "Daftar unit")
    headers = ["Kode", "Nama unit", "Tanggal terima", "Nilai", *([office_column] if office_column else [])]
    columns = [{"header": header, "format": day if header == "Tanggal terima" else None} for header in headers]
    data = [[*row.values(), *([f"Catatan {row['kode']}"] if office_column else [])] for row in ROWS]
    bottom = TOP + len(data) + blank - 1
    sheet.add_table(TOP - 2, 0, bottom - 1, len(headers) - 1, {"name": "tblUnit", "columns": columns, "data": data})
    sheet.data_validation(TOP - 1, 3, bottom - 1, 3, {"validate": "decimal", "criteria": ">=", "value": 0})
    sheet.conditional_format(TOP - 1, 3, bottom - 1, 3, {"type": "cell", "criteria": "<", "value": 76.61})
    workbook.define_name("kode_unit", f"=Unit!$A${TOP}:$A${bottom}")
