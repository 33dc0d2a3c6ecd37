"""Hitung Ulang: all figures of the master, computed once and written where people look.

Layer: sop. The one bridge from master to rules; every step that prints a figure calls it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from lkjip_xl.book.office import read_office
from lkjip_xl.book.port import MasterBook, TableEdit
from lkjip_xl.model import Finding, Number, Office, Target, Value
from lkjip_xl.rules.evaluation import Evaluation, IndikatorResult, UnitIkm, evaluate
from lkjip_xl.rules.ikm import Ikm
from lkjip_xl.rules.printing import angka, persen
from lkjip_xl.rules.rounding import Exact, half_up
from lkjip_xl.sop.desk import Change, Desk
from lkjip_xl.sop.requests.standing import note, stand
from lkjip_xl.sop.result import StepResult

STEP = "hitung"
_CELL_DIGITS = 15
KECAMATAN = "KECAMATAN"


@dataclass(frozen=True)
class Figures:
    """The office as read and evaluated, with everything found on the way."""

    office: Office
    evaluation: Evaluation
    findings: tuple[Finding, ...]


def run(book: MasterBook, *, now: datetime, recorder: str = "") -> StepResult:
    """Compute all figures and write them into the master."""
    desk = Desk.open(book, now, recorder)
    figures = compute_figures(book)
    with desk.change(STEP, figures.findings) as change:
        write_figures(change, figures)
        note(stand(desk, figures.office), desk, change)
        change.message = _summary(figures.evaluation)
    return change.result()


def compute_figures(book: MasterBook) -> Figures:
    """Read the master and evaluate it; writes nothing."""
    office, read_findings = read_office(book)
    evaluation = evaluate(office)
    return Figures(office, evaluation, (*read_findings, *evaluation.findings))


def write_figures(change: Change, figures: Figures) -> None:
    """Put the figures into a change: sheets IKM and Capaian, and the key figures of Beranda."""
    office, evaluation = figures.office, figures.evaluation
    change.tables.append(TableEdit("tblIkm", list(_ikm_rows(office, evaluation))))
    change.tables.append(TableEdit("tblCapaian", [_capaian_row(each) for each in evaluation.indikator]))
    change.names.update(_key_figures(evaluation, office))


def _ikm_rows(office: Office, evaluation: Evaluation) -> Iterator[dict[str, Value]]:
    for each in evaluation.ikm_units:
        yield _ikm_row(each.unit.kode, each.unit.nama, each, each.ikm, office.unsur)
    result = evaluation.ikm.result if evaluation.ikm else None
    yield _ikm_row(KECAMATAN, f"Kecamatan {office.text('kecamatan')}", None, result, office.unsur)


def _ikm_row(kode: str, nama: str, unit: UnitIkm | None, ikm: Ikm | None, unsur: Mapping[str, str]) -> dict[str, Value]:
    nrr = {code: _as_kept(ikm.nrr[name].nrr) if ikm and name in ikm.nrr else None for code, name in unsur.items()}
    row: dict[str, Value] = {
        "unit": kode,
        "nama": nama,
        "responden": ikm.respondents if ikm else None,
        "sampel": unit.sample if unit else None,
        "ikm": ikm.printed if ikm else None,
        "mutu": ikm.mutu if ikm else None,
        "kinerja": ikm.kinerja if ikm else None,
        "penjelasan": ikm.explanation if ikm else "Belum ada hasil survei",
    }
    return row | nrr


def _capaian_row(result: IndikatorResult) -> dict[str, Value]:
    indikator, capaian, serapan = result.indikator, result.capaian, result.serapan
    explanation = "; ".join(part for part in (result.explanation, capaian.explanation if capaian else "") if part)
    return {
        "kode": indikator.kode,
        "sasaran": indikator.sasaran,
        "indikator": indikator.nama,
        "satuan": indikator.satuan,
        "arah": indikator.arah.value,
        "target": _as_typed(indikator.target),
        "realisasi": _as_kept(result.realisasi),
        "capaian": capaian.printed if capaian else None,
        "predikat": result.predikat or None,
        "pagu": serapan.pagu if serapan else None,
        "realisasi_anggaran": serapan.realisasi if serapan else None,
        "serapan": serapan.percent.printed if serapan else None,
        "efisiensi": result.efisiensi.printed if result.efisiensi else None,
        "penjelasan": explanation,
    }


def _as_typed(target: Target | None) -> Value:
    """Return a target as people type it: a number, or `70..80` for a range, without thousands points."""
    if target is None:
        return None
    if target.lower == target.upper:
        return target.lower
    return "..".join(_plain(bound) for bound in (target.lower, target.upper))


def _plain(number: Number) -> str:
    return f"{Decimal(number):f}".replace(".", ",")


def _as_kept(figure: Fraction | None) -> Value:
    """Return a figure with every digit that a cell keeps: cell functions compute from it, its format rounds it."""
    if figure is None:
        return None
    whole_digits = len(str(abs(int(figure))))
    return half_up(figure, max(_CELL_DIGITS - whole_digits, 0))


def _key_figures(evaluation: Evaluation, office: Office) -> dict[str, Value]:
    ikm = evaluation.ikm.result if evaluation.ikm else None
    pemmas = next((each for each in evaluation.indikator if each.indikator.sumber == "Pemmas"), None)
    return {
        "ikm_kecamatan": ikm.printed if ikm else None,
        "mutu_kecamatan": f"{ikm.mutu} ({ikm.kinerja})" if ikm else None,
        "responden_kecamatan": ikm.respondents if ikm else None,
        "pemmas_kecamatan": pemmas.realisasi_printed if pemmas else None,
        "administrasi_kecamatan": evaluation.administrasi.percent.printed if office.administrasi else None,
        "rata_capaian": evaluation.mean.printed if evaluation.mean else None,
        "serapan_kecamatan": _printed(evaluation.serapan.percent.exact) if evaluation.serapan else None,
        "yang_kurang": _what_is_missing(office, evaluation),
    }


def _printed(figure: Exact | None) -> Value:
    return None if figure is None else half_up(figure)


def _what_is_missing(office: Office, evaluation: Evaluation) -> str:
    without_survey = [each.unit.nama for each in evaluation.ikm_units if each.ikm is None]
    without_text = [part.bagian for part in office.naskah if part.wajib and not part.isi]
    parts = (
        f"Belum ada hasil survei: {', '.join(without_survey)}." if without_survey else "",
        f"Narasi wajib yang kosong: {len(without_text)} bagian." if without_text else "",
        "" if evaluation.serapan else "Anggaran belum diisi.",
    )
    return " ".join(part for part in parts if part) or "Tidak ada."


def _summary(evaluation: Evaluation) -> str:
    ikm = evaluation.ikm.result if evaluation.ikm else None
    index = f"IKM {angka(ikm.printed)} ({ikm.mutu})" if ikm else "IKM belum dapat dihitung"
    mean = evaluation.mean
    average = f"; rata-rata capaian {persen(mean.printed)}" if mean and mean.printed is not None else ""
    return f"Angka selesai dihitung: {index}{average}."
