"""Periksa buku induk: is the report conforming, does the newest document still agree, are the office's templates sound?

Layer: sop. Writes the sheets Kesesuaian and Temuan, nothing else.
Source: DESIGN section 6 (Periksa).
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from lkjip_xl.book.counted import codes_twice
from lkjip_xl.book.port import MasterBook
from lkjip_xl.errors import LkjipError
from lkjip_xl.ledger.drafts import Draft
from lkjip_xl.model import Finding, Severity
from lkjip_xl.report.blocks import ReportModel
from lkjip_xl.report.conformity.checking import conformity_findings, failed
from lkjip_xl.report.lkjip import build_report
from lkjip_xl.report.returned.books import book_of
from lkjip_xl.sop.checking.kesesuaian import conformity_edit, judge
from lkjip_xl.sop.checking.periksa_dokumen import compare_document
from lkjip_xl.sop.checking.periksa_template import check_template
from lkjip_xl.sop.checking.template_names import template_names
from lkjip_xl.sop.desk import Desk
from lkjip_xl.sop.draft_record import identify
from lkjip_xl.sop.final import KIND as FINAL
from lkjip_xl.sop.hitung import compute_figures
from lkjip_xl.sop.report_file import unmet_needs
from lkjip_xl.sop.requests.standing import stand
from lkjip_xl.sop.result import StepResult

STEP = "periksa"
_DRAFT = "draf"
_TOLD_BY_CONFORMITY = "PLACEHOLDER_LEFT"


def run(book: MasterBook, *, now: datetime, recorder: str = "") -> StepResult:
    """Check the master, its newest document and its templates."""
    desk = Desk.open(book, now, recorder)
    figures = compute_figures(book)
    kept = _newest(desk)
    model = build_report(
        figures.office,
        figures.evaluation,
        today=desk.today,
        version=kept.version if kept else 1,
        provisional=tuple(unmet_needs(stand(desk, figures.office))),
    )
    document = _file_of(desk, kept)
    outcomes = judge(figures, model, desk.today, document)
    found = (
        *codes_twice(figures.findings),
        *conformity_findings(outcomes, document.name if document else ""),
        *(_compare(desk, document, model) if document else (_no_document(),)),
        *_templates(desk),
    )
    with desk.change(STEP, found) as change:
        change.tables.append(conformity_edit(outcomes))
        change.message = (
            f"Pemeriksaan selesai: {len(failed(outcomes))} dari {len(outcomes)} butir kesesuaian belum terpenuhi, "
            f"{len(set(found))} temuan; lihat sheet Kesesuaian dan Temuan."
        )
    result = change.result()
    return replace(result, details={**result.details, "ok": not result.has_galat})


def _newest(desk: Desk) -> Draft | None:
    """Return the newest document that the journal keeps, draft or Final."""
    kept = [draft for kind in (_DRAFT, FINAL) if (draft := desk.journal.drafts.latest(kind)) is not None]
    return max(kept, key=lambda draft: draft.made_at, default=None)


def _file_of(desk: Desk, kept: Draft | None) -> Path | None:
    """Return where a document lies; None where it is no longer there."""
    path = desk.folder.dokumen / kept.name if kept else None
    return path if path and path.is_file() else None


def _compare(desk: Desk, document: Path, model: ReportModel) -> Iterator[Finding]:
    """Yield what in a document differs from the master; one that cannot be compared is a finding."""
    try:
        found = compare_document(document, identify(document), desk.journal, book_of(model))
    except LkjipError as fault:
        yield Finding(fault.code, Severity.GALAT, fault.message, fault.remedy, file=document.name)
        return
    yield from (finding for finding in found if finding.code != _TOLD_BY_CONFORMITY)


def _templates(desk: Desk) -> Iterator[Finding]:
    """Yield what is wrong with the templates that this office edits."""
    for path in sorted(desk.folder.templat.glob("*.docx")):
        if path.name in template_names():
            yield from check_template(path, path.name)


def _no_document() -> Finding:
    return Finding(
        "DOCUMENT_NOT_CHECKED",
        Severity.INFO,
        "Belum ada draf di folder dokumen, sehingga sistematika, daftar, dan nomor tabel belum diperiksa",
        "Buat draf dengan Generate Draft, lalu periksa sekali lagi.",
        sheet="Kesesuaian",
    )
