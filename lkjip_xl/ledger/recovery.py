"""Pemulihan jurnal: does the file fit the master that lies beside it, and how to rebuild it from the sheet Jejak.

Layer: ledger. The master's side arrives as plain rows and one hash; no workbook.
Source: DESIGN section 3: a journal that is missing, older or foreign is rebuilt from the sheets, and a person confirms.
"""

import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from lkjip_xl.ledger.chain import Entry, Event, read_rows, verify
from lkjip_xl.ledger.faults import LedgerCorruptError, LedgerForeignError, worded
from lkjip_xl.ledger.journal import Journal
from lkjip_xl.ledger.journal_table import ForeignJournalError
from lkjip_xl.model import Finding, Severity, Value


class Standing(StrEnum):
    """How a journal stands to its master."""

    CURRENT = "current"
    """The journal knows all that the master knows."""
    MISSING = "missing"
    """There is no journal, but the master remembers one."""
    OLDER = "older"
    """The master has entries that the journal lacks."""
    FOREIGN = "foreign"
    """The file belongs to another book, or is no sound journal at all."""
    OLD_COPY = "old_copy"
    """The journal has finished steps that the master lacks: an old copy of the master is open."""


def standing(journal: Journal, master_hash: str) -> Standing:
    """Compare a journal with the last hash that its master carries (empty in a book that never ran a step)."""
    try:
        with journal.file.reading() as table:
            entries = table.entries()
    except (ForeignJournalError, LedgerForeignError, LedgerCorruptError):
        return Standing.FOREIGN
    if not master_hash:
        return Standing.OLD_COPY if _finished(entries) else Standing.CURRENT
    if not entries:
        return Standing.MISSING
    place = next((index for index, entry in enumerate(entries) if entry.hash == master_hash), None)
    if place is None:
        return Standing.OLDER
    return Standing.OLD_COPY if _finished(entries[place + 1 :]) else Standing.CURRENT


def rebuild(journal: Journal, rows: Iterable[Mapping[str, Value]], now: datetime) -> list[Finding]:
    """Restore the entries that the sheet Jejak has and the journal lacks; the journal then waits for `confirm`.

    A file that is foreign or broken is set aside, and so is a copy of one that tells another story than the sheet,
    under a name with the time: nothing is lost, and the drafts stay. Rows that do not fit the chain are restored too,
    each with its finding: they are all there is.

    Args:
        journal: The journal of the book.
        rows: Rows of the master's table `tblJejak`.
        now: Time of the repair.
    """
    entries, findings = read_rows(rows)
    kept = _kept(journal)
    if kept is None:
        findings.append(_set_aside(journal.path, now, Path.rename))
    elif kept != entries[: len(kept)]:
        findings.append(_set_aside(journal.path, now, shutil.copyfile))
    with journal.file.writing("journal.rebuild") as table:
        table.forget()
        for entry in entries:
            table.append(entry)
        table.set_confirmation(needed=True)
    return [_restored(len(entries)), *findings, *verify(entries, journal.id_buku)]


def _finished(entries: Sequence[Entry]) -> bool:
    """Whether a step both began and finished among these entries."""
    begun = {entry.id for entry in entries if entry.event is Event.MULAI}
    return any(entry.event is Event.SELESAI and entry.closes in begun for entry in entries)


def _kept(journal: Journal) -> list[Entry] | None:
    """Return what the file still tells; None is a file that is not this book's journal."""
    try:
        with journal.file.reading() as table:
            return table.entries()
    except (ForeignJournalError, LedgerForeignError, LedgerCorruptError):
        return None


def _set_aside(path: Path, now: datetime, put: Callable[[Path, Path], object]) -> Finding:
    aside = _free_name(path.with_stem(f"{path.stem}_{now:%Y%m%d_%H%M%S}"))
    with worded(path):
        # Alone: whatever a crash left to roll back, SQLite has rolled back when the file was read just now.
        put(path, aside)
    return Finding(
        "JURNAL_DISISIHKAN",
        Severity.PERINGATAN,
        f"Berkas jurnal yang tidak cocok dengan master disimpan dengan nama {aside.name}",
        "Simpan berkas itu sampai isi jurnal yang dipulihkan selesai diperiksa.",
        file=path.name,
    )


def _free_name(path: Path) -> Path:
    """Return a name that no file has."""
    return path if not path.exists() else _free_name(path.with_stem(f"{path.stem}_lagi"))


def _restored(count: int) -> Finding:
    return Finding(
        "JURNAL_DIPULIHKAN",
        Severity.PERINGATAN,
        f"Jurnal dipulihkan dari {count} baris sheet Jejak",
        "Kasubbag mencocokkan nomor surat tertinggi dengan buku agenda, lalu menjalankan 'lkjip nomor konfirmasi'.",
        file="journal.sqlite3",
    )
