"""The LKjIP: from an office and its evaluation to a model, and from the model to a Word document.

Layer: report. `build_report` is pure; `write_report` writes one file through `word.factory`.
Source: Perpres 29/2014; PermenPANRB 53/2014, Lampiran II (sistematika).
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from functools import partial
from pathlib import Path

from lkjip_xl.model import Office
from lkjip_xl.report.blocks import Block, Heading, ReportModel, figures_of
from lkjip_xl.report.brief import Brief, make_brief
from lkjip_xl.report.chapters.administrasi import write_administrasi
from lkjip_xl.report.chapters.anggaran import write_anggaran, write_program
from lkjip_xl.report.chapters.bab1 import write_bab1
from lkjip_xl.report.chapters.bab2 import write_bab2
from lkjip_xl.report.chapters.ikhtisar import write_ikhtisar, write_penutup
from lkjip_xl.report.chapters.lampiran import write_lampiran
from lkjip_xl.report.chapters.lampiran_pemmas import kind_codes, write_lampiran_pemmas
from lkjip_xl.report.chapters.lampiran_responden import write_lampiran_responden
from lkjip_xl.report.chapters.lampiran_survei import write_lampiran_survei
from lkjip_xl.report.chapters.pagu import write_pagu
from lkjip_xl.report.chapters.pemmas import write_pemmas
from lkjip_xl.report.chapters.pengukuran import write_pengukuran
from lkjip_xl.report.chapters.perbandingan import compare
from lkjip_xl.report.chapters.sebab import explain
from lkjip_xl.report.chapters.survei import write_survei
from lkjip_xl.report.chapters.tindak_lanjut import write_tindak_lanjut
from lkjip_xl.report.chapters.tren import write_tren
from lkjip_xl.report.chapters.unsur import write_unsur
from lkjip_xl.report.context import make_context
from lkjip_xl.report.details import describe_office
from lkjip_xl.report.doubts import find_doubts
from lkjip_xl.report.figures import unique_figures
from lkjip_xl.report.layout import finish
from lkjip_xl.report.missing import find_missing
from lkjip_xl.report.office_text import office_text
from lkjip_xl.rules.evaluation import Evaluation
from lkjip_xl.word.factory import RenderReport, render_document
from lkjip_xl.word.page import PageSetup
from lkjip_xl.word.picture import Picture
from lkjip_xl.word.properties import DocumentProperties
from lkjip_xl.word.text import DATA_MISSING

_CHAPTERS_BEFORE_INDIKATOR = (write_ikhtisar, write_bab1, write_bab2, write_program, write_pagu, write_pengukuran)
_CHAPTERS_AFTER_INDIKATOR = (
    write_survei,
    write_tren,
    write_unsur,
    write_tindak_lanjut,
    write_pemmas,
    write_administrasi,
    write_anggaran,
    write_penutup,
    write_lampiran,
    write_lampiran_survei,
    write_lampiran_pemmas,
    write_lampiran_responden,
)


def build_report(
    office: Office, evaluation: Evaluation, *, today: date, version: int, provisional: Sequence[str]
) -> ReportModel:
    """Return the report as blocks and figures, before it is laid out.

    Args:
        office: What people typed and units sent.
        evaluation: All figures of that office (`rules.evaluation.evaluate`).
        today: Date of the preface and its signature.
        version: Number of the draft.
        provisional: Indonesian reasons why the cover says SEMENTARA; empty for none.
    """
    brief = make_brief(office, evaluation)
    before = [block for write in _CHAPTERS_BEFORE_INDIKATOR for block in write(brief)]
    after = [block for write in _CHAPTERS_AFTER_INDIKATOR for block in write(brief)]
    preface = office_text(office, "kata_pengantar.tambahan")
    blocks = (preface, *before, *_write_indikator(brief), *after)
    figures, conflicts = unique_figures(figure for block in blocks for figure in figures_of(block))
    missing = find_missing(brief, blocks)
    return ReportModel(
        year=office.tahun,
        version=version,
        provisional=tuple(provisional),
        details=describe_office(office, today),
        sasaran=_group_by_sasaran(brief),
        unsur=office.unsur,
        jenis=kind_codes(brief),
        blocks=blocks,
        figures=figures,
        findings=(*missing.findings, *find_doubts(office), *conflicts),
        missing=missing.required,
    )


def write_report(
    model: ReportModel,
    template: Path,
    target: Path,
    page: PageSetup,
    *,
    logo: Picture | None = None,
    tanda: Mapping[str, str] | None = None,
    subjek: str = "",
    overwrite: bool = False,
) -> RenderReport:
    """Lay the model out with a template, read it back, and save the document whole or not at all.

    Args:
        model: From `build_report`.
        template: `lkjip.docx`, the shipped one or the office's own.
        target: The document to write.
        page: Paper and font.
        logo: Emblem on the cover.
        tanda: Marks inside the document by which it is recognised when it comes back.
        subjek: What its properties say of it, such as `Draf versi 3`.
        overwrite: Replace an existing target; without it, it is refused.

    Raises:
        TemplateUnreadableError: The template is no Word document.
        TemplateFaultError: A marker cannot run or is not allowed.
        NotReadableBackError: The document does not give its figures and passages back.
        DocumentExistsError: The target is there already.
        DocumentUnwritableError: The target cannot be written.
    """
    context = make_context(model) | {"logo": logo or ""}
    finishing = partial(finish, model=model, font=page.font)
    properties = replace(_properties(model), tanda=tanda or {}, subjek=subjek)
    return render_document(
        template, context, target, properties=properties, page=page, finish=finishing, overwrite=overwrite
    )


def _write_indikator(brief: Brief) -> list[Block]:
    blocks: list[Block] = []
    for number, measures in enumerate(brief.measures, start=1):
        key = f"bab3.a.{measures.key}"
        blocks.append(Heading(key, f"Indikator {number}: {measures.result.indikator.nama}"))
        blocks.extend((*compare(brief, measures, key), *explain(brief, measures, key)))
    return blocks


def _group_by_sasaran(brief: Brief) -> Mapping[str, tuple[str, ...]]:
    """Return the ids of the indikator's headings by the sasaran they serve, in order."""
    groups: dict[str, tuple[str, ...]] = {}
    for measures in brief.measures:
        sasaran = measures.result.indikator.sasaran
        groups[sasaran] = (*groups.get(sasaran, ()), f"bab3.a.{measures.key}")
    return groups


def _properties(model: ReportModel) -> DocumentProperties:
    details = model.details
    office = f"Kecamatan {details['kecamatan'] or DATA_MISSING}"
    return DocumentProperties(
        judul=f"LKjIP {office} Tahun {model.year}",
        penulis=office,
        waktu=datetime.combine(date.fromisoformat(details["tanggal_iso"]), time(8)),
    )
