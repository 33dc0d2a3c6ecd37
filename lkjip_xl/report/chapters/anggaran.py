"""Budget tables: programmes of the perjanjian kinerja (Bab II) and realisasi anggaran (Bab III.B).

Layer: report. Pure. Totals are Σ ÷ Σ; sums come from the evaluation, which takes them from the Subkegiatan.
Source: PermenPANRB 53/2014, Lampiran II (Bab III.B Realisasi Anggaran).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from lkjip_xl.model import Number
from lkjip_xl.report.blocks import Block, Chart, ChartSeries, Figure, Narrative, Table, Text
from lkjip_xl.report.brief import Brief
from lkjip_xl.report.figures import NOT_COMPUTABLE, figure, percent_figure
from lkjip_xl.report.office_text import office_text
from lkjip_xl.report.sentences import paragraph
from lkjip_xl.rules.evaluation import BudgetGroup

_AXIS = (0, 100)


def write_program(brief: Brief) -> tuple[Block, ...]:
    """Return the programmes and their budget, as the perjanjian kinerja lists them."""
    rows = tuple(_row(brief, number, group) for number, group in enumerate(brief.evaluation.budget, start=1))
    table = _table(brief, "bab2.program", f"Program dan Anggaran Tahun {brief.tahun}", rows)
    return (replace(table, source=brief.words("sumber.perjanjian")),)


def write_anggaran(brief: Brief) -> tuple[Block, ...]:
    """Return Bab III.B."""
    programs = brief.evaluation.budget
    rows = tuple(_row(brief, number, group) for number, group in enumerate(programs, start=1))
    detail = tuple(_row(brief, None, group) for group in _flatten(programs))
    detail_table = _table(
        brief, "bab3.anggaran.rincian", f"Realisasi Anggaran per Subkegiatan Tahun {brief.tahun}", detail
    )
    return (
        Narrative("bab3.anggaran.angka", paragraph(_describe(brief))),
        _table(brief, "bab3.anggaran.program", f"Realisasi Anggaran per Program Tahun {brief.tahun}", rows),
        _chart(brief),
        replace(detail_table, empty=""),  # the table of programmes says it already
        office_text(brief.office, "bab3.anggaran.uraian"),
    )


def _table(brief: Brief, key: str, title: str, rows: tuple[Mapping[str, Text], ...]) -> Table:
    totals = brief.totals
    total: Mapping[str, Text] = {
        "pagu": (totals.pagu,),
        "realisasi": (totals.realisasi,),
        "persen": (totals.serapan,),
        "sisa": (totals.sisa,),
    }
    return Table(key, title, rows, brief.words("sumber.anggaran"), brief.words("kosong.anggaran"), total)


def _row(brief: Brief, number: int | None, group: BudgetGroup) -> Mapping[str, Text]:
    line, serapan = group.line, group.serapan
    return {
        "no": (str(number) if number else "",),
        "kode": (line.kode,),
        "jenjang": (line.jenjang,),
        "uraian": (line.uraian,),
        "pagu": (_money(brief, group, "pagu", serapan.pagu),),
        "realisasi": (_money(brief, group, "realisasi", serapan.realisasi),),
        "persen": (_percent(brief, group),),
        "sisa": (_money(brief, group, "sisa", serapan.sisa),),
    }


def _money(brief: Brief, group: BudgetGroup, name: str, value: Number | None) -> Figure:
    return figure(f"anggaran.{brief.budget_keys[group.line.cell]}.{name}", value, group.line.cell)


def _percent(brief: Brief, group: BudgetGroup) -> Figure:
    key = f"anggaran.{brief.budget_keys[group.line.cell]}.persen"
    return percent_figure(key, group.serapan.percent, group.line.cell)


def _known(brief: Brief) -> list[BudgetGroup]:
    """Return the programmes of which the serapan is known."""
    return [group for group in brief.evaluation.budget if group.serapan.percent.exact is not None]


def _flatten(groups: Sequence[BudgetGroup]) -> Iterator[BudgetGroup]:
    for group in groups:
        yield group
        yield from _flatten(group.children)


def _describe(brief: Brief) -> Iterator[Text]:
    totals = brief.totals
    if not brief.evaluation.budget:
        return  # the empty table says it
    if totals.serapan.exact is None:
        yield brief.say("anggaran.tanpa_pagu" if totals.serapan.printed == NOT_COMPUTABLE else "anggaran.belum")
        return
    overspent = totals.sisa.exact is not None and totals.sisa.exact < 0
    yield brief.say(
        "anggaran.lebih" if overspent else "anggaran.total",
        pagu=totals.pagu,
        realisasi=totals.realisasi,
        serapan=totals.serapan,
        sisa=totals.sisa,
    )
    yield from _describe_extremes(brief)


def _describe_extremes(brief: Brief) -> Iterator[Text]:
    """Name the programme that used most of its budget and the one that used least, where there is no tie."""
    ranked = sorted(_known(brief), key=lambda group: group.serapan.percent.exact or 0)
    printed = [_percent(brief, group).printed for group in ranked]
    if len(ranked) > 1 and printed.count(printed[0]) == printed.count(printed[-1]) == 1:
        yield brief.say(
            "anggaran.program",
            tertinggi=ranked[-1].line.uraian,
            serapan_tertinggi=_percent(brief, ranked[-1]),
            terendah=ranked[0].line.uraian,
            serapan_terendah=_percent(brief, ranked[0]),
        )


def _chart(brief: Brief) -> Chart:
    known = _known(brief)
    told = "; ".join(f"{group.line.uraian} {_percent(brief, group).printed}%" for group in known)
    return Chart(
        "bab3.anggaran.grafik",
        f"Serapan Anggaran per Program Tahun {brief.tahun}",
        "bar",
        tuple(group.line.uraian for group in known),
        (ChartSeries("Serapan (%)", tuple(_percent(brief, group) for group in known)),),
        f"Grafik batang serapan anggaran per program: {told}",
        brief.words("sumber.anggaran"),
        axis=_AXIS,
    )
