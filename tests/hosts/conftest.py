"""An office whose year has just begun, for doors that need a master of their own."""

import shutil
from pathlib import Path

import pytest

from lkjip_xl.sop import mulai
from office_files import EXAMPLE, at, open_book


@pytest.fixture(scope="session")
def new_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an office whose units have sent their forms; to be copied, not changed."""
    folder = tmp_path_factory.mktemp("new") / "LKjIP"
    source = open_book(EXAMPLE / "Master_LKjIP_2025_CONTOH.xlsx")
    mulai.run(2025, folder, now=at(5), source=source, id_buku="CONTOH-2025")
    shutil.copytree(EXAMPLE / "masuk", folder / "2025" / "masuk", dirs_exist_ok=True)
    return folder


@pytest.fixture
def new_master(new_office: Path, tmp_path: Path) -> Path:
    """The master of such an office."""
    shutil.copytree(new_office, tmp_path / "LKjIP")
    [master] = (tmp_path / "LKjIP" / "2025").glob("Master_*.xls[xm]")
    return master
