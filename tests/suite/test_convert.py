"""Conversion through a LibreOffice of our own: real workbooks, a missing program, a hung one, a refusing one."""

import os
import stat
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from libreoffice import LibreOffice
from lkjip_xl.suite.convert import ConversionFailedError, convert_to_xlsx
from lkjip_xl.suite.find import OVERRIDE, find_soffice


@pytest.mark.libreoffice
@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_a_workbook_of_another_format_keeps_its_cells(libreoffice: LibreOffice, tmp_path: Path, kind: str) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Jrebeng Kidul", 3.25, 4])
    book.save(tmp_path / "asal.xlsx")
    other = libreoffice.convert(tmp_path / "asal.xlsx", kind, tmp_path / "lain")

    converted = convert_to_xlsx(other.read_bytes(), other.name, other.suffix)

    assert converted is not None
    rows = list(openpyxl.load_workbook(BytesIO(converted)).worksheets[0].values)
    assert rows == [("Jrebeng Kidul", 3.25, 4)]


def test_without_libreoffice_there_is_no_conversion(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(OVERRIDE, "")

    assert find_soffice() is None
    assert convert_to_xlsx(b"apa saja", "lama.xls", ".xls") is None


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for a broken program is a shell script")
@pytest.mark.parametrize("behaviour", ["sleep 60", "exit 1", "exit 0"], ids=["hangs", "crashes", "makes nothing"])
def test_a_program_that_makes_nothing_is_one_clear_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, behaviour: str
) -> None:
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\n{behaviour}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv(OVERRIDE, str(program))

    with pytest.raises(ConversionFailedError) as refused:
        convert_to_xlsx(b"apa saja", "lama.xls", ".xls", timeout=0.5)

    assert str(refused.value) == (
        "[CONVERSION_FAILED] Berkas lama.xls tidak dapat diubah menjadi .xlsx oleh LibreOffice. Buka sendiri di Excel "
        "atau LibreOffice Calc, simpan sebagai .xlsx, lalu kirim ulang."
    )
