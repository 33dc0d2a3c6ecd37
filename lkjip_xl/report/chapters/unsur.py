"""Bab III.A, analysis of the survey: its unsur, the lowest of them, and what other ways of counting would give.

Layer: report. Pure.
Source: PermenPANRB 14/2017, Lampiran (three lowest unsur, plan); DOMAIN section 1 (weights and aggregation).
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from lkjip_xl.report.blocks import Block, Chart, ChartSeries, Figure, Narrative, Table, Text
from lkjip_xl.report.brief import Brief
from lkjip_xl.report.figures import figure, slug, table_cell, two_decimals, word
from lkjip_xl.report.sentences import enumerate_texts, paragraph
from lkjip_xl.report.survey_figures import KECAMATAN, UnsurFigures, all_unsur_figures, unit_figures, unsur_codes
from lkjip_xl.rules.aggregation import Aggregation
from lkjip_xl.rules.ikm import UnsurFigure, WeightVariant, lowest
from lkjip_xl.rules.nrr import NRR_PLACES
from lkjip_xl.rules.printing import angka
from lkjip_xl.rules.rounding import half_up
from lkjip_xl.rules.weights import EXACT_WEIGHT

_AXIS = (0, 100)


def write_unsur(brief: Brief) -> tuple[Block, ...]:
    """Return the unsur, and the sensitivity where another way of counting would give another grade."""
    survey, source = brief.evaluation.ikm, brief.words("sumber.survei")
    kepekaan = tuple(_list_ways(brief, survey)) if survey and _depends(survey) else ()
    return (
        Table(
            "bab3.ikm.unsur",
            f"Nilai Rata-Rata per Unsur Pelayanan Tahun {brief.tahun}",
            tuple(_unsur_rows(brief)),
            source,
            brief.words("kosong.survei"),
            _unsur_total(brief),
        ),
        Narrative("bab3.ikm.unsur_catatan", tuple(_note_rounding(brief))),
        _unsur_chart(brief),
        Narrative("bab3.ikm.terendah", tuple(_describe_lowest(brief))),
        Narrative(
            "bab3.ikm.kepekaan_uraian",
            (*paragraph(_describe_unit_grades(brief)), *((brief.say("survei.peka"),) if kepekaan else ())),
        ),
        Table(
            "bab3.ikm.kepekaan",
            f"Nilai Menurut Cara Perhitungan Lain Tahun {brief.tahun}",
            kepekaan,
            source,
            "",
        ),
    )


def _unsur(brief: Brief) -> Iterator[tuple[str, UnsurFigure, UnsurFigures]]:
    survey = brief.evaluation.ikm
    if survey is not None:
        unsur = unsur_codes(survey.result, brief.office.unsur)
        figures = all_unsur_figures(KECAMATAN, slug(KECAMATAN), unsur)
        for code, each in unsur.items():
            yield code, each, figures[code]


def _unsur_rows(brief: Brief) -> Iterator[Mapping[str, Text]]:
    for code, each, figures in _unsur(brief):
        yield {
            "kode": (code,),
            "unsur": (each.name,),
            "jumlah": (figures.count,),
            "nrr": (figures.nrr,),
            "tertimbang": (figures.weighted,),
            "nilai": (figures.index,),
            "mutu": (figures.mutu,),
        }


def _weighted_sum(brief: Brief) -> Figure:
    """Return Σ NRR tertimbang: what the IKM is before it is put on the scale of 25 to 100."""
    survey, cell = brief.evaluation.ikm, table_cell("tblIkm", KECAMATAN, "penjelasan")
    exact = None if survey is None else survey.result.exact / brief.evaluation.skm.factor
    return figure("nrr.kecamatan.tertimbang", exact, cell, show=lambda value: angka(value, NRR_PLACES))


def _unsur_total(brief: Brief) -> Mapping[str, Text]:
    return {"tertimbang": (_weighted_sum(brief),), "nilai": (brief.totals.ikm,), "mutu": (brief.totals.mutu,)}


def _note_rounding(brief: Brief) -> Iterator[Text]:
    """Say that the printed sum is not the sum of the printed parts, where rounding makes it so."""
    total = _weighted_sum(brief).exact
    if total is not None:
        parts = (figures.weighted.exact for _, _, figures in _unsur(brief))
        shown = sum(half_up(part, NRR_PLACES) for part in parts if part is not None)
        if shown != half_up(total, NRR_PLACES):
            yield brief.say("survei.jumlah_tertimbang")


def _unsur_chart(brief: Brief) -> Chart:
    unsur = list(_unsur(brief))
    told = "; ".join(f"{each.name} {figures.index.printed}" for _, each, figures in unsur)
    return Chart(
        "bab3.ikm.unsur_grafik",
        f"Nilai per Unsur Pelayanan Tahun {brief.tahun}",
        "bar",
        tuple(each.name for _, each, _ in unsur),
        (ChartSeries("Nilai", tuple(figures.index for _, _, figures in unsur)),),
        f"Grafik batang nilai per unsur: {told}",
        brief.words("sumber.survei"),
        axis=_AXIS,
    )


def _describe_lowest(brief: Brief) -> Iterator[Text]:
    survey = brief.evaluation.ikm
    if survey is not None:
        figures = {each.name: figures for _, each, figures in _unsur(brief)}
        items = [
            brief.say("survei.butir", unsur=each.name, nrr=figures[each.name].nrr) for each in lowest(survey.result)
        ]
        yield brief.say("survei.terendah", daftar=enumerate_texts(items))


def _list_ways(brief: Brief, survey: Aggregation) -> Iterator[Mapping[str, Text]]:
    """Yield the way used first, then every other weight and aggregation."""
    result, totals = survey.result, brief.totals
    method = brief.words(f"survei.cara_{survey.method}")
    yield {
        "cara": (f"{method}, {_weight_name(brief, result.weight)}",),
        "ikm": (totals.ikm,),
        "mutu": (totals.mutu,),
        "keterangan": (brief.words("survei.dipakai"),),
    }
    for variant in result.sensitivity:
        name = f"{method}, {_weight_name(brief, variant.weight)}"
        yield _way(brief, name, variant.printed, variant.mutu, changes=variant.changes_mutu)
    for other, ikm in survey.alternatives.items():
        name = f"{brief.words(f'survei.cara_{other}')}, {_weight_name(brief, ikm.weight)}"
        yield _way(brief, name, ikm.printed, ikm.mutu, changes=ikm.mutu != result.mutu)


def _way(brief: Brief, name: str, printed: Decimal, mutu: str, *, changes: bool) -> Mapping[str, Text]:
    key, cell = f"kepekaan.{slug(name)}", table_cell("tblIkm", KECAMATAN, "penjelasan")
    return {
        "cara": (name,),
        "ikm": (figure(key, printed, cell, show=two_decimals),),
        "mutu": (word(f"{key}.mutu", mutu, cell),),
        "keterangan": (brief.words("survei.mengubah" if changes else "survei.sama"),),
    }


def _weight_name(brief: Brief, weight: str) -> str:
    return brief.words("survei.bobot", bobot=weight if weight == EXACT_WEIGHT else angka(Decimal(weight)))


def _describe_unit_grades(brief: Brief) -> Iterator[Text]:
    """Yield a sentence per unit whose grade another weight of the unsur would change."""
    for each in brief.evaluation.ikm_units:
        other = [variant for variant in each.ikm.sensitivity if variant.changes_mutu] if each.ikm else []
        if other:
            shown, key = unit_figures(each, brief.unit_keys[each.unit.kode], brief.office.tahun), each.unit.kode
            ways = [_weigh_otherwise(brief, key, variant) for variant in other]
            yield brief.say(
                "survei.peka_unit", unit=each.unit.nama, ikm=shown.ikm, mutu=shown.mutu, daftar=enumerate_texts(ways)
            )


def _weigh_otherwise(brief: Brief, kode: str, variant: WeightVariant) -> Text:
    key, cell = f"kepekaan.{brief.unit_keys[kode]}.{slug(variant.weight)}", table_cell("tblIkm", kode, "penjelasan")
    return brief.say(
        "survei.peka_butir",
        bobot=brief.say("survei.bobot", bobot=_weight(key, variant.weight)),
        ikm=figure(key, variant.printed, cell, show=two_decimals),
        mutu=word(f"{key}.mutu", variant.mutu, cell),
    )


def _weight(key: str, weight: str) -> str | Figure:
    return weight if weight == EXACT_WEIGHT else figure(f"{key}.bobot", Decimal(weight), "Pengaturan!bobot_skm")


def _depends(survey: Aggregation) -> bool:
    """Return whether another weight or aggregation would give another grade."""
    result = survey.result
    return any(variant.changes_mutu for variant in result.sensitivity) or any(
        ikm.mutu != result.mutu for ikm in survey.alternatives.values()
    )
