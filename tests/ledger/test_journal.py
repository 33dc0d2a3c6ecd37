"""The journal: steps that begin, finish and are given up, in a chain of hashes."""

import sqlite3
from pathlib import Path

import pytest

from ledger.samples import LATER, NOW
from lkjip_xl.book.schema.master import MASTER
from lkjip_xl.ledger.chain import CELL_LIMIT, Event, genesis
from lkjip_xl.ledger.journal import Journal, StepClosedError
from lkjip_xl.ledger.journal_table import ForeignJournalError


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / ".lkjip" / "journal.sqlite3", "buku-1")


def test_a_finished_step_leaves_two_entries_and_nothing_unfinished(journal: Journal) -> None:
    begun = journal.begin("draf", 4, NOW, recorder="Staf", payload={"versi": 3})
    done = journal.finish(begun, LATER, revisi=5, summary="Draf v03 dan surat\npengantar  selesai")

    assert (begun.event, begun.revisi_before, begun.revisi_after, begun.payload) == ("mulai", 4, None, {"versi": 3})
    assert (done.event, done.step, done.recorder, done.revisi_after) == (Event.SELESAI, "draf", "Staf", 5)
    assert (done.closes, done.prev_hash) == (begun.id, begun.hash)
    assert done.summary == "Draf v03 dan surat pengantar selesai"
    assert journal.tail(5) == [begun, done]
    assert journal.unfinished() == []


def test_a_step_that_only_began_is_unfinished_until_it_is_closed(journal: Journal) -> None:
    first = journal.begin("konsolidasi", 4, NOW)
    second = journal.begin("draf", 4, LATER)
    assert journal.unfinished() == [first, second]

    given_up = journal.abandon(first, "Master ditutup tanpa disimpan", LATER)

    assert (given_up.event, given_up.summary) == (Event.GUGUR, "Master ditutup tanpa disimpan")
    assert journal.unfinished() == [second]


def test_a_step_is_closed_only_once(journal: Journal) -> None:
    begun = journal.begin("draf", 4, NOW)
    journal.finish(begun, LATER, revisi=5, summary="Selesai")

    with pytest.raises(StepClosedError) as refused:
        journal.abandon(begun, "Ditutup", LATER)

    assert str(refused.value) == (
        "[LANGKAH_SUDAH_DITUTUP] Langkah draf (jejak No 1) sudah ditutup (journal.sqlite3). "
        "Tutup master tanpa menyimpan, buka kembali, lalu lihat sheet Jejak."
    )
    assert len(journal.rows()) == 2


def test_a_payload_cannot_pretend_to_close_a_step(journal: Journal) -> None:
    first = journal.begin("hitung", 1, NOW)
    second = journal.begin("draf", 1, NOW, payload={"mulai": first.id})

    assert journal.unfinished() == [first, second]


def test_the_last_hash_begins_with_the_book_and_follows_the_entries(journal: Journal) -> None:
    assert journal.last_hash() == genesis("buku-1") != genesis("buku-2")

    assert journal.begin("hitung", 1, NOW).hash == journal.last_hash()


def test_a_row_has_the_columns_of_the_master(journal: Journal) -> None:
    journal.begin("hitung", 1, NOW)

    assert list(journal.rows()[0]) == [column.key for column in MASTER.tables["tblJejak"][1].columns]


def test_reading_creates_no_file(journal: Journal) -> None:
    assert (journal.rows(), journal.unfinished(), journal.verify_chain(), journal.needs_confirmation) == (
        [],
        [],
        [],
        False,
    )
    assert not journal.path.exists()


def test_the_same_clicks_give_the_same_hashes(tmp_path: Path) -> None:
    def run(name: str) -> list[dict[str, str | int | None]]:
        journal = Journal(tmp_path / name, "buku-1")
        begun = journal.begin("draf", 4, NOW, payload={"b": 1, "a": "82.10"})
        journal.finish(begun, LATER, revisi=5, summary="Selesai")
        return journal.rows()

    assert run("satu.sqlite3") == run("dua.sqlite3")


@pytest.mark.parametrize(
    ("statement", "messages"),
    [
        ("UPDATE entry SET ringkasan = 'Lain' WHERE id = 2", ["Jejak No 2 tidak sama dengan saat dicatat"]),
        ("UPDATE entry SET revisi_awal = 9 WHERE id = 3", ["Jejak No 3 tidak sama dengan saat dicatat"]),
        ("DELETE FROM entry WHERE id = 2", ["Jejak No 3 tidak bersambung dengan baris sebelumnya"]),
        ("DELETE FROM entry WHERE id = 1", ["Jejak No 2 tidak bersambung dengan baris sebelumnya"]),
    ],
)
def test_a_change_behind_the_journals_back_is_found(journal: Journal, statement: str, messages: list[str]) -> None:
    journal.finish(journal.begin("hitung", 1, NOW), NOW, revisi=2, summary="Selesai")
    journal.begin("draf", 2, NOW)
    assert journal.verify_chain() == []
    connection = sqlite3.connect(journal.path)
    connection.execute(statement)
    connection.commit()
    connection.close()

    assert [finding.message for finding in journal.verify_chain()] == messages


def test_the_journal_of_another_book_is_refused_and_untouched(journal: Journal) -> None:
    journal.begin("hitung", 1, NOW)
    other = Journal(journal.path, "buku-2")

    for use in (other.rows, lambda: other.begin("hitung", 1, NOW)):
        with pytest.raises(ForeignJournalError) as refused:
            use()
        assert str(refused.value) == (
            "[JURNAL_ASING] Jurnal di folder ini milik buku master lain (journal.sqlite3). "
            "Letakkan master di folder asalnya, atau pulihkan jurnal dari sheet Jejak."
        )
    assert len(journal.rows()) == 1


@pytest.mark.parametrize(("length", "fits"), [(CELL_LIMIT, True), (CELL_LIMIT + 1, False)])
def test_a_text_that_a_cell_would_cut_is_refused(journal: Journal, length: int, *, fits: bool) -> None:
    begun = journal.begin("draf", 1, NOW)
    if fits:
        assert len(journal.finish(begun, NOW, revisi=2, summary="x" * length).summary) == length
    else:
        with pytest.raises(ValueError, match="longer than 32000 characters"):
            journal.finish(begun, NOW, revisi=2, summary="x" * length)
    assert (journal.unfinished() == []) is fits
