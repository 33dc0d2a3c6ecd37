"""Bab III.A, analysis of the survey: its method, its result and its respondents.

Layer: report. Pure.
Source: PermenPANRB 14/2017, Lampiran (report on a survey).
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from lkjip_xl.report.blocks import Block, Chart, ChartSeries, Figure, Narrative, Table, Text
from lkjip_xl.report.brief import Brief
from lkjip_xl.report.figures import distinct_keys, figure, two_decimals
from lkjip_xl.report.sentences import paragraph
from lkjip_xl.report.survey_figures import UnitFigures, unit_figures
from lkjip_xl.rules.capaian import FULL_PERCENT
from lkjip_xl.rules.dates import tanggal_indonesia
from lkjip_xl.rules.evaluation import UnitIkm
from lkjip_xl.rules.percentage import Percentage
from lkjip_xl.rules.rounding import half_up
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
    """Return method, result per unit and profile of the respondents."""
    tahun, source = brief.tahun, brief.words("sumber.survei")
    units = tuple(_unit_rows(brief)) if brief.evaluation.ikm else ()
    unit_title = f"Indeks Kepuasan Masyarakat per Unit Tahun {tahun}"
    return (
        Narrative("bab3.ikm.metode", paragraph(_describe_method(brief))),
        Narrative("bab3.ikm.hasil", paragraph(_describe_result(brief))),
        Table("bab3.ikm.unit", unit_title, units, source, brief.words("kosong.survei"), _unit_total(brief)),
        _unit_chart(brief, unit_title),
        Narrative("bab3.ikm.profil_uraian", paragraph(_describe_profile(brief))),
        Table(
            "bab3.ikm.profil",
            f"Profil Responden Tahun {tahun}",
            tuple(_profile_rows(brief)),
            _profile_source(brief, source),
            brief.words("kosong.profil" if brief.evaluation.ikm else "kosong.survei"),
        ),
    )


def _describe_method(brief: Brief) -> Iterator[Text]:
    office, skm, survey = brief.office, brief.evaluation.skm, brief.evaluation.ikm
    yield brief.say("survei.dasar", peraturan=skm.regulation)
    start, end = office.day("survei_mulai"), office.day("survei_selesai")
    if start and end:
        yield brief.say("survei.masa", mulai=tanggal_indonesia(start), selesai=tanggal_indonesia(end))
    count = figure("survei.unsur", len(office.unsur), "tblUnsur")
    lowest = figure("survei.nilai.terendah", skm.scale_lowest, "tblMutu", skm.regulation)
    highest = figure("survei.nilai.tertinggi", skm.scale_highest, "tblMutu", skm.regulation)
    yield brief.say("survei.unsur", jumlah=count, terendah=lowest, tertinggi=highest)
    if survey is None:
        return
    weight = survey.result.weight
    if weight == EXACT_WEIGHT:
        yield brief.say("survei.bobot_rata")
    else:
        yield brief.say("survei.bobot_tetap", bobot=figure("survei.bobot", Decimal(weight), "Pengaturan!bobot_skm"))
    yield brief.say(f"survei.agregasi_{survey.method}")
    outside = [each.unit.nama for each in brief.evaluation.ikm_units if brief.is_outside(each)]
    if outside:
        yield brief.say("survei.di_luar_cakupan", unit=brief.list_units("survei.unit.di_luar", outside))
    if survey.result.empty:
        yield brief.say("survei.kosong", kosong=figure("survei.kosong", survey.result.empty, "tblAngket"))


def _describe_result(brief: Brief) -> Iterator[Text]:
    totals = brief.totals
    if brief.evaluation.ikm is None:
        yield brief.say("ikhtisar.ikm_belum")
        return
    yield brief.say("survei.hasil", ikm=totals.ikm, mutu=totals.mutu, kinerja=totals.kinerja)
    if totals.responden.exact is not None:
        yield brief.say("survei.responden", responden=totals.responden)
    yield from _describe_sample(brief)
    yield from _describe_units(brief)
    absent = [each.unit.nama for each in brief.evaluation.ikm_units if each.ikm is None]
    if absent:
        yield brief.say("survei.tidak_ada", unit=brief.list_units("survei.unit.tanpa_hasil", absent))


def _describe_sample(brief: Brief) -> Iterator[Text]:
    """Say whether the samples suffice, as far as population and respondents are known."""
    units = brief.evaluation.ikm_units
    sized = [
        (each.unit.nama, each.ikm.respondents, each.sample)
        for each in units
        if each.ikm and each.ikm.respondents is not None and each.sample is not None
    ]
    short = [name for name, respondents, sample in sized if respondents < sample]
    if short:
        yield brief.say("survei.sampel_kurang", unit=brief.list_units("survei.unit.sampel_kurang", short))
    elif sized and len(sized) == len(units):
        yield brief.say("survei.sampel_cukup")


def _describe_units(brief: Brief) -> Iterator[Text]:
    """Name the units with the highest and the lowest printed index, all of them where some are equal."""
    known = [(each.unit.nama, _figures(brief, each).ikm) for each in brief.evaluation.ikm_units if each.ikm]
    ranked = sorted(known, key=lambda pair: pair[1].exact or 0)
    if not ranked:
        return
    low, high = ranked[0][1], ranked[-1][1]

    def at(ikm: Figure) -> list[str]:
        return [name for name, each in known if each.printed == ikm.printed]

    if len(ranked) == 1:
        yield brief.say("survei.unit_satu", unit=ranked[0][0], ikm=high)
    elif low.printed == high.printed:
        yield brief.say("survei.unit_sama", ikm=high)
    else:
        yield brief.say(
            "survei.unit",
            tertinggi=brief.list_units("survei.unit.tertinggi", at(high)),
            ikm_tertinggi=high,
            terendah=brief.list_units("survei.unit.terendah", at(low)),
            ikm_terendah=low,
        )


def _figures(brief: Brief, each: UnitIkm) -> UnitFigures:
    return unit_figures(each, brief.unit_keys[each.unit.kode], brief.office.tahun)


def _unit_rows(brief: Brief) -> Iterator[Mapping[str, Text]]:
    for number, each in enumerate(brief.evaluation.ikm_units, start=1):
        figures = _figures(brief, each)
        yield {
            "no": (str(number),),
            "unit": (brief.survey_name(each),),
            "responden": (figures.responden,),
            "sampel": (figures.sampel,),
            "ikm": (figures.ikm,),
            "mutu": (figures.mutu,),
            "kinerja": (figures.kinerja,),
        }


def _unit_total(brief: Brief) -> Mapping[str, Text]:
    totals = brief.totals
    return {
        "responden": (totals.responden,),
        "ikm": (totals.ikm,),
        "mutu": (totals.mutu,),
        "kinerja": (totals.kinerja,),
    }


def _unit_chart(brief: Brief, title: str) -> Chart:
    known = [each for each in brief.evaluation.ikm_units if each.ikm]
    figures = tuple(_figures(brief, each).ikm for each in known)
    names = tuple(each.unit.nama for each in known)
    told = "; ".join(f"{name} {value.printed}" for name, value in zip(names, figures, strict=True))
    return Chart(
        "bab3.ikm.unit_grafik",
        title,
        "bar",
        names,
        (ChartSeries("IKM", figures),),
        f"Grafik batang IKM: {told}",
        brief.words("sumber.survei"),
        axis=_AXIS,
    )


def _describe_profile(brief: Brief) -> Iterator[Text]:
    """Say whom the profile is made from: it knows those who filled in a questionnaire, and only them."""
    survey, groups = brief.evaluation.ikm, next(iter(brief.evaluation.profile.values()), ())
    if survey is None or not groups:
        return  # the empty table says it
    base = figure("profil.jumlah", sum(group.count for group in groups), "tblAngket")
    yield brief.say("survei.profil", jumlah=base)
    if survey.result.left_out:
        yield brief.say("survei.profil_gugur", gugur=figure("profil.gugur", survey.result.left_out, "tblAngket"))
    results = (row for row in brief.office.rekap if row.nrr and not row.stored and row.unit in survey.pooled)
    processed = sum(row.responden or 0 for row in results)
    if processed:
        yield brief.say("survei.profil_olahan", olahan=figure("profil.olahan", processed, "tblRekap"))


def _profile_rows(brief: Brief) -> Iterator[Mapping[str, Text]]:
    for key, name in _PROFILE_NAMES.items():
        groups = brief.evaluation.profile.get(key, ())
        keys = distinct_keys((group.name, group.name) for group in groups)
        for at, group in enumerate(groups):
            base = f"profil.{key}.{keys[group.name]}"
            yield {
                "karakteristik": (name if at == 0 else "",),
                "kelompok": (group.name,),
                "jumlah": (figure(f"{base}.jumlah", group.count, "tblAngket"),),
                "persen": (_percent(f"{base}.persen", group.percent),),
            }


def _profile_source(brief: Brief, source: str) -> str:
    """Return the source, with a note where the printed percentages of a characteristic do not add up to 100."""
    for groups in brief.evaluation.profile.values():
        shown = [half_up(group.percent.exact) for group in groups if group.percent.exact is not None]
        if shown and sum(shown) != FULL_PERCENT:
            note = brief.words("survei.profil_pembulatan")
            return f"{source}. {note}"
    return source


def _percent(key: str, percent: Percentage) -> Figure:
    return figure(key, percent.exact, "tblAngket", percent.explanation, show=two_decimals)
