"""Several forms of one unit: which one counts, and what a person is told when nothing tells."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest

from intake.files import form, person
from intake.office import group
from lkjip_xl.intake.joining.judging import Outcome, judge
from lkjip_xl.intake.parsed import Parsed
from lkjip_xl.model import Finding, Severity

FIFTH, SIXTH = date(2026, 1, 5), date(2026, 1, 6)
MORNING, NOON = (datetime(2026, 1, 8, hour, tzinfo=UTC) for hour in (8, 12))


def one(name: str, score: int, day: date | None, saved_at: datetime | None) -> Parsed:
    """A form that differs from others in one score."""
    return form("W1", [person(1, U1=score), person(2)], name=name, day=day, saved_at=saved_at)


def outcomes(*files: Parsed) -> list[str]:
    """What becomes of the files, by name."""
    return [item.outcome.value for item in judge(files)]


CASES = {
    "later day": ((FIFTH, NOON), (SIXTH, MORNING), ["diganti", "diterima"]),
    "same day, saved later": ((FIFTH, MORNING), (FIFTH, NOON), ["konflik", "konflik"]),
    "no day, saved later": ((None, NOON), (None, MORNING), ["konflik", "konflik"]),
    "one day missing, saved later": ((FIFTH, MORNING), (None, NOON), ["konflik", "konflik"]),
    "same day, saved at the same moment": ((FIFTH, NOON), (FIFTH, NOON), ["konflik", "konflik"]),
    "same day, one says no moment": ((FIFTH, NOON), (FIFTH, None), ["konflik", "konflik"]),
    "nothing is said": ((None, None), (None, None), ["konflik", "konflik"]),
}


@pytest.mark.parametrize(("first", "second", "expected"), CASES.values(), ids=CASES)
def test_the_day_decides_then_a_person_and_never_the_moment_of_saving(
    first: tuple[date | None, datetime | None], second: tuple[date | None, datetime | None], expected: Sequence[str]
) -> None:
    assert outcomes(one("A.xlsx", 3, *first), one("B.xlsx", 4, *second)) == expected


def test_a_form_of_an_older_day_is_not_newer_because_it_was_saved_last() -> None:
    files = [one("A.xlsx", 3, FIFTH, NOON), one("B.xlsx", 4, SIXTH, MORNING), one("C.xlsx", 2, None, MORNING)]

    assert outcomes(*files) == ["konflik"] * 3


def test_forms_that_say_the_same_are_no_conflict() -> None:
    assert outcomes(one("A.xlsx", 3, None, None), one("B.xlsx", 3, None, NOON)) == ["diterima", "sama"]


def test_a_conflict_names_the_other_file_and_the_cells_that_differ() -> None:
    first, second = judge([one("A.xlsx", 3, None, None), one("B.xlsx", 4, None, None)])

    assert first.outcome is second.outcome is Outcome.CONFLICT
    assert [finding.message for item in (first, second) for finding in item.findings] == [
        "Unit W1 mengirim lebih dari satu formulir yang berbeda: B.xlsx (SKM!H7: 3 dan 4)",
        "Unit W1 mengirim lebih dari satu formulir yang berbeda: A.xlsx (SKM!H7: 4 dan 3)",
    ]


def test_equal_forms_of_the_last_day_take_the_place_of_an_older_one() -> None:
    files = [one("A.xlsx", 3, FIFTH, None), one("B.xlsx", 4, SIXTH, None), one("C.xlsx", 4, SIXTH, NOON)]

    assert outcomes(*files) == ["diganti", "diterima", "sama"]


def test_a_later_form_that_empties_a_filled_table_replaces_nothing_without_a_person() -> None:
    full = form("W1", [person(1)], name="A.xlsx", day=FIFTH, groups=[group(1, "Melati"), group(2, "Mawar")])
    emptied = form("W1", [person(1)], name="B.xlsx", day=SIXTH)

    judged = judge([full, emptied])

    assert [item.outcome for item in judged] == [Outcome.CONFLICT, Outcome.CONFLICT]
    assert {finding.message for item in judged for finding in item.findings} == {
        (
            "Formulir W1 yang diisi lebih akhir, B.xlsx, mengosongkan tabel yang terisi pada A.xlsx: "
            "Pemmas 2 baris menjadi 0"
        )
    }


def test_a_later_form_that_is_much_shorter_is_told_as_a_warning() -> None:
    long = form("W1", [person(n) for n in range(9)], name="A.xlsx", day=FIFTH)
    short = form("W1", [person(n) for n in range(4)], name="B.xlsx", day=SIXTH)

    (replaced, kept) = judge([long, short])

    assert (replaced.outcome, kept.outcome) == (Outcome.REPLACED, Outcome.ACCEPTED)
    assert [(each.code, each.severity.value) for each in replaced.findings] == [("FORM_SHRUNK", "peringatan")]
    assert "SKM 9 baris menjadi 4" in replaced.findings[0].message


def test_a_form_that_may_be_another_units_never_replaces_the_units_own() -> None:
    borrowed = Finding("FORM_BORROWED", Severity.PERINGATAN, "Berkas ini berjudul formulir lain")
    own = form("W1", [person(1)], name="A.xlsx", day=FIFTH)
    other = form("W1", [person(1, U1=1)], name="B.xlsx", day=SIXTH, findings=[borrowed])

    judged = judge([own, other])

    assert [item.outcome for item in judged] == [Outcome.CONFLICT, Outcome.CONFLICT]
    assert {item.findings[-1].code for item in judged} == {"FORM_CONFLICT_BORROWED"}


def test_only_the_first_differences_are_named() -> None:
    rows = [person(number) for number in range(8)]
    other = [{**row, "U2": 1} for row in rows[:7]]
    first, _ = judge([form("W1", rows, name="A.xlsx"), form("W1", other, name="B.xlsx")])

    assert first.findings[0].message == (
        "Unit W1 mengirim lebih dari satu formulir yang berbeda: B.xlsx (SKM: 8 dan 7 baris; SKM!I7: 3 dan 1; "
        "SKM!I8: 3 dan 1; SKM!I9: 3 dan 1; SKM!I10: 3 dan 1; SKM!I11: 3 dan 1; dan sel lainnya)"
    )
