"""What the report shows as missing: findings that name the cell to fill, and the list that keeps it from being final.

Layer: report. Pure. The evaluation already names what it could not calculate; this adds what only the report prints.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lkjip_xl.model import Cell, Finding, Naskah, Severity
from lkjip_xl.report.blocks import Block, Figure, Missing, figures_of
from lkjip_xl.report.brief import Brief
from lkjip_xl.report.chapters.bab1 import BASIS, BASIS_LABEL
from lkjip_xl.report.figures import NOT_COMPUTABLE
from lkjip_xl.report.filler import is_filler
from lkjip_xl.report.plans import PLAN_SHEET, unplanned
from lkjip_xl.report.standards import lacks_standard
from lkjip_xl.report.totals import HOME
from lkjip_xl.rules.evaluation.indikator import wanted_explanations
from lkjip_xl.word.text import DATA_MISSING

_SETTINGS = {
    "kecamatan": "Nama kecamatan",
    "pemerintah": "Pemerintah daerah",
    "tempat_surat": "Tempat pada surat",
    "camat_jabatan": "Jabatan Camat",
    "camat_nama": "Nama Camat",
    "camat_pangkat": "Pangkat Camat",
    "camat_nip": "NIP Camat",
    BASIS: BASIS_LABEL,
    "nomor_tim": "Nomor keputusan Tim Penyusun",
}
"""Settings that cover, preface, Bab I and the annex on the team print."""
_REVIEW = {"jabatan_reviu": "Jabatan pereviu", "nama_reviu": "Nama pereviu", "nip_reviu": "NIP pereviu"}
"""Settings that the statement of review prints, once it has a date."""


@dataclass(frozen=True)
class Shortage:
    """What is missing: as findings for the office, and as the list of what a final report must have."""

    findings: tuple[Finding, ...]
    required: tuple[Missing, ...]


def find_missing(brief: Brief, blocks: Iterable[Block]) -> Shortage:
    """Return what the report marks as missing; the evaluation's own findings are not repeated."""
    named = {f"{each.sheet}!{each.cell}" for each in brief.evaluation.findings}
    pairs = (*_settings(brief), *_texts(brief), *_explanations(brief), *_standards(brief), *_plans(brief))
    told = {missing.cell for _, missing in pairs}
    gaps = tuple(gap for gap in _unique_gaps(blocks) if gap.cell not in told)
    findings = [finding for finding, _ in pairs if f"{finding.sheet}!{finding.cell}" not in named]
    findings += [_gap(figure) for figure in gaps if _is_typed(figure.cell) and figure.cell not in named]
    figures = (Missing(each.id, f"Angka {each.id}", each.cell) for each in gaps if each.printed == DATA_MISSING)
    return Shortage(tuple(findings), (*(missing for _, missing in pairs), *figures))


def _settings(brief: Brief) -> Iterator[tuple[Finding, Missing]]:
    office = brief.office
    asked = _SETTINGS | (_REVIEW if office.day("tanggal_reviu") else {})
    for name, what in asked.items():
        if not office.text(name):
            message = f"{what} belum diisi; laporan menandainya sebagai kekurangan"
            remedy = "Isi sel itu di Pengaturan, lalu buat draf lagi."
            yield _pair("SETTING_MISSING", name, what, message, remedy, Cell("Pengaturan", name))


def _texts(brief: Brief) -> Iterator[tuple[Finding, Missing]]:
    for part in brief.office.naskah:
        if _is_missing(part):
            message = f"Bagian {part.bagian} pada Narasi belum diisi"
            remedy = "Tulis isinya pada kolom Isi; draf menandainya dengan kurung siku."
            yield _pair("NARRATIVE_MISSING", part.kode, part.bagian, message, remedy, part.cell)


def _is_missing(part: Naskah) -> bool:
    return part.wajib and is_filler(part.isi)


def _explanations(brief: Brief) -> Iterator[tuple[Finding, Missing]]:
    """Yield each explanation that a missed target, a fall or a success asks for and nobody has written."""
    for measures in brief.measures:
        indikator = measures.result.indikator
        for column in wanted_explanations(measures.result):
            if is_filler(getattr(indikator, column)):
                what = f"{column.capitalize()} {indikator.nama}"
                remedy = f"Isi kolom {column.capitalize()}; draf menandainya dengan kurung siku."
                place = f"bab3.a.{measures.key}.sebab.tabel"
                cell = indikator.place(column)
                yield _pair("EXPLANATION_MISSING", place, what, f"{what} belum diisi", remedy, cell)


def _standards(brief: Brief) -> Iterator[tuple[Finding, Missing]]:
    """Yield each indikator of which nobody has said what its standard is, or that there is none."""
    for measures in brief.measures:
        indikator = measures.result.indikator
        if lacks_standard(indikator):
            what, place = f"Standar nasional/provinsi {indikator.nama}", f"{measures.key}.standar"
            message = f"{what} belum diisi dan belum dinyatakan tidak ada"
            remedy = "Isi Standar dan Sumber Standar, atau ketik “Tidak ada” pada Sumber Standar."
            yield _pair("STANDARD_MISSING", place, what, message, remedy, indikator.place("standar"))


def _plans(brief: Brief) -> Iterator[tuple[Finding, Missing]]:
    for name in unplanned(brief.office, brief.evaluation):
        message = f"Unsur {name} termasuk tiga unsur terendah, tetapi rencana perbaikannya belum disusun"
        remedy = "Tambahkan barisnya pada tabel Rencana Tindak Lanjut; draf menandainya dengan kurung siku."
        what, cell = f"Rencana tindak lanjut unsur {name}", Cell(PLAN_SHEET, "tblRencanaSkm")
        yield _pair("PLAN_MISSING", "bab3.ikm.rencana_uraian", what, message, remedy, cell)


def _pair(code: str, place: str, what: str, message: str, remedy: str, cell: Cell) -> tuple[Finding, Missing]:
    finding = Finding(code, Severity.PERINGATAN, message, remedy, sheet=cell.sheet, cell=cell.address)
    return finding, Missing(place, what, str(cell))


def _unique_gaps(blocks: Iterable[Block]) -> Iterator[Figure]:
    """Yield the figures that print no number, one per cell and reason."""
    gaps: dict[tuple[str, str], Figure] = {}
    for block in blocks:
        for figure in figures_of(block):
            if figure.printed in {DATA_MISSING, NOT_COMPUTABLE}:
                gaps.setdefault((figure.cell, figure.printed), figure)
    yield from gaps.values()


def _is_typed(cell: str) -> bool:
    """Return whether people fill a cell; what a step writes follows from their cells."""
    return "!" in cell and not cell.startswith(f"{HOME}!")


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
