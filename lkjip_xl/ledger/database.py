"""One SQLite file that is ours: created, recognised, read, and written in whole transactions.

Layer: ledger. Knows the file and its layout version, not the meaning of any table.
Source: DESIGN section 3: the folder may lie on a network drive, so there is no WAL (it needs shared memory), every
commit is synchronous, and a connection lives only as long as one operation: nothing stays locked between clicks.
"""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from lkjip_xl.ledger.faults import LedgerForeignError, LedgerNewerError, worded

PATIENCE_SECONDS = 10.0
"""How long a click waits for another process before it says that the file is in use."""


@dataclass(frozen=True)
class Layout:
    """What makes a file ours.

    Attributes:
        application_id: The mark in the file's header that tells our kinds of file apart.
        version: Version of the tables; a file with a higher one is refused.
        statements: The statements that create the tables.
    """

    application_id: int
    version: int
    statements: tuple[str, ...]

    def create(self, connection: sqlite3.Connection) -> None:
        """Lay out an empty database, inside the transaction that is open."""
        for statement in self.statements:
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {self.application_id}")
        connection.execute(f"PRAGMA user_version = {self.version}")


@dataclass(frozen=True)
class Database:
    """A file and its layout. Opening is cheap (about a millisecond) and done for each operation."""

    path: Path
    layout: Layout
    patience_seconds: float = PATIENCE_SECONDS

    @property
    def is_blank(self) -> bool:
        """Whether nothing was ever stored: no file, or the empty one that a crash during creation leaves."""
        with worded(self.path):
            return not self.path.exists() or self.path.stat().st_size == 0

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give a connection for queries; a blank file reads as empty tables and is not created.

        Raises:
            LkjipError: The file is busy, corrupt, foreign or newer (see `faults`).
        """
        blank = self.is_blank
        with worded(self.path), closing(self._connect(":memory:" if blank else self.path)) as connection:
            if blank:
                self.layout.create(connection)
            self._recognise(connection)
            connection.execute("PRAGMA query_only = ON")
            yield connection

    @contextmanager
    def writing(self, action: str) -> Iterator[sqlite3.Connection]:
        """Give a connection inside one transaction: committed at the end, or as if it had never begun.

        The write lock is taken first, so what is read here stays true until the commit. The audit events name the
        `action` and the moment (`begun`, `written`, `committed`).

        Raises:
            LkjipError: The file is busy, read-only, corrupt, foreign or newer (see `faults`).
        """
        with worded(self.path):
            self.path.parent.mkdir(exist_ok=True)
            # Closing rolls back whatever was not committed.
            with closing(self._connect(self.path)) as connection:
                connection.execute("BEGIN IMMEDIATE")
                if _is_empty(connection):
                    self.layout.create(connection)
                self._recognise(connection)
                sys.audit("lkjip_xl.transaction", action, "begun")
                yield connection
                sys.audit("lkjip_xl.transaction", action, "written")
                connection.execute("COMMIT")
                sys.audit("lkjip_xl.transaction", action, "committed")

    def _connect(self, target: Path | str) -> sqlite3.Connection:
        connection = sqlite3.connect(target, timeout=self.patience_seconds, isolation_level=None)
        connection.row_factory = sqlite3.Row
        # The default of a new file, said aloud: the rollback journal works where WAL's shared memory does not.
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA synchronous = FULL")
        return connection

    def _recognise(self, connection: sqlite3.Connection) -> None:
        """Refuse a database that is not ours, or of a later version."""
        if _pragma(connection, "application_id") != self.layout.application_id:
            raise LedgerForeignError(self.path)
        version = _pragma(connection, "user_version")
        if version > self.layout.version:
            raise LedgerNewerError(self.path, version, self.layout.version)


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    [value] = connection.execute(f"PRAGMA {name}").fetchone()
    return int(value)


def _is_empty(connection: sqlite3.Connection) -> bool:
    [objects] = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    return objects == 0 and _pragma(connection, "application_id") == 0
