"""Dokumen Final: the report for signing, made only when nothing is missing and the Camat approved these figures.

Layer: sop. A refusal names every reason at once and writes Kesesuaian and Temuan only; the document is checked as it
will be read before anybody sees it.
Source: DESIGN sections 5 (approvals) and 6 (`--final`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from lkjip_xl.book.port import MasterBook
from lkjip_xl.model import Artifact, Finding, Severity
from lkjip_xl.report.blocks import ReportModel
from lkjip_xl.report.conformity.checking import conformity_findings, failed
from lkjip_xl.report.conformity.subject import Outcome
from lkjip_xl.report.lkjip import build_report
from lkjip_xl.sop.checking.approval import check_approval
from lkjip_xl.sop.checking.kesesuaian import conformity_edit, judge
from lkjip_xl.sop.desk import Change, Desk
from lkjip_xl.sop.documents import archive_edit
from lkjip_xl.sop.draft_record import keep_draft
from lkjip_xl.sop.hitung import Figures, compute_figures, write_figures
from lkjip_xl.sop.layout_pass import PDF_KIND, lay_out
from lkjip_xl.sop.origins import trace_edit
from lkjip_xl.sop.report_file import ReportFile, next_version, save_report, unmet_needs
from lkjip_xl.sop.requests.standing import Standing, note, stand
from lkjip_xl.sop.result import StepResult
from lkjip_xl.word.saving import save_whole

STEP = "final"
KIND = "final"


@dataclass(frozen=True)
class _Candidate:
    """A report that may become the Final: its parts, its bytes, and what was found of it."""

    figures: Figures
    standing: Standing
    model: ReportModel
    file: ReportFile
    content: bytes
    outcomes: Sequence[Outcome]
    approval: Sequence[Finding]

    @property
    def is_refused(self) -> bool:
        """Whether something forbids it."""
        return bool(self.approval or failed(self.outcomes))


def run(book: MasterBook, *, now: datetime, recorder: str = "", with_pdf: bool = False) -> StepResult:
    """Write the Final as a new version of its own series, or say everything that is still missing.

    With `with_pdf` it is saved as PDF too; where that cannot be done, a galat says why.
    """
    desk = Desk.open(book, now, recorder)
    candidate = _prepare(desk)
    found = (*candidate.approval, *conformity_findings(candidate.outcomes))
    with desk.change(STEP, found) as change:
        change.tables.append(conformity_edit(candidate.outcomes))
        if candidate.is_refused:
            reasons = sum(finding.severity is Severity.GALAT for finding in found)
            change.message = f"Dokumen Final belum dapat dibuat: {reasons} hal belum terpenuhi; lihat sheet Kesesuaian."
        else:
            _publish(desk, candidate, change, with_pdf=with_pdf)
    return change.result()


def final_name(tahun: int) -> str:
    """Return the file name of the Final with a place for its version: `LKjIP_2025_final_v{version:02d}.docx`."""
    return f"LKjIP_{tahun}_final_v{{version:02d}}.docx"


def _prepare(desk: Desk) -> _Candidate:
    """Make the report where nobody sees it, and judge it."""
    figures = compute_figures(desk.book)
    office = figures.office
    standing = stand(desk, office)
    version = next_version(desk, KIND, final_name(office.tahun))
    model = build_report(
        office, figures.evaluation, today=desk.today, version=version, provisional=tuple(unmet_needs(standing))
    )
    with TemporaryDirectory(dir=desk.folder.hidden, prefix="final_") as folder:
        target = Path(folder) / final_name(office.tahun).format(version=version)
        file = save_report(desk, office, model, target, kind=KIND, subjek=f"Final versi {version}")
        outcomes = judge(figures, model, desk.today, target)
        content = target.read_bytes()
    approval = check_approval(desk.book, desk.journal.drafts, model)
    return _Candidate(figures, standing, model, file, content, outcomes, approval)


def _publish(desk: Desk, candidate: _Candidate, change: Change, *, with_pdf: bool) -> None:
    model, office = candidate.model, candidate.figures.office
    target = desk.folder.dokumen / final_name(office.tahun).format(version=model.version)
    save_whole(candidate.content, target)
    change.artifacts.append(Artifact(KIND, target))
    change.findings += [*candidate.figures.findings, *model.findings, *candidate.file.findings]
    write_figures(change, candidate.figures)
    note(candidate.standing, desk, change)
    lay_out(target, change, with_pdf=with_pdf)
    keep_draft(desk, KIND, target.name, model, candidate.file.report.ledger)
    change.tables += [
        archive_edit(desk, change.artifacts, {KIND: model.version, PDF_KIND: model.version}),
        trace_edit(desk.book, office, model.figures),
    ]
    change.message = f"Dokumen Final {target.name} selesai; siap ditandatangani."
