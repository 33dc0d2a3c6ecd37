"""What the tests of the ledger run in processes of their own: many clicks at once, and clicks that die."""

import itertools
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable
from datetime import date
from multiprocessing.process import BaseProcess
from pathlib import Path

from ledger.samples import NOW, draw, letter
from lkjip_xl.ledger.database import Database
from lkjip_xl.ledger.drafts import Draft
from lkjip_xl.ledger.journal import Journal
from lkjip_xl.ledger.journal_table import JOURNAL_LAYOUT
from lkjip_xl.ledger.recovery import rebuild
from lkjip_xl.ledger.register import Register

FAILPOINT = "lkjip_xl.transaction"


def started(work: Callable[..., None], *arguments: object) -> BaseProcess:
    """Return a running process of its own interpreter."""
    process = multiprocessing.get_context("spawn").Process(target=work, args=arguments)
    process.start()
    return process


def run_killed(work: Callable[[Path], None], path: Path, action: str, moment: str) -> None:
    """Run `work(path)` in a process that is killed (SIGKILL) when it reaches a failpoint; it must reach it."""
    process = started(_run_until, work, path, action, moment)
    process.join()
    assert process.exitcode == -signal.SIGKILL, f"{action} never reached '{moment}'"


def _run_until(work: Callable[[Path], None], path: Path, action: str, moment: str) -> None:
    def kill_there(event: str, arguments: tuple[object, ...]) -> None:
        if event == FAILPOINT and arguments == (action, moment):
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(kill_there)
    work(path)


def draw_hundred(path: Path, who: str) -> None:
    """Draw 100 numbers for 100 letters."""
    for index in range(100):
        draw(path, letter(f"{who}.{index}"))


def draw_for_ever(path: Path, who: str) -> None:
    """Draw numbers until the process is killed."""
    for index in itertools.count():
        draw(path, letter(f"{who}.{index}"))


def draw_one(path: Path) -> None:
    """Draw one number."""
    draw(path, letter())


def use_one(path: Path) -> None:
    """Use the number of the usual letter."""
    Register(path).use(letter().key, NOW)


def cancel_one(path: Path) -> None:
    """Cancel the number of the usual letter."""
    Register(path).cancel(letter().key, "Surat ditarik", NOW)


def move_one(path: Path) -> None:
    """Move the usual letter into the next year."""
    draw(path, letter(day=date(2027, 1, 4)), last_known=0)


def begin_step(path: Path) -> None:
    """Begin a step."""
    Journal(path, "buku-1").begin("draf", 4, NOW)


def finish_step(path: Path) -> None:
    """Finish the step that is open."""
    journal = Journal(path, "buku-1")
    journal.finish(journal.unfinished()[0], NOW, revisi=5, summary="Draf selesai")


def abandon_step(path: Path) -> None:
    """Give up the step that is open."""
    journal = Journal(path, "buku-1")
    journal.abandon(journal.unfinished()[0], "Master ditutup tanpa disimpan", NOW)


def save_draft(path: Path) -> None:
    """Store the first draft."""
    draft = Draft("draf", 1, "Draf_LKjIP_2025_v01.docx", "{}", {"bab1": "Teks"}, {}, NOW)
    Journal(path, "buku-1").drafts.save(draft)


def spill_to_disk(path: Path) -> None:
    """Write more than the cache holds, so that changed pages reach the file before the commit."""
    with Database(path, JOURNAL_LAYOUT).writing("spill") as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("UPDATE book SET id_buku = 'buku-2'")
        for version in range(1, 400):
            row = ("draf", version, "", "", "x" * 2000, "", "")
            connection.execute("INSERT INTO draft VALUES (?, ?, ?, ?, ?, ?, ?)", row)


def hold_lock(path: Path, ready: str, release: str) -> None:
    """Hold the write lock from the moment a file `ready` appears until a file `release` does."""
    with Database(path, JOURNAL_LAYOUT).writing("hold"):
        Path(ready).touch()
        while not Path(release).exists():
            time.sleep(0.01)


def rebuild_from_sibling(path: Path) -> None:
    """Rebuild a journal from the rows of `asal.sqlite3` beside it."""
    rows = Journal(path.with_name("asal.sqlite3"), "buku-1").rows()
    rebuild(Journal(path, "buku-1"), rows, NOW)
