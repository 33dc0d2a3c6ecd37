"""The command `lkjip perbaiki`, and the repair that the next command makes by itself."""

import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from lkjip_xl.book.container import check_container
from lkjip_xl.sop import mulai
from office_files import EXAMPLE, at, open_book


def lkjip(*arguments: str | Path) -> dict[str, object]:
    """Run the command and return its JSON."""
    command = [sys.executable, "-c", "from lkjip_xl.cli import main; main()", *map(str, arguments), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    answer: dict[str, object] = json.loads(done.stdout)
    return {**answer, "exit": done.returncode}


def codes(answer: dict[str, object]) -> set[str]:
    found = answer["findings"]
    assert isinstance(found, list)
    return {finding["code"] for finding in found}


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """A macro master that a program saved which knows no macros."""
    source = open_book(EXAMPLE / "Master_LKjIP_2025_CONTOH.xlsx")
    mulai.run(2025, tmp_path, now=at(5), source=source, id_buku="UJI", with_macros=True)
    master = tmp_path / "2025" / "Master_LKjIP_2025.xlsm"
    openpyxl.load_workbook(master).save(master)
    return master


def test_the_command_gives_the_macros_back(damaged: Path) -> None:
    answer = lkjip("perbaiki", damaged, "--tanggal", "2026-01-20")

    assert answer["exit"] == 0
    assert answer["message"] == "Makro buku induk Master_LKjIP_2025.xlsm dipulihkan; semua isiannya tetap."
    assert answer["artifacts"] == [
        {"kind": "master", "path": "2025/Master_LKjIP_2025.xlsm"},
        {"kind": "salinan", "path": "2025/.lkjip/sebelum_perbaikan.xlsm"},
    ]
    assert check_container(damaged) == []


def test_the_next_command_repairs_first_and_says_so(damaged: Path) -> None:
    answer = lkjip("hitung", damaged, "--tanggal", "2026-01-20")

    assert "DAMAGED_COPY_KEPT" in codes(answer)
    assert check_container(damaged) == []
    assert [row["langkah"] for row in open_book(damaged).rows("tblJejak")][-1] == "hitung"


def test_a_whole_master_is_not_touched_by_the_next_command(damaged: Path) -> None:
    lkjip("perbaiki", damaged)

    assert "DAMAGED_COPY_KEPT" not in codes(lkjip("hitung", damaged))
