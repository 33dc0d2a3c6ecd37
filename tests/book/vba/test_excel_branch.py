"""Each button in an emulator of Excel: what it asks Python to run, and what Beranda shows meanwhile."""

import importlib
import re
from pathlib import Path

import pytest

from book.vba.emulator import Excel
from lkjip_xl.book.schema.buttons import BUTTONS, Button

COMMAND = re.compile(r"import (lkjip_xl\.hosts\.macros) as m; m\.(\w+)\(\)")


@pytest.fixture(scope="module")
def excel(tmp_path_factory: pytest.TempPathFactory) -> Excel:
    return Excel(tmp_path_factory.mktemp("excel") / "Master.xlsm")


@pytest.mark.parametrize("button", BUTTONS, ids=lambda button: button.macro)
def test_a_button_asks_for_the_function_of_its_name(excel: Excel, button: Button) -> None:
    excel.app.run(button.macro)

    match = COMMAND.fullmatch(excel.command)
    assert match
    assert match[2] == button.function
    assert callable(getattr(importlib.import_module(match[1]), match[2]))


def test_beranda_says_that_it_begins_before_python_starts(excel: Excel) -> None:
    excel.app.run("GenerateDraft")

    assert excel.message_meanwhile == "Sedang memulai..."


def test_the_old_message_comes_back_where_no_step_wrote_one(excel: Excel) -> None:
    before = excel.message

    excel.app.run("GenerateDraft")

    assert excel.message == before == "Buku induk baru. Mulailah dengan mengisi lembar Pengaturan."


def test_the_message_of_the_step_stays(tmp_path: Path) -> None:
    excel = Excel(tmp_path / "Master.xlsm", 'Range("pesan_terakhir").Value = "Draf selesai."')

    excel.app.run("GenerateDraft")

    assert excel.message == "Draf selesai."


def test_a_python_that_cannot_start_is_told_in_indonesian(tmp_path: Path) -> None:
    excel = Excel(tmp_path / "Master.xlsm", 'Err.Raise 1000, Description:="tidak ada"')
    excel.app.answer_dialogs()

    excel.app.run("GenerateDraft")

    (dialog,) = excel.app.dialogs
    assert "Program LKjIP tidak dapat dimulai: tidak ada" in dialog[1]
    assert "lkjip diagnosa" in dialog[1]
    assert excel.message == "Buku induk baru. Mulailah dengan mengisi lembar Pengaturan."


def test_a_python_that_is_not_there_is_told_before_anything_starts(tmp_path: Path) -> None:
    excel = Excel(tmp_path / "Master.xlsm", interpreter="C:\\lain\\python.exe")
    excel.app.answer_dialogs()

    excel.app.run("GenerateDraft")

    (dialog,) = excel.app.dialogs
    assert "Python tidak ditemukan di C:\\lain\\python.exe." in dialog[1]
    assert "lkjip pasang excel --folder FOLDER" in dialog[1]
    assert excel.command == "None"


@pytest.mark.parametrize("interpreter", ["C:\\LKjIP\\python.exe", "%USERPROFILE%\\python.exe"])
def test_a_python_that_is_there_or_that_only_windows_can_find_is_started(interpreter: str, tmp_path: Path) -> None:
    excel = Excel(tmp_path / "Master.xlsm", interpreter=interpreter)

    excel.app.run("GenerateDraft")

    assert excel.app.dialogs == []
    assert COMMAND.fullmatch(excel.command)
