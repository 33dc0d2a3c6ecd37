"""What Excel would run at a click, run: the command that the emulator recorded, against a real workbook."""

from pathlib import Path

import pytest

from book.vba.emulator import Excel
from calc import Calc
from lkjip_xl.book.schema.buttons import BUTTONS
from office_files import open_book


@pytest.mark.libreoffice
def test_the_recorded_commands_do_their_steps_on_a_workbook_that_is_open(
    new_master: Path, calc: Calc, tmp_path: Path
) -> None:
    """No Excel runs here; an open workbook of LibreOffice takes its place behind the same xlwings API."""
    excel = Excel(tmp_path / "Master.xlsm")
    commands = []
    for button in BUTTONS:
        excel.app.run(button.macro)
        commands.append(excel.command)

    for command in commands:
        with calc.live(new_master):
            exec(command, {})  # noqa: S102 exactly what RunPython passes to Python

    made = {path.name for path in (new_master.parent / "dokumen").iterdir()}
    assert made == {"Draf_LKjIP_2025_v01.docx", "Surat_Pengantar_LKjIP_2025.docx"}
    assert len(list((new_master.parent / "keluar" / "formulir").iterdir())) == 7
    assert open_book(new_master).value("formulir_diterima") == "7 dari 7 unit"
