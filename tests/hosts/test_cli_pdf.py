"""The flag `--pdf`: documents beside their PDF, and an exit code that tells when there is none."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pypdf
import pytest


def lkjip(*arguments: str | Path) -> tuple[int, dict[str, Any]]:
    program = Path(sys.executable).with_name("lkjip")
    done = subprocess.run(
        [program, *map(str, arguments), "--tanggal", "2026-01-19", "--json"],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, json.loads(done.stdout)


@pytest.mark.libreoffice
@pytest.mark.usefixtures("libreoffice")
def test_a_draft_is_listed_with_its_pdf(new_master: Path) -> None:
    code, answer = lkjip("draf", new_master, "--pdf")

    paths = {each["kind"]: new_master.parents[1] / each["path"] for each in answer["artifacts"]}
    assert code == 0
    assert paths["pdf"] == paths["draf"].with_suffix(".pdf")
    assert pypdf.PdfReader(paths["pdf"]).page_labels[:2] == ["Sampul", "i"]


@pytest.mark.parametrize("command", ["draf", "surat-pengantar"])
def test_without_libreoffice_the_document_is_made_and_the_command_ends_with_1(command: str, new_master: Path) -> None:
    code, answer = lkjip(command, new_master, "--pdf")

    [told] = [each for each in answer["findings"] if each["code"] == "PDF_NOT_MADE"]
    assert code == 1
    assert "surat_pengantar" in {each["kind"] for each in answer["artifacts"]}
    assert "pdf" not in {each["kind"] for each in answer["artifacts"]}
    assert (told["severity"], told["message"]) == (
        "galat",
        "LibreOffice tidak ditemukan di komputer ini, sehingga PDF tidak dibuat",
    )
