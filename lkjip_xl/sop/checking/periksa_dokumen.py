"""Periksa dokumen: what in a draft, or in an edited copy of it, no longer equals the master or what was printed.

Layer: sop. Reads only: the document, the master that it names and that master's journal. The figures of today are
computed by the same functions as Hitung Ulang and Generate Draft.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from lkjip_xl.book.file import FileBook
from lkjip_xl.book.schema.master import MASTER
from lkjip_xl.errors import LkjipError
from lkjip_xl.ledger.journal import Journal
from lkjip_xl.model import Finding, Severity
from lkjip_xl.report.conformity.checking import conformity_findings, failed
from lkjip_xl.report.lkjip import build_report
from lkjip_xl.report.returned.books import Book, book_of, book_of_json
from lkjip_xl.report.returned.figures import check_figures
from lkjip_xl.report.returned.placeholders import check_placeholders
from lkjip_xl.report.returned.texts import check_texts
from lkjip_xl.sop.checking.checked import Checked
from lkjip_xl.sop.checking.kesesuaian import judge
from lkjip_xl.sop.draft_record import DocumentIdentity, identify, recall_draft
from lkjip_xl.sop.folder import YearFolder
from lkjip_xl.sop.hitung import compute_figures
from lkjip_xl.word.anchors.reading import read_document

_ANY_DAY = date.min
_FINAL = "final"
_LEVELS_UP = 3
"""Folders above the document in which its master is looked for: dokumen/, the report year, the office."""
_MASTERS = ("*.xlsm", "*.xlsx", "*/*.xlsm", "*/*.xlsx")


class MasterNotFoundError(LkjipError):
    """No workbook near the document has the id that the document names."""

    code = "BUKU_INDUK_TIDAK_DITEMUKAN"

    def __init__(self, document: str, id_buku: str) -> None:
        """Name the document and the id of its master."""
        super().__init__(
            f"Buku induk {id_buku} asal dokumen ini tidak ada di folder dokumen maupun folder di atasnya",
            where=document,
            remedy="Letakkan dokumen di folder dokumen tahun laporan, atau sebut buku induknya dengan --master.",
        )


class OtherMasterError(LkjipError):
    """The master that was named is not the one that the document came from."""

    code = "BUKU_INDUK_LAIN"

    def __init__(self, document: str, master: str) -> None:
        """Name both files."""
        super().__init__(
            f"Dokumen ini tidak berasal dari buku induk {master}",
            where=document,
            remedy="Sebut buku induk yang membuat draf itu dengan --master.",
        )


def check_document(document: Path, master: Path | None = None) -> Checked:
    """Return everything found in a document: what differs from its master, and what a report must not lack.

    A requirement that fails is a galat in a Final only; a draft may still be completed.

    Args:
        document: A .docx of ours, as it was made or edited in Word or LibreOffice.
        master: Its master; None looks for it near the document.

    Raises:
        DocumentUnreadableError, DocumentDamagedError: It cannot be read.
        NotOurDocumentError: It carries no marks of ours.
        MasterNotFoundError, OtherMasterError: Its master is not there, or another one was named.
        DraftUnknownError: The journal does not know the draft.
    """
    identity = identify(document)
    book = _open_master(document, identity, master)
    figures = compute_figures(book)
    # The day and the cover's reasons matter to no requirement that reads a document.
    model = build_report(figures.office, figures.evaluation, today=_ANY_DAY, version=identity.version, provisional=())
    found = compare_document(document, identity, _journal(book), book_of(model))
    outcomes = [each for each in judge(figures, model, _ANY_DAY, document) if each.requirement.reads_document]
    told = conformity_findings(outcomes, document.name)
    if identity.kind != _FINAL:
        told = tuple(replace(finding, severity=Severity.PERINGATAN) for finding in told)
    return Checked((*found, *told), not failed(outcomes))


def compare_document(document: Path, identity: DocumentIdentity, journal: Journal, today: Book) -> tuple[Finding, ...]:
    """Return everything found in a document of a master that is at hand.

    Args:
        document: As for `check_document`.
        identity: What it says of itself.
        journal: The journal of its master.
        today: What the master says now.

    Raises:
        DocumentDamagedError: It cannot be read.
        DraftUnknownError: The journal does not know the draft.
    """
    draft, ledger = recall_draft(journal, identity, document.name)
    reading, then = read_document(document, ledger), book_of_json(draft.model_json)
    return (
        *check_figures(reading, then, today, document.name),
        *check_texts(reading, ledger, then, today, document.name),
        *check_placeholders(reading, document.name),
    )


def _journal(book: FileBook) -> Journal:
    return Journal(YearFolder.of(book.path).journal, str(book.value("id_buku")))


def _open_master(document: Path, identity: DocumentIdentity, master: Path | None) -> FileBook:
    if master is not None:
        book = FileBook(master, MASTER)
        if _id_of(book) != identity.id_buku:
            raise OtherMasterError(document.name, master.name)
        return book
    for path in _candidates(document):
        try:
            book = FileBook(path, MASTER)
        except LkjipError:
            continue  # another workbook of the office, or one that is not ours to judge here
        if _id_of(book) == identity.id_buku:
            return book
    raise MasterNotFoundError(document.name, identity.id_buku)


def _id_of(book: FileBook) -> str:
    """Return the id of a master; a form or another workbook has none."""
    try:
        return str(book.value("id_buku"))
    except LkjipError:
        return ""


def _candidates(document: Path) -> Iterator[Path]:
    """Yield the workbooks near a document, those called Master first."""
    for folder in document.resolve().parents[:_LEVELS_UP]:
        found = {path for pattern in _MASTERS for path in folder.glob(pattern) if not path.name.startswith("~")}
        yield from sorted(found, key=lambda path: (not path.name.startswith("Master"), path))
