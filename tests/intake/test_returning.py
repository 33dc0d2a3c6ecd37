"""Which forms go back, and which kinds of data they are asked for."""

from collections.abc import Mapping

import pytest

from lkjip_xl.book.schema.lists import JENIS_DATA
from lkjip_xl.intake.consolidation import Consolidation, FileOutcome
from lkjip_xl.intake.joining.judging import Outcome
from lkjip_xl.intake.parsed import Source
from lkjip_xl.intake.returning import GoingBack, forms_going_back
from lkjip_xl.model import Finding, Severity

GALAT, WARNING = Severity.GALAT, Severity.PERINGATAN
ALL = frozenset(JENIS_DATA)


def going(
    outcome: Outcome,
    *findings: tuple[str, Severity, str],
    unit: str | None = "W1",
    source: Source = Source.FORM,
    names: Mapping[str, str] | None = None,
) -> list[GoingBack]:
    file = FileOutcome("f.xlsx", unit, outcome, 0, "sha", None, {}, source)
    said = tuple(Finding(code, weight, "Apa", "Cara", "f.xlsx", sheet) for code, weight, sheet in findings)
    return forms_going_back(Consolidation((file,), {}, said, {}, ("U1",)), names or {})


def test_a_refused_form_goes_back_with_all_its_data_because_none_of_it_was_merged() -> None:
    [back] = going(Outcome.REFUSED, ("DATE_AS_TEXT", WARNING, "Pemmas"), ("SCORE_OFF_SCALE", GALAT, "SKM"))

    assert (back.unit, back.jenis, back.in_itself, back.is_refused) == ("W1", ALL, True, True)
    assert [finding.code for finding in back.findings] == ["SCORE_OFF_SCALE", "DATE_AS_TEXT"]


@pytest.mark.parametrize("code", ["FORM_OTHER_YEAR", "FORM_VERSION"])
def test_a_form_that_cannot_be_mended_asks_for_a_fresh_one(code: str) -> None:
    [back] = going(Outcome.REFUSED, (code, GALAT, ""))

    assert not back.in_itself


def test_a_damaged_file_of_a_known_unit_asks_for_a_fresh_form() -> None:
    [back] = going(
        Outcome.REFUSED, ("WORKBOOK_DAMAGED", GALAT, ""), unit=None, source=Source.OTHER, names={"f.xlsx": "W2"}
    )

    assert (back.unit, back.in_itself, back.jenis) == ("W2", False, ALL)


@pytest.mark.parametrize("code", ["CELL_MISSING", "TABLE_EMPTY"])
def test_a_merged_form_that_lacks_something_goes_back_for_it(code: str) -> None:
    [back] = going(Outcome.ACCEPTED, (code, WARNING, "Pemmas"))

    assert (back.jenis, back.is_refused) == (frozenset({"Pemmas"}), False)


@pytest.mark.parametrize(
    ("outcome", "findings"),
    [
        (Outcome.ACCEPTED, [("NUMBER_AS_TEXT", WARNING, "SKM")]),
        (Outcome.CONFLICT, [("FORM_CONFLICT", GALAT, "")]),
        (Outcome.REFUSED, [("FILE_UNREADABLE", GALAT, "")]),  # our folder, not the unit, is at fault
    ],
)
def test_nothing_goes_back_without_a_reason_of_the_unit(
    outcome: Outcome, findings: list[tuple[str, Severity, str]]
) -> None:
    assert going(outcome, *findings) == []


def test_a_file_of_nobody_goes_to_nobody() -> None:
    assert going(Outcome.REFUSED, ("FORM_UNKNOWN", GALAT, ""), unit=None, source=Source.OTHER) == []
