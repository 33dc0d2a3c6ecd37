"""Bab III.A, follow-up of the survey: what became of last year's plan, and the plan for this year's lowest unsur.

Layer: report. Pure. A lowest unsur without a plan is marked, never filled with words of ours.
Source: PermenPANRB 14/2017, Lampiran (report on a survey: plan by unsur, program, time and person in charge).
"""

from collections.abc import Iterator, Mapping

from lkjip_xl.model import Cell, Row
from lkjip_xl.report.blocks import Block, Narrative, Table, Text
from lkjip_xl.report.brief import Brief
from lkjip_xl.report.figures import figure, typed_words
from lkjip_xl.report.office_text import missing_mark, office_text
from lkjip_xl.report.plans import PLAN_SHEET, find_unsur, unplanned

_DONE = "Selesai"


def write_tindak_lanjut(brief: Brief) -> tuple[Block, ...]:
    """Return last year's plan with what became of it, and this year's plan."""
    office = brief.office
    lacking = unplanned(office, brief.evaluation)
    marks = tuple(missing_mark(f"Rencana {name}", Cell(PLAN_SHEET, "tblRencanaSkm")) for name in lacking)
    plan = (brief.say("survei.rencana"),) if office.rencana_skm else ()
    return (
        Narrative("bab3.ikm.tindak_lanjut_angka", tuple(_describe_done(brief))),
        Table(
            "bab3.ikm.tindak_lanjut_tabel",
            f"Tindak Lanjut Rencana Survei Tahun {office.tahun - 1}",
            tuple(_rows(brief, office.tindak_lanjut, ("rencana", "tindak_lanjut", "status"))),
            brief.words("sumber.rencana"),
            "",
        ),
        office_text(office, "bab3.ikm.tindak_lanjut"),
        Narrative("bab3.ikm.rencana_uraian", (*plan, *marks)),
        Table(
            "bab3.ikm.rencana_tabel",
            f"Rencana Tindak Lanjut Survei Tahun {brief.tahun}",
            tuple(_rows(brief, office.rencana_skm, ("rencana", "program", "triwulan", "penanggung_jawab"))),
            brief.words("sumber.rencana"),
            "",
        ),
        office_text(office, "bab3.ikm.rencana"),
    )


def _rows(brief: Brief, rows: tuple[Row, ...], columns: tuple[str, ...]) -> Iterator[Mapping[str, Text]]:
    for number, row in enumerate(rows, start=1):
        cells: dict[str, Text] = {column: (typed_words(row, column),) for column in columns}
        name = find_unsur(brief.office, row) or typed_words(row, "unsur")
        yield {"no": (str(number),), "unsur": (name,), **cells}


def _describe_done(brief: Brief) -> Iterator[Text]:
    rows = brief.office.tindak_lanjut
    if rows:
        done = sum(typed_words(row, "status") == _DONE for row in rows)
        yield brief.say(
            "survei.tindak_lanjut",
            jumlah=figure("tindak_lanjut.jumlah", len(rows), "tblTindakLanjut"),
            selesai=figure("tindak_lanjut.selesai", done, "tblTindakLanjut"),
        )
