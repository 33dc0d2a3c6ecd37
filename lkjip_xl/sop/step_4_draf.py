"""Langkah 4, Generate Draft: all figures, the LKjIP draft and the numbered cover letter.

Layer: sop. Always allowed: what is still missing is a finding and the word SEMENTARA on the cover.
Source: SOP step 4; DESIGN sections 1.4 (versions are never replaced), 5 and 8.
"""

from collections.abc import Iterator
from datetime import datetime

from lkjip_xl.book.port import MasterBook, TableEdit
from lkjip_xl.ledger.drafts import Draft
from lkjip_xl.letters.kop import emblem
from lkjip_xl.model import Artifact, Finding, Office, Severity
from lkjip_xl.report.blocks import ReportModel
from lkjip_xl.report.lkjip import build_report, write_report
from lkjip_xl.report.model_json import model_json
from lkjip_xl.report.records import block_texts, figure_records
from lkjip_xl.sop.cover_letter import make_cover_letter
from lkjip_xl.sop.desk import Change, Desk
from lkjip_xl.sop.documents import archive_edit
from lkjip_xl.sop.hitung import compute_figures, write_figures
from lkjip_xl.sop.result import StepResult
from lkjip_xl.sop.states import BERJALAN, mark_steps
from lkjip_xl.sop.surat import Agenda
from lkjip_xl.word.lookup import find_template
from lkjip_xl.word.page import page_setup

STEP = "draf"
KIND = "draf"
TEMPLATE = "lkjip.docx"
_EMBLEM_MM = 45
SETTLED = frozenset({"Disetujui", "Dikecualikan"})


def run(book: MasterBook, *, now: datetime, recorder: str = "") -> StepResult:
    """Compute all figures, write the draft as a new version, and the cover letter with its number."""
    desk = Desk.open(book, now, recorder)
    figures = compute_figures(book)
    provisional = tuple(_unmet_needs(book))
    version = _next_version(desk, figures.office)
    model = build_report(figures.office, figures.evaluation, today=desk.today, version=version, provisional=provisional)
    agenda = Agenda(desk, figures.office)
    with desk.change(STEP, (*figures.findings, *model.findings)) as change:
        write_figures(change, figures)
        draft = _write_draft(desk, figures.office, model, change)
        agenda.take_in()
        letter = make_cover_letter(agenda, change, konsep=True)
        change.findings.extend(_provisional(reason) for reason in provisional)
        agenda.write(change)
        change.tables += [
            archive_edit(desk, change.artifacts, {KIND: version}),
            _trace(model),
        ]
        change.names["draf_terakhir"] = f"{draft.path.name} ({desk.today:%d/%m/%Y})"
        mark_steps(book, change, {4: BERJALAN}, desk.today)
        change.message = f"Draf {draft.path.name} dan surat pengantar nomor {letter.nomor or '……'} selesai."
    return change.result()


def _unmet_needs(book: MasterBook) -> Iterator[str]:
    """Yield, in Indonesian, what step 4 needs and does not have yet (SOP: all requests approved or excused)."""
    open_requests = [
        row for row in book.rows("tblPermintaan") if row["status"] not in SETTLED and row["keputusan"] is None
    ]
    if open_requests:
        yield f"{len(open_requests)} permintaan data belum disetujui atau dikecualikan"


def _next_version(desk: Desk, office: Office) -> int:
    """Return the first version that neither the journal nor the folder knows: a lost journal replaces no draft."""
    version = desk.journal.drafts.next_version(KIND)
    while (desk.folder.dokumen / draft_name(office.tahun, version)).exists():
        version += 1
    return version


def draft_name(tahun: int, version: int) -> str:
    """Return the file name of a draft: `Draf_LKjIP_2025_v03.docx`."""
    return f"Draf_LKjIP_{tahun}_v{version:02d}.docx"


def _write_draft(desk: Desk, office: Office, model: ReportModel, change: Change) -> Artifact:
    template, about_template = find_template(TEMPLATE, desk.folder.path)
    logo, about_logo = emblem(office, desk.folder.path, within_mm=_EMBLEM_MM)
    target = desk.folder.dokumen / draft_name(office.tahun, model.version)
    report = write_report(model, template, target, page_setup(office.text("kertas"), office.text("huruf")), logo=logo)
    change.findings += [*about_template, *about_logo, *(_template_slip(name, target.name) for name in report.missing)]
    artifact = Artifact(KIND, target)
    change.artifacts.append(artifact)
    desk.journal.drafts.save(
        Draft(
            kind=KIND,
            version=model.version,
            name=target.name,
            model_json=model_json(model),
            blocks=block_texts(model),
            figures=figure_records(model),
            made_at=desk.now.replace(microsecond=0),
        )
    )
    return artifact


def _trace(model: ReportModel) -> TableEdit:
    """Return the sheet Jejak_Angka: where each printed figure came from."""
    return TableEdit(
        "tblJejakAngka",
        [
            {
                "id": figure.id,
                "tercetak": figure.printed,
                "sel": figure.cell,
                "asal": None,
                "penjelasan": figure.explanation or None,
            }
            for figure in model.figures
        ],
    )


def _provisional(reason: str) -> Finding:
    return Finding(
        "DRAFT_PROVISIONAL",
        Severity.PERINGATAN,
        f"Draf ditandai SEMENTARA: {reason}",
        "Pilih Setujui atau Kecualikan pada sheet Permintaan, lalu buat draf sekali lagi.",
        sheet="Permintaan",
    )


def _template_slip(name: str, file: str) -> Finding:
    return Finding(
        "TEMPLATE_NAMA_TIDAK_DIKENAL",
        Severity.PERINGATAN,
        f"Template LKjIP meminta “{name}”, yang tidak ada di antara data laporan",
        "Perbaiki penanda itu di Word menurut docs/TEMPLAT.md.",
        file=file,
    )
