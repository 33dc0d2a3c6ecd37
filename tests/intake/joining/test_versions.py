"""Which of two forms is newer, and refused ones that are newer than the form that counts."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from intake.files import form, person
from lkjip_xl.intake.joining.judging import judge
from lkjip_xl.intake.joining.versions import Version, newest, waiting_corrections
from lkjip_xl.model import Finding, Severity

FIFTH, SIXTH = date(2026, 1, 5), date(2026, 1, 6)
MORNING, NOON = (datetime(2026, 1, 8, hour, tzinfo=UTC) for hour in (8, 12))
FAULT = (Finding("SCORE_OFF_SCALE", Severity.GALAT, "Nilai U1 = 5 di luar skala 1-4"),)


@pytest.mark.parametrize(
    ("one", "other", "is_newer"),
    [
        (Version("a", "", SIXTH, MORNING), Version("b", "", FIFTH, NOON), True),
        (Version("a", "", FIFTH, NOON), Version("b", "", SIXTH, MORNING), False),
        (Version("a", "", FIFTH, NOON), Version("b", "", FIFTH, MORNING), True),
        (Version("a", "", None, None), Version("b", "", FIFTH, NOON), False),
        (Version("a", "b", FIFTH, None), Version("b", "", SIXTH, None), True),
        (Version("b", "", SIXTH, None), Version("a", "b", FIFTH, None), False),
    ],
)
def test_an_answer_is_newer_then_the_day_tells_then_the_moment_of_saving(
    one: Version, other: Version, *, is_newer: bool
) -> None:
    assert one.is_newer(other) is is_newer


def test_the_newest_form_is_the_one_that_no_other_answers() -> None:
    assert newest([Version("a", "", SIXTH), Version("b", "a", FIFTH)]) == 1


@pytest.mark.parametrize(("day", "told"), [(SIXTH, ["CORRECTION_AWAITED"]), (FIFTH, [])])
def test_a_refused_form_that_is_newer_than_the_counting_one_is_told(day: date, told: list[str]) -> None:
    good = form("W1", [person(1)], name="A.xlsx", day=FIFTH)
    refused = replace(form("W1", [], name="B.xlsx", day=day), findings=FAULT)

    found = list(waiting_corrections(judge([good, refused])))

    assert [finding.code for finding in found] == told
    assert all(finding.file == "B.xlsx" and "tetap dari A.xlsx" in finding.message for finding in found)
