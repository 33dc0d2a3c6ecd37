"""The macro workbook as a file: buttons, configuration, notice, validity."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from lkjip_xl.book.build import build_master
from lkjip_xl.book.file import FileBook
from lkjip_xl.book.schema.buttons import BUTTONS
from lkjip_xl.book.schema.master import MASTER
from lkjip_xl.book.vba.texts import macro_texts
from lkjip_xl.errors import LkjipError
from macro_workbook import buttons, part, read_project


def test_olevba_finds_every_module_with_its_text(macro_master: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "oletools.olevba", "--code", macro_master], capture_output=True, text=True, check=True
    )

    for name in read_project(macro_master).modules:
        assert f"VBA MACRO {name}." in done.stdout
    assert 'Application.Run "RunPython", "import lkjip_xl.hosts.macros as m; m."' in done.stdout


def test_office_2010_finds_no_fault(macro_master: Path, ooxml_validator: Callable[[Path], list[str]]) -> None:
    assert ooxml_validator(macro_master) == []


def test_the_same_arguments_give_the_same_bytes(macro_master: Path, tmp_path: Path) -> None:
    build_master(tmp_path / "again.xlsm", tahun=2025, id_buku="UJI", vba=macro_texts())

    assert (tmp_path / "again.xlsm").read_bytes() == macro_master.read_bytes()


def test_the_buttons_stand_on_beranda_in_sop_order(macro_master: Path) -> None:
    assert list(buttons(macro_master)) == [button.macro for button in BUTTONS]


def test_generate_draft_is_the_largest_button(macro_master: Path) -> None:
    areas = {macro: width * height for macro, (width, height) in buttons(macro_master).items()}

    assert all(areas["GenerateDraft"] > area for macro, area in areas.items() if macro != "GenerateDraft")


def test_every_button_starts_a_sub_that_exists(macro_master: Path) -> None:
    subs = read_project(macro_master).modules["modTombol"].text

    for macro in buttons(macro_master):
        assert f"Public Sub {macro}()" in subs


def test_the_configuration_of_xlwings_is_hidden_and_has_no_blank_row(macro_master: Path) -> None:
    sheet = openpyxl.load_workbook(macro_master)["xlwings.conf"]

    assert sheet.sheet_state == "hidden"
    assert list(sheet.iter_rows(max_col=2, values_only=True)) == [
        ("INTERPRETER_WIN", None),
        ("PYTHONPATH", None),
        ("ADD_WORKBOOK_TO_PYTHONPATH", "False"),
        ("UDF MODULES", "lkjip_xl.hosts.udf"),
        ("USE UDF SERVER", "False"),
        ("SHOW CONSOLE", "False"),
    ]


def test_the_interpreter_is_a_named_cell_that_the_closed_door_fills(tmp_path: Path) -> None:
    path, python = tmp_path / "Master.xlsm", "C:\\Program Files\\LKjIP\\python.exe"
    build_master(path, tahun=2025, id_buku="UJI", vba=macro_texts())

    FileBook(path, MASTER).write([], {"interpreter_win": python})

    book = FileBook(path, MASTER)
    assert book.cell_of("interpreter_win") == ("xlwings.conf", "B1")
    assert book.value("interpreter_win") == python
    assert openpyxl.load_workbook(path)["xlwings.conf"]["A1"].value == "INTERPRETER_WIN"


def test_beranda_says_how_to_allow_macros_while_nothing_has_run(macro_master: Path) -> None:
    sheet = openpyxl.load_workbook(macro_master, data_only=True)["Beranda"]
    texts = (str(cell.value) for row in sheet.iter_rows() for cell in row)
    notice = next(text for text in texts if text.startswith("MAKRO BELUM"))

    for word in ("Unblock", "Trusted Locations", "Enable Content", "lkjip pasang libreoffice", "ketik perintah"):
        assert word in notice


def test_no_name_of_the_workbook_is_the_name_of_a_macro_or_module(macro_master: Path) -> None:
    project = read_project(macro_master)
    names = {name.casefold() for name in openpyxl.load_workbook(macro_master).defined_names}

    assert not names & {name.casefold() for name in (*project.modules, *buttons(macro_master))}


@pytest.mark.parametrize(("name", "vba"), [("Master.xlsx", {}), ("Master.xlsm", None)])
def test_a_name_that_excel_would_refuse_is_refused_before(
    name: str, vba: dict[str, str] | None, tmp_path: Path
) -> None:
    with pytest.raises(LkjipError) as refused:
        build_master(tmp_path / name, tahun=2025, id_buku="UJI", vba=vba)

    assert str(refused.value) == (
        f"[WRONG_SUFFIX] Nama berkas {name} tidak cocok dengan isinya. "
        "Pakai akhiran .xlsm untuk buku induk dengan makro, dan .xlsx untuk yang tanpa makro."
    )
    assert list(tmp_path.iterdir()) == []


def test_a_master_without_macros_has_neither_buttons_nor_configuration(tmp_path: Path) -> None:
    build_master(tmp_path / "Master.xlsx", tahun=2025, id_buku="UJI")

    workbook = openpyxl.load_workbook(tmp_path / "Master.xlsx")
    assert "xlwings.conf" not in workbook.sheetnames
    assert b"codeName" not in part(tmp_path / "Master.xlsx", "xl/workbook.xml")
