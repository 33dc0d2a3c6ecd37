"""Bab III.A, trend of the survey: index and grade of several years, each graded by the regulation of its own year.

Layer: report. Pure. The figures are those of the indikator whose realisasi is the IKM.
Source: DOMAIN section 1: the same value can have another grade under an earlier regulation.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from lkjip_xl.report.blocks import Block, Exact, Narrative, Table, Text
from lkjip_xl.report.brief import Brief
from lkjip_xl.report.figures import word
from lkjip_xl.report.measures import Measures, YearFigures
from lkjip_xl.report.sentences import enumerate_texts, paragraph
from lkjip_xl.rules.grading import Grade, find_band
from lkjip_xl.rules.loading import PERATURAN_SKM, SkmParameters, skm_on
from lkjip_xl.rules.rounding import half_up

_SOURCE = "IKM"


def write_tren(brief: Brief) -> tuple[Block, ...]:
    """Return the index of this year and the years before; nothing where no indikator is measured by it."""
    measured = next((each for each in brief.measures if each.result.indikator.sumber == _SOURCE), None)
    years = _known_years(measured) if measured else ()
    rows = tuple(_row(brief, each) for each in years) if measured and len(years) > 1 else ()
    return (
        Narrative("bab3.ikm.tren_uraian", paragraph(_describe(brief, years)) if rows else ()),
        Table(
            "bab3.ikm.tren",
            f"Perkembangan Indeks Kepuasan Masyarakat dan Mutu Pelayanan sampai dengan Tahun {brief.tahun}",
            rows,
            brief.words("sumber.survei"),
            "",
        ),
    )


def _known_years(measures: Measures) -> tuple[YearFigures, ...]:
    """Return the years that have an index and a regulation to grade it by."""
    first = PERATURAN_SKM[0].in_force_from
    return tuple(
        year for year in measures.years if year.realisasi.exact is not None and first <= date(year.tahun, 12, 31)
    )


def _regulation(brief: Brief, year: YearFigures) -> SkmParameters:
    is_this_year = year.tahun == brief.office.tahun
    return brief.evaluation.skm if is_this_year else skm_on(date(year.tahun, 12, 31))


def _row(brief: Brief, year: YearFigures) -> Mapping[str, Text]:
    skm = _regulation(brief, year)
    found = _grade(year.realisasi.exact or 0, skm)
    key = f"ikm.tren.{year.tahun}"
    return {
        "tahun": (str(year.tahun),),
        "ikm": (year.realisasi,),
        "mutu": (word(f"{key}.mutu", found.mutu, year.realisasi.cell, skm.regulation),),
        "kinerja": (word(f"{key}.kinerja", found.kinerja, year.realisasi.cell, skm.regulation),),
        "peraturan": (skm.regulation,),
    }


def _grade(ikm: Exact, skm: SkmParameters) -> Grade:
    band = find_band(half_up(ikm), skm)
    return Grade(band.mutu, band.kinerja)


def _describe(brief: Brief, years: tuple[YearFigures, ...]) -> Iterator[Text]:
    yield brief.say("survei.tren")
    regulations = list(dict.fromkeys(_regulation(brief, year).regulation for year in years))
    if len(regulations) > 1:
        yield brief.say("survei.tren_peraturan", daftar=enumerate_texts([(each,) for each in regulations]))
