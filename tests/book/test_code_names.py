"""Where the macros lie and which code names the sheets have, read without loading what is behind them."""

from pathlib import Path

import pytest

from lkjip_xl.book.build import build_master
from lkjip_xl.book.code_names import book_code_name, project_part, same_macros, sheet_code_names
from lkjip_xl.book.ooxml.package import Package
from lkjip_xl.book.schema.master import MASTER
from lkjip_xl.book.vba.texts import macro_texts
from lkjip_xl.errors import LkjipError

SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Package:
    path = tmp_path_factory.mktemp("names") / "Master.xlsm"
    build_master(path, tahun=2025, id_buku="UJI", vba=macro_texts())
    return Package.read(path)


def with_sheet(package: Package, content: bytes) -> Package:
    return Package(package.file, {**package.parts, SHEET: content}, package.members, package.digest)


def test_the_code_names_are_those_of_the_schema(package: Package) -> None:
    assert book_code_name(package) == "ThisWorkbook"
    assert sheet_code_names(package) == [*(sheet.code_name for sheet in MASTER.sheets), "shXlwings"]


def test_a_workbook_without_macros_has_neither_project_nor_code_names(tmp_path: Path) -> None:
    build_master(tmp_path / "Master.xlsx", tahun=2025, id_buku="UJI")
    plain = Package.read(tmp_path / "Master.xlsx")

    assert (project_part(plain), book_code_name(plain)) == ("", "")
    assert set(sheet_code_names(plain)) == {""}


@pytest.mark.parametrize("content", [b"", b'<worksheet xmlns="x"/>', b'<worksheet xmlns="x"><sheetData/></worksheet>'])
def test_a_sheet_without_properties_has_no_code_name(content: bytes, package: Package) -> None:
    assert sheet_code_names(with_sheet(package, content))[0] == ""


def test_a_code_name_behind_a_long_root_is_found(package: Package) -> None:
    spaces = " ".join(f'xmlns:n{n}="http://contoh/{n}"' for n in range(200))
    content = package.parts[SHEET].replace(b"<worksheet ", f"<worksheet {spaces} ".encode())

    assert sheet_code_names(with_sheet(package, content))[0] == "shBeranda"


def test_a_sheet_that_is_no_xml_is_told(package: Package) -> None:
    with pytest.raises(LkjipError, match="rusak"):
        sheet_code_names(with_sheet(package, b"bukan xml"))


def test_the_same_macros_are_the_same_bytes_for_the_same_sheets(package: Package) -> None:
    renamed = package.parts[SHEET].replace(b"shBeranda", b"shLain")

    assert same_macros(package, package)
    assert not same_macros(package, with_sheet(package, renamed))
    assert not same_macros(package, Package(package.file, {**package.parts, "xl/vbaProject.bin": b""}, [], ""))
