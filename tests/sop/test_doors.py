"""Every step gives the same through every door: the closed file, and the master that is open in LibreOffice Calc."""

import shutil
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import xlwings as xw

from lkjip_xl.book.live import LiveBook
from lkjip_xl.book.port import MasterBook
from lkjip_xl.book.schema.master import MASTER
from lkjip_xl.model import Row, Value
from lkjip_xl.sop import (
    hitung,
    step_1_disposisi,
    step_2_formulir,
    step_3_konsolidasi,
    step_4_draf,
    step_8_pengiriman,
)
from lkjip_xl.sop.folder import YearFolder
from lkjip_xl.sop.result import StepResult
from office_files import EXAMPLE, at, open_book

pytestmark = pytest.mark.libreoffice

STEPS: Mapping[str, Callable[[MasterBook], StepResult]] = {
    "disposisi": lambda book: step_1_disposisi.run(book, now=at(5), recorder="Staf"),
    "formulir": lambda book: step_2_formulir.run(book, now=at(6), recorder="Staf"),
    "konsolidasi": lambda book: step_3_konsolidasi.run(book, now=at(16), recorder="Staf"),
    "hitung": lambda book: hitung.run(book, now=at(17), recorder="Kasubbag"),
    "draf": lambda book: step_4_draf.run(book, now=at(18), recorder="Kasubbag"),
    "surat-pengantar": lambda book: step_8_pengiriman.run(book, now=at(20), recorder="Kasubbag"),
}


def tables(book: MasterBook) -> dict[str, list[Row]]:
    return {name: book.rows(name) for name in MASTER.tables}


def names(book: MasterBook) -> dict[str, tuple[Value, tuple[str, str]]]:
    return {name: (book.value(name), book.cell_of(name)) for name in MASTER.names}


def documents(master: Path) -> dict[str, dict[str, bytes]]:
    """Return every part of every document and form of the year, by the name of its file."""
    found: dict[str, dict[str, bytes]] = {}
    for path in sorted(YearFolder.of(master).path.rglob("*.[dx]*")):
        if path.suffix in {".docx", ".xlsx"} and path != master and "masuk" not in path.parts and path.name[0] != ".":
            with zipfile.ZipFile(path) as package:
                found[str(path.relative_to(master.parent))] = {part: package.read(part) for part in package.namelist()}
    return found


def two_copies(master: Path) -> tuple[Path, Path]:
    """Return the office's master and that of an identical second office."""
    twin = master.parents[2] / "twin"
    shutil.copytree(master.parents[1], twin)
    return master, twin / master.parent.name / master.name


def assert_same(live: MasterBook, closed: MasterBook) -> None:
    found, meant = tables(live), tables(closed)
    for name in meant:
        assert found[name] == meant[name], name
    assert names(live) == names(closed)


@pytest.mark.parametrize("step", STEPS)
def test_a_step_gives_the_same_through_both_doors(
    step: str, collected: Path, open_in_calc: Callable[[Path], xw.Book]
) -> None:
    opened, closed = two_copies(collected)
    meant = STEPS[step](open_book(closed))

    book = LiveBook(open_in_calc(opened), MASTER)
    result = STEPS[step](book)

    assert (result.message, result.findings, result.details) == (meant.message, meant.findings, meant.details)
    assert_same(book, open_book(closed))
    assert_same(open_book(opened), open_book(closed))
    assert documents(opened) == documents(closed)


def test_a_whole_year_gives_the_same_through_both_doors(started: Path, open_in_calc: Callable[[Path], xw.Book]) -> None:
    opened, closed = two_copies(started)
    for office in (opened, closed):
        shutil.copytree(EXAMPLE / "masuk", office.parent / "masuk", dirs_exist_ok=True)
    live = open_in_calc(opened)

    for run in STEPS.values():
        run(LiveBook(live, MASTER))
        run(open_book(closed))

    assert_same(open_book(opened), open_book(closed))
    assert len(documents(closed)) > 15
    assert documents(opened) == documents(closed)


def test_the_doors_may_be_changed_from_step_to_step(collected: Path, open_in_calc: Callable[[Path], xw.Book]) -> None:
    STEPS["hitung"](LiveBook(open_in_calc(collected), MASTER))
    before = open_book(collected)

    STEPS["draf"](before)

    after = open_book(collected)
    assert [after.value("ikm_kecamatan"), after.rows("tblIkm")] == [
        before.value("ikm_kecamatan"),
        before.rows("tblIkm"),
    ]
    assert after.value("revisi") == 5


def test_a_journal_is_closed_after_a_step_in_the_open_master(
    collected: Path, open_in_calc: Callable[[Path], xw.Book]
) -> None:
    book = LiveBook(open_in_calc(collected), MASTER)
    before = book.value("revisi")

    STEPS["hitung"](book)

    assert isinstance(before, int)
    assert book.value("revisi") == before + 1
    assert open_book(collected).value("revisi") == before + 1
