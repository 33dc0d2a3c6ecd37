"""The tables of the number register, read and written inside a transaction that someone else holds.

Layer: ledger. The only module that knows the register's SQL; it decides nothing.
"""

import sqlite3
from dataclasses import dataclass

from lkjip_xl.ledger.database import Layout
from lkjip_xl.ledger.numbers import NumberEntry

REGISTER_LAYOUT = Layout(
    application_id=0x4C4B4E52,  # "LKNR"
    version=1,
    statements=(
        """
        CREATE TABLE number (
            year INTEGER NOT NULL, urut INTEGER NOT NULL CHECK (urut > 0), suffix TEXT NOT NULL,
            nomor TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('dipesan', 'dipakai', 'batal')),
            key TEXT NOT NULL, report_year INTEGER NOT NULL, kind TEXT NOT NULL, recipient TEXT NOT NULL,
            subject TEXT NOT NULL, letter_date TEXT NOT NULL, klasifikasi TEXT NOT NULL, pengolah TEXT NOT NULL,
            sifat TEXT NOT NULL, lampiran TEXT NOT NULL, source TEXT NOT NULL CHECK (source IN ('kita', 'manual')),
            drawn_at TEXT NOT NULL, changed_at TEXT NOT NULL, reason TEXT NOT NULL,
            PRIMARY KEY (year, urut, suffix)
        ) WITHOUT ROWID
        """,
        # A letter holds one number at a time.
        "CREATE UNIQUE INDEX number_in_force ON number (key) WHERE state <> 'batal'",
        # Per calendar year: where our own series begins, and the highest number that a person confirmed.
        "CREATE TABLE series (year INTEGER PRIMARY KEY, starts_after INTEGER, confirmed INTEGER)",
        # Holds one row once the register was rebuilt: from then on each year waits for its confirmation.
        "CREATE TABLE rebuilt (at TEXT NOT NULL)",
    ),
)

_INSERT = """
    INSERT INTO number VALUES (
        :year, :urut, :suffix, :nomor, :state, :key, :report_year, :kind, :recipient, :subject, :letter_date,
        :klasifikasi, :pengolah, :sifat, :lampiran, :source, :drawn_at, :changed_at, :reason)
"""
_UPDATE = """
    UPDATE number SET nomor = :nomor, state = :state, report_year = :report_year, kind = :kind,
        recipient = :recipient, subject = :subject, letter_date = :letter_date, klasifikasi = :klasifikasi,
        pengolah = :pengolah, sifat = :sifat, lampiran = :lampiran, changed_at = :changed_at, reason = :reason
    WHERE year = :year AND urut = :urut AND suffix = :suffix
"""
_OPEN_SERIES = """
    INSERT INTO series (year, starts_after) VALUES (:year, :urut - 1)
    ON CONFLICT (year) DO UPDATE SET starts_after = min(coalesce(starts_after, :urut - 1), :urut - 1)
"""


@dataclass(frozen=True)
class NumberTable:
    """The register's tables over one open connection."""

    connection: sqlite3.Connection

    def insert(self, entry: NumberEntry) -> None:
        """Add a line."""
        self.connection.execute(_INSERT, entry.to_row())

    def update(self, entry: NumberEntry) -> None:
        """Store a line's new content; its number and its key stay."""
        self.connection.execute(_UPDATE, entry.to_row())

    def open_series(self, entry: NumberEntry) -> None:
        """Remember that our own series of the year begins with this line, unless it began earlier."""
        self.connection.execute(_OPEN_SERIES, {"year": entry.year, "urut": entry.urut})

    def entries(self, year: int) -> list[NumberEntry]:
        """Return the lines of a year in the order of their numbers."""
        found = self.connection.execute("SELECT * FROM number WHERE year = ? ORDER BY urut, suffix", (year,))
        return [NumberEntry.from_row(row) for row in found]

    def in_force(self, key: str) -> NumberEntry | None:
        """Return the line that a letter holds now; None is a letter without a number."""
        found = self.connection.execute("SELECT * FROM number WHERE key = ? AND state <> 'batal'", (key,)).fetchone()
        return NumberEntry.from_row(found) if found else None

    def at(self, year: int, urut: int, suffix: str) -> NumberEntry | None:
        """Return the line of a number; None is a number that nobody has."""
        query = "SELECT * FROM number WHERE year = ? AND urut = ? AND suffix = ?"
        found = self.connection.execute(query, (year, urut, suffix)).fetchone()
        return NumberEntry.from_row(found) if found else None

    def highest(self, year: int) -> int | None:
        """Return the highest number of a year, cancelled ones included; None is a year without lines."""
        [highest] = self.connection.execute("SELECT max(urut) FROM number WHERE year = ?", (year,)).fetchone()
        return None if highest is None else int(highest)

    def starts_after(self, year: int) -> int | None:
        """Return the number before the first of our own series; None is a year in which we gave none."""
        found = self.connection.execute("SELECT starts_after FROM series WHERE year = ?", (year,)).fetchone()
        return found["starts_after"] if found else None

    def confirmed(self, year: int) -> int | None:
        """Return the highest number that a person confirmed for a year; None is a year never confirmed."""
        found = self.connection.execute("SELECT confirmed FROM series WHERE year = ?", (year,)).fetchone()
        return found["confirmed"] if found else None

    def confirm(self, year: int, highest: int) -> None:
        """Store a person's word on the highest number of a year."""
        statement = "INSERT INTO series (year, confirmed) VALUES (?, ?) ON CONFLICT DO UPDATE SET confirmed = ?"
        self.connection.execute(statement, (year, highest, highest))

    def awaits_confirmation(self, year: int) -> bool:
        """Whether the register was rebuilt and nobody has confirmed this year since."""
        [rebuilt] = self.connection.execute("SELECT count(*) FROM rebuilt").fetchone()
        return rebuilt > 0 and self.confirmed(year) is None

    def mark_rebuilt(self, at: str) -> None:
        """Let every year wait for its confirmation (again)."""
        self.connection.execute("DELETE FROM rebuilt")
        self.connection.execute("INSERT INTO rebuilt VALUES (?)", (at,))
        self.connection.execute("UPDATE series SET confirmed = NULL")
