"""A process killed at each failpoint leaves the state before its click or after it, never between."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ledger import workers
from ledger.samples import NOW, draw, letter
from lkjip_xl.ledger.database import Database
from lkjip_xl.ledger.journal import Journal
from lkjip_xl.ledger.journal_table import JOURNAL_LAYOUT
from lkjip_xl.ledger.recovery import Standing, rebuild, standing
from lkjip_xl.ledger.register import Register

MOMENTS = ("begun", "written", "committed")
YEARS = (2026, 2027)


def book_of(path: Path) -> list[tuple[int, int, str]]:
    return [(entry.year, entry.urut, entry.state.value) for year in YEARS for entry in Register(path).entries(year)]


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize(
    ("work", "action", "before", "after"),
    [
        (workers.draw_one, "register.draw", [], [(2026, 121, "dipesan")]),
        (workers.use_one, "register.use", [(2026, 121, "dipesan")], [(2026, 121, "dipakai")]),
        (workers.cancel_one, "register.cancel", [(2026, 121, "dipesan")], [(2026, 121, "batal")]),
        (workers.move_one, "register.draw", [(2026, 121, "dipesan")], [(2026, 121, "batal"), (2027, 1, "dipesan")]),
    ],
    ids=["draw", "use", "cancel", "move to another year"],
)
def test_a_killed_click_on_the_register_counts_wholly_or_not_at_all(
    tmp_path: Path,
    work: Callable[[Path], None],
    action: str,
    before: list[tuple[int, int, str]],
    after: list[tuple[int, int, str]],
    moment: str,
) -> None:
    path = tmp_path / "register.sqlite3"
    if before:
        draw(path, letter())

    workers.run_killed(work, path, action, moment)

    assert book_of(path) == (after if moment == "committed" else before)
    if moment != "committed":
        work(path)
        assert book_of(path) == after


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize(
    ("work", "action", "is_open_before", "events", "is_open_after"),
    [
        (workers.begin_step, "journal.begin", False, ["mulai"], True),
        (workers.finish_step, "journal.finish", True, ["mulai", "selesai"], False),
        (workers.abandon_step, "journal.abandon", True, ["mulai", "gugur"], False),
    ],
    ids=["begin", "finish", "abandon"],
)
def test_a_killed_step_is_unfinished_exactly_when_its_beginning_was_written(
    tmp_path: Path,
    work: Callable[[Path], None],
    action: str,
    events: list[str],
    moment: str,
    *,
    is_open_before: bool,
    is_open_after: bool,
) -> None:
    journal = Journal(tmp_path / "journal.sqlite3", "buku-1")
    if is_open_before:
        journal.begin("draf", 4, NOW)

    workers.run_killed(work, journal.path, action, moment)

    done = moment == "committed"
    assert [entry.event for entry in journal.tail(9)] == (events if done else events[:-1])
    assert bool(journal.unfinished()) is (is_open_after if done else is_open_before)
    assert journal.verify_chain() == []


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_killed_saving_stores_a_draft_wholly_or_not_at_all(tmp_path: Path, moment: str) -> None:
    drafts = Journal(tmp_path / "journal.sqlite3", "buku-1").drafts

    workers.run_killed(workers.save_draft, tmp_path / "journal.sqlite3", "drafts.save", moment)

    assert drafts.next_version("draf") == (2 if moment == "committed" else 1)


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_killed_rebuild_can_be_run_again(tmp_path: Path, moment: str) -> None:
    source = Journal(tmp_path / "asal.sqlite3", "buku-1")
    source.finish(source.begin("hitung", 1, NOW), NOW, revisi=2, summary="Selesai")
    target = Journal(tmp_path / "journal.sqlite3", "buku-1")

    workers.run_killed(workers.rebuild_from_sibling, target.path, "journal.rebuild", moment)

    restored = moment == "committed"
    assert standing(target, source.last_hash()) is (Standing.CURRENT if restored else Standing.MISSING)
    rebuild(target, source.rows(), NOW)
    assert target.rows() == source.rows()


def test_pages_that_reached_the_disk_before_the_kill_are_rolled_back(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.sqlite3", "buku-1")
    journal.begin("draf", 4, NOW)
    size = journal.path.stat().st_size

    workers.run_killed(workers.spill_to_disk, journal.path, "spill", "written")

    assert (tmp_path / "journal.sqlite3-journal").stat().st_size > 0
    assert journal.path.stat().st_size > size
    assert journal.drafts.next_version("draf") == 1
    assert [entry.step for entry in journal.unfinished()] == ["draf"]
    with Database(journal.path, JOURNAL_LAYOUT).reading() as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
