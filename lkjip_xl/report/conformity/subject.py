"""What is judged, and what a check says of it.

Layer: report. Pure.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TypeAlias

from lkjip_xl.model import Office
from lkjip_xl.report.blocks import ReportModel
from lkjip_xl.report.conformity.document import Document
from lkjip_xl.report.conformity.report_text import ReportText, read_model
from lkjip_xl.report.conformity.requirements import Requirement
from lkjip_xl.rules.evaluation import Evaluation

TEMPLATE_REMEDY = "Kembalikan bagian itu pada templat/lkjip.docx menurut docs/TEMPLAT.md, lalu buat draf lagi."


class Verdict(StrEnum):
    """How a requirement is met, as the sheet Kesesuaian prints it."""

    MET = "✔"
    FAILED = "✘"
    DOUBTFUL = "peringatan"
    NOT_APPLICABLE = "tidak berlaku"
    UNCHECKED = "belum diperiksa"


@dataclass(frozen=True)
class Fault:
    """One thing that a requirement misses.

    Attributes:
        message: What, as an Indonesian sentence without its full stop.
        remedy: How to mend it.
        place: Where in the report: headings, table or paragraph, and block.
        sheet: Sheet of the master to fill; empty where none helps.
        cell: Its cell.
        is_warning: The user may decide to leave it.
    """

    message: str
    remedy: str
    place: str = ""
    sheet: str = ""
    cell: str = ""
    is_warning: bool = False


@dataclass(frozen=True)
class Subject:
    """A report: the office and its evaluation, the model, the finished document if there is one, and the day."""

    office: Office
    evaluation: Evaluation
    model: ReportModel
    today: date
    document: Document | None = None

    @cached_property
    def text(self) -> ReportText:
        """What is printed; what will be printed where there is no document yet."""
        return self.document.text if self.document else read_model(self.model)


@dataclass(frozen=True)
class Outcome:
    """A requirement with what it misses."""

    requirement: Requirement
    faults: tuple[Fault, ...] = ()
    applies: bool = True
    is_checked: bool = True

    @property
    def verdict(self) -> Verdict:
        """How the requirement is met."""
        if not self.applies:
            return Verdict.NOT_APPLICABLE
        if not self.is_checked:
            return Verdict.UNCHECKED
        if any(not fault.is_warning for fault in self.faults):
            return Verdict.FAILED
        return Verdict.DOUBTFUL if self.faults else Verdict.MET


Check: TypeAlias = Callable[[Subject, Requirement], Iterable[Fault]]


def quote(text: str, length: int = 60) -> str:
    """Return a text that fits into a sentence."""
    return text if len(text) <= length else f"{text[:length].rstrip()}…"
