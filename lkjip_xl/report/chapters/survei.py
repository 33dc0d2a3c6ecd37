"""Bab III.A, analysis of the survey: method, respondents, units, unsur, and what another way of counting gives.

Layer: report. Pure.
Source: PermenPANRB 14/2017, Lampiran (report on a survey); DOMAIN section 1.
"""

from collections.abc import Iterator, Mapping

from lkjip_xl.report.blocks import Block, Chart, ChartSeries, Figure, Narrative, Table, Text
from lkjip_xl.report.brief import Brief
from lkjip_xl.report.figures import figure, slug, table_cell, two_decimals, word
from lkjip_xl.report.office_text import office_text
from lkjip_xl.report.sentences import enumerate_texts
from lkjip_xl.report.unsur import KECAMATAN, nrr_figure, unsur_code
from lkjip_xl.rules.dates import tanggal_indonesia
from lkjip_xl.rules.evaluation import UnitIkm
from lkjip_xl.rules.ikm import Ikm, UnsurFigure, lowest
from lkjip_xl.rules.printing import angka
from lkjip_xl.rules.weights import EXACT_WEIGHT

_AXIS = (0, 100)
_PROFILE_NAMES = {
    "jenis_kelamin": "Jenis kelamin",
    "usia": "Usia",
    "pendidikan": "Pendidikan",
    "pekerjaan": "Pekerjaan",
    "layanan": "Jenis layanan",
}


def write_survei(brief: Brief) -> tuple[Block, ...]:
    """Return the analysis of the survey, without the calculations that other ways would give (`kepekaan`)."""
    units = brief.evaluation.ikm_units
    return (
        Narrative("bab3.ikm.metode", tuple(_describe_method(brief))),
        Narrative("bab3.ikm.hasil", tuple(_describe_result(brief))),
        _table(brief, "unit", "Indeks Kepuasan Masyarakat per Unit", tuple(_unit_rows(brief)), _total(brief)),
        *(_unit_chart(brief) if any(each.ikm for each in units) else ()),
        _table(brief, "profil", "Profil Responden", tuple(_profile_rows(brief)), empty="kosong.profil"),
        _table(brief, "unsur", "Nilai Rata-Rata per Unsur", tuple(_unsur_rows(brief))),
        *(_unsur_chart(brief) if brief.evaluation.ikm else ()),
        Narrative("bab3.ikm.terendah", tuple(_describe_lowest(brief))),
        office_text(brief.office, "bab3.ikm.tindak_lanjut"),
        office_text(brief.office, "bab3.ikm.rencana"),
    )


def _table(
    brief: Brief,
    key: str,
    title: str,
    rows: tuple[Mapping[str, Text], ...],
    total: Mapping[str, Text] | None = None,
    empty: str = "kosong.survei",
) -> Table:
    full_title = f"{title} Tahun {brief.tahun}"
    return Table(f"bab3.ikm.{key}", full_title, rows, brief.words("sumber.survei"), brief.words(empty), total)


def _describe_method(brief: Brief) -> Iterator[Text]:
    office, skm, survey = brief.office, brief.evaluation.skm, brief.evaluation.ikm
    yield brief.say("survei.dasar", peraturan=skm.regulation)
    start, end = office.day("survei_mulai"), office.day("survei_selesai")
    if start and end:
        yield brief.say("survei.masa", mulai=tanggal_indonesia(start), selesai=tanggal_indonesia(end))
    count = figure("survei.unsur", len(office.unsur), "tblUnsur")
    scale = {"terendah": str(skm.scale_lowest), "tertinggi": str(skm.scale_highest)}
    yield brief.say("survei.unsur", jumlah=count, **scale)
    if survey is None:
        return
    weight = survey.result.weight
    if weight == EXACT_WEIGHT:
        yield brief.say("survei.bobot_rata")
    else:
        yield brief.say("survei.bobot_tetap", bobot=angka(Decimal(weight)))
    yield brief.say(f"survei.agregasi_{survey.method}")
    if survey.result.empty:
        yield brief.say("survei.kosong", kosong=figure("survei.kosong", survey.result.empty, "tblAngket"))


def _describe_result(brief: Brief) -> Iterator[Text]:
    totals, units = brief.totals, brief.evaluation.ikm_units
    if brief.evaluation.ikm is None:
        yield brief.say("ikhtisar.ikm_belum")
        return
    yield brief.say("survei.hasil", ikm=totals.ikm, mutu=totals.mutu, kinerja=totals.kinerja)
    if totals.responden.exact is not None:
        yield brief.say("survei.responden", responden=totals.responden)
    yield from _describe_sample(brief)
    yield from _describe_units(brief)
    absent = [each.unit.nama for each in units if each.ikm is None]
    if absent:
        yield brief.say("survei.tidak_ada", unit=enumerate_texts([(name,) for name in absent]))


def _describe_sample(brief: Brief) -> Iterator[Text]:
    sized = [each for each in brief.evaluation.ikm_units if each.ikm and each.sample and each.ikm.respondents]
    short = [each.unit.nama for each in sized if each.ikm and (each.ikm.respondents or 0) < (each.sample or 0)]
    if short:
        yield brief.say("survei.sampel_kurang", unit=enumerate_texts([(name,) for name in short]))
    elif sized and len(sized) == len(brief.evaluation.ikm_units):
        yield brief.say("survei.sampel_cukup")


