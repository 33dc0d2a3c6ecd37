"""The file itself: recognised or refused in words, on disks and in folders as they are."""

import os
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger.samples import NOW, draw, letter
from ledger.workers import hold_lock, started
from lkjip_xl.errors import LkjipError
from lkjip_xl.ledger.database import Database, Layout
from lkjip_xl.ledger.faults import worded
from lkjip_xl.ledger.journal import Journal
from lkjip_xl.ledger.register import Register

NOBODY = 65534


@pytest.fixture
def readonly_folder() -> Iterator[Path]:
    """A folder that may be read but not written; root gives up its rights for the test."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "LKjIP"
        folder.mkdir()
        draw(folder / "register.sqlite3", letter())
        for path in (Path(name), folder):
            path.chmod(0o555)
        was_root = os.geteuid() == 0
        if was_root:
            os.seteuid(NOBODY)
        yield folder
        if was_root:
            os.seteuid(0)
        for path in (Path(name), folder):
            path.chmod(0o755)


def refusal_of(path: Path) -> str:
    with pytest.raises(LkjipError) as refused:
        draw(path, letter("surat.baru"))
    return str(refused.value)


def test_a_read_only_folder_can_be_read_and_refuses_writing_in_words(readonly_folder: Path) -> None:
    path = readonly_folder / "register.sqlite3"

    assert refusal_of(path) == (
        "[FOLDER_HANYA_BACA] Berkas catatan tidak dapat ditulis di folder LKjIP (register.sqlite3). "
        "Periksa izin folder itu, atau pindahkan folder LKjIP ke tempat yang boleh ditulisi, lalu ulangi."
    )
    assert len(Register(path).entries(2026)) == 1


def test_a_read_only_folder_takes_no_new_file(readonly_folder: Path) -> None:
    with pytest.raises(LkjipError, match="BERKAS_TIDAK_TERJANGKAU"):
        Journal(readonly_folder / "journal.sqlite3", "buku-1").begin("draf", 1, NOW)
    with pytest.raises(LkjipError, match="FOLDER_HANYA_BACA"):
        Journal(readonly_folder / ".lkjip" / "journal.sqlite3", "buku-1").begin("draf", 1, NOW)


def test_a_missing_folder_is_said_in_words(tmp_path: Path) -> None:
    assert refusal_of(tmp_path / "tidak" / "ada" / "register.sqlite3") == (
        "[BERKAS_TIDAK_TERJANGKAU] Berkas catatan tidak dapat dibuka atau disimpan di folder ada (register.sqlite3). "
        "Periksa apakah folder itu ada, jaringan tersambung, dan disk tidak penuh, lalu ulangi."
    )


def test_a_folder_in_place_of_the_file_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "register.sqlite3").mkdir()

    assert refusal_of(tmp_path / "register.sqlite3").startswith("[BERKAS_TIDAK_TERJANGKAU] ")


@pytest.mark.parametrize("keep", [0, 40], ids=["not a database", "torn after the header"])
def test_a_broken_file_is_refused_and_left_alone(tmp_path: Path, keep: int) -> None:
    path = tmp_path / "register.sqlite3"
    draw(path, letter())
    broken = path.read_bytes()[:keep] + b"rusak" * 2000
    path.write_bytes(broken)

    assert refusal_of(path) == (
        "[BERKAS_RUSAK] Berkas catatan rusak atau bukan berkas LKjIP (register.sqlite3). "
        "Jangan dihapus; ganti namanya, lalu ulangi: isinya dipulihkan dari sheet master."
    )
    assert path.read_bytes() == broken


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "register.sqlite3"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE lagu (judul TEXT)")
    connection.close()
    before = path.read_bytes()

    assert refusal_of(path) == (
        "[BERKAS_ASING] Berkas itu bukan catatan LKjIP yang dimaksud (register.sqlite3). "
        "Kembalikan berkas yang benar ke folder itu, atau ganti nama berkas asing itu, lalu ulangi."
    )
    assert path.read_bytes() == before


def test_a_journal_in_place_of_the_register_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "register.sqlite3"
    Journal(path, "buku-1").begin("draf", 1, NOW)

    assert refusal_of(path).startswith("[BERKAS_ASING] ")
    with pytest.raises(LkjipError, match="BERKAS_ASING"):
        Register(path).entries(2026)


def test_a_file_of_a_later_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "register.sqlite3"
    draw(path, letter())
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 9")
    connection.close()

    assert refusal_of(path) == (
        "[BERKAS_LEBIH_BARU] Berkas catatan memakai susunan versi 9, sedangkan aplikasi ini mengenal sampai versi 1 "
        "(register.sqlite3). Perbarui aplikasi LKjIP di komputer ini, lalu ulangi."
    )


def test_a_file_that_another_process_holds_is_said_in_words_after_a_while(tmp_path: Path) -> None:
    path, ready, release = (tmp_path / name for name in ("journal.sqlite3", "ready", "release"))
    holder = started(hold_lock, path, str(ready), str(release))
    while not ready.exists():
        time.sleep(0.01)

    with pytest.raises(LkjipError) as refused:
        Journal(path, "buku-1", patience_seconds=0.1).begin("draf", 1, NOW)
    release.touch()
    holder.join()

    assert str(refused.value) == (
        "[BERKAS_DIPAKAI] Berkas catatan sedang dipakai program lain (journal.sqlite3). "
        "Tunggu sampai langkah di komputer lain selesai, lalu ulangi."
    )
    assert holder.exitcode == 0


def test_the_file_uses_the_rollback_journal_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "register.sqlite3"
    draw(path, letter())

    connection = sqlite3.connect(path)
    [mode] = connection.execute("PRAGMA journal_mode").fetchone()
    connection.close()

    assert mode == "delete"
    assert [found.name for found in tmp_path.iterdir()] == ["register.sqlite3"]


def test_reading_cannot_write(tmp_path: Path) -> None:
    database = Database(tmp_path / "x.sqlite3", Layout(77, 1, ("CREATE TABLE t (a)",)))

    with pytest.raises(LkjipError, match="FOLDER_HANYA_BACA"), database.reading() as connection:
        connection.execute("INSERT INTO t VALUES (1)")


def test_our_own_mistakes_in_sql_are_not_worded_as_the_users(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"), worded(tmp_path / "x.sqlite3"):
        sqlite3.connect(":memory:").execute("SELECT * FROM tidak_ada")
