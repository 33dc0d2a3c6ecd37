"""Bab III.A, analysis of Pemmas: groups by kind and by kelurahan, and groups that seem to be named twice.

Layer: report. Pure. Duplicates are shown, never merged.
Source: SOP (kelompok/lembaga that are targets of facilitation); DOMAIN section 2.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lkjip_xl.report.blocks import Block, Chart, ChartSeries, Figure, Narrative, Table, Text
from lkjip_xl.report.brief import Brief
from lkjip_xl.report.figures import distinct_keys, figure, two_decimals
from lkjip_xl.report.office_text import office_text
from lkjip_xl.report.sentences import paragraph
from lkjip_xl.rules.pemmas import PemmasResult

_TABLE = "tblPemmas"


@dataclass(frozen=True)
class _Line:
    """The figures of one kind of group, or of one unit."""

    name: str
    sasaran: Figure
    difasilitasi: Figure
    persen: Figure


def write_pemmas(brief: Brief) -> tuple[Block, ...]:
    """Return the analysis of Pemmas."""
    kinds = _measure("jenis", list(brief.evaluation.pemmas_kinds.items()))
    names = brief.unit_names
    units = _measure("unit", [(names.get(kode, kode), each) for kode, each in brief.evaluation.pemmas_units.items()])
    return (
        Narrative("bab3.pemmas.angka", paragraph(_describe(brief, kinds))),
        _table(brief, "jenis", "Kelompok/Lembaga Sasaran menurut Jenis", kinds),
        _table(brief, "unit", "Kelompok/Lembaga Sasaran menurut Unit", units),
        _chart(brief, units),
        Narrative("bab3.pemmas.ganda_uraian", tuple(_describe_duplicates(brief))),
        Table(
            "bab3.pemmas.ganda",
            f"Kelompok/Lembaga yang Diduga Tercatat Lebih dari Satu Kali Tahun {brief.tahun}",
            tuple(_duplicate_rows(brief)),
            brief.words("sumber.unit"),
            brief.words("kosong.ganda") if kinds else "",
        ),
        office_text(brief.office, "bab3.pemmas.uraian"),
    )


def _measure(group: str, results: Sequence[tuple[str, PemmasResult]]) -> tuple[_Line, ...]:
    keys = distinct_keys((at, name) for at, (name, _) in enumerate(results))
    return tuple(_line(f"pemmas.{group}.{keys[at]}", name, result) for at, (name, result) in enumerate(results))


def _line(key: str, name: str, result: PemmasResult) -> _Line:
    percent = result.percent
    return _Line(
        name,
        figure(f"{key}.sasaran", result.sasaran, _TABLE),
        figure(f"{key}.difasilitasi", result.difasilitasi, _TABLE),
        figure(f"{key}.persen", percent.exact, _TABLE, percent.explanation, show=two_decimals),
    )


def _table(brief: Brief, key: str, title: str, lines: Sequence[_Line]) -> Table:
    rows: tuple[Mapping[str, Text], ...] = tuple(
        {
            "no": (str(number),),
            "nama": (line.name,),
            "sasaran": (line.sasaran,),
            "difasilitasi": (line.difasilitasi,),
            "persen": (line.persen,),
        }
        for number, line in enumerate(lines, start=1)
    )
    totals = brief.totals
    total: Mapping[str, Text] = {
        "sasaran": (totals.pemmas,),
        "difasilitasi": (totals.difasilitasi,),
        "persen": (totals.pemmas_persen,),
    }
    title = f"{title} Tahun {brief.tahun}"
    empty = brief.words("kosong.pemmas") if key == "jenis" else ""  # said once is enough
    return Table(f"bab3.pemmas.{key}", title, rows, brief.words("sumber.unit"), empty, total)


def _chart(brief: Brief, units: Sequence[_Line]) -> Chart:
    told = "; ".join(
        f"{line.name} {line.sasaran.printed} sasaran, {line.difasilitasi.printed} difasilitasi" for line in units
    )
    return Chart(
        "bab3.pemmas.grafik",
        f"Kelompok/Lembaga Sasaran menurut Unit Tahun {brief.tahun}",
        "bar",
        tuple(line.name for line in units),
        (
            ChartSeries("Sasaran", tuple(line.sasaran for line in units)),
            ChartSeries("Difasilitasi", tuple(line.difasilitasi for line in units)),
        ),
        f"Grafik batang: {told}",
        brief.words("sumber.unit"),
        places=0,
    )


def _describe(brief: Brief, kinds: Sequence[_Line]) -> Iterator[Text]:
    totals = brief.totals
    if not kinds:
        return
    yield brief.say(
        "pemmas.jumlah", sasaran=totals.pemmas, difasilitasi=totals.difasilitasi, persen=totals.pemmas_persen
    )
    ranked = sorted(kinds, key=lambda line: line.sasaran.exact or 0, reverse=True)
    if len(ranked) > 1 and ranked[0].sasaran.exact != ranked[1].sasaran.exact:
        yield brief.say("pemmas.terbanyak", jenis=ranked[0].name, sasaran=ranked[0].sasaran)


def _describe_duplicates(brief: Brief) -> Iterator[Text]:
    duplicates = brief.evaluation.duplicates
    if duplicates:
        yield brief.say("pemmas.ganda", jumlah=figure("pemmas.ganda", len(duplicates), _TABLE))


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
