"""Ikhtisar eksekutif and the conclusion of Bab IV: the year in a few sentences and one table.

Layer: report. Pure. Says only what the figures say.
Source: PermenPANRB 53/2014, Lampiran II (ringkasan eksekutif, penutup).
"""

from collections.abc import Iterator

from lkjip_xl.report.blocks import Block, Narrative, Table, Text
from lkjip_xl.report.brief import Brief
from lkjip_xl.report.figures import figure
from lkjip_xl.report.measures import Measures, Verdict
from lkjip_xl.report.office_text import office_text
from lkjip_xl.report.sentences import paragraph

_CONCLUSIONS = {
    None: "simpulan.tanpa_angka",
    Verdict.BETTER: "simpulan.tercapai",
    Verdict.EQUAL: "simpulan.tercapai",
    Verdict.WORSE: "simpulan.belum",
}


def write_ikhtisar(brief: Brief) -> tuple[Block, ...]:
    """Return the executive summary."""
    data = (*_describe_survey(brief), *_describe_data(brief), _describe_budget(brief))
    return (
        Narrative("ringkasan.kinerja", paragraph(_describe_achievement(brief))),
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
            brief.words("sumber.pengukuran"),
            brief.words("kosong.indikator"),
        ),
        office_text(brief.office, "ringkasan.tambahan"),
    )


def write_penutup(brief: Brief) -> tuple[Block, ...]:
    """Return Bab IV: what the figures conclude, and what the office adds and plans."""
    indikator = (_conclude(brief, each) for each in brief.measures)
    facts = (*paragraph(_describe_achievement(brief)), *paragraph(indikator), _describe_budget(brief))
    return (
        Narrative("bab4.fakta", facts),
        office_text(brief.office, "bab4.simpulan"),
        office_text(brief.office, "bab4.langkah"),
    )


def _describe_achievement(brief: Brief) -> Iterator[Text]:
    verdicts = [each.verdict for each in brief.measures]
    known = [verdict for verdict in verdicts if verdict is not None]
    reached = sum(verdict is not Verdict.WORSE for verdict in known)

    def count(name: str, value: int) -> dict[str, Text]:
        return {name: (figure(f"indikator.{name}", value, "tblCapaian"),)}

    yield brief.say("ikhtisar.pengantar", **count("jumlah", len(verdicts)))
    if known and reached == len(verdicts):
        yield brief.say("ikhtisar.semua")
    elif reached:
        yield brief.say("ikhtisar.sebagian", **count("tercapai", reached), **count("belum", len(known) - reached))
    elif known:
        yield brief.say("ikhtisar.belum_ada")
    if len(known) < len(verdicts):
        yield brief.say("ikhtisar.tanpa_angka", **count("tanpa", len(verdicts) - len(known)))
    if brief.evaluation.mean and known:
        yield brief.say("ikhtisar.rata", rata=brief.totals.rata_capaian)
        if brief.evaluation.mean.hides_failure:
            yield brief.say("ikhtisar.menutupi")


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
    if totals.serapan.exact is None:
        return brief.say("ikhtisar.anggaran_belum")
    return brief.say("ikhtisar.anggaran", pagu=totals.pagu, realisasi=totals.realisasi, serapan=totals.serapan)


def _conclude(brief: Brief, measures: Measures) -> Text:
    pattern = _CONCLUSIONS[measures.verdict]
    year = measures.tahun_ini
    return brief.say(
        pattern,
        indikator=measures.result.indikator.nama,
        capaian=year.capaian,
        predikat=year.predikat,
    )
