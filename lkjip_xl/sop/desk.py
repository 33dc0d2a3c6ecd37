"""The desk of a step: the master, its ledgers, and the protocol by which a step changes them.

Layer: sop. Compute → journal *mulai* → one write → read back `revisi` → journal *selesai*. A *mulai* without
*selesai* (crash, power cut) is closed at the next step and told as a finding: the master is whole either way.
Source: DESIGN sections 1.6 and 3.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from lkjip_xl.book.older import refuse_other_schema
from lkjip_xl.book.ooxml.names import NameMissingError
from lkjip_xl.book.port import MasterBook, TableEdit
from lkjip_xl.errors import LkjipError
from lkjip_xl.ledger.chain import Entry, Json
from lkjip_xl.ledger.journal import Journal
from lkjip_xl.ledger.recovery import Standing, rebuild, standing
from lkjip_xl.ledger.register import Register
from lkjip_xl.model import Artifact, Finding, Severity, Value
from lkjip_xl.sop.folder import YearFolder
from lkjip_xl.sop.good_copy import keep_good_copy
from lkjip_xl.sop.result import StepResult
from lkjip_xl.sop.shown_findings import shown
from lkjip_xl.sop.tables import replace_where

_FINDING_COLUMNS = ("langkah", "tingkat", "kode", "berkas", "lembar", "sel", "pesan", "perbaikan")


class RevisionLostError(LkjipError):
    """The master does not show the revision that was just written: something else saved it meanwhile."""

    code = "REVISION_LOST"

    def __init__(self, master: Path) -> None:
        """Name the master."""
        super().__init__(
            "Buku induk tidak memuat perubahan yang baru disimpan",
            where=master.name,
            remedy="Tutup program lain yang memakai berkas itu, lalu ulangi langkahnya.",
        )


class BookIdMissingError(LkjipError):
    """A workbook has no id of a master: it is a unit form, or was not made by `lkjip mulai`."""

    code = "BOOK_ID_MISSING"

    def __init__(self, master: Path) -> None:
        """Name the workbook."""
        super().__init__(
            "Berkas ini bukan buku induk sebuah tahun",
            where=master.name,
            remedy="Pilih berkas Master_LKjIP_TAHUN, bukan formulir unit; buku induk baru dibuat dengan "
            "'lkjip mulai TAHUN --folder DIR'.",
        )


@dataclass
class Change:
    """What a step is about to write: filled by the step, written once at the end.

    Attributes:
        tables: New rows of tables.
        names: New values of named cells.
        artifacts: Files made so far.
        findings: What the step found; they become its rows of Temuan.
        details: Further parts of the step's JSON.
        journal: Further parts of the journal's entry, such as the decisions that the step took up.
    """

    step: str
    findings: list[Finding]
    tables: list[TableEdit] = field(default_factory=list)
    names: dict[str, Value] = field(default_factory=dict)
    artifacts: list[Artifact] = field(default_factory=list)
    message: str = ""
    details: dict[str, object] = field(default_factory=dict)
    journal: dict[str, Json] = field(default_factory=dict)

    def result(self) -> StepResult:
        """Return what the step tells its door."""
        return StepResult(self.message, tuple(self.artifacts), self.distinct_findings(), self.details)

    def distinct_findings(self) -> tuple[Finding, ...]:
        """Return each finding once, in order: seven letters that miss the same emblem tell it once."""
        return tuple(dict.fromkeys(self.findings))


@dataclass(frozen=True)
class Desk:
    """Everything a step needs beside its own rules.

    Attributes:
        book: The master.
        folder: Folder of the report year.
        journal: The master's journal.
        register: The office's number register.
        now: Time of the click.
        recorder: Who sits at the machine; empty when unknown.
        repairs: Findings of putting the journal in order.
    """

    book: MasterBook
    folder: YearFolder
    journal: Journal
    register: Register
    now: datetime
    recorder: str
    repairs: tuple[Finding, ...]

    @classmethod
    def open(cls, book: MasterBook, now: datetime, recorder: str = "") -> "Desk":
        """Sit down at a master: find its ledgers and put them in order. Writes nothing into the master.

        Raises:
            BookIdMissingError: The workbook has no id.
            OlderSchemaError, NewerSchemaError: The master was made by another version of the application.
            LkjipError: The master cannot be written now (open elsewhere, read-only).
        """
        id_buku = _identity(book)
        refuse_other_schema(book)
        book.check_writable()
        folder = YearFolder.of(book.path)
        folder.make()
        journal = Journal(folder.journal, id_buku)
        repairs = (*_restore(journal, book, now), *_close_unfinished(journal, book, now))
        return cls(book, folder, journal, Register(folder.register), now, recorder, repairs)

    @property
    def today(self) -> date:
        """The day of the click."""
        return self.now.date()

    @property
    def revisi(self) -> int:
        """Revision of the master as it was read."""
        value = self.book.value("revisi")
        return value if isinstance(value, int) else 0

    @contextmanager
    def change(self, step: str, findings: Sequence[Finding] = ()) -> Iterator[Change]:
        """Run the writing part of a step: the master is written once, when the block ends without an error.

        Raises:
            RevisionLostError: The saved master does not show the new revision.
        """
        begun = self.journal.begin(step, self.revisi, self.now, recorder=self.recorder)
        change, revisi = Change(step, [*self.repairs, *findings]), self.revisi + 1
        try:
            yield change
            self._write(change, revisi)
        except BaseException as fault:
            self.journal.abandon(begun, f"Langkah tidak selesai: {type(fault).__name__}", self.now)
            raise
        self._finish(begun, change, revisi)

    def _write(self, change: Change, revisi: int) -> None:
        temuan = _finding_rows(self.book, change)
        own: Mapping[str, Value] = {
            "revisi": revisi,
            "sidik_jurnal": self.journal.last_hash(),
            "pesan_terakhir": change.message,
            "temuan_galat": sum(row["tingkat"] == Severity.GALAT for row in temuan.rows),
            "temuan_peringatan": sum(row["tingkat"] == Severity.PERINGATAN for row in temuan.rows),
        }
        jejak = TableEdit("tblJejak", self.journal.rows())
        self.book.write([*change.tables, temuan, jejak], {**change.names, **own})
        change.findings += self.book.notes  # known only now, so they are told and not among the rows of Temuan

    def _finish(self, begun: Entry, change: Change, revisi: int) -> None:
        if self.revisi != revisi:
            raise RevisionLostError(self.book.path)
        files: list[Json] = [self.folder.relative(artifact.path) for artifact in change.artifacts]
        made: dict[str, Json] = {**change.journal, "berkas": files}
        self.journal.finish(begun, self.now, revisi=revisi, summary=change.message, payload=made)
        keep_good_copy(self.book.path, self.folder)


def _identity(book: MasterBook) -> str:
    """Return the id of a master; a unit form, or any other workbook, has none."""
    try:
        id_buku = book.value("id_buku")
    except NameMissingError:
        id_buku = None
    if not isinstance(id_buku, str):
        raise BookIdMissingError(book.path)
    return id_buku


def _finding_rows(book: MasterBook, change: Change) -> TableEdit:
    """Return the findings of the other steps with this step's new ones."""
    rows: list[dict[str, Value]] = [
        {
            "langkah": change.step,
            "tingkat": finding.severity.value,
            "kode": finding.code,
            "berkas": finding.file or None,
            "lembar": finding.sheet or None,
            "sel": finding.cell or None,
            "pesan": finding.message,
            "perbaikan": finding.remedy or None,
        }
        for finding in shown(change.distinct_findings())
    ]
    told = {_said(row) for row in rows}
    return replace_where(
        book,
        "tblTemuan",
        lambda row: row["langkah"] == change.step or _said(row) in told,
        rows,
        _FINDING_COLUMNS,
    )


