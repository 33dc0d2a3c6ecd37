"""Offices at several stages of the year, made once from the example office and copied for each test."""

import shutil
from pathlib import Path

import pytest

from lkjip_xl.sop import mulai, step_2_formulir, step_3_konsolidasi
from office_files import EXAMPLE, Typist, at, open_book, type_as_a_person


@pytest.fixture(scope="session")
def started_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office whose report year has begun."""
    folder = tmp_path_factory.mktemp("started")
    source = open_book(EXAMPLE / "Master_LKjIP_2025_CONTOH.xlsx")
    mulai.run(2025, folder, now=at(5), source=source, id_buku="CONTOH-2025")
    return folder


@pytest.fixture(scope="session")
def collected_once(started_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office that has asked its units and merged what came back."""
    folder = tmp_path_factory.mktemp("collected")
    shutil.copytree(started_once, folder, dirs_exist_ok=True)
    master = folder / "2025" / "Master_LKjIP_2025.xlsm"
    step_2_formulir.run(open_book(master), now=at(6))
    for returned in (EXAMPLE / "masuk").iterdir():
        shutil.copyfile(returned, folder / "2025" / "masuk" / returned.name)
    step_3_konsolidasi.run(open_book(master), now=at(16))
    return folder


@pytest.fixture
def started(started_once: Path, tmp_path: Path) -> Path:
    """The master of an office whose report year has begun."""
    return _copy(started_once, tmp_path)


@pytest.fixture
def collected(collected_once: Path, tmp_path: Path) -> Path:
    """The master of an office that has merged what came back."""
    return _copy(collected_once, tmp_path)


@pytest.fixture
def type_into() -> Typist:
    """Type into a cell of a workbook as a person would: `type_into(path, sheet, "D17", value)`."""
    return type_as_a_person


def _copy(folder: Path, tmp_path: Path) -> Path:
    shutil.copytree(folder, tmp_path / "LKjIP")
    return tmp_path / "LKjIP" / "2025" / "Master_LKjIP_2025.xlsm"
