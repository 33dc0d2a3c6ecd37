"""What ties a draft to its master: marks inside the document, and the record of it in the journal.

Layer: sop. The document says whose it is and which version; the journal says what was printed into it.
Source: DESIGN section 8.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lkjip_xl.errors import LkjipError
from lkjip_xl.ledger.drafts import Draft
from lkjip_xl.ledger.journal import Journal
from lkjip_xl.report.blocks import ReportModel
from lkjip_xl.report.model_json import model_json
from lkjip_xl.report.records import block_texts, figure_records
from lkjip_xl.sop.desk import Desk
from lkjip_xl.word.anchors.ledger import FINGERPRINT, Ledger
from lkjip_xl.word.anchors.package import open_package
from lkjip_xl.word.custom_properties import read_custom_properties

_BOOK, _REVISI, _KIND, _VERSION = "lkjip_id_buku", "lkjip_revisi", "lkjip_jenis", "lkjip_versi"


class NotOurDocumentError(LkjipError):
    """A document carries no marks of ours: it was written by hand, or a program dropped them."""

    code = "DOKUMEN_BUKAN_DARI_LKJIP"

    def __init__(self, document: str) -> None:
        """Name the document."""
        super().__init__(
            "Dokumen ini tidak memuat tanda dari lkjip, sehingga angkanya tidak dapat dibandingkan",
            where=document,
            remedy="Periksa draf yang dibuat dengan Generate Draft, atau suntingan dari draf itu.",
        )


class DraftUnknownError(LkjipError):
    """The journal of the master has no record of this version, or of another document under its number."""

    code = "DRAF_TIDAK_TERCATAT"

    def __init__(self, document: str, version: int) -> None:
        """Name the document and its version."""
        super().__init__(
            f"Jurnal buku induk tidak mencatat draf versi {version} yang menjadi asal dokumen ini",
            where=document,
            remedy="Periksalah di folder kantor yang membuat draf itu, atau buat draf baru dan pindahkan suntingannya.",
        )


@dataclass(frozen=True)
class DocumentIdentity:
    """What a document says of itself: id of its master, revision of the figures, kind, version, hash of its anchors."""

    id_buku: str
    revisi: int
    kind: str
    version: int
    fingerprint: str


def document_marks(desk: Desk, kind: str, version: int) -> Mapping[str, str]:
    """Return the marks of a document that a step makes now: its figures are those of the revision being written."""
    return {
        _BOOK: str(desk.book.value("id_buku")),
        _REVISI: str(desk.revisi + 1),
        _KIND: kind,
        _VERSION: str(version),
    }


def keep_draft(desk: Desk, kind: str, name: str, model: ReportModel, ledger: Ledger) -> None:
    """Record a draft in the journal.

    Raises:
        DraftExistsError: That version is recorded already.
    """
    desk.journal.drafts.save(
        Draft(
            kind=kind,
            version=model.version,
            name=name,
            model_json=model_json(model, ledger),
            blocks=block_texts(model),
            figures=figure_records(model),
            made_at=desk.now.replace(microsecond=0),
        )
    )


def identify(document: Path) -> DocumentIdentity:
    """Return what a document says of itself.

    Raises:
        DocumentUnreadableError: It is no .docx.
        DocumentDamagedError: Its marks are not well-formed.
        NotOurDocumentError: It has none.
    """
    with open_package(document) as package:
        marks = read_custom_properties(package)
    try:
        return DocumentIdentity(
            marks[_BOOK], int(marks[_REVISI]), marks[_KIND], int(marks[_VERSION]), marks[FINGERPRINT]
        )
    except (KeyError, ValueError) as fault:
        raise NotOurDocumentError(document.name) from fault


def recall_draft(journal: Journal, identity: DocumentIdentity, document: str) -> tuple[Draft, Ledger]:
    """Return the record of the draft that a document came from, and its anchors.

    Raises:
        DraftUnknownError: The journal has none, or another document got the same version.
    """
    draft = journal.drafts.get(identity.kind, identity.version)
    kept = json.loads(draft.model_json).get("ledger") if draft else None
    ledger = Ledger.from_json(kept) if kept else Ledger()
    if draft is None or ledger.identity().get(FINGERPRINT) != identity.fingerprint:
        raise DraftUnknownError(document, identity.version)
    return draft, ledger
