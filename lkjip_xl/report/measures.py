"""The figures of one indikator, made once, so that every table and sentence prints the same.

Layer: report. Pure. Values come from the evaluation; here they get their ids, places and decimals.
Source: DESIGN section 8: a figure's id is stable, such as `ik1.capaian.2025`.
"""

from dataclasses import dataclass

from lkjip_xl.model import Cell
from lkjip_xl.report.blocks import Exact, Figure
from lkjip_xl.report.figures import common_places, figure, slug, table_cell, target_figure, two_decimals, word
from lkjip_xl.rules.capaian import Capaian
from lkjip_xl.rules.evaluation import IndikatorResult, YearResult
from lkjip_xl.rules.printing import angka

_TABLE = "tblCapaian"


@dataclass(frozen=True)
class YearFigures:
    """Target, realisasi, capaian (percent) and predikat of one year."""

    tahun: int
    target: Figure
    realisasi: Figure
    capaian: Figure
    predikat: Figure
    sumber: str


@dataclass(frozen=True)
class Measures:
    """What is printed of one indikator; `tahun_ini` is the last of `years`.

    Attributes:
        key: Its part in ids: `ik1`.
        places: Decimals of target and realisasi.
        years: Oldest first.
        selisih: Change of the realisasi against the year before, without its sign.
        selisih_persen: The same in percent.
        renstra_target: Final target of the Renstra.
        renstra_capaian: Percent of it reached this year.
        standar: National or provincial standard.
        standar_capaian: Percent of it reached this year.
        serapan: Percent of its budget.
    """

    key: str
    result: IndikatorResult
    places: int
    years: tuple[YearFigures, ...]
    selisih: Figure
    selisih_persen: Figure
    target_murni: Figure
    target_perubahan: Figure
    renstra_target: Figure
    renstra_capaian: Figure
    standar: Figure
    standar_capaian: Figure
    pagu: Figure
    realisasi_anggaran: Figure
    serapan: Figure
    efisiensi: Figure
    efisiensi_word: Figure

    @property
    def tahun_ini(self) -> YearFigures:
        """The report year."""
        return self.years[-1]


def measure(result: IndikatorResult) -> Measures:
    """Return all figures of an indikator."""
    indikator, key, cell = result.indikator, slug(result.indikator.kode), result.indikator.cell
    places = _places(result)
    return Measures(
        key=key,
        result=result,
        places=places,
        years=(*(_year(key, year, year.cell, year.cell, places) for year in result.series[:-1]), _this_year(result)),
        target_murni=target_figure(f"{key}.target_murni", indikator.target_murni, cell, places),
        target_perubahan=target_figure(f"{key}.target_perubahan", indikator.target_perubahan, cell, places),
        renstra_target=target_figure(f"{key}.renstra.target", indikator.target_renstra, cell, places),
        renstra_capaian=_percent(f"{key}.renstra.capaian", result.renstra, cell),
        standar=figure(f"{key}.standar", indikator.standar, cell, show=lambda value: angka(value, places)),
        standar_capaian=_percent(f"{key}.standar.capaian", result.standar, cell),
        **_change(result, key, places),
        **_budget(result, key),
    )


def _places(result: IndikatorResult) -> int:
    """Return the decimals of an indikator: counts stay whole, anything else has two, in every table alike."""
    indikator = result.indikator
    targets = [indikator.target_murni, indikator.target_perubahan, indikator.target_renstra]
    targets += [year.target for year in result.series]
    bounds = [bound for target in targets if target for bound in (target.lower, target.upper)]
    return common_places([*bounds, *(year.realisasi for year in result.series), indikator.standar])


def _this_year(result: IndikatorResult) -> YearFigures:
    written = table_cell(_TABLE, result.indikator.kode, "capaian")
    return _year(slug(result.indikator.kode), result.series[-1], result.indikator.cell, written, _places(result))


def _year(key: str, year: YearResult, target_cell: Cell, capaian_cell: Cell | str, places: int) -> YearFigures:
    def show(value: Exact) -> str:
        return angka(value, places)

    return YearFigures(
        tahun=year.tahun,
        target=target_figure(f"{key}.target.{year.tahun}", year.target, target_cell, places),
        realisasi=figure(f"{key}.realisasi.{year.tahun}", year.realisasi, year.cell, year.sumber, show=show),
        capaian=_percent(f"{key}.capaian.{year.tahun}", year.capaian, capaian_cell),
        predikat=word(f"{key}.predikat.{year.tahun}", year.predikat, capaian_cell),
        sumber=year.sumber,
    )


def _percent(key: str, capaian: Capaian | None, cell: Cell | str) -> Figure:
    if capaian is None:
        return figure(key, None, cell)
    return figure(key, capaian.exact, cell, capaian.explanation, show=two_decimals)


def _change(result: IndikatorResult, key: str, places: int) -> dict[str, Figure]:
    change, cell = result.change, result.realisasi_cell
    difference = change.difference.copy_abs() if change else None
    percent = abs(change.percent) if change and change.percent is not None else None
    return {
        "selisih": figure(f"{key}.selisih", difference, cell, show=lambda value: angka(value, places)),
        "selisih_persen": figure(f"{key}.selisih.persen", percent, cell, show=two_decimals),
    }


def _budget(result: IndikatorResult, key: str) -> dict[str, Figure]:
    """Return the figures of the budget that serves the indikator."""
    serapan, efisiensi = result.serapan, result.efisiensi

    def place(column: str) -> str:
        return table_cell(_TABLE, result.indikator.kode, column)

    percent = serapan.percent if serapan else None
    return {
        "pagu": figure(f"{key}.pagu", serapan.pagu if serapan else None, place("pagu")),
        "realisasi_anggaran": figure(
            f"{key}.realisasi_anggaran", serapan.realisasi if serapan else None, place("realisasi_anggaran")
        ),
        "serapan": figure(
            f"{key}.serapan",
            percent.exact if percent else None,
            place("serapan"),
            percent.explanation if percent else "",
            show=two_decimals,
        ),
        "efisiensi": figure(
            f"{key}.efisiensi",
            efisiensi.exact if efisiensi else None,
            place("efisiensi"),
            efisiensi.explanation if efisiensi else "",
            show=two_decimals,
        ),
        "efisiensi_word": word(f"{key}.efisiensi.kata", efisiensi.word if efisiensi else "", place("efisiensi")),
    }
