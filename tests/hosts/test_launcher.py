"""The outside-in door: into the open master, or onto the saved file."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import xlwings as xw

from lkjip_xl.hosts.boundary import Exit
from lkjip_xl.hosts.launcher import main
from office_files import open_book


def test_a_master_that_is_not_open_is_worked_on_as_a_file(new_master: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["generate_draft", str(new_master)]) is Exit.DONE

    told = capsys.readouterr()
    assert told.err == "Sedang mengerjakan Generate Draft …\n"
    assert told.out.startswith("Draf Draf_LKjIP_2025_v01.docx dan surat pengantar nomor ")
    assert open_book(new_master).value("draf_terakhir")


def test_a_long_step_tells_how_far_it_has_come(
    new_master: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lkjip_xl.hosts.progress._FIRST_SECONDS", 0.0)

    assert main(["konsolidasi", str(new_master)]) is Exit.DONE

    assert re.search(r"^1 dari \d+ berkas \(\d+%\), [\d,]+ berkas/detik", capsys.readouterr().err, re.MULTILINE)


@pytest.mark.libreoffice
def test_a_master_that_is_open_is_worked_on_where_it_is(
    new_master: Path, open_in_calc: Callable[[Path], xw.Book]
) -> None:
    opened = open_in_calc(new_master)

    assert main(["hitung_ulang", str(new_master)]) is Exit.DONE

    assert opened.names["ikm_kecamatan"].refers_to_range.value is None  # no form was merged yet
    assert str(opened.names["pesan_terakhir"].refers_to_range.value).startswith("Angka selesai dihitung")


def test_a_master_that_another_program_holds_is_refused(new_master: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (new_master.parent / f"~${new_master.name}").touch()

    assert main(["hitung_ulang", str(new_master)]) is Exit.REFUSED

    assert f"[WORKBOOK_OPEN] Berkas {new_master.name} sedang dibuka di Excel" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["hapus_semua", "Master.xlsm"], ["hitung_ulang"]])
def test_a_wrong_call_is_told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) is Exit.WRONG_USAGE

    said = capsys.readouterr().err
    assert said.startswith(f"[UNKNOWN_BUTTON] Tombol '{''.join(arguments[:1])}' tidak dikenal. Panggil dengan TOMBOL ")
