"""Demo: the whole job on the example office."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from office_files import Typist, type_as_a_person


def run_demo(out: Path) -> tuple[int, dict[str, Any], str]:
    program = Path(sys.executable).with_name("lkjip")
    done = subprocess.run([program, "demo", "--out", out, "--json"], capture_output=True, text=True, check=False)
    return done.returncode, json.loads(done.stdout), done.stderr


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any], str]:
    """One run into a new folder."""
    out = tmp_path_factory.mktemp("demo") / "hasil"
    code, result, told = run_demo(out)
    assert code == 0, result
    return out, result, told


def test_the_demo_lists_every_kind_of_file_and_each_exists(demo: tuple[Path, dict[str, Any], str]) -> None:
    out, result, _ = demo

    kinds = {artifact["kind"] for artifact in result["artifacts"]}
    assert kinds == {
        "master", "disposisi", "formulir", "surat_permintaan", "nota_dinas", "sistematika", "tanda_terima", "kuesioner",
        "lembar_ekspedisi", "pengingat", "nota_pengingat", "draf",
        "surat_pengantar",
    }  # fmt: skip
    assert all((out / artifact["path"]).is_file() for artifact in result["artifacts"])


def test_the_findings_are_the_ones_the_example_expects(demo: tuple[Path, dict[str, Any], str]) -> None:
    _, result, _ = demo

    assert result["ok"] is True
    assert [finding for finding in result["findings"] if finding["severity"] == "galat"] == []


def test_progress_is_told_on_stderr(demo: tuple[Path, dict[str, Any], str]) -> None:
    _, _, told = demo

    assert "[1/8] Buku induk tahun laporan" in told
    assert "[8/8] " in told


def test_a_second_run_on_an_edited_form_makes_the_next_version(
    demo: tuple[Path, dict[str, Any], str],
) -> None:
    out, _, _ = demo
    typed: Typist = type_as_a_person
    typed(out / "2025" / "masuk" / "Formulir_2025_W1_Wonoasih.xlsx", "SKM", "I12", 2)

    code, result, _ = run_demo(out)

    assert code == 0
    drafts = [artifact["path"] for artifact in result["artifacts"] if artifact["kind"] == "draf"]
    assert drafts == ["2025/dokumen/Draf_LKjIP_2025_v02.docx"]


def test_the_folder_of_a_real_office_is_left_alone(tmp_path: Path) -> None:
    program = Path(sys.executable).with_name("lkjip")
    subprocess.run([program, "mulai", "2025", "--folder", tmp_path], check=True, capture_output=True)
    master = tmp_path / "2025" / "Master_LKjIP_2025.xlsm"
    before = master.read_bytes()

    code, result, _ = run_demo(tmp_path)

    assert code == 1
    assert result["error"]["code"] == "FOREIGN_DEMO_FOLDER"
    assert master.read_bytes() == before


def test_the_register_of_a_real_office_gives_no_number_to_the_example(tmp_path: Path) -> None:
    (tmp_path / "register.sqlite3").write_bytes(b"")

    code, result, _ = run_demo(tmp_path)

    assert code == 1
    assert result["error"]["code"] == "FOREIGN_DEMO_FOLDER"
