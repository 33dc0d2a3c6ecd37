"""Mulai with macros: the new year's master carries buttons, and a good copy is kept from the first moment."""

from pathlib import Path

import pytest

from lkjip_xl.book.container import check_container
from lkjip_xl.errors import LkjipError
from lkjip_xl.sop import mulai
from lkjip_xl.sop.folder import YearFolder
from lkjip_xl.sop.good_copy import good_copy, has_known_macros
from macro_workbook import buttons
from office_files import at, open_book


@pytest.fixture
def master(tmp_path: Path) -> Path:
    """A new macro master."""
    mulai.run(2026, tmp_path, now=at(4), with_macros=True, interpreter="C:\\LKjIP\\python.exe")
    return tmp_path / "2026" / "Master_LKjIP_2026.xlsm"


def test_the_new_master_carries_whole_macros_and_buttons(master: Path) -> None:
    assert check_container(master) == []
    assert "GenerateDraft" in buttons(master)


def test_excel_finds_python_where_mulai_ran(master: Path) -> None:
    assert open_book(master).value("interpreter_win") == "C:\\LKjIP\\python.exe"


def test_a_good_copy_is_kept_at_once(master: Path) -> None:
    assert good_copy(YearFolder.of(master)).read_bytes() == master.read_bytes()
    assert has_known_macros(master)


@pytest.mark.parametrize(("first", "second"), [(True, False), (False, True)])
def test_a_year_has_one_master_with_or_without_macros(first: bool, second: bool, tmp_path: Path) -> None:  # noqa: FBT001
    mulai.run(2026, tmp_path, now=at(4), with_macros=first)

    with pytest.raises(LkjipError, match="Buku induk tahun itu sudah ada dan tidak ditimpa"):
        mulai.run(2026, tmp_path, now=at(5), with_macros=second)

    assert len(list((tmp_path / "2026").glob("Master*"))) == 1


def test_a_master_without_macros_needs_no_good_copy(tmp_path: Path) -> None:
    mulai.run(2026, tmp_path, now=at(4), with_macros=False)

    master = tmp_path / "2026" / "Master_LKjIP_2026.xlsx"
    assert not good_copy(YearFolder.of(master)).exists()
    assert has_known_macros(master)
