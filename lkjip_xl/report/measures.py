"""The figures of one indikator, made once, so that every table and sentence prints the same.

Layer: report. Pure. Values come from the evaluation; here they get their ids, places and decimals.
Source: DESIGN section 8: a figure's id is stable, such as `ik1.capaian.2025`.
"""

from dataclasses import dataclass
from enum import StrEnum

from lkjip_xl.model import Arah, Cell, Number, Target
from lkjip_xl.report.blocks import Exact, Figure
from lkjip_xl.report.figures import (
    DASH,
    NOT_COMPUTABLE,
    common_places,
    figure,
    is_undefined,
    percent_figure,
    table_cell,
    target_figure,
    two_decimals,
    word,
)
from lkjip_xl.report.unrounded import differs_from_printed
from lkjip_xl.rules.capaian import FULL_PERCENT, Capaian
from lkjip_xl.rules.evaluation import IndikatorResult, YearResult
from lkjip_xl.rules.printing import angka
from lkjip_xl.rules.rounding import half_up
from lkjip_xl.word.text import DATA_MISSING

_TABLE = "tblCapaian"


class Verdict(StrEnum):
    """How a realisasi stands to what it is compared with; the names of the sentences that say so."""

    BETTER = "lebih"
    EQUAL = "pas"
    WORSE = "kurang"


@dataclass(frozen=True)
class YearFigures:
    """Target, realisasi, capaian (percent) and predikat of one year.

    `is_unrounded` where the printed target and realisasi give another capaian than the printed one.
    """

    tahun: int
    target: Figure
    realisasi: Figure
    capaian: Figure
    predikat: Figure
    sumber: str
    is_unrounded: bool


@dataclass(frozen=True)
class Measures:
    """What is printed of one indikator; `tahun_ini` is the last of `years`.

    Attributes:
        key: Its part in ids: `ik1`.
        places: Decimals of target and realisasi.
        years: Oldest first.
        verdict: Against the target in force; None where it cannot be told. The other two likewise.
        selisih: Change of the realisasi against the year before, without its sign.
        selisih_persen: The same in percent.
        renstra_target: Final target of the Renstra.
        renstra_capaian: Percent of it reached this year.
        standar: National or provincial standard.
        standar_capaian: Percent of it reached this year.
        renstra_unrounded: The printed figures give another capaian than the printed one; likewise for the standard.
        serapan: Percent of its budget.
    """

    key: str
    result: IndikatorResult
    places: int
    years: tuple[YearFigures, ...]
    verdict: Verdict | None
    renstra_verdict: Verdict | None
    standar_verdict: Verdict | None
    renstra_unrounded: bool
    standar_unrounded: bool
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

    @property
    def is_undefined(self) -> bool:
        """Target and realisasi are there and still give no capaian, as with a target of 0."""
        return is_undefined(self.result.capaian)


