"""A master used in LibreOffice Calc as people do: typed into, saved with Ctrl+S, then repaired."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from calc import Calc, make_profile
from lkjip_xl.book.container import check_container, is_damaged
from lkjip_xl.errors import LkjipError
from lkjip_xl.sop import hitung, mulai, perbaiki
from office_files import EXAMPLE, at, open_book

pytestmark = pytest.mark.libreoffice


@pytest.fixture(scope="module")
def calc(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Calc]:
    """A LibreOffice without anything of ours installed."""
    running = Calc(make_profile(tmp_path_factory.mktemp("calc")))
    yield running
    running.stop()


@pytest.fixture
def master(tmp_path: Path) -> Path:
    """A macro master with figures in it."""
    source = open_book(EXAMPLE / "Master_LKjIP_2025_CONTOH.xlsx")
    mulai.run(2025, tmp_path, now=at(5), source=source, id_buku="UJI", with_macros=True)
    master = tmp_path / "2025" / "Master_LKjIP_2025.xlsm"
    hitung.run(open_book(master), now=at(7))
    return master


def type_and_save(calc: Calc, master: Path, name: str, text: str) -> None:
    sheet, cell = open_book(master).cell_of(name)
    calc.open(master)
    calc.order("type", sheet=sheet, address=cell, text=text)
    calc.order("save")
    calc.order("close")


def test_what_was_typed_in_calc_stays_and_the_macros_come_back(calc: Calc, master: Path) -> None:
    figures = {name: open_book(master).value(name) for name in ("tahun", "ikm_kecamatan", "batas_data", "alamat")}

    type_and_save(calc, master, "camat_nama", "Diketik di Calc, S.STP.")
    assert is_damaged(master)
    result = perbaiki.run(master, now=at(20))

    assert check_container(master) == []
    assert open_book(master).value("camat_nama") == "Diketik di Calc, S.STP."
    assert {name: open_book(master).value(name) for name in figures} == figures
    assert result.message == "Makro buku induk Master_LKjIP_2025.xlsm dipulihkan; semua isiannya tetap."


def test_while_calc_has_it_open_nothing_is_repaired(calc: Calc, master: Path) -> None:
    type_and_save(calc, master, "camat_nama", "Diketik di Calc")
    before = master.read_bytes()
    calc.open(master)

    with pytest.raises(LkjipError, match="sedang dibuka di LibreOffice"):
        perbaiki.run(master, now=at(20))

    calc.order("close")
    assert master.read_bytes() == before
