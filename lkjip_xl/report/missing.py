"""What the report shows as missing, as findings that name the cell to fill.

Layer: report. Pure. The evaluation already names what it could not calculate; this adds what only the report prints.
"""

from collections.abc import Iterable

from lkjip_xl.model import Finding, Office, Severity
from lkjip_xl.report.blocks import Block, Figure, figures_of
from lkjip_xl.report.office_text import find_missing_texts
from lkjip_xl.rules.evaluation import Evaluation
from lkjip_xl.word.text import DATA_MISSING


def find_missing(office: Office, evaluation: Evaluation, blocks: Iterable[Block]) -> tuple[Finding, ...]:
    """Return a finding per required text and per cell whose figure the report shows as missing."""
    known = {f"{finding.sheet}!{finding.cell}" for finding in evaluation.findings}
    gaps: dict[str, Figure] = {}
    for block in blocks:
        for figure in figures_of(block):
            if figure.printed == DATA_MISSING and "!" in figure.cell and figure.cell not in known:
                gaps.setdefault(figure.cell, figure)
    return (*find_missing_texts(office), *(_gap(figure) for figure in gaps.values()))


def _gap(figure: Figure) -> Finding:
    sheet, _, cell = figure.cell.partition("!")
    return Finding(
        "FIGURE_MISSING",
        Severity.PERINGATAN,
        f"Angka {figure.id} belum tersedia dan tampak sebagai kekurangan pada laporan",
        "Isi sel itu atau lengkapi datanya, lalu buat draf lagi.",
        sheet=sheet,
        cell=cell,
    )
