"""Several processes draw numbers at the same time."""

import signal
import time
from pathlib import Path

from ledger.samples import draw, letter
from ledger.workers import draw_for_ever, draw_hundred, draw_one, run_killed, started
from lkjip_xl.ledger.register import Register


def test_two_processes_that_draw_a_hundred_numbers_each_leave_no_gap_and_no_double(tmp_path: Path) -> None:
    path = tmp_path / "register.sqlite3"

    clerks = [started(draw_hundred, path, who) for who in ("meja-1", "meja-2")]
    for clerk in clerks:
        clerk.join()

    assert [clerk.exitcode for clerk in clerks] == [0, 0]
    entries = Register(path).entries(2026)
    assert [entry.urut for entry in entries] == list(range(121, 321))
    assert len({entry.letter.key for entry in entries}) == 200
    assert Register(path).missing(2026) == []


def test_a_process_killed_inside_its_transaction_leaves_its_number_to_the_next(tmp_path: Path) -> None:
    path = tmp_path / "register.sqlite3"
    draw(path, letter("surat.a"))

    run_killed(draw_one, path, "register.draw", "written")

    assert draw(path, letter("surat.b")).urut == 122
    assert Register(path).missing(2026) == []


def test_a_process_killed_while_another_draws_leaves_a_book_without_gaps(tmp_path: Path) -> None:
    path = tmp_path / "register.sqlite3"
    doomed = started(draw_for_ever, path, "meja-1")
    steady = started(draw_hundred, path, "meja-2")
    while len(Register(path).entries(2026)) < 20:
        time.sleep(0.01)

    doomed.kill()
    doomed.join()
    steady.join()

    assert (doomed.exitcode, steady.exitcode) == (-signal.SIGKILL, 0)
    numbers = [entry.urut for entry in Register(path).entries(2026)]
    assert numbers == list(range(121, 121 + len(numbers)))
    assert sum(entry.letter.key.startswith("meja-2") for entry in Register(path).entries(2026)) == 100
