"""A journal that does not fit its master, and how it comes back from the sheet Jejak."""

from pathlib import Path

import pytest

from ledger.samples import LATER, NOW
from ledger.workers import save_draft
from lkjip_xl.ledger.journal import Journal
from lkjip_xl.ledger.recovery import Standing, rebuild, standing

ASIDE = "journal_20260106_103000.sqlite3"


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """A journal with one finished step and one that began."""
    journal = Journal(tmp_path / "journal.sqlite3", "buku-1")
    journal.finish(journal.begin("konsolidasi", 1, NOW), NOW, revisi=2, summary="7 formulir digabung")
    journal.begin("draf", 2, NOW)
    return journal


def test_a_new_book_without_a_journal_is_in_order(tmp_path: Path) -> None:
    assert standing(Journal(tmp_path / "journal.sqlite3", "buku-1"), "") is Standing.CURRENT


@pytest.mark.parametrize("place", [0, 1, 2], ids=["saved at mulai", "at selesai", "at the next mulai"])
def test_the_journal_may_know_more_than_the_master_of_the_last_step(journal: Journal, place: int) -> None:
    assert standing(journal, str(journal.rows()[place]["sidik"])) is Standing.CURRENT


def test_an_old_copy_of_the_master_is_recognised(journal: Journal) -> None:
    known = str(journal.rows()[0]["sidik"])
    journal.finish(journal.unfinished()[0], LATER, revisi=3, summary="Draf selesai")

    assert standing(journal, known) is Standing.OLD_COPY
    assert standing(journal, "") is Standing.OLD_COPY


def test_missing_older_and_foreign_journals_are_told_apart(journal: Journal, tmp_path: Path) -> None:
    last = journal.last_hash()
    (tmp_path / "rusak.sqlite3").write_bytes(b"bukan basis data" * 100)

    assert standing(Journal(tmp_path / "tidak_ada.sqlite3", "buku-1"), last) is Standing.MISSING
    assert standing(journal, "0" * 64) is Standing.OLDER
    assert standing(Journal(journal.path, "buku-2"), last) is Standing.FOREIGN
    assert standing(Journal(tmp_path / "rusak.sqlite3", "buku-1"), last) is Standing.FOREIGN


def test_a_missing_journal_is_rebuilt_with_the_same_hashes_and_waits_for_a_person(journal: Journal) -> None:
    rows, last = journal.rows(), journal.last_hash()
    journal.path.unlink()

    findings = rebuild(journal, rows, LATER)

    assert (journal.rows(), journal.last_hash(), journal.verify_chain()) == (rows, last, [])
    assert [entry.step for entry in journal.unfinished()] == ["draf"]
    [finding] = findings
    assert f"{finding.message}. {finding.remedy}" == (
        "Jurnal dipulihkan dari 3 baris sheet Jejak. Kasubbag mencocokkan nomor surat tertinggi dengan buku agenda, "
        "lalu menjalankan 'lkjip nomor konfirmasi'."
    )
    assert journal.needs_confirmation
    journal.confirm(2, LATER, recorder="Kasubbag")
    assert not journal.needs_confirmation
    assert (journal.tail(1)[0].summary, journal.verify_chain()) == ("Jurnal hasil pemulihan dikonfirmasi", [])


def test_an_older_journal_is_completed_and_keeps_its_drafts(journal: Journal, tmp_path: Path) -> None:
    older = Journal(tmp_path / "lama.sqlite3", "buku-1")
    save_draft(older.path)
    rebuild(older, journal.rows()[:1], NOW)

    rebuild(older, journal.rows(), LATER)

    assert older.rows() == journal.rows()
    assert older.drafts.latest("draf") is not None
    assert sorted(path.name for path in tmp_path.iterdir()) == ["journal.sqlite3", "lama.sqlite3"]


def test_a_journal_that_tells_another_story_is_copied_aside(journal: Journal, tmp_path: Path) -> None:
    rows = journal.rows()
    save_draft(journal.path)
    branch = Journal(tmp_path / "cabang.sqlite3", "buku-1")
    branch.begin("hitung", 1, NOW)

    findings = rebuild(journal, branch.rows(), LATER)

    assert journal.rows() == branch.rows()
    assert Journal(tmp_path / ASIDE, "buku-1").rows() == rows
    assert journal.drafts.latest("draf") is not None
    assert findings[1].message == f"Berkas jurnal yang tidak cocok dengan master disimpan dengan nama {ASIDE}"


def test_a_foreign_journal_is_set_aside_and_never_deleted(journal: Journal, tmp_path: Path) -> None:
    rows = journal.rows()
    own = Journal(journal.path, "buku-2")

    rebuild(own, [], LATER)
    rebuild(journal, rows, LATER)

    assert Journal(tmp_path / ASIDE, "buku-1").rows() == rows
    assert Journal(tmp_path / ASIDE.replace(".", "_lagi."), "buku-2").rows() == []
    assert journal.rows() == rows


def test_a_broken_file_is_set_aside_as_it_was(journal: Journal, tmp_path: Path) -> None:
    rows = journal.rows()
    journal.path.write_bytes(b"rusak" * 1000)

    rebuild(journal, rows, LATER)

    assert journal.rows() == rows
    assert (tmp_path / ASIDE).read_bytes() == b"rusak" * 1000


def test_rows_that_were_changed_in_the_sheet_come_back_with_their_findings(journal: Journal) -> None:
    rows = journal.rows()
    rows[1]["ringkasan"] = "8 formulir digabung"
    journal.path.unlink()

    findings = rebuild(journal, rows, LATER)

    assert journal.rows() == rows
    assert [finding.code for finding in findings] == ["JURNAL_DIPULIHKAN", "JEJAK_BERUBAH"]
