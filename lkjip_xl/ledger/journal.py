"""Jurnal: what each step of a book began, finished or gave up, as a chain of hashes in one small file.

Layer: ledger. Knows steps only by name; no workbook, document or clock ("now" is an argument).
Source: DESIGN sections 1.6 (a *mulai* without *selesai* is offered for repair at the next start) and 3.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lkjip_xl.errors import LkjipError
from lkjip_xl.ledger.chain import CELL_LIMIT, Entry, Event, Json, canonical, genesis, one_line, verify
from lkjip_xl.ledger.database import PATIENCE_SECONDS
from lkjip_xl.ledger.drafts import Drafts
from lkjip_xl.ledger.journal_table import BookFile, JournalTable
from lkjip_xl.model import Finding


class StepClosedError(LkjipError):
    """A step is closed that is not open: someone else has finished or given it up meanwhile."""

    code = "LANGKAH_SUDAH_DITUTUP"

    def __init__(self, begun: Entry) -> None:
        """Name the step and its entry."""
        super().__init__(
            f"Langkah {begun.step} (jejak No {begun.id}) sudah ditutup",
            where="journal.sqlite3",
            remedy="Tutup master tanpa menyimpan, buka kembali, lalu lihat sheet Jejak.",
        )


@dataclass(frozen=True)
class Journal:
    """The file `.lkjip/journal.sqlite3` of one book. Every operation is one transaction; reading creates no file."""

    path: Path
    id_buku: str
    patience_seconds: float = PATIENCE_SECONDS

    @property
    def file(self) -> BookFile:
        """The file with its check of the owner."""
        return BookFile(self.path, self.id_buku, self.patience_seconds)

    @property
    def drafts(self) -> Drafts:
        """The drafts kept in the same file."""
        return Drafts(self.file)

    def begin(
        self, step: str, revisi: int, now: datetime, *, recorder: str = "", payload: Mapping[str, Json] | None = None
    ) -> Entry:
        """Write that a step begins, before anything else is written.

        Args:
            step: Name of the step, such as `draf`.
            revisi: Revision of the master that the step read.
            now: Time of the click.
            recorder: Who sits at the machine.
            payload: What a repair needs to know.
        """
        with self.file.writing("journal.begin") as table:
            draft = _Content(step, Event.MULAI, recorder, revisi, None, "", payload or {})
            return _append(table, self.id_buku, draft, now)

    def finish(
        self, begun: Entry, now: datetime, *, revisi: int, summary: str, payload: Mapping[str, Json] | None = None
    ) -> Entry:
        """Write that a step is done: the master was saved and its revision read back.

        Raises:
            StepClosedError: The step is not open.
        """
        with self.file.writing("journal.finish") as table:
            _require_open(table, begun)
            told = {**(payload or {}), "mulai": begun.id}
            content = _Content(begun.step, Event.SELESAI, begun.recorder, begun.revisi_before, revisi, summary, told)
            return _append(table, self.id_buku, content, now)

    def abandon(self, begun: Entry, reason: str, now: datetime) -> Entry:
        """Write that a step is given up and left the master as it was.

        Raises:
            StepClosedError: The step is not open.
        """
        with self.file.writing("journal.abandon") as table:
            _require_open(table, begun)
            told = {"mulai": begun.id}
            content = _Content(begun.step, Event.GUGUR, begun.recorder, begun.revisi_before, None, reason, told)
            return _append(table, self.id_buku, content, now)

    def confirm(self, revisi: int, now: datetime, *, recorder: str) -> Entry:
        """Write that a person has checked the rebuilt journal."""
        with self.file.writing("journal.confirm") as table:
            table.set_confirmation(needed=False)
            summary = "Jurnal hasil pemulihan dikonfirmasi"
            content = _Content("konfirmasi", Event.SELESAI, recorder, revisi, revisi, summary, {})
            return _append(table, self.id_buku, content, now)

    @property
    def needs_confirmation(self) -> bool:
        """Whether the journal was rebuilt and nobody has confirmed it since."""
        with self.file.reading() as table:
            return table.needs_confirmation()

    def unfinished(self) -> list[Entry]:
        """Return the steps that began and neither finished nor were given up, oldest first."""
        with self.file.reading() as table:
            return _open_steps(table)

    def tail(self, count: int) -> list[Entry]:
        """Return the last entries in their order."""
        with self.file.reading() as table:
            return table.tail(count)

    def last_hash(self) -> str:
        """Return the hash of the last entry, or the one before the first; the master keeps it in `sidik_jurnal`."""
        last = self.tail(1)
        return last[-1].hash if last else genesis(self.id_buku)

    def rows(self) -> list[dict[str, str | int | None]]:
        """Return all entries as rows of the master's table `tblJejak`."""
        with self.file.reading() as table:
            return [entry.to_row() for entry in table.entries()]

    def verify_chain(self) -> list[Finding]:
        """Return a finding for each entry that was changed or is missing."""
        with self.file.reading() as table:
            return verify(table.entries(), self.id_buku)


@dataclass(frozen=True)
class _Content:
    """What an entry says, before it has its place in the chain."""

    step: str
    event: Event
    recorder: str
    revisi_before: int
    revisi_after: int | None
    summary: str
    payload: Mapping[str, Json]


def _append(table: JournalTable, id_buku: str, content: _Content, now: datetime) -> Entry:
    """Put a new entry at the end of the chain.

    Raises:
        ValueError: A text is too long for a cell of the sheet, which would cut it and break the chain.
    """
    last = table.tail(1)
    entry = Entry(
        id=last[-1].id + 1 if last else 1,
        step=content.step,
        event=content.event,
        at=now.replace(microsecond=0),
        recorder=one_line(content.recorder),
        revisi_before=content.revisi_before,
        revisi_after=content.revisi_after,
        summary=one_line(content.summary),
        payload_json=canonical(content.payload),
        prev_hash=last[-1].hash if last else genesis(id_buku),
    ).sealed()
    if max(len(entry.summary), len(entry.payload_json)) > CELL_LIMIT:
        raise ValueError(f"entry of step {content.step} is longer than {CELL_LIMIT} characters")
    table.append(entry)
    return entry


def _open_steps(table: JournalTable) -> list[Entry]:
    entries = table.entries()
    closed = {entry.closes for entry in entries}
    return [entry for entry in entries if entry.event is Event.MULAI and entry.id not in closed]


def _require_open(table: JournalTable, begun: Entry) -> None:
    if begun not in _open_steps(table):
        raise StepClosedError(begun)