def measure(result: IndikatorResult, key: str) -> Measures:
    """Return all figures of an indikator; `key` is its part in ids."""
    indikator, places = result.indikator, _places(result)

    def typed(name: str, column: str, target: Target | None) -> Figure:
        return target_figure(f"{key}.{name}", target, indikator.place(column), places)

    def unrounded(capaian: Capaian | None, target: Target | None) -> bool:
        return differs_from_printed(capaian, target, result.realisasi, indikator.arah, places)

    earlier = (_year(key, year, year.cell, year.cell, places, indikator.arah) for year in result.series[:-1])
    standar = _as_target(indikator.standar)
    return Measures(
        key=key,
        result=result,
        places=places,
        years=(*earlier, _this_year(result, key)),
        target_murni=typed("target_murni", "target_murni", indikator.target_murni),
        target_perubahan=typed("target_perubahan", "target_perubahan", indikator.target_perubahan),
        renstra_target=typed("renstra.target", "target_renstra", indikator.target_renstra),
        renstra_capaian=percent_figure(
            f"{key}.renstra.capaian", result.renstra, indikator.place("target_renstra"), also=(result.realisasi_cell,)
        ),
        standar=typed("standar", "standar", standar),
        standar_capaian=percent_figure(
            f"{key}.standar.capaian", result.standar, indikator.place("standar"), also=(result.realisasi_cell,)
        ),
        verdict=_judge(result.capaian, result, indikator.target, places),
        renstra_verdict=_judge(result.renstra, result, indikator.target_renstra, places),
        standar_verdict=_judge(result.standar, result, standar, places),
        renstra_unrounded=unrounded(result.renstra, indikator.target_renstra),
        standar_unrounded=unrounded(result.standar, standar),
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


def _this_year(result: IndikatorResult, key: str) -> YearFigures:
    indikator = result.indikator
    target_cell = indikator.place("target_murni" if indikator.target_perubahan is None else "target_perubahan")
    written = table_cell(_TABLE, indikator.kode, "capaian")
    return _year(key, result.series[-1], target_cell, written, _places(result), indikator.arah)


def _year(
    key: str, year: YearResult, target_cell: Cell, capaian_cell: Cell | str, places: int, arah: Arah
) -> YearFigures:
    def show(value: Exact) -> str:
        return angka(value, places)

    return YearFigures(
        tahun=year.tahun,
        target=target_figure(f"{key}.target.{year.tahun}", year.target, target_cell, places),
        realisasi=figure(f"{key}.realisasi.{year.tahun}", year.realisasi, year.cell, year.sumber, show=show),
        capaian=percent_figure(f"{key}.capaian.{year.tahun}", year.capaian, capaian_cell, also=(target_cell,)),
        predikat=word(f"{key}.predikat.{year.tahun}", year.predikat, capaian_cell, absent=_word_of(year.capaian)),
        sumber=year.sumber,
        is_unrounded=differs_from_printed(year.capaian, year.target, year.realisasi, arah, places),
    )


def _word_of(capaian: Capaian | None) -> str:
    """Return what stands where the word for a capaian is absent."""
    return DASH if is_undefined(capaian) else DATA_MISSING


def _judge(capaian: Capaian | None, result: IndikatorResult, target: Target | None, places: int) -> Verdict | None:
    """Return the verdict of the printed figures: what prints alike is equal, or the sentence contradicts the table."""
    if capaian is None or capaian.raw is None or target is None or result.realisasi is None:
        return None
    printed = {half_up(bound, places) for bound in (target.lower, target.upper)}
    is_inside = result.indikator.arah is Arah.RENTANG and capaian.raw == FULL_PERCENT
    if is_inside or half_up(result.realisasi, places) in printed:
        return Verdict.EQUAL
    return Verdict.BETTER if capaian.raw > FULL_PERCENT else Verdict.WORSE


def _as_target(standar: Number | None) -> Target | None:
    return None if standar is None else Target(standar, standar)


def _change(result: IndikatorResult, key: str, places: int) -> dict[str, Figure]:
    change, cell = result.change, result.realisasi_cell
    difference = change.difference.copy_abs() if change else None
    percent = abs(change.percent) if change and change.percent is not None else None
    before = (result.series[-2].cell,) if change else ()

    def show(value: Exact) -> str:
        return angka(value, places)

    return {
        "selisih": figure(f"{key}.selisih", difference, cell, show=show, also=before),
        "selisih_persen": figure(f"{key}.selisih.persen", percent, cell, show=two_decimals, also=before),
    }


def _budget(result: IndikatorResult, key: str) -> dict[str, Figure]:
    """Return the figures of the budget that serves the indikator."""
    serapan, efisiensi = result.serapan, result.efisiensi

    def place(column: str) -> str:
        return table_cell(_TABLE, result.indikator.kode, column)

    percent = serapan.percent if serapan else None
    undefined = any(is_undefined(each) for each in (result.capaian, percent, efisiensi))
    return {
        "pagu": figure(f"{key}.pagu", serapan.pagu if serapan else None, place("pagu")),
        "realisasi_anggaran": figure(
            f"{key}.realisasi_anggaran", serapan.realisasi if serapan else None, place("realisasi_anggaran")
        ),
        "serapan": percent_figure(f"{key}.serapan", percent, place("serapan")),
        "efisiensi": figure(
            f"{key}.efisiensi",
            efisiensi.exact if efisiensi else None,
            place("efisiensi"),
            efisiensi.explanation if efisiensi else "",
            show=two_decimals,
            absent=NOT_COMPUTABLE if undefined else DATA_MISSING,
        ),
        "efisiensi_word": word(
            f"{key}.efisiensi.kata",
            efisiensi.word if efisiensi else "",
            place("efisiensi"),
            absent=DASH if undefined else DATA_MISSING,
        ),
    }
