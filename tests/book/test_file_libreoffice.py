"""The closed file and a real LibreOffice: it reads ours, and we read and write what it saved."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from book.small_book import ROWS, SCHEMA, build
from libreoffice import LibreOffice
from lkjip_xl.book.file import FileBook
from lkjip_xl.book.port import TableEdit
from lkjip_xl.model import Value

pytestmark = pytest.mark.libreoffice
NASTY = " spasi & <b>\nbaris _x0041_ \U0001f600 =1+1"


def test_a_workbook_saved_by_libreoffice_reads_and_writes_the_same(tmp_path: Path, libreoffice: LibreOffice) -> None:
    path = libreoffice.recalculated(build(tmp_path / "master.xlsx", office_column="Ket"), tmp_path / "lo")
    book = FileBook(path, SCHEMA)
    read = [{key: row[key] for key in ROWS[0]} for row in book.rows("tblUnit")]
    book.write([TableEdit("tblUnit", [{"kode": "W03", "nilai": 1}, {"kode": "W10"}])], {"tahun": 2030})

    assert read == list(ROWS)
    assert [(row["kode"], row["nama"], row["Ket"]) for row in book.rows("tblUnit")] == [
        ("W03", "Kelurahan Tiga", "Catatan W03"),
        ("W10", None, None),
    ]
    assert (book.value("tahun"), book.value("tanggal_laporan")) == (2030, date(2026, 1, 31))


def test_libreoffice_reads_what_we_wrote(tmp_path: Path, libreoffice: LibreOffice) -> None:
    path = build(tmp_path / "master.xlsx")
    rows: list[dict[str, Value]] = [
        {"kode": f"W{number:02}", "nama": NASTY, "tanggal": date(2025, 12, 31), "nilai": Decimal("82.1")}
        for number in range(40)
    ]
    FileBook(path, SCHEMA).write([TableEdit("tblUnit", rows)], {"nama_kantor": NASTY})

    seen = FileBook(libreoffice.recalculated(path, tmp_path / "lo"), SCHEMA)
    assert [dict(row) for row in seen.rows("tblUnit")] == rows
    assert seen.value("nama_kantor") == NASTY
    assert seen.value("jumlah_unit") == 40
