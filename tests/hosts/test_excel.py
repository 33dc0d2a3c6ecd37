"""What is special about Excel under xlwings, as far as it can be proved without Excel (the rest: docs/WINDOWS.md)."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest
import xlwings as xw

from book.small_book import build
from lkjip_xl.errors import LkjipError
from lkjip_xl.hosts import excel

BUSY = "[EXCEL_BUSY] Excel sedang sibuk: ada sel yang sedang diketik atau jendela yang menunggu jawaban. "
UNBUSY = "Tekan Enter atau Esc di lembar kerja, tutup jendela yang terbuka, lalu ulangi."


def com_error(hresult: int, words: str = "Exception occurred.", info: Sequence[object] | None = None) -> object:
    """Return an error as pywin32 shapes it: (hresult, text, excepinfo, argument)."""
    return SimpleNamespace(hresult=hresult, strerror=words, excepinfo=info)


@pytest.mark.parametrize(
    "error",
    [
        com_error(-2147418111, "Call was rejected by callee."),
        com_error(-2147417846, "The message filter indicated that the application is busy."),
        com_error(-2147352567, info=(0, None, None, None, 0, -2146777998)),
    ],
)
def test_a_busy_excel_is_told_as_such(error: object) -> None:
    assert str(excel.known_fault(error)) == BUSY + UNBUSY


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (
            com_error(-2147352567, info=(0, "Microsoft Excel", "The password is not correct.", "", 0, -2146827284)),
            "The password is not correct.",
        ),
        (com_error(-2147221164, "Class not registered"), "Class not registered"),
        (com_error(-2147352567, "Exception occurred.", (0, None, None, None, 0, None)), "Exception occurred."),
    ],
)
def test_any_other_refusal_of_excel_keeps_its_words(error: object, words: str) -> None:
    assert str(excel.known_fault(error)) == (
        f"[EXCEL_REFUSED] Excel menolak mengubah atau membaca buku induk ({words}). "
        "Periksa apakah lembarnya dikunci atau berkasnya hanya-baca, lalu ulangi."
    )


def test_what_excel_raises_becomes_a_sentence() -> None:
    error = excel.CallError()
    vars(error).update(hresult=-2147418111, strerror="", excepinfo=None)

    with pytest.raises(excel.ExcelBusyError), excel.plain_faults():
        raise error


def test_a_workbook_whose_name_xlwings_would_cut_is_refused() -> None:
    with pytest.raises(LkjipError) as refused:
        excel.refuse_name(["-c", "--wb=LKjIP=2025.xlsm", "--from_xl=1"])

    assert str(refused.value) == (
        "[WORKBOOK_NAME] Nama berkas buku induk memuat tanda sama dengan (=) (LKjIP=2025.xlsm). "
        "Tutup buku induk, ganti nama berkasnya tanpa tanda itu, buka lagi, lalu ulangi."
    )


def refusal(check: Callable[..., None], argument: object) -> LkjipError | None:
    """Return what a check refuses with, or None where it lets pass."""
    try:
        check(argument)
    except LkjipError as refused:
        return refused
    return None


def test_any_other_name_is_fine() -> None:
    arguments = ["--wb=Master_LKjIP_2025.xlsm", "--from_xl=1", "--app=C:\\Program Files\\x=y"]

    assert refusal(excel.refuse_name, arguments) is None


@pytest.mark.parametrize("address", ["https://d.docs.live.net/1234/LKjIP/Master.xlsm", "http://sharepoint/a.xlsm"])
def test_a_workbook_behind_an_internet_address_is_refused(address: str) -> None:
    with pytest.raises(LkjipError) as refused:
        excel.refuse_remote(address)

    assert str(refused.value) == (
        f"[WORKBOOK_REMOTE] Buku induk dibuka dari OneDrive atau SharePoint ({address}). "
        "Simpan buku induk di folder komputer ini, misalnya di drive D, buka dari sana, lalu ulangi."
    )


@pytest.mark.parametrize("path", ["D:\\LKjIP\\2025\\Master.xlsm", "\\\\server\\LKjIP\\Master.xlsm", ""])
def test_a_workbook_on_this_machine_or_the_office_network_is_fine(path: str) -> None:
    assert refusal(excel.refuse_remote, path) is None


def test_without_a_spreadsheet_program_no_master_is_open() -> None:
    code = "from pathlib import Path; from lkjip_xl.hosts import excel; print(excel.find_open(Path('Master.xlsm')))"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "None"


@pytest.mark.libreoffice
def test_a_workbook_that_is_no_master_is_refused(tmp_path: Path, open_in_calc: Callable[[Path], xw.Book]) -> None:
    open_in_calc(build(tmp_path / "lain.xlsx"))

    with pytest.raises(LkjipError) as refused:
        excel.caller()

    assert str(refused.value) == (
        "[NOT_FROM_THE_MASTER] Buku kerja yang sedang dipakai bukan buku induk LKjIP (lain.xlsx). "
        "Klik tombolnya dari sheet Beranda buku induk."
    )


@pytest.mark.libreoffice
def test_an_open_master_is_found_by_its_path(tmp_path: Path, open_in_calc: Callable[[Path], xw.Book]) -> None:
    here = build(tmp_path / "Master.xlsx")
    elsewhere = tmp_path / "salinan" / "Master.xlsx"
    open_in_calc(here)

    found = excel.find_open(tmp_path / "." / "Master.xlsx")

    assert found is not None
    assert found.fullname == str(here)
    assert excel.find_open(elsewhere) is None
