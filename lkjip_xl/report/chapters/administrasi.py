"""Bab III.A, analysis of administrasi perkantoran: per kind of document, per unit and per seksi.

Layer: report. Pure. Totals are Σ ÷ Σ.
Source: SOP (persentase pengelolaan administrasi perkantoran yang ditangani sesuai ketentuan); DOMAIN section 3.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lkjip_xl.report.blocks import Block, Figure, Narrative, Table, Text
from lkjip_xl.report.brief import Brief
from lkjip_xl.report.figures import distinct_keys, figure, two_decimals
from lkjip_xl.report.office_text import office_text
from lkjip_xl.report.sentences import paragraph
from lkjip_xl.rules.administrasi import AdministrasiFigure, AdministrasiResult
from lkjip_xl.rules.percentage import compute_percentage

_TABLE = "tblAdministrasi"


@dataclass(frozen=True)
class _Line:
    """The figures of one kind of document, of one unit or of one seksi."""

    name: str
    jumlah: Figure
    sesuai: Figure
    persen: Figure


def write_administrasi(brief: Brief) -> tuple[Block, ...]:
    """Return the analysis of administrasi perkantoran."""
    evaluation, names = brief.evaluation, brief.unit_names
    kinds = _measure("jenis", [(each.jenis, each) for each in evaluation.administrasi.kinds])
    units = _measure("unit", [(names.get(kode, kode), each) for kode, each in evaluation.administrasi_units.items()])
    seksi = _measure("seksi", list(evaluation.administrasi_seksi.items()))
    return (
        Narrative("bab3.administrasi.angka", paragraph(_describe(brief, kinds))),
        _table(brief, "jenis", "Administrasi Perkantoran menurut Jenis", kinds),
        _table(brief, "unit", "Administrasi Perkantoran menurut Unit", units),
        _table(brief, "seksi", "Administrasi Perkantoran menurut Seksi", seksi),
        office_text(brief.office, "bab3.administrasi.uraian"),
    )


def _measure(group: str, results: Sequence[tuple[str, AdministrasiResult | AdministrasiFigure]]) -> tuple[_Line, ...]:
    keys = distinct_keys((at, name) for at, (name, _) in enumerate(results))
    return tuple(_line(f"administrasi.{group}.{keys[at]}", name, result) for at, (name, result) in enumerate(results))


def _line(key: str, name: str, result: AdministrasiResult | AdministrasiFigure) -> _Line:
    percent = result.percent
    return _Line(
        name,
        figure(f"{key}.jumlah", result.jumlah, _TABLE),
        figure(f"{key}.sesuai", result.sesuai, _TABLE),
        figure(f"{key}.persen", percent.exact, _TABLE, percent.explanation, show=two_decimals),
    )


def _table(brief: Brief, key: str, title: str, lines: Sequence[_Line]) -> Table:
    rows: tuple[Mapping[str, Text], ...] = tuple(
        {
            "no": (str(number),),
            "nama": (line.name,),
            "jumlah": (line.jumlah,),
            "sesuai": (line.sesuai,),
            "persen": (line.persen,),
        }
        for number, line in enumerate(lines, start=1)
    )
    # The seksi are only those of the kecamatan: its total is not theirs.
    total = _sum_of(lines) if key == "seksi" else _whole(brief)
    return Table(
        f"bab3.administrasi.{key}",
        f"{title} Tahun {brief.tahun}",
        rows,
        brief.words("sumber.unit"),
        brief.words("kosong.administrasi") if key == "jenis" else "",  # said once is enough
        total,
    )


def _whole(brief: Brief) -> Mapping[str, Text]:
    totals = brief.totals
    return {
        "jumlah": (totals.administrasi,),
        "sesuai": (totals.sesuai,),
        "persen": (totals.administrasi_persen,),
    }


def _sum_of(lines: Sequence[_Line]) -> Mapping[str, Text]:
    jumlah = sum(int(line.jumlah.exact or 0) for line in lines)
    sesuai = sum(int(line.sesuai.exact or 0) for line in lines)
    percent = compute_percentage(sesuai, jumlah)
    key = "administrasi.jumlah_seksi"
    return {
        "jumlah": (figure(f"{key}.jumlah", jumlah, _TABLE),),
        "sesuai": (figure(f"{key}.sesuai", sesuai, _TABLE),),
        "persen": (figure(f"{key}.persen", percent.exact, _TABLE, percent.explanation, show=two_decimals),),
    }


def _describe(brief: Brief, kinds: Sequence[_Line]) -> Iterator[Text]:
    totals = brief.totals
    if totals.administrasi_persen.exact is None:
        yield brief.say("administrasi.belum")
        return
    yield brief.say(
        "administrasi.jumlah",
        jumlah=totals.administrasi,
        sesuai=totals.sesuai,
        persen=totals.administrasi_persen,
    )
    ranked = sorted((line for line in kinds if line.persen.exact is not None), key=lambda line: line.persen.exact or 0)
    if len(ranked) > 1 and ranked[0].persen.printed != ranked[1].persen.printed:
        yield brief.say("administrasi.terendah", jenis=ranked[0].name, persen=ranked[0].persen)