def _said(row: Mapping[str, Value]) -> tuple[Value, ...]:
    """Return what a row of Temuan says, whichever step says it: the newest one to find it keeps it."""
    return tuple(row[key] for key in _FINDING_COLUMNS if key != "langkah")


def _restore(journal: Journal, book: MasterBook, now: datetime) -> list[Finding]:
    """Rebuild a journal that is missing, older or foreign from the rows that the master carries."""
    sidik = book.value("sidik_jurnal")
    found = standing(journal, sidik if isinstance(sidik, str) else "")
    if found is Standing.OLD_COPY:
        return [_old_copy(book)]
    if found is Standing.CURRENT:
        return []
    return rebuild(journal, book.rows("tblJejak"), now)


def _close_unfinished(journal: Journal, book: MasterBook, now: datetime) -> list[Finding]:
    """Close what a crash left open: finished if the master carries the step's revision, given up otherwise."""
    findings = []
    stored = book.value("revisi")
    revisi = stored if isinstance(stored, int) else 0
    for entry in journal.unfinished():
        was_saved = revisi > entry.revisi_before
        if was_saved:
            journal.finish(entry, now, revisi=revisi, summary="Selesai; dicatat pada langkah berikutnya")
        else:
            journal.abandon(entry, "Terputus sebelum buku induk disimpan", now)
        findings.append(_interrupted(entry, saved=was_saved))
    return findings


def _interrupted(entry: Entry, *, saved: bool) -> Finding:
    outcome = "tetapi buku induk sudah tersimpan" if saved else "dan buku induk tetap seperti semula"
    return Finding(
        "STEP_INTERRUPTED",
        Severity.PERINGATAN,
        f"Langkah {entry.step} pada {entry.at:%d/%m/%Y %H:%M} terputus, {outcome}",
        "Tidak ada yang perlu diperbaiki." if saved else f"Ulangi langkah {entry.step} bila masih diperlukan.",
        file="journal.sqlite3",
    )


def _old_copy(book: MasterBook) -> Finding:
    return Finding(
        "OLD_COPY",
        Severity.PERINGATAN,
        "Buku induk ini salinan lama: jurnal memuat langkah yang lebih baru",
        "Pakai buku induk terbaru, atau lanjutkan bila salinan ini memang yang dipakai.",
        file=book.path.name,
    )
