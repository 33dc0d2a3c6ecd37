"""The key figures of the kecamatan, made once, so that every chapter prints the same.

Layer: report. Pure. Their cells are the defined names of Beranda, or the table that a step writes.
"""

from dataclasses import dataclass

from lkjip_xl.model import Cell
from lkjip_xl.report.blocks import Exact, Figure
from lkjip_xl.report.figures import figure, percent_figure, table_cell, two_decimals, word
from lkjip_xl.rules.evaluation import Evaluation
from lkjip_xl.rules.ikm import Ikm

HOME = "Beranda"


@dataclass(frozen=True)
class Totals:
    """Key figures; percentages print without their sign, amounts in whole rupiah without `Rp`."""

    ikm: Figure
    mutu: Figure
    kinerja: Figure
    responden: Figure
    pemmas: Figure
    difasilitasi: Figure
    pemmas_persen: Figure
    administrasi: Figure
    sesuai: Figure
    administrasi_persen: Figure
    rata_capaian: Figure
    pagu: Figure
    realisasi: Figure
    sisa: Figure
    serapan: Figure


def compute_totals(evaluation: Evaluation) -> Totals:
    """Return the key figures of an evaluation; what could not be calculated is marked as missing."""
    pemmas, administrasi = evaluation.pemmas, evaluation.administrasi
    mean, serapan = evaluation.mean, evaluation.serapan
    has_groups, has_documents = bool(evaluation.pemmas_units), bool(evaluation.administrasi_units)
    return Totals(
        **_survey_totals(evaluation.ikm.result if evaluation.ikm else None, evaluation.tahun),
        pemmas=_home("pemmas.sasaran", pemmas.sasaran if has_groups else None, "pemmas_kecamatan", pemmas.explanation),
        difasilitasi=_home("pemmas.difasilitasi", pemmas.difasilitasi if has_groups else None, "pemmas_kecamatan"),
        pemmas_persen=_percent("pemmas.persen", pemmas.percent.exact, "pemmas_kecamatan", pemmas.percent.explanation),
        administrasi=_home(
            "administrasi.jumlah", administrasi.jumlah if has_documents else None, "administrasi_kecamatan"
        ),
        sesuai=_home("administrasi.sesuai", administrasi.sesuai if has_documents else None, "administrasi_kecamatan"),
        administrasi_persen=_percent(
            "administrasi.persen", administrasi.percent.exact, "administrasi_kecamatan", administrasi.explanation
        ),
        rata_capaian=_percent(
            "capaian.rata", mean.exact if mean else None, "rata_capaian", mean.explanation if mean else ""
        ),
        pagu=_home("anggaran.pagu", serapan.pagu if serapan else None, "serapan_kecamatan"),
        realisasi=_home("anggaran.realisasi", serapan.realisasi if serapan else None, "serapan_kecamatan"),
        sisa=_home("anggaran.sisa", serapan.sisa if serapan else None, "serapan_kecamatan"),
        serapan=percent_figure(
            "anggaran.serapan", serapan.percent if serapan else None, Cell(HOME, "serapan_kecamatan")
        ),
    )


def _survey_totals(ikm: Ikm | None, tahun: int) -> dict[str, Figure]:
    explanation = ikm.explanation if ikm else ""
    cell = Cell(HOME, "ikm_kecamatan")
    return {
        "ikm": figure(f"ikm.kecamatan.{tahun}", ikm.printed if ikm else None, cell, explanation, show=two_decimals),
        "mutu": word(f"ikm.kecamatan.{tahun}.mutu", ikm.mutu if ikm else "", Cell(HOME, "mutu_kecamatan"), explanation),
        "kinerja": word(
            f"ikm.kecamatan.{tahun}.kinerja", ikm.kinerja if ikm else "", table_cell("tblIkm", "KECAMATAN", "kinerja")
        ),
        "responden": _home("ikm.responden", ikm.respondents if ikm else None, "responden_kecamatan"),
    }


def _home(key: str, value: Exact | None, name: str, explanation: str = "") -> Figure:
    return figure(key, value, Cell(HOME, name), explanation)


def _percent(key: str, value: Exact | None, name: str, explanation: str) -> Figure:
    return figure(key, value, Cell(HOME, name), explanation, show=two_decimals)
