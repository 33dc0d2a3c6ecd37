"""The report as a file: the same template, emblem, paper and marks for a draft and for the Final.

Layer: sop. Joins the office's folder with `report`; what a report says is not its business.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lkjip_xl.letters.kop import emblem
from lkjip_xl.model import Finding, Office, Severity
from lkjip_xl.report.blocks import ReportModel
from lkjip_xl.report.lkjip import write_report
from lkjip_xl.sop.desk import Desk
from lkjip_xl.sop.draft_record import document_marks
from lkjip_xl.sop.requests.standing import Standing
from lkjip_xl.word.factory import RenderReport
from lkjip_xl.word.lookup import fill_template
from lkjip_xl.word.page import page_setup

TEMPLATE = "lkjip.docx"
_EMBLEM_MM = 45
_SETTING_OF = {"tempat": "tempat_surat"}
"""Setting behind a name of the template, where the two differ."""


@dataclass(frozen=True)
class ReportFile:
    """A report that was saved, and what the office should know of its making.

    Attributes:
        report: What was printed.
        findings: All that should be known, also of the template.
        about_template: Why the shipped template was used instead of the office's own; empty where it was not.
    """

    report: RenderReport
    findings: tuple[Finding, ...]
    about_template: tuple[Finding, ...]


def save_report(desk: Desk, office: Office, model: ReportModel, target: Path, *, kind: str, subjek: str) -> ReportFile:
    """Lay a report out and save it.

    Args:
        desk: The step's desk.
        office: Gives emblem, paper and font.
        model: The report.
        target: The document to write; one that is there is refused.
        kind: Kind of document (DESIGN section 6), which it carries as a mark.
        subjek: What its properties say of it.

    Raises:
        LkjipError: As `report.lkjip.write_report`.
    """
    logo, about_logo = emblem(office, desk.folder.path, within_mm=_EMBLEM_MM)
    page = page_setup(office.text("kertas"), office.text("huruf"))
    marks = document_marks(desk, kind, model.version)
    report, about_template = fill_template(
        TEMPLATE,
        desk.folder.path,
        lambda template: write_report(model, template, target, page, logo=logo, tanda=marks, subjek=subjek),
    )
    slips = (_template_slip(name, target.name) for name in report.missing)
    findings = (*about_template, *about_logo, *slips, *_unavailable(report.unavailable, model))
    return ReportFile(report, findings, about_template)


def next_version(desk: Desk, kind: str, name: str) -> int:
    """Return the first version that neither the journal nor the folder knows: a lost journal replaces no document.

    Args:
        desk: The step's desk.
        kind: Kind of document; each kind counts its own versions.
        name: File name, with `{version:02d}` for the version.
    """
    version = desk.journal.drafts.next_version(kind)
    while (desk.folder.dokumen / name.format(version=version)).exists():
        version += 1
    return version


def unmet_needs(standing: Standing) -> Iterator[str]:
    """Yield, in Indonesian, what step 4 needs and does not have yet (SOP: all requests approved or excused)."""
    if not standing.rows:
        yield "permintaan data kepada unit belum dibuat"
    elif standing.open:
        yield f"{len(standing.open)} permintaan data belum disetujui atau dikecualikan"


def _unavailable(names: Sequence[str], model: ReportModel) -> Iterator[Finding]:
    """Yield the texts that the report prints as missing, but for those that the model names already."""
    named = {missing.cell for missing in model.missing}
    for name in names:
        setting = _SETTING_OF.get(name, name)
        if f"Pengaturan!{setting}" not in named:
            yield Finding(
                "TEXT_MISSING",
                Severity.PERINGATAN,
                f"Isian {setting} belum tersedia dan tampak sebagai kekurangan pada laporan",
                "Isi sel itu di Pengaturan, lalu buat draf lagi.",
                sheet="Pengaturan",
                cell=setting,
            )


def _template_slip(name: str, file: str) -> Finding:
    return Finding(
        "TEMPLATE_NAMA_TIDAK_DIKENAL",
        Severity.PERINGATAN,
        f"Template LKjIP meminta “{name}”, yang tidak ada di antara data laporan",
        "Perbaiki penanda itu di Word menurut docs/TEMPLAT.md.",
        file=file,
    )
