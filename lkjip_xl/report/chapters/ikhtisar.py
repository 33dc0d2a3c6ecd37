"""Ikhtisar eksekutif and the conclusion of Bab IV: the year in a few sentences and one table.

Layer: report. Pure. Says only what the figures say.
Source: PermenPANRB 53/2014, Lampiran II (ringkasan eksekutif, penutup).
"""

from collections.abc import Iterator, Sequence

from lkjip_xl.report.blocks import Block, Figure, Narrative, Table, Text
from lkjip_xl.report.brief import Brief
from lkjip_xl.report.figures import NOT_COMPUTABLE, figure
from lkjip_xl.report.measures import Measures, Verdict
from lkjip_xl.report.office_text import office_text
from lkjip_xl.report.sentences import as_clause, paragraph

_CONCLUSIONS = {
    None: "simpulan.tanpa_angka",
    Verdict.BETTER: "simpulan.tercapai",
    Verdict.EQUAL: "simpulan.tercapai",
    Verdict.WORSE: "simpulan.belum",
}


def write_ikhtisar(brief: Brief) -> tuple[Block, ...]:
    """Return the executive summary."""
    undefined = (_conclude(brief, each) for each in brief.measures if each.is_undefined)
    data = (*_describe_survey(brief), *_describe_data(brief), _describe_budget(brief))
    return (
        Narrative("ringkasan.kinerja", paragraph((*_describe_achievement(brief, "ikhtisar.pengantar"), *undefined))),
        Narrative("ringkasan.data", paragraph(data)),
        Table(
            "ringkasan.capaian",
            f"Ringkasan Capaian Kinerja Tahun {brief.tahun}",
            tuple(
                {
                    "no": (str(number),),
                    "indikator": (each.result.indikator.nama,),
                    "satuan": (each.result.indikator.satuan,),
                    "target": (each.tahun_ini.target,),
                    "realisasi": (each.tahun_ini.realisasi,),
                    "capaian": (each.tahun_ini.capaian,),
                    "predikat": (each.tahun_ini.predikat,),
                }
                for number, each in enumerate(brief.measures, start=1)
            ),
            brief.source("sumber.pengukuran", is_unrounded=any(each.tahun_ini.is_unrounded for each in brief.measures)),
            brief.words("kosong.indikator"),
        ),
        office_text(brief.office, "ringkasan.tambahan"),
    )


def write_penutup(brief: Brief) -> tuple[Block, ...]:
    """Return Bab IV: what the figures conclude, and what the office adds and plans."""
    indikator = (_conclude(brief, each) for each in brief.measures)
    achieved = _describe_achievement(brief, "simpulan.pengantar")
    facts = (*paragraph(achieved), *paragraph(indikator), _describe_budget(brief))
    return (
        Narrative("bab4.fakta", facts),
        office_text(brief.office, "bab4.simpulan"),
        office_text(brief.office, "bab4.langkah"),
    )


def _describe_achievement(brief: Brief, opening: str) -> Iterator[Text]:
    verdicts = [each.verdict for each in brief.measures]
    known = [verdict for verdict in verdicts if verdict is not None]
    lacking = len(verdicts) - len(known) - sum(each.is_undefined for each in brief.measures)
    yield brief.say(opening, jumlah=_count("jumlah", len(verdicts)))
    if known:
        yield _describe_reached(brief, known, is_partial=len(known) < len(verdicts))
    if lacking:
        yield brief.say("ikhtisar.tanpa_angka", tanpa=_count("tanpa", lacking))
    if brief.evaluation.mean and known:
        yield brief.say("ikhtisar.rata", rata=brief.totals.rata_capaian)
        if brief.evaluation.mean.hides_failure:
            yield brief.say("ikhtisar.menutupi")


def _describe_reached(brief: Brief, known: Sequence[Verdict], *, is_partial: bool) -> Text:
    """Say how many targets were reached; `is_partial` where some indikator have no verdict."""
    reached = sum(verdict is not Verdict.WORSE for verdict in known)
    if reached == len(known):
        pattern = "semua_terhitung" if is_partial else "semua"
    elif reached:
        pattern = "sebagian"
    else:
        pattern = "belum_ada_terhitung" if is_partial else "belum_ada"
    return brief.say(
        f"ikhtisar.{pattern}",
        tercapai=_count("tercapai", reached),
        belum=_count("belum", len(known) - reached),
        terhitung=_count("terhitung", len(known)),
    )


def _count(name: str, value: int) -> Figure:
    return figure(f"indikator.{name}", value, "tblCapaian")


def _describe_survey(brief: Brief) -> Iterator[Text]:
    totals = brief.totals
    if brief.evaluation.ikm is None:
        yield brief.say("ikhtisar.ikm_belum")
    else:
        pattern = "ikhtisar.ikm" if totals.responden.exact is None else "ikhtisar.ikm_responden"
        yield brief.say(pattern, ikm=totals.ikm, mutu=totals.mutu, kinerja=totals.kinerja, responden=totals.responden)


def _describe_data(brief: Brief) -> Iterator[Text]:
    totals = brief.totals
    if totals.pemmas.exact is not None:
        yield brief.say("ikhtisar.pemmas", sasaran=totals.pemmas, difasilitasi=totals.difasilitasi)
    if totals.administrasi_persen.exact is None:
        yield brief.say("ikhtisar.administrasi_tanpa_persen")
    else:
        yield brief.say(
            "ikhtisar.administrasi",
            jumlah=totals.administrasi,
            sesuai=totals.sesuai,
            persen=totals.administrasi_persen,
        )


def _describe_budget(brief: Brief) -> Text:
    totals = brief.totals
    if totals.serapan.printed == NOT_COMPUTABLE:
        return brief.say("anggaran.tanpa_pagu")
    if totals.serapan.exact is None:
        return brief.say("ikhtisar.anggaran_belum")
    return brief.say("ikhtisar.anggaran", pagu=totals.pagu, realisasi=totals.realisasi, serapan=totals.serapan)


def _conclude(brief: Brief, measures: Measures) -> Text:
    pattern = "simpulan.tak_terhitung" if measures.is_undefined else _CONCLUSIONS[measures.verdict]
    year, capaian = measures.tahun_ini, measures.result.capaian
    return brief.say(
        pattern,
        measures.key,
        indikator=measures.result.indikator.nama,
        capaian=year.capaian,
        batas=brief.note_cap(capaian),
        predikat=year.predikat,
        alasan=as_clause(capaian.explanation) if capaian else "",
    )
