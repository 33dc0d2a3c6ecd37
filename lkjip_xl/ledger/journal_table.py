"""The tables of a book's journal, and the check that a file belongs to the book.

Layer: ledger. The only module that knows the journal's SQL; it decides nothing.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from lkjip_xl.errors import LkjipError
from lkjip_xl.ledger.chain import Entry
from lkjip_xl.ledger.database import PATIENCE_SECONDS, Database, Layout

JOURNAL_LAYOUT = Layout(
    application_id=0x4C4B4A52,  # "LKJR"
    version=1,
    statements=(
        # One row: the book this file belongs to, and whether a person must confirm what was rebuilt.
        "CREATE TABLE book (id_buku TEXT NOT NULL, needs_confirmation INTEGER NOT NULL)",
        """
        CREATE TABLE entry (
            id INTEGER PRIMARY KEY, langkah TEXT NOT NULL, kejadian TEXT NOT NULL, waktu TEXT NOT NULL,
            pencatat TEXT NOT NULL, revisi_awal INTEGER NOT NULL, revisi_akhir INTEGER, ringkasan TEXT NOT NULL,
            muatan TEXT NOT NULL, sidik_sebelum TEXT NOT NULL, sidik TEXT NOT NULL)
        """,
        """
        CREATE TABLE draft (
            kind TEXT NOT NULL, version INTEGER NOT NULL CHECK (version > 0), name TEXT NOT NULL,
            made_at TEXT NOT NULL, model TEXT NOT NULL, blocks TEXT NOT NULL, figures TEXT NOT NULL,
            PRIMARY KEY (kind, version)
        ) WITHOUT ROWID
        """,
    ),
)

_APPEND = """
    INSERT INTO entry VALUES (
        :id, :langkah, :kejadian, :waktu, :pencatat, :revisi_awal, :revisi_akhir, :ringkasan, :muatan,
        :sidik_sebelum, :sidik)
"""


class ForeignJournalError(LkjipError):
    """The journal beside the master belongs to another book."""

    code = "JURNAL_ASING"

    def __init__(self, path: Path) -> None:
        """Name the file."""
        super().__init__(
            "Jurnal di folder ini milik buku master lain",
            where=path.name,
            remedy="Letakkan master di folder asalnya, atau pulihkan jurnal dari sheet Jejak.",
        )


@dataclass(frozen=True)
class JournalTable:
    """The journal's tables over one open connection."""

    connection: sqlite3.Connection

    def owner(self) -> str | None:
        """Return the id of the book the file belongs to; None is a file that was never written."""
        found = self.connection.execute("SELECT id_buku FROM book").fetchone()
        return found["id_buku"] if found else None

    def claim(self, id_buku: str) -> None:
        """Write into a new file which book it belongs to."""
        self.connection.execute("INSERT INTO book VALUES (?, 0)", (id_buku,))

    def needs_confirmation(self) -> bool:
        """Whether the journal was rebuilt and nobody has confirmed it since."""
        found = self.connection.execute("SELECT needs_confirmation FROM book").fetchone()
        return bool(found and found["needs_confirmation"])

    def set_confirmation(self, *, needed: bool) -> None:
        """Store whether a person must confirm the journal."""
        self.connection.execute("UPDATE book SET needs_confirmation = ?", (needed,))

    def append(self, entry: Entry) -> None:
        """Add a sealed entry."""
        self.connection.execute(_APPEND, entry.to_row())

    def forget(self) -> None:
        """Remove all entries; only for a rebuild, after the file was copied aside."""
        self.connection.execute("DELETE FROM entry")

    def entries(self) -> list[Entry]:
        """Return all entries in their order."""
        return [Entry.from_row(dict(row)) for row in self.connection.execute("SELECT * FROM entry ORDER BY id")]

    def tail(self, count: int) -> list[Entry]:
        """Return the last entries in their order."""
        found = self.connection.execute("SELECT * FROM entry ORDER BY id DESC LIMIT ?", (count,)).fetchall()
        return [Entry.from_row(dict(row)) for row in reversed(found)]


@dataclass(frozen=True)
class BookFile:
    """The file `journal.sqlite3` of one book; opened only when it belongs to that book."""

    path: Path
    id_buku: str
    patience_seconds: float = PATIENCE_SECONDS

    @property
    def database(self) -> Database:
        """The file without the check of its owner."""
        return Database(self.path, JOURNAL_LAYOUT, self.patience_seconds)

    @contextmanager
    def reading(self) -> Iterator[JournalTable]:
        """Give the tables for reading.

        Raises:
            ForeignJournalError: The file belongs to another book.
        """
        with self.database.reading() as connection:
            table = JournalTable(connection)
            if table.owner() not in {None, self.id_buku}:
                raise ForeignJournalError(self.path)
            yield table

    @contextmanager
    def writing(self, action: str) -> Iterator[JournalTable]:
        """Give the tables inside one transaction; a new file becomes this book's.

        Raises:
            ForeignJournalError: The file belongs to another book.
        """
        with self.database.writing(action) as connection:
            table = JournalTable(connection)
            if table.owner() is None:
                table.claim(self.id_buku)
            if table.owner() != self.id_buku:
                raise ForeignJournalError(self.path)
            yield table
