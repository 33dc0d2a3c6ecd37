"""Lampiran by setting: the answers of every respondent, without names, as the usual print sheet lists them.

Layer: report. Pure.
Source: DOMAIN section 1: "Pengolahan Data SKM per Responden dan per Unsur Pelayanan"; setting `lampiran_responden`.
"""

from collections.abc import Iterator, Mapping

from lkjip_xl.report.blocks import Block, Narrative, Table, Text
from lkjip_xl.report.brief import Brief
from lkjip_xl.report.figures import DASH, figure

SETTING = "lampiran_responden"
YES = "Ya"


def write_lampiran_responden(brief: Brief) -> tuple[Block, ...]:
    """Return the answers where the office wants them printed, and how many more are known only as a result."""
    is_wanted = brief.office.text(SETTING) == YES
    return (
        Narrative("lampiran.responden_catatan", tuple(_note(brief)) if is_wanted else ()),
        Table(
            "lampiran.responden",
            f"Jawaban Responden Survei Kepuasan Masyarakat Tahun {brief.tahun}",
            tuple(_rows(brief)) if is_wanted else (),
            brief.words("sumber.survei"),
            brief.words("kosong.responden") if is_wanted else "",
        ),
    )


def _rows(brief: Brief) -> Iterator[Mapping[str, Text]]:
    names = brief.unit_names
    for number, each in enumerate(brief.office.responden, start=1):
        scores = {code: (DASH if score is None else str(score),) for code, score in each.scores.items()}
        yield {"no": (str(number),), "unit": (names.get(each.unit, each.unit),), **scores}


def _note(brief: Brief) -> Iterator[Text]:
    """Say how many respondents are counted whose answers this master does not hold one by one."""
    other = sum(row.stored.respondents if row.stored else row.responden or 0 for row in brief.office.rekap)
    if other:
        yield brief.say("survei.responden_lain", olahan=figure("lampiran.responden.lain", other, "tblRekap"))
