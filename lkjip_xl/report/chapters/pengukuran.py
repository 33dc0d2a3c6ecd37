"""Bab III.A, its beginning: how capaian is measured, and the overview of all indikator.

Layer: report. Pure.
Source: PermenPANRB 53/2014, Lampiran II; one formula for the whole report, named before the first table.
"""

from collections.abc import Iterator, Mapping

from lkjip_xl.report.blocks import Block, Chart, ChartSeries, Narrative, Table, Text
from lkjip_xl.report.brief import Brief
from lkjip_xl.report.figures import figure
from lkjip_xl.report.measures import Measures
from lkjip_xl.report.sentences import paragraph
from lkjip_xl.rules.capaian import FORMULA
from lkjip_xl.rules.evaluation.policies import read_policies
from lkjip_xl.rules.loading import PredikatScale
from lkjip_xl.rules.printing import angka


def write_pengukuran(brief: Brief) -> tuple[Block, ...]:
    """Return formula, scale, overview table and overview chart."""
    policies, _ = read_policies(brief.office)
    measures = brief.measures
    return (
        Narrative("bab3.rumus", paragraph(_describe_formula(brief, policies.cap))),
        Table(
            "bab3.skala",
            "Skala Predikat Capaian Kinerja",
            tuple(_list_bands(brief, policies.scale)),
            brief.words("sumber.predikat"),
            brief.words("kosong.tabel"),
        ),
        Table(
            "bab3.pengukuran",
            f"Pengukuran Kinerja Tahun {brief.tahun}",
            tuple(_row(number, each) for number, each in enumerate(measures, start=1)),
            brief.source("sumber.pengukuran", is_unrounded=any(each.tahun_ini.is_unrounded for each in measures)),
            brief.words("kosong.indikator"),
        ),
        _chart(brief),
    )


def _chart(brief: Brief) -> Chart:
    known = [each for each in brief.measures if each.tahun_ini.capaian.exact is not None]
    told = "; ".join(f"{each.result.indikator.nama} {each.tahun_ini.capaian.printed}%" for each in known)
    return Chart(
        "bab3.grafik",
        f"Capaian Kinerja per Indikator Tahun {brief.tahun}",
        "bar",
        tuple(each.result.indikator.nama for each in known),
        (ChartSeries("Capaian (%)", tuple(each.tahun_ini.capaian for each in known)),),
        f"Grafik batang capaian kinerja: {told}",
        brief.words("sumber.pengukuran"),
    )


def _describe_formula(brief: Brief, cap: int | None) -> Iterator[Text]:
    units = (row.arah for row in brief.office.kinerja if row.realisasi is not None)
    for arah in dict.fromkeys((*(each.result.indikator.arah for each in brief.measures), *units)):
        yield brief.say(f"pengukuran.rumus_{arah.value}", rumus=FORMULA[arah])
    if cap is None:
        yield brief.say("pengukuran.tanpa_batas")
    else:
        yield brief.say("pengukuran.batas", batas=figure("capaian.batas", cap, "Pengaturan!batas_capaian"))
    yield brief.say("pengukuran.predikat")


def _list_bands(brief: Brief, scale: PredikatScale) -> Iterator[Mapping[str, Text]]:
    above: str | None = None
    for number, band in enumerate(scale.bands, start=1):
        lowest = angka(band.lowest, 2)
        place = "pertama" if above is None else "terakhir" if band is scale.bands[-1] else "rentang"
        limits = brief.say(f"pengukuran.{place}", batas=lowest, bawah=lowest, atas=above or "")
        yield {"no": (str(number),), "rentang": limits, "predikat": (band.word,)}
        above = lowest


def _row(number: int, measures: Measures) -> Mapping[str, Text]:
    indikator, year = measures.result.indikator, measures.tahun_ini
    return {
        "no": (str(number),),
        "sasaran": (indikator.sasaran,),
        "indikator": (indikator.nama,),
        "satuan": (indikator.satuan,),
        "target": (year.target,),
        "realisasi": (year.realisasi,),
        "capaian": (year.capaian,),
        "predikat": (year.predikat,),
    }
