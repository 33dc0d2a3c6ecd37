"""Dokumen Final: the report for signing, made only when nothing is missing and the Camat approved figures and texts.

Layer: sop. A refusal names every reason at once and writes Kesesuaian and Temuan only; the document is checked as it
will be read, and its pages are counted, before anybody sees it.
Source: DESIGN sections 5 (approvals) and 6 (`--final`).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
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
from lkjip_xl.sop.layout_pass import PDF_KIND, WITHOUT_NUMBERS, lay_out
from lkjip_xl.sop.origins import trace_edit
from lkjip_xl.sop.report_file import ReportFile, next_version, save_report, unmet_needs
from lkjip_xl.sop.requests.standing import Standing, note, stand
from lkjip_xl.sop.result import StepResult
from lkjip_xl.word.saving import save_version, save_whole

STEP = "final"
KIND = "final"


@dataclass(frozen=True)
class _Candidate:
    """A report that may become the Final, and what was found of it.

    Attributes:
        figures: The office and its evaluation.
        standing: The requests as they stand.
        model: The report.
        file: How its document was made.
        outcomes: Of every requirement.
        about: What was found of its approval and its template.
        pages: What was found when its pages were counted.
        content: The document with its page numbers; empty where something forbade it before.
        pdf: The same as PDF, where one was asked for.
    """

    figures: Figures
    standing: Standing
    model: ReportModel
    file: ReportFile
    outcomes: Sequence[Outcome]
    about: Sequence[Finding]
    pages: Sequence[Finding] = ()
    content: bytes = b""
    pdf: bytes | None = None

    @property
    def found(self) -> tuple[Finding, ...]:
        """What speaks against it, or should be looked at: approval, template, conformity, pages."""
        return (*self.about, *conformity_findings(self.outcomes), *self.pages)

    @property
    def is_refused(self) -> bool:
        """Whether something forbids it."""
        return bool(failed(self.outcomes)) or any(finding.severity is Severity.GALAT for finding in self.found)


def run(book: MasterBook, *, now: datetime, recorder: str = "", with_pdf: bool = False) -> StepResult:
    """Write the Final as a new version of its own series, or say everything that is still missing.

    With `with_pdf` it is saved as PDF too; where that cannot be done, there is no Final either.
    """
    desk = Desk.open(book, now, recorder)
    candidate = _prepare(desk, with_pdf=with_pdf)
    with desk.change(STEP, candidate.found) as change:
        change.tables.append(conformity_edit(candidate.outcomes))
        if candidate.is_refused:
            reasons = sum(finding.severity is Severity.GALAT for finding in candidate.found)
            change.message = f"Dokumen Final belum dapat dibuat: {reasons} hal belum terpenuhi; lihat sheet Kesesuaian."
        else:
            _publish(desk, candidate, change)
    return change.result()


def final_name(tahun: int) -> str:
    """Return the file name of the Final with a place for its version: `LKjIP_2025_final_v{version:02d}.docx`."""
    return f"LKjIP_{tahun}_final_v{{version:02d}}.docx"


def _prepare(desk: Desk, *, with_pdf: bool) -> _Candidate:
    """Make the report where nobody sees it, judge it, and count its pages where nothing forbids it."""
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
        approval = check_approval(desk.book, desk.journal.drafts, model)
        about = (*approval, *_refusing(file.about_template), *_unsettled(figures))
        candidate = _Candidate(figures, standing, model, file, outcomes, about)
        return candidate if candidate.is_refused else _with_pages(candidate, target, with_pdf=with_pdf)


def _unsettled(figures: Figures) -> Iterator[Finding]:
    """Yield each suspicion that the signed report would print, with all rows that it is about."""
    for duplicate in figures.evaluation.duplicates:
        cells = ", ".join(str(member.cell) for member in duplicate.members)
        last = duplicate.members[-1].cell
        yield Finding(
            "DUPLICATE_UNSETTLED",
            Severity.PERINGATAN,
            f"Laporan menyebut kelompok yang masih diduga ganda: {duplicate.explanation} ({cells})",
            "Pastikan kepada unitnya sebelum ditandatangani: bila sama, hapus salah satunya; bila berbeda, bedakan "
            "nama atau RW-nya pada formulir unit; lalu konsolidasi dan buat Final lagi.",
            sheet=last.sheet,
            cell=last.address,
        )


def _with_pages(candidate: _Candidate, document: Path, *, with_pdf: bool) -> _Candidate:
    """Return a candidate with its pages counted: a Final whose contents have no numbers is none."""
    layout = Change(STEP, [])
    lay_out(document, layout, with_pdf=with_pdf)
    pdf = next((made.path.read_bytes() for made in layout.artifacts), None)
    without_numbers = [finding for finding in layout.findings if finding.code in WITHOUT_NUMBERS]
    rest = [finding for finding in layout.findings if finding not in without_numbers]
    return replace(candidate, pages=(*_refusing(without_numbers), *rest), content=document.read_bytes(), pdf=pdf)


def _refusing(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield what a draft only warns of as what forbids a Final."""
    return (replace(finding, severity=Severity.GALAT) for finding in findings)


def _publish(desk: Desk, candidate: _Candidate, change: Change) -> None:
    model, office = candidate.model, candidate.figures.office
    target = desk.folder.dokumen / final_name(office.tahun).format(version=model.version)
    save_whole(candidate.content, target)
    change.artifacts.append(Artifact(KIND, target))
    if candidate.pdf is not None:
        change.artifacts.append(Artifact(PDF_KIND, save_version(candidate.pdf, target.with_suffix(".pdf"))))
    change.findings += [*candidate.figures.findings, *model.findings, *candidate.file.findings]
    write_figures(change, candidate.figures)
    note(candidate.standing, desk, change)
    keep_draft(desk, KIND, target.name, model, candidate.file.report.ledger)
    change.tables += [
        archive_edit(desk, change.artifacts, {KIND: model.version, PDF_KIND: model.version}),
        trace_edit(desk.book, office, model.figures),
    ]
    change.message = f"Dokumen Final {target.name} selesai; siap ditandatangani."
