"""A macro workbook without data, built once."""

from pathlib import Path

import pytest

from lkjip_xl.book.build import build_master
from lkjip_xl.book.vba.texts import macro_texts


@pytest.fixture(scope="session")
def macro_master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new macro master; tests only read it."""
    path = tmp_path_factory.mktemp("macros") / "Master_LKjIP_2025.xlsm"
    build_master(path, tahun=2025, id_buku="UJI", vba=macro_texts())
    return path