def _describe_units(brief: Brief) -> Iterator[Text]:
    ranked = sorted(_indices(brief), key=lambda pair: pair[1].exact)
    if not ranked:
        return
    (worst, low), (best, high) = ranked[0], ranked[-1]
    if len(ranked) == 1:
        yield brief.say("survei.unit_satu", unit=best.unit.nama, ikm=_ikm_figure(brief, best, high))
    elif low.printed == high.printed:
        yield brief.say("survei.unit_sama", ikm=_ikm_figure(brief, best, high))
    else:
        yield brief.say(
            "survei.unit",
            tertinggi=best.unit.nama,
            ikm_tertinggi=_ikm_figure(brief, best, high),
            terendah=worst.unit.nama,
            ikm_terendah=_ikm_figure(brief, worst, low),
        )


def _indices(brief: Brief) -> list[tuple[UnitIkm, Ikm]]:
    return [(each, each.ikm) for each in brief.evaluation.ikm_units if each.ikm is not None]


def _ikm_figure(brief: Brief, each: UnitIkm, ikm: Ikm | None) -> Figure:
    kode = each.unit.kode
    key, cell = f"ikm.{slug(kode)}.{brief.tahun}", table_cell("tblIkm", kode, "ikm")
    if ikm is None:
        return figure(key, None, cell, each.reason)
    return figure(key, ikm.exact, cell, ikm.explanation, show=two_decimals)


def _unit_rows(brief: Brief) -> Iterator[Mapping[str, Text]]:
    for number, each in enumerate(brief.evaluation.ikm_units, start=1):
        kode, ikm = each.unit.kode, each.ikm
        key = f"ikm.{slug(kode)}"
        yield {
            "no": (str(number),),
            "unit": (each.unit.nama,),
            "responden": (
                figure(f"{key}.responden", ikm.respondents if ikm else None, table_cell("tblIkm", kode, "responden")),
            ),
            "sampel": (figure(f"{key}.sampel", each.sample, table_cell("tblIkm", kode, "sampel")),),
            "ikm": (_ikm_figure(brief, each, ikm),),
            "mutu": (word(f"{key}.mutu", ikm.mutu if ikm else "", table_cell("tblIkm", kode, "mutu")),),
            "kinerja": (word(f"{key}.kinerja", ikm.kinerja if ikm else "", table_cell("tblIkm", kode, "kinerja")),),
        }


def _total(brief: Brief) -> Mapping[str, Text]:
    totals = brief.totals
    return {
        "responden": (totals.responden,),
        "ikm": (totals.ikm,),
        "mutu": (totals.mutu,),
        "kinerja": (totals.kinerja,),
    }


def _unit_chart(brief: Brief) -> tuple[Chart, ...]:
    units = brief.evaluation.ikm_units
    figures = tuple(_ikm_figure(brief, each, each.ikm) for each in units)
    told = "; ".join(f"{each.unit.nama} {value.printed}" for each, value in zip(units, figures, strict=True))
    return (
        Chart(
            "bab3.ikm.unit_grafik",
            f"Indeks Kepuasan Masyarakat per Unit Tahun {brief.tahun}",
            "column",
            tuple(each.unit.nama for each in units),
            (ChartSeries("IKM", tuple(value if value.exact is not None else None for value in figures)),),
            f"Grafik batang IKM per unit: {told}",
            axis=_AXIS,
        ),
    )


def _profile_rows(brief: Brief) -> Iterator[Mapping[str, Text]]:
    for key, name in _PROFILE_NAMES.items():
        for at, group in enumerate(brief.evaluation.profile.get(key, ())):
            base = f"profil.{key}.{slug(group.name)}"
            percent = group.percent
            yield {
                "karakteristik": (name if at == 0 else "",),
                "kelompok": (group.name,),
                "jumlah": (figure(f"{base}.jumlah", group.count, "tblAngket"),),
                "persen": (figure(f"{base}.persen", percent.exact, "tblAngket", percent.explanation, show=two_decimals),),
            }


def _unsur_rows(brief: Brief) -> Iterator[Mapping[str, Text]]:
    survey = brief.evaluation.ikm
    for number, each in enumerate(survey.result.nrr.values() if survey else (), start=1):
        key, code = f"unsur.kecamatan.{slug(each.name)}", unsur_code(brief.office, each.name)
        cell = table_cell("tblIkm", KECAMATAN, code)
        yield {
            "no": (str(number),),
            "kode": (code,),
            "unsur": (each.name,),
            "jumlah": (figure(f"{key}.jumlah", each.count, "tblAngket"),),
            "nrr": (_nrr(brief, each),),
            "tertimbang": (
                figure(f"{key}.tertimbang", each.weighted, cell, show=lambda _, each=each: angka(each.weighted_printed)),
            ),
            "nilai": (figure(f"{key}.nilai", each.index_printed, cell, show=two_decimals),),
            "mutu": (word(f"{key}.mutu", each.mutu, cell),),
        }
