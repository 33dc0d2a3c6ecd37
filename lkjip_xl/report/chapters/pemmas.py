"""Bab III.A, analysis of Pemmas: groups by kind and by kelurahan, and groups that seem to be named twice.

Layer: report. Pure. Duplicates are shown, never merged.
Source: SOP (kelompok/lembaga that are targets of facilitation); DOMAIN section 2.
"""

from collections.abc import Iterator, Mapping

from lkjip_xl.report.blocks import Block, Chart, ChartSeries, Figure, Narrative, Table, Text
from lkjip_xl.report.brief import Brief
from lkjip_xl.report.figures import figure, slug, two_decimals
from lkjip_xl.report.office_text import office_text
from lkjip_xl.report.sentences import paragraph
from lkjip_xl.rules.pemmas import PemmasResult

_TABLE = "tblPemmas"


def write_pemmas(brief: Brief) -> tuple[Block, ...]:
    """Return the analysis of Pemmas."""
    evaluation, names = brief.evaluation, brief.unit_names
    units = {names.get(kode, kode): result for kode, result in evaluation.pemmas_units.items()}
    kinds = evaluation.pemmas_kinds
    return (
        Narrative("bab3.pemmas.angka", paragraph(_describe(brief))),
        _table(brief, "jenis", "Kelompok/Lembaga Sasaran menurut Jenis", kinds),
        _table(brief, "unit", "Kelompok/Lembaga Sasaran menurut Kelurahan", units),
        _chart(brief, units),
        Narrative("bab3.pemmas.ganda_uraian", tuple(_describe_duplicates(brief))),
        Table(
            "bab3.pemmas.ganda",
            f"Kelompok/Lembaga yang Diduga Tercatat Lebih dari Satu Kali Tahun {brief.tahun}",
            tuple(_duplicate_rows(brief)),
            brief.words("sumber.unit"),
            brief.words("kosong.ganda"),
        ),
        office_text(brief.office, "bab3.pemmas.uraian"),
    )


def _table(brief: Brief, key: str, title: str, results: Mapping[str, PemmasResult]) -> Table:
    rows = tuple(
        {
            "no": (str(number),),
            "nama": (name,),
            "sasaran": (_count(f"{key}.{slug(name)}.sasaran", result.sasaran),),
            "difasilitasi": (_count(f"{key}.{slug(name)}.difasilitasi", result.difasilitasi),),
            "persen": (_percent(f"{key}.{slug(name)}.persen", result),),
        }
        for number, (name, result) in enumerate(results.items(), start=1)
    )
    totals = brief.totals
    total: Mapping[str, Text] = {
        "sasaran": (totals.pemmas,),
        "difasilitasi": (totals.difasilitasi,),
        "persen": (totals.pemmas_persen,),
    }
    full_title = f"{title} Tahun {brief.tahun}"
    return Table(
        f"bab3.pemmas.{key}", full_title, rows, brief.words("sumber.unit"), brief.words("kosong.pemmas"), total
    )


def _count(key: str, value: int) -> Figure:
    return figure(f"pemmas.{key}", value, _TABLE)


def _percent(key: str, result: PemmasResult) -> Figure:
    percent = result.percent
    return figure(f"pemmas.{key}", percent.exact, _TABLE, percent.explanation, show=two_decimals)


def _chart(brief: Brief, units: Mapping[str, PemmasResult]) -> Chart:
    told = "; ".join(
        f"{name} {result.sasaran} sasaran, {result.difasilitasi} difasilitasi" for name, result in units.items()
    )
    series = (
        ChartSeries("Sasaran", tuple(_count(f"unit.{slug(name)}.sasaran", r.sasaran) for name, r in units.items())),
        ChartSeries(
            "Difasilitasi",
            tuple(_count(f"unit.{slug(name)}.difasilitasi", r.difasilitasi) for name, r in units.items()),
        ),
    )
    return Chart(
        "bab3.pemmas.grafik",
        f"Kelompok/Lembaga Sasaran menurut Kelurahan Tahun {brief.tahun}",
        "column",
        tuple(units),
        series,
        f"Grafik batang: {told}",
        brief.words("sumber.unit"),
        places=0,
    )


def _describe(brief: Brief) -> Iterator[Text]:
    totals, kinds = brief.totals, brief.evaluation.pemmas_kinds
    if not kinds:
        return
    yield brief.say(
        "pemmas.jumlah", sasaran=totals.pemmas, difasilitasi=totals.difasilitasi, persen=totals.pemmas_persen
    )
    ranked = sorted(kinds.items(), key=lambda item: item[1].sasaran, reverse=True)
    if len(ranked) > 1 and ranked[0][1].sasaran > ranked[1][1].sasaran:
        name, most = ranked[0]
        yield brief.say("pemmas.terbanyak", jenis=name, sasaran=_count(f"jenis.{slug(name)}.sasaran", most.sasaran))


def _describe_duplicates(brief: Brief) -> Iterator[Text]:
    duplicates = brief.evaluation.duplicates
    if duplicates:
        yield brief.say("pemmas.ganda", jumlah=_count("ganda", len(duplicates)))


def _duplicate_rows(brief: Brief) -> Iterator[Mapping[str, Text]]:
    names = brief.unit_names
    for number, duplicate in enumerate(brief.evaluation.duplicates, start=1):
        for at, member in enumerate(duplicate.members):
            yield {
                "no": (str(number) if at == 0 else "",),
                "unit": (names.get(member.unit, member.unit),),
                "jenis": (member.jenis,),
                "nama": (member.nama,),
                "rw": (member.rw or "–",),
            }
