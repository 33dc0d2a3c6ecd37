"""Bab III.A, analysis of administrasi perkantoran: per kind of document and per seksi.

Layer: report. Pure. Totals are Σ ÷ Σ.
Source: SOP (persentase pengelolaan administrasi perkantoran yang ditangani sesuai ketentuan); DOMAIN section 3.
"""

from collections.abc import Iterator, Mapping

from lkjip_xl.report.blocks import Block, Figure, Narrative, Table, Text
from lkjip_xl.report.brief import Brief
from lkjip_xl.report.figures import figure, slug, two_decimals
from lkjip_xl.report.office_text import office_text
from lkjip_xl.report.sentences import paragraph
from lkjip_xl.rules.administrasi import AdministrasiFigure, AdministrasiResult
from lkjip_xl.rules.percentage import Percentage

_TABLE = "tblAdministrasi"


def write_administrasi(brief: Brief) -> tuple[Block, ...]:
    """Return the analysis of administrasi perkantoran."""
    evaluation, names = brief.evaluation, brief.unit_names
    units = {names.get(kode, kode): result for kode, result in evaluation.administrasi_units.items()}
    kinds = {each.jenis: each for each in evaluation.administrasi.kinds}
    return (
        Narrative("bab3.administrasi.angka", paragraph(_describe(brief))),
        _table(brief, "jenis", "Administrasi Perkantoran menurut Jenis", kinds, with_total=True),
        _table(brief, "unit", "Administrasi Perkantoran menurut Unit", units, with_total=True),
        _table(
            brief, "seksi", "Administrasi Perkantoran menurut Seksi", evaluation.administrasi_seksi, with_total=False
        ),
        office_text(brief.office, "bab3.administrasi.uraian"),
    )


def _table(
    brief: Brief,
    key: str,
    title: str,
    results: Mapping[str, AdministrasiResult] | Mapping[str, AdministrasiFigure],
    *,
    with_total: bool,
) -> Table:
    rows = tuple(
        {
            "no": (str(number),),
            "nama": (name,),
            "jumlah": (_count(f"{key}.{slug(name)}.jumlah", result.jumlah),),
            "sesuai": (_count(f"{key}.{slug(name)}.sesuai", result.sesuai),),
            "persen": (_percent(f"{key}.{slug(name)}.persen", result.percent),),
        }
        for number, (name, result) in enumerate(results.items(), start=1)
    )
    totals = brief.totals
    total: Mapping[str, Text] = {
        "jumlah": (totals.administrasi,),
        "sesuai": (totals.sesuai,),
        "persen": (totals.administrasi_persen,),
    }
    return Table(
        f"bab3.administrasi.{key}",
        f"{title} Tahun {brief.tahun}",
        rows,
        brief.words("sumber.unit"),
        brief.words("kosong.seksi" if key == "seksi" else "kosong.administrasi"),
        total if with_total else None,
    )


def _count(key: str, value: int) -> Figure:
    return figure(f"administrasi.{key}", value, _TABLE)


def _percent(key: str, percent: Percentage) -> Figure:
    return figure(f"administrasi.{key}", percent.exact, _TABLE, percent.explanation, show=two_decimals)


def _describe(brief: Brief) -> Iterator[Text]:
    totals, kinds = brief.totals, brief.evaluation.administrasi.kinds
    if totals.administrasi_persen.exact is None:
        yield brief.say("administrasi.belum")
        return
    yield brief.say(
        "administrasi.jumlah",
        jumlah=totals.administrasi,
        sesuai=totals.sesuai,
        persen=totals.administrasi_persen,
    )
    known = [each for each in kinds if each.percent.exact is not None]
    ranked = sorted(known, key=lambda each: each.percent.exact or 0)
    if len(ranked) > 1 and ranked[0].percent.printed != ranked[1].percent.printed:
        lowest = _percent(f"jenis.{slug(ranked[0].jenis)}.persen", ranked[0].percent)
        yield brief.say("administrasi.terendah", jenis=ranked[0].jenis, persen=lowest)
