"""Whether a master's macros are whole: each damage that a program can do is found and named."""

import shutil
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest

from libreoffice import LibreOffice
from lkjip_xl.book import container
from lkjip_xl.book.build import build_master
from lkjip_xl.book.container import check_container, own_modules, renew_macros
from lkjip_xl.book.vba.texts import macro_texts
from lkjip_xl.errors import LkjipError
from lkjip_xl.model import Severity
from macro_workbook import PROJECT, part, read_project, replace_part

MACROS_OF_LIBREOFFICE = "xlsm:Calc MS Excel 2007 VBA XML"
OWN = 'Attribute VB_Name = "modKantor"\nPublic Sub Kantor()\nEnd Sub\n'


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("container") / "Master.xlsm"
    build_master(path, tahun=2025, id_buku="UJI", vba=macro_texts())
    return path


@pytest.fixture
def master(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(built, tmp_path / "Master.xlsm"))


def rebuilt(path: Path, **texts: str | None) -> Path:
    """Build a master with other texts; None leaves a module out."""
    vba = {name: text for name, text in {**macro_texts(), **texts}.items() if text is not None}
    build_master(path, tahun=2025, id_buku="UJI", vba=vba)
    return path


def messages(path: Path) -> list[str]:
    return [f"{fault.code} {fault.message}" for fault in check_container(path)]


def edit(path: Path, name: str, change: Callable[[bytes], bytes]) -> None:
    replace_part(path, name, change(part(path, name)))


def test_a_master_that_was_built_is_whole(master: Path) -> None:
    assert check_container(master) == []


def test_a_master_without_macros_has_nothing_to_check(tmp_path: Path) -> None:
    build_master(tmp_path / "Master.xlsx", tahun=2025, id_buku="UJI")

    assert check_container(tmp_path / "Master.xlsx") == []


def test_a_finding_says_what_to_do_and_where(master: Path) -> None:
    edit(master, "xl/workbook.xml", lambda xml: xml.replace(b' codeName="ThisWorkbook"', b""))

    (fault,) = check_container(master)

    assert (fault.file, fault.severity) == ("Master.xlsm", Severity.GALAT)
    assert fault.remedy == "Tutup buku induk itu, lalu jalankan 'lkjip perbaiki MASTER'."


def test_a_lost_code_name_of_a_sheet_is_found(master: Path) -> None:
    edit(master, "xl/worksheets/sheet4.xml", lambda xml: xml.replace(b' codeName="shAngket"', b""))

    assert messages(master) == ["CODE_NAMES_LOST Nama kode lembar hilang, jadi Excel dapat menolak makronya"]


def test_a_code_name_that_the_project_does_not_know_is_found(master: Path) -> None:
    edit(master, "xl/worksheets/sheet4.xml", lambda xml: xml.replace(b'"shAngket"', b'"shLain"'))

    assert messages(master) == [
        "MACRO_LIST_BROKEN Daftar modul makro tidak cocok dengan isinya: shAngket, shLain",
    ]


@pytest.mark.parametrize("content", [b"", b"bukan makro"])
def test_a_project_that_cannot_be_read_is_found(content: bytes, master: Path) -> None:
    replace_part(master, PROJECT, content)

    assert messages(master) == ["MACROS_UNREADABLE Makro buku induk rusak dan tidak dapat dibaca"]


def test_a_project_that_is_gone_is_found(master: Path) -> None:
    replace_part(master, PROJECT, None)

    assert messages(master) == ["MACROS_MISSING Buku induk tidak lagi memuat makro"]


def test_a_missing_module_is_found(tmp_path: Path) -> None:
    path = rebuilt(tmp_path / "Master.xlsm", modHost=None)

    assert messages(path) == ["MACRO_MODULE_MISSING Modul makro modHost hilang"]


def test_a_changed_module_is_found(tmp_path: Path) -> None:
    path = rebuilt(tmp_path / "Master.xlsm", modHost=macro_texts()["modHost"].replace("< 12", "< 11"))

    assert messages(path) == ["MACRO_MODULE_DIFFERS Modul makro modHost berbeda dari yang dibuat program ini"]


def test_blanks_and_letter_case_that_the_editor_of_vba_changes_are_no_change(tmp_path: Path) -> None:
    text = macro_texts()["modHost"].replace("Application.", "application.").replace("    ", "  ")

    assert messages(rebuilt(tmp_path / "Master.xlsm", modHost=text)) == []


def test_modules_of_another_xlwings_are_found(tmp_path: Path) -> None:
    ours = version("xlwings")
    path = rebuilt(tmp_path / "Master.xlsm", xlwings=macro_texts()["xlwings"].replace(ours, "0.36.0"))

    assert messages(path) == [
        "MACRO_MODULE_DIFFERS Modul makro xlwings berbeda dari yang dibuat program ini",
        f"XLWINGS_VERSION_DIFFERS Makro memakai xlwings 0.36.0, sedangkan program ini {ours}",
    ]


def test_modules_that_were_emptied_in_memory_and_saved_are_found(tmp_path: Path) -> None:
    path = rebuilt(tmp_path / "Master.xlsm", xlwings='Attribute VB_Name = "xlwings"\n')

    assert messages(path)[1].startswith("XLWINGS_VERSION_DIFFERS Makro memakai xlwings tanpa versi")


def test_a_button_that_calls_nothing_is_found(tmp_path: Path) -> None:
    path = rebuilt(tmp_path / "Master.xlsm")
    edit(path, "xl/drawings/vmlDrawing1.vml", lambda xml: xml.replace(b"!HitungUlang", b"!Makro7"))

    assert messages(path) == [
        "BUTTON_WITHOUT_MACRO Sebuah tombol memanggil makro Makro7 yang tidak ada",
        "BUTTON_MISSING Tombol Hitung Ulang tidak ada",
    ]


def test_a_machine_without_xlwings_is_told(master: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: str) -> str:
        raise PackageNotFoundError

    monkeypatch.setattr(container, "version", missing)

    assert messages(master) == [
        f"XLWINGS_VERSION_DIFFERS Makro memakai xlwings {version('xlwings')}, sedangkan program ini tanpa xlwings"
    ]


def test_a_file_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    (tmp_path / "Master.xlsm").write_bytes(b"PK tetapi rusak")

    with pytest.raises(LkjipError, match="rusak"):
        check_container(tmp_path / "Master.xlsm")


def test_macros_of_the_office_itself_are_told_apart_from_ours(tmp_path: Path) -> None:
    assert own_modules(rebuilt(tmp_path / "ours.xlsm")) == []
    assert own_modules(rebuilt(tmp_path / "theirs.xlsm", modKantor=OWN)) == ["modKantor"]


def test_new_macros_come_as_a_whole_and_leave_everything_else(tmp_path: Path) -> None:
    path, sound = rebuilt(tmp_path / "Master.xlsm", modHost=None), rebuilt(tmp_path / "sound.xlsm")

    renew_macros(path)

    assert check_container(path) == []
    assert part(path, PROJECT) == part(sound, PROJECT)
    assert part(path, "xl/worksheets/sheet1.xml") == part(sound, "xl/worksheets/sheet1.xml")


@pytest.mark.libreoffice
def test_what_libreoffice_leaves_out_when_it_saves_is_found(
    master: Path, libreoffice: LibreOffice, tmp_path: Path
) -> None:
    saved = libreoffice.convert(master, MACROS_OF_LIBREOFFICE, tmp_path / "saved")

    assert [fault.code for fault in check_container(saved)][:2] == ["CODE_NAMES_LOST", "MACRO_LIST_BROKEN"]
    assert set(macro_texts()) <= set(read_project(saved).modules)
