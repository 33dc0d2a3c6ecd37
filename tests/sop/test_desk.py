"""The protocol by which a step changes the master: whole or not at all, and told in the journal."""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from lkjip_xl.book.file import FileBook
from lkjip_xl.errors import LkjipError
from lkjip_xl.ledger.journal import Journal
from lkjip_xl.model import Finding, Severity
from lkjip_xl.sop import hitung
from lkjip_xl.sop.desk import Desk
from lkjip_xl.sop.folder import YearFolder
from office_files import EXAMPLE, at, open_book


def journal(master: Path) -> Journal:
    return Journal(YearFolder.of(master).journal, str(open_book(master).value("id_buku")))


def events(master: Path) -> list[tuple[object, object]]:
    return [(row["langkah"], row["kejadian"]) for row in journal(master).rows()]


def test_a_step_raises_the_revision_by_one_and_closes_its_entry(started: Path) -> None:
    hitung.run(open_book(started), now=at(7))

    assert open_book(started).value("revisi") == 2
    assert events(started)[-2:] == [("hitung", "mulai"), ("hitung", "selesai")]
    assert journal(started).verify_chain() == []


def test_the_master_carries_the_rows_of_the_journal(started: Path) -> None:
    hitung.run(open_book(started), now=at(7))

    carried = [(row["langkah"], row["kejadian"]) for row in open_book(started).rows("tblJejak")]
    assert carried == events(started)[:-1]  # the closing entry follows the save


def test_what_a_write_has_to_tell_is_among_the_findings_of_its_step(
    started: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = Finding("OFFICE_CELLS_LOST", Severity.PERINGATAN, "Isian kantor ikut hilang", sheet="Pemmas", cell="P9")
    monkeypatch.setattr(FileBook, "notes", (lost,))

    assert lost in hitung.run(open_book(started), now=at(7)).findings


def test_a_step_that_fails_leaves_the_master_as_it_was_and_is_given_up(started: Path) -> None:
    before = started.read_bytes()
    desk = Desk.open(open_book(started), at(7))

    def fail() -> None:
        with desk.change("uji") as change:
            change.names["pesan_terakhir"] = "tidak boleh tertulis"
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    assert started.read_bytes() == before
    assert events(started)[-1] == ("uji", "gugur")


KILLED = """
    import os, sys
    from pathlib import Path
    from office_files import at, open_book
    from lkjip_xl.sop import hitung
    def kill(event, arguments):
        if event == "os.rename" and "Master" in str(arguments[1]) and sys.argv[2] == "before":
            os.kill(os.getpid(), 9)
        if event == "lkjip_xl.transaction" and arguments[:2] == ("journal.finish", "begun") and sys.argv[2] == "after":
            os.kill(os.getpid(), 9)
    sys.addaudithook(kill)
    hitung.run(open_book(Path(sys.argv[1])), now=at(7))
"""


@pytest.mark.parametrize(
    ("moment", "revisi", "told"),
    [
        ("before", 1, "terputus, dan buku induk tetap seperti semula"),
        ("after", 2, "terputus, tetapi buku induk sudah tersimpan"),
    ],
)
def test_a_step_that_was_killed_is_told_and_closed_at_the_next_one(
    started: Path, moment: str, revisi: int, told: str
) -> None:
    killed = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(KILLED), started, moment],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL
    assert open_book(started).value("revisi") == revisi

    result = hitung.run(open_book(started), now=at(8))

    [finding] = [each for each in result.findings if each.code == "STEP_INTERRUPTED"]
    assert told in finding.message
    assert journal(started).unfinished() == []
    assert open_book(started).value("revisi") == revisi + 1


def test_a_journal_that_was_lost_is_rebuilt_from_the_master(started: Path) -> None:
    hitung.run(open_book(started), now=at(7))
    YearFolder.of(started).journal.unlink()

    result = hitung.run(open_book(started), now=at(8))

    assert "JURNAL_DIPULIHKAN" in [finding.code for finding in result.findings]
    assert journal(started).needs_confirmation
    assert journal(started).verify_chain() == []


def test_an_old_copy_of_the_master_is_told(started: Path) -> None:
    old = started.read_bytes()
    hitung.run(open_book(started), now=at(7))
    hitung.run(open_book(started), now=at(8))
    started.write_bytes(old)

    result = hitung.run(open_book(started), now=at(9))

    assert "OLD_COPY" in [finding.code for finding in result.findings]


def test_a_workbook_without_an_id_is_no_master_of_a_year(started: Path) -> None:
    open_book(started).write([], {"id_buku": None})

    with pytest.raises(LkjipError) as refused:
        hitung.run(open_book(started), now=at(7))

    assert str(refused.value) == (
        f"[BOOK_ID_MISSING] Berkas ini bukan buku induk sebuah tahun ({started.name}). "
        "Pilih berkas Master_LKjIP_TAHUN, bukan formulir unit; "
        "buku induk baru dibuat dengan 'lkjip mulai TAHUN --folder DIR'."
    )


def test_a_unit_form_is_no_master_either() -> None:
    form = next((EXAMPLE / "masuk").glob("*W1*"))

    with pytest.raises(LkjipError) as refused:
        hitung.run(open_book(form), now=at(7))

    assert refused.value.code == "BOOK_ID_MISSING"


def test_a_master_that_is_open_elsewhere_is_refused_before_anything_is_made(started: Path) -> None:
    (started.parent / f"~${started.name}").touch()
    before = started.read_bytes()

    with pytest.raises(LkjipError, match="sedang"):
        hitung.run(open_book(started), now=at(7))

    assert started.read_bytes() == before


def test_findings_of_one_step_replace_its_own_earlier_ones_only(started: Path) -> None:
    for day in (7, 8):
        hitung.run(open_book(started), now=at(day))

    rows = open_book(started).rows("tblTemuan")
    once = [(row["kode"], row["lembar"], row["sel"], row["pesan"]) for row in rows]
    assert once
    assert len(once) == len(set(once))
    assert open_book(started).value("temuan_peringatan") == len(rows)
