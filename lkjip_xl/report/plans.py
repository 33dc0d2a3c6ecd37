"""The plan for the lowest unsur of the survey: which of them it covers, and which it lacks.

Layer: report. Pure.
Source: PermenPANRB 14/2017, Lampiran: an improvement is planned for each of the three lowest unsur.
"""

from collections.abc import Iterator

from lkjip_xl.model import Office, Row
from lkjip_xl.report.filler import is_filler
from lkjip_xl.rules.evaluation import Evaluation
from lkjip_xl.rules.ikm import lowest

PLAN_SHEET = "Tindak_Lanjut"
PLAN_TEXT = "bab3.ikm.rencana"
"""Part of Narasi where an office may tell its plan in words instead of in the table."""


def find_unsur(office: Office, row: Row) -> str:
    """Return the name of the unsur that a row of a plan means, by its code or its name; empty for none."""
    typed = str(row["unsur"] or "").strip().casefold()
    return next((name for code, name in office.unsur.items() if typed in {code.casefold(), name.casefold()}), "")


def unplanned(office: Office, evaluation: Evaluation) -> tuple[str, ...]:
    """Return the names of the lowest unsur for which neither the table nor the text plans anything."""
    if evaluation.ikm is None or not is_filler(office.isi(PLAN_TEXT)):
        return ()
    planned = {find_unsur(office, row) for row in office.rencana_skm}
    return tuple(each.name for each in lowest(evaluation.ikm.result) if each.name not in planned)


def unknown_rows(office: Office) -> Iterator[Row]:
    """Yield the rows of both tables whose unsur nobody asked about."""
    yield from (row for row in (*office.rencana_skm, *office.tindak_lanjut) if not find_unsur(office, row))
