"""The draft of a collected master, and the context that its template is filled with."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from lkjip_xl.book.file import FileBook
from lkjip_xl.book.schema.master import MASTER
from lkjip_xl.report.blocks import ReportModel
from lkjip_xl.report.context import make_context
from lkjip_xl.report.lkjip import build_report, write_report
from lkjip_xl.sop.hitung import compute_figures
from lkjip_xl.word.lookup import find_template
from lkjip_xl.word.page import PageSetup

TODAY = date(2026, 1, 19)


def template() -> Path:
    """Return the shipped report template."""
    return find_template("lkjip.docx", None)[0]


def draft_context(master: Path) -> Mapping[str, object]:
    """Return the names of the template for this master."""
    return {**make_context(_model(master)), "logo": ""}


def write_draft(master: Path, target: Path) -> None:
    """Do what a click does, short of writing the master: read, figures, model, document."""
    write_report(_model(master), template(), target, PageSetup(), overwrite=True)


def _model(master: Path) -> ReportModel:
    figures = compute_figures(FileBook(master, MASTER))
    return build_report(figures.office, figures.evaluation, today=TODAY, version=1, provisional=())
