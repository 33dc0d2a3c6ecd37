"""Drafts of a book's documents: model, base texts and figures of every version, kept for reading back.

Layer: ledger. Texts in, texts out: knows neither the report's model nor the document.
Source: DESIGN sections 1.4 (versions are never replaced) and 8 (base text and model of every draft).
"""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from lkjip_xl.errors import LkjipError
from lkjip_xl.ledger.journal_table import BookFile

FigureRecord: TypeAlias = Mapping[str, str | int | None]
"""What is kept of a printed figure: its text, its cell, its source; keys are the report's."""


class DraftExistsError(LkjipError):
    """A version of a draft is already stored, and drafts are never replaced."""

    code = "DRAF_SUDAH_ADA"

    def __init__(self, kind: str, version: int) -> None:
        """Name the kind of document and the version."""
        super().__init__(
            f"Versi {version} dari dokumen {kind} sudah tersimpan",
            where="journal.sqlite3",
            remedy="Ulangi langkah itu; versi berikutnya dipilih sendiri.",
        )


@dataclass(frozen=True)
class Draft:
    """One version of a document.

    Attributes:
        kind: Kind of document (DESIGN section 6: draf, surat_pengantar …); each kind counts its own versions.
        version: From 1.
        name: File name.
        model_json: The model the document was made from.
        blocks: Base text per block id.
        figures: Record per figure id.
        made_at: Time of the click.
    """

    kind: str
    version: int
    name: str
    model_json: str
    blocks: Mapping[str, str]
    figures: Mapping[str, FigureRecord]
    made_at: datetime


@dataclass(frozen=True)
class Drafts:
    """The drafts kept in a book's journal file."""

    file: BookFile

    def save(self, draft: Draft) -> None:
        """Store a new version.

        Raises:
            DraftExistsError: That version is stored already.
        """
        with self.file.writing("drafts.save") as table:
            if _stored(table.connection, draft.kind, draft.version):
                raise DraftExistsError(draft.kind, draft.version)
            table.connection.execute("INSERT INTO draft VALUES (?, ?, ?, ?, ?, ?, ?)", _to_row(draft))

    def get(self, kind: str, version: int) -> Draft | None:
        """Return a version of a kind; None is a version that was never stored."""
        with self.file.reading() as table:
            found = _stored(table.connection, kind, version)
            return _from_row(found) if found else None

    def latest(self, kind: str) -> Draft | None:
        """Return the newest version of a kind; None is a kind without drafts."""
        return self.get(kind, self.next_version(kind) - 1)

    def next_version(self, kind: str) -> int:
        """Return the version that the next draft of a kind gets, from 1."""
        with self.file.reading() as table:
            [highest] = table.connection.execute("SELECT max(version) FROM draft WHERE kind = ?", (kind,)).fetchone()
            return (highest or 0) + 1


def _stored(connection: sqlite3.Connection, kind: str, version: int) -> sqlite3.Row | None:
    found = connection.execute("SELECT * FROM draft WHERE kind = ? AND version = ?", (kind, version)).fetchone()
    return found if isinstance(found, sqlite3.Row) else None


def _to_row(draft: Draft) -> tuple[str | int, ...]:
    blocks = json.dumps(dict(draft.blocks), ensure_ascii=False)
    figures = json.dumps({id_: dict(record) for id_, record in draft.figures.items()}, ensure_ascii=False)
    return (draft.kind, draft.version, draft.name, draft.made_at.isoformat(), draft.model_json, blocks, figures)


def _from_row(row: sqlite3.Row) -> Draft:
    return Draft(
        kind=row["kind"],
        version=row["version"],
        name=row["name"],
        model_json=row["model"],
        blocks=json.loads(row["blocks"]),
        figures=json.loads(row["figures"]),
        made_at=datetime.fromisoformat(row["made_at"]),
    )
