"""Every step gives the same through every door: the closed file, and the master that is open in LibreOffice Calc."""

import shutil
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
import xlwings as xw

from calc import Calc, make_profile
from lkjip_xl.book.live import LiveBook
from lkjip_xl.book.port import MasterBook
from lkjip_xl.book.schema.master import MASTER
from lkjip_xl.hosts.libreoffice.install import install
from lkjip_xl.hosts.libreoffice.profile import Profile
from lkjip_xl.hosts.libreoffice.wire import HostGoneError
from lkjip_xl.ledger.journal import Journal
from lkjip_xl.model import Putusan, Row, Value
from lkjip_xl.sop import (
    alur,
    final,
    hitung,
    pengingat,
    step_1_disposisi,
    step_2_formulir,
    step_3_konsolidasi,
    step_4_draf,
    step_8_pengiriman,
)
from lkjip_xl.sop.checking import periksa_master
from lkjip_xl.sop.folder import YearFolder
from lkjip_xl.sop.result import StepResult
from office_files import EXAMPLE, at, open_book

pytestmark = pytest.mark.libreoffice

APPROVAL = alur.Choice(("W1", "W3-SKM"), Putusan.SETUJUI, "Nama Kasubbag")
STEPS: Mapping[str, Callable[[MasterBook], StepResult]] = {
    "disposisi": lambda book: step_1_disposisi.run(book, now=at(5), recorder="Staf"),
    "formulir": lambda book: step_2_formulir.run(book, now=at(6), recorder="Staf"),
    "pengingat": lambda book: pengingat.run(book, now=at(9), recorder="Staf"),
    "konsolidasi": lambda book: step_3_konsolidasi.run(book, now=at(16), recorder="Staf"),
    "alur": lambda book: alur.run(book, choice=APPROVAL, now=at(17), recorder="Staf"),
    "hitung": lambda book: hitung.run(book, now=at(17), recorder="Kasubbag"),
    "draf": lambda book: step_4_draf.run(book, now=at(18), recorder="Kasubbag", with_pdf=True),
    "periksa": lambda book: periksa_master.run(book, now=at(18), recorder="Kasubbag"),
    "final": lambda book: final.run(book, now=at(18), recorder="Kasubbag"),
    "surat-pengantar": lambda book: step_8_pengiriman.run(book, now=at(20), recorder="Kasubbag"),
}


def tables(book: MasterBook) -> dict[str, list[Row]]:
    """Return the rows of every table, without *Hitung langsung*: that column belongs to the program that calculates."""
    return {name: [_written(row) for row in book.rows(name)] for name in MASTER.tables}


def _written(row: Row) -> Row:
    return replace(row, content={key: value for key, value in row.items() if key != "langsung"})


def names(book: MasterBook) -> dict[str, tuple[Value, tuple[str, str]]]:
    return {name: (book.value(name), book.cell_of(name)) for name in MASTER.names}


def documents(master: Path) -> dict[str, dict[str, bytes]]:
    """Return every part of every document, form and PDF of the year, by the name of its file."""
    pdfs = YearFolder.of(master).path.rglob("*.pdf")
    found = {str(path.relative_to(master.parent)): {"": path.read_bytes()} for path in pdfs}
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


def test_every_step_of_a_year_gives_the_same_through_both_doors(
    started: Path, open_in_calc: Callable[[Path], xw.Book]
) -> None:
    opened, closed = two_copies(started)
    for office in (opened, closed):
        shutil.copytree(EXAMPLE / "masuk", office.parent / "masuk", dirs_exist_ok=True)
    live = open_in_calc(opened)

    for step, run in STEPS.items():
        book, file = LiveBook(live, MASTER), open_book(closed)
        result, meant = run(book), run(file)

        assert (step, result.message, result.findings) == (step, meant.message, meant.findings)
        assert result.details == meant.details
        assert_same(book, file)
        assert_same(open_book(opened), file)
    assert len(documents(closed)) > 15
    assert "dokumen/Draf_LKjIP_2025_v01.pdf" in documents(closed)
    assert documents(opened) == documents(closed)


def test_the_door_may_change_from_step_to_step(collected: Path, calc: Calc) -> None:
    with calc.live(collected) as live:
        STEPS["hitung"](LiveBook(live, MASTER))
    before = open_book(collected)

    STEPS["draf"](open_book(collected))

    after = open_book(collected)
    assert after.rows("tblIkm") == before.rows("tblIkm")
    assert after.value("ikm_kecamatan") == before.value("ikm_kecamatan")
    assert [row["kejadian"] for row in after.rows("tblJejak")][-3:] == ["mulai", "selesai", "mulai"]


def test_a_program_that_dies_while_saving_leaves_the_master_as_it_was(collected: Path, tmp_path: Path) -> None:
    profile = make_profile(tmp_path)
    install(collected.parents[1], Profile(profile))
    doomed, before = Calc(profile), collected.read_bytes()
    with suppress(HostGoneError, BrokenPipeError), doomed.live(collected) as opened:  # nobody is there to close it
        wire = opened.impl.app.wire
        ask = wire.ask

        def die_on_save(operation: str, **fields: object) -> object:
            if operation == "save":
                doomed.stop()
            return ask(operation, **fields)

        wire.ask = die_on_save
        with pytest.raises(HostGoneError):
            STEPS["draf"](LiveBook(opened, MASTER))

    assert collected.read_bytes() == before
    (collected.parent / f".~lock.{collected.name}#").unlink()  # what a crash leaves; the refusal would name it
    last = Journal(YearFolder.of(collected).journal, "CONTOH-2025").rows()[-1]
    assert (last["langkah"], last["kejadian"]) == ("draf", "gugur")
    assert STEPS["draf"](open_book(collected)).message.startswith("Draf Draf_LKjIP_2025_v02.docx")
