"""`lkjip pasang excel`: Python's address goes into every master of the folder, and a door beside each."""

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lkjip_xl import cli
from lkjip_xl.book.build import build_master
from lkjip_xl.book.building.macros import INTERPRETER_NAME
from lkjip_xl.book.container import check_container
from lkjip_xl.book.vba.texts import macro_texts
from lkjip_xl.errors import LkjipError
from lkjip_xl.hosts.install import LAUNCHER, install, launcher_text, remove
from office_files import open_book

PYTHON = "C:\\Users\\Ani Wulandari\\AppData\\Local\\Programs\\Python\\Python312\\python.exe"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A blank macro master."""
    path = tmp_path_factory.mktemp("pasang") / "Master_LKjIP_2025.xlsm"
    build_master(path, tahun=2025, id_buku="UJI-2025", vba=macro_texts())
    return path


@pytest.fixture
def office(built: Path, tmp_path: Path) -> Path:
    """An office with the masters of two years."""
    for tahun in (2024, 2025):
        (tmp_path / str(tahun)).mkdir()
        shutil.copyfile(built, tmp_path / str(tahun) / f"Master_LKjIP_{tahun}.xlsm")
    return tmp_path


def masters(office: Path) -> list[Path]:
    return sorted(office.glob("*/Master_*.xlsm"))


def test_every_master_names_python_and_has_a_door_beside_it(office: Path) -> None:
    result = install(office, PYTHON)

    for master in masters(office):
        assert open_book(master).value(INTERPRETER_NAME) == PYTHON
        assert check_container(master) == []
        assert (master.parent / LAUNCHER).is_file()
    assert [artifact.kind for artifact in result.artifacts] == ["master", "peluncur"] * 2
    assert result.message == (
        "Excel siap. Satu kali lagi di Excel: File > Options > Trust Center > Trust Center Settings > Trusted "
        f"Locations > Add new location, pilih folder {office}, centang 'Subfolders of this location are also trusted', "
        "lalu OK."
    )


def test_the_door_is_a_batch_file_that_windows_reads_and_that_moves_with_its_folder(office: Path) -> None:
    install(office, PYTHON)

    text = (office / "2025" / LAUNCHER).read_bytes()
    assert text.decode("utf-8").split("\r\n") == [
        "@echo off",
        "rem Dibuat oleh lkjip pasang excel; jangan diubah.",
        "chcp 65001 >nul",
        f'"{PYTHON}" -m lkjip_xl.hosts.launcher generate_draft "%~dp0Master_LKjIP_2025.xlsm"',
        "pause",
        "",
    ]
    assert text.count(b"\n") == text.count(b"\r\n")
    assert not text.startswith(b"\xef\xbb\xbf")  # cmd.exe would take a byte order mark for a command


def test_a_percent_sign_in_a_name_is_doubled_for_the_batch_file() -> None:
    assert '"%~dp0Master 100%%.xlsm"' in launcher_text(PYTHON, "Master 100%.xlsm")


def test_installing_again_and_taking_away_leave_no_trace(office: Path) -> None:
    before = {path: path.read_bytes() for path in office.rglob("*") if path.is_file()}
    install(office, PYTHON)
    install(office, PYTHON)
    remove(office)

    assert {path for path in office.rglob("*") if path.is_file()} == set(before)
    assert all(open_book(master).value(INTERPRETER_NAME) is None for master in masters(office))


def test_a_door_that_somebody_else_made_stays(office: Path) -> None:
    install(office / "2025", PYTHON)
    (office / "2025" / LAUNCHER).write_text("@echo off\r\nrem buatan kantor\r\n", encoding="utf-8")

    result = remove(office / "2025")

    assert (office / "2025" / LAUNCHER).is_file()
    assert [(finding.code, finding.message) for finding in result.findings] == [
        ("LAUNCHER_FOREIGN", "Generate Draft.cmd bukan buatan program ini dan tidak dihapus")
    ]


def test_a_master_that_is_open_is_not_touched(office: Path) -> None:
    before = masters(office)[0].read_bytes()
    (office / "2024" / "~$Master_LKjIP_2024.xlsm").touch()

    with pytest.raises(LkjipError, match=r"\[WORKBOOK_OPEN\] Berkas Master_LKjIP_2024.xlsm sedang dibuka di Excel"):
        install(office, PYTHON)
    assert masters(office)[0].read_bytes() == before


def test_a_folder_without_masters_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LkjipError) as refusal:
        install(tmp_path, PYTHON)

    assert str(refusal.value) == (
        f"[NO_MASTER] Tidak ada buku induk berakhiran .xlsm ({tmp_path}). "
        "Beri folder kantor, yaitu folder di atas folder tahun, misalnya --folder LKjIP."
    )


def test_a_python_whose_address_breaks_a_batch_file_is_refused(office: Path) -> None:
    with pytest.raises(LkjipError) as refusal:
        install(office, "C:\\100%\\python.exe")

    assert str(refusal.value) == (
        "[INTERPRETER_UNUSABLE] Alamat Python memuat tanda yang tidak dapat dipakai Excel (C:\\100%\\python.exe). "
        'Pasang Python dan lkjip_xl di folder yang namanya tanpa tanda % dan ", lalu ulangi.'
    )


def test_on_another_system_the_command_points_to_libreoffice(office: Path) -> None:
    done = CliRunner().invoke(cli.app, ["pasang", "excel", "--folder", str(office)])

    assert done.exit_code == 1
    assert done.stderr == (
        "[NOT_WINDOWS] Pemasangan untuk Excel hanya dapat dilakukan di Windows. "
        "Di komputer ini pakai 'lkjip pasang libreoffice --folder DIR'.\n"
    )


def test_the_command_takes_away_what_was_installed(office: Path) -> None:
    install(office, PYTHON)

    done = CliRunner().invoke(cli.app, ["pasang", "excel", "--folder", str(office), "--lepas"])

    assert done.exit_code == 0
    assert not list(office.rglob(LAUNCHER))
