"""Langkah 4, Generate Draft: all figures, the LKjIP draft and the numbered cover letter.

Layer: sop. Always allowed: what is still missing is a finding and the word SEMENTARA on the cover.
Source: SOP step 4; DESIGN sections 1.4 (versions are never replaced), 5 and 8.
"""

from datetime import datetime

from lkjip_xl.book.port import MasterBook
from lkjip_xl.model import Artifact, Finding, Severity
from lkjip_xl.report.blocks import ReportModel
from lkjip_xl.report.conformity.checking import warnings_of
from lkjip_xl.report.lkjip import build_report
from lkjip_xl.sop.checking.kesesuaian import conformity_edit, judge, summary_of
from lkjip_xl.sop.cover_letter import make_cover_letter
from lkjip_xl.sop.desk import Change, Desk
from lkjip_xl.sop.documents import archive_edit
from lkjip_xl.sop.draft_record import keep_draft
from lkjip_xl.sop.hitung import Figures, compute_figures, write_figures
from lkjip_xl.sop.layout_pass import PDF_KIND, lay_out
from lkjip_xl.sop.origins import trace_edit
from lkjip_xl.sop.report_file import next_version, save_report, unmet_needs
from lkjip_xl.sop.requests.standing import note, stand
from lkjip_xl.sop.result import StepResult
from lkjip_xl.sop.states import BERJALAN, mark_steps
from lkjip_xl.sop.surat import Agenda

STEP = "draf"
KIND = "draf"


def run(book: MasterBook, *, now: datetime, recorder: str = "", with_pdf: bool = False) -> StepResult:
    """Compute all figures, write the draft as a new version, and the cover letter with its number.

    With `with_pdf` the draft is saved as PDF too; where that cannot be done, a galat says why.
    """
    desk = Desk.open(book, now, recorder)
    figures = compute_figures(book)
    standing = stand(desk, figures.office)
    provisional = tuple(unmet_needs(standing))
    version = next_version(desk, KIND, draft_name(figures.office.tahun))
    model = build_report(figures.office, figures.evaluation, today=desk.today, version=version, provisional=provisional)
    agenda = Agenda(desk, figures.office)
    with desk.change(STEP, (*figures.findings, *model.findings)) as change:
        write_figures(change, figures)
        note(standing, desk, change)
        draft = _write_draft(desk, figures, model, change, with_pdf=with_pdf)
        agenda.take_in()
        letter = make_cover_letter(agenda, change, konsep=True)
        change.findings.extend(_provisional(reason) for reason in provisional)
        agenda.write(change)
        change.tables += [
            archive_edit(desk, change.artifacts, {KIND: version, PDF_KIND: version}),
            trace_edit(book, figures.office, model.figures),
        ]
        change.names["draf_terakhir"] = f"{draft.path.name} ({desk.today:%d/%m/%Y})"
        mark_steps(book, change, {4: BERJALAN}, desk.today)
        change.message = f"Draf {draft.path.name} dan surat pengantar nomor {letter.nomor or '……'} selesai."
    return change.result()


def draft_name(tahun: int) -> str:
    """Return the file name of a draft with a place for its version: `Draf_LKjIP_2025_v{version:02d}.docx`."""
    return f"Draf_LKjIP_{tahun}_v{{version:02d}}.docx"


def _write_draft(desk: Desk, figures: Figures, model: ReportModel, change: Change, *, with_pdf: bool) -> Artifact:
    target = desk.folder.dokumen / draft_name(figures.office.tahun).format(version=model.version)
    file = save_report(desk, figures.office, model, target, kind=KIND, subjek=f"Draf versi {model.version}")
    artifact = Artifact(KIND, target)
    change.artifacts.append(artifact)
    lay_out(target, change, with_pdf=with_pdf)
    keep_draft(desk, KIND, target.name, model, file.report.ledger)
    outcomes = judge(figures, model, desk.today, target)
    change.findings += [*file.findings, *warnings_of(outcomes), *summary_of(outcomes)]
    change.tables.append(conformity_edit(outcomes))
    return artifact


def _provisional(reason: str) -> Finding:
    return Finding(
        "DRAFT_PROVISIONAL",
        Severity.PERINGATAN,
        f"Draf ditandai SEMENTARA: {reason}",
        "Pilih Setujui atau Kecualikan pada sheet Permintaan, lalu buat draf sekali lagi.",
        sheet="Permintaan",
    )
