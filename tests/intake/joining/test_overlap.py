"""How many answers two files share."""

import pytest

from lkjip_xl.intake.joining.overlap import Record, answers_by_unit, shared_answers

A: Record = {"unit": "W1", "usia": 30, "U1": 3, "nomor": 1, "berkas": "a.csv", "baris": 2}
SAME_ELSEWHERE: Record = {"unit": "W1", "usia": 30, "U1": 3, "nomor": 9, "berkas": "b.csv", "baris": 7}
OLDER: Record = {"unit": "W1", "usia": 31, "U1": 3}
WITHOUT_AGE: Record = {"unit": "W1", "U1": 3}


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ([A], [SAME_ELSEWHERE], 1),
        ([A, A, OLDER], [SAME_ELSEWHERE, A], 2),
        ([A], [OLDER], 0),
        ([A], [WITHOUT_AGE], 1),
        ([A], [], 0),
        ([A], [{"unit": "W1", "nomor": 1}], 0),
    ],
    ids=["other line", "as often as in both", "other age", "a column less", "nothing", "nothing said"],
)
def test_rows_are_shared_when_they_say_the_same(one: list[Record], other: list[Record], shared: int) -> None:
    assert shared_answers(one, other) == shared
    assert shared_answers(other, one) == shared


def test_answers_are_grouped_by_unit() -> None:
    other: Record = {**A, "unit": "W2"}

    assert answers_by_unit([A, other, OLDER]) == {"W1": [A, OLDER], "W2": [other]}
