"""What the report shows as missing, as findings that name the cell to fill.

Layer: report. Pure. The evaluation already names what it could not calculate; this adds what only the report prints.
"""

from collections.abc import Iterable, Iterator

from lkjip_xl.model import Finding, Office, Severity
from lkjip_xl.report.blocks import Block, Figure, figures_of
from lkjip_xl.report.figures import NOT_COMPUTABLE
from lkjip_xl.report.office_text import find_missing_texts
from lkjip_xl.report.totals import HOME
from lkjip_xl.rules.evaluation import Evaluation
from lkjip_xl.word.text import DATA_MISSING, alinea

_SETTINGS = {
    "kecamatan": "Nama kecamatan",
    "pemerintah": "Pemerintah daerah",
    "tempat_surat": "Tempat pada surat",
    "camat_jabatan": "Jabatan Camat",
    "camat_nama": "Nama Camat",
    "camat_pangkat": "Pangkat Camat",
    "camat_nip": "NIP Camat",
}
"""Settings that cover and preface print."""


def find_missing(office: Office, evaluation: Evaluation, blocks: Iterable[Block]) -> tuple[Finding, ...]:
    """Return a finding per text and per typed cell that the report shows as missing and the evaluation did not name."""
    named = {f"{each.sheet}!{each.cell}" for each in evaluation.findings}
    gaps: dict[str, Figure] = {}
    for block in blocks:
        for figure in figures_of(block):
            if figure.printed in {DATA_MISSING, NOT_COMPUTABLE} and _is_typed(figure.cell) and figure.cell not in named:
                gaps.setdefault(figure.cell, figure)
    unexplained = (each for each in _find_explanations(office) if f"{each.sheet}!{each.cell}" not in named)
    settings = (_empty_setting(name, what) for name, what in _SETTINGS.items() if not office.text(name))
    return (*settings, *find_missing_texts(office), *unexplained, *(_gap(figure) for figure in gaps.values()))


def _empty_setting(name: str, what: str) -> Finding:
    return Finding(
        "SETTING_MISSING",
        Severity.PERINGATAN,
        f"{what} belum diisi; laporan mencetak {DATA_MISSING}",
        "Isi sel itu di Pengaturan, lalu buat draf lagi.",
        sheet="Pengaturan",
        cell=name,
    )


def _is_typed(cell: str) -> bool:
    """Return whether people fill a cell; what a step writes follows from their cells."""
    return "!" in cell and not cell.startswith(f"{HOME}!")


def _find_explanations(office: Office) -> Iterator[Finding]:
    """Yield a finding per column of explanation that the report marks as missing."""
    for indikator in office.indikator:
        for column in ("penyebab", "hambatan", "solusi", "program"):
            if not alinea(getattr(indikator, column)):
                cell, name = indikator.place(column), column.capitalize()
                yield Finding(
                    "EXPLANATION_MISSING",
                    Severity.INFO,
                    f"{name} {indikator.nama} belum diisi",
                    f"Isi kolom {name}; draf menandainya dengan kurung siku.",
                    sheet=cell.sheet,
                    cell=cell.address,
                )


def _gap(figure: Figure) -> Finding:
    sheet, _, cell = figure.cell.partition("!")
    if figure.printed == NOT_COMPUTABLE:
        return Finding(
            "FIGURE_UNDEFINED",
            Severity.PERINGATAN,
            f"Angka {figure.id} tidak dapat dihitung dan tampak demikian pada laporan: {figure.explanation}",
            "Periksa pembaginya pada baris itu, lalu buat draf lagi.",
            sheet=sheet,
            cell=cell,
        )
    return Finding(
        "FIGURE_MISSING",
        Severity.PERINGATAN,
        f"Angka {figure.id} belum tersedia dan tampak sebagai kekurangan pada laporan",
        "Isi sel itu atau lengkapi datanya, lalu buat draf lagi.",
        sheet=sheet,
        cell=cell,
    )
