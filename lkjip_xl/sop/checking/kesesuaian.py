"""Kesesuaian: the conformity of a report, judged and written on its sheet.

Layer: sop. Used by Generate Draft, Dokumen Final and Periksa.
Source: PermenPANRB 53/2014; DESIGN section 6.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from lkjip_xl.book.port import TableEdit
from lkjip_xl.model import Finding, Severity, Value
from lkjip_xl.report.blocks import ReportModel
from lkjip_xl.report.conformity.checking import check_conformity, failed
from lkjip_xl.report.conformity.document import read_report
from lkjip_xl.report.conformity.subject import Fault, Outcome, Subject
from lkjip_xl.sop.hitung import Figures
from lkjip_xl.word.printed import read_printed

TABLE = "tblKesesuaian"
_MOST_TOLD = 6
"""Faults of one requirement that its row tells; a cell that holds more is read by nobody."""


def judge(figures: Figures, model: ReportModel, today: date, document: Path | None = None) -> tuple[Outcome, ...]:
    """Return the outcome of every requirement.

    Args:
        figures: The office and its evaluation.
        model: The report that they give.
        today: The day of the click.
        document: The finished document; None where there is none yet.

    Raises:
        LkjipError: The document cannot be read.
    """
    printed = read_report(read_printed(document), model) if document else None
    return check_conformity(Subject(figures.office, figures.evaluation, model, today, printed))


def conformity_edit(outcomes: Sequence[Outcome]) -> TableEdit:
    """Return the sheet Kesesuaian: one row per requirement, with what it misses, where, and how to mend it."""
    return TableEdit(TABLE, [_row(outcome) for outcome in outcomes])


def summary_of(outcomes: Sequence[Outcome]) -> tuple[Finding, ...]:
    """Return how many requirements fail, as the one finding that a draft tells of them."""
    missed = failed(outcomes)
    if not missed:
        return ()
    return (
        Finding(
            "KESESUAIAN_BELUM_LENGKAP",
            Severity.INFO,
            f"{len(missed)} dari {len(outcomes)} butir kesesuaian PermenPANRB 53/2014 belum terpenuhi: "
            f"{', '.join(outcome.requirement.butir for outcome in missed)}",
            "Lihat sheet Kesesuaian; dokumen Final menunggu butir-butir itu.",
            sheet="Kesesuaian",
        ),
    )


def _row(outcome: Outcome) -> dict[str, Value]:
    requirement, faults = outcome.requirement, outcome.faults
    return {
        "butir": requirement.butir,
        "bagian": requirement.bagian,
        "syarat": requirement.syarat,
        "hasil": outcome.verdict.value,
        "kekurangan": _lines([fault.message for fault in faults]),
        "tempat": _lines([fault.place for fault in faults]),
        "sel": _lines([_cell(fault) for fault in faults]),
        "perbaikan": _lines([fault.remedy for fault in faults]),
        "sumber": requirement.sumber,
    }


def _cell(fault: Fault) -> str:
    return f"{fault.sheet}!{fault.cell}" if fault.cell else fault.sheet


def _lines(texts: Sequence[str]) -> str | None:
    """Return different texts as the lines of one cell; a long list ends with how many more there are."""
    distinct = list(dict.fromkeys(text for text in texts if text))
    more = len(distinct) - _MOST_TOLD
    return "\n".join([*distinct[:_MOST_TOLD], *([f"… dan {more} lainnya"] if more > 0 else [])]) or None
