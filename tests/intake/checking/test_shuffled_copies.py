"""Copied respondents are found in whatever order they stand, and chance is not taken for a copy."""

import random

import pytest

from lkjip_xl.intake.checking import shuffled_copies
from lkjip_xl.intake.checking.shuffled_copies import repeated_rows, shared_rows


def survey(rows: int, seed: int, kinds: int = 100_000) -> list[int]:
    """Respondents of so many kinds."""
    chance = random.Random(seed)  # noqa: S311  a repeatable survey, no secret
    return [chance.randrange(kinds) for _ in range(rows)]


def shuffled(rows: list[int], seed: int = 5) -> list[int]:
    """The same respondents in another order."""
    return random.Random(seed).sample(rows, len(rows))  # noqa: S311  a repeatable survey, no secret


def test_a_whole_survey_in_another_order_is_found_as_a_copy() -> None:
    rows = survey(230, seed=1)
    copy = shuffled(rows)

    (found,) = shared_rows([rows, survey(200, seed=2), copy])

    assert (found.survey, found.earlier, found.start, found.source) == (2, 0, 0, rows.index(copy[0]))
    assert found.rows == 230


def test_rows_pasted_a_second_time_and_shuffled_are_found_in_one_survey() -> None:
    rows = survey(100, seed=3)

    found = repeated_rows([*rows, *shuffled(rows)])

    assert found is not None
    assert found.rows == 100
    assert [*rows, *shuffled(rows)][found.start] == rows[found.source]


def test_a_few_equal_respondents_are_no_copies() -> None:
    rows = survey(100, seed=4)

    assert list(shared_rows([rows, [*survey(91, seed=5), *rows[:9]]])) == []
    assert repeated_rows([*rows, *rows[:9]]) is None


@pytest.mark.parametrize("kinds", [5, 60, 300, 3000])
def test_units_whose_people_answer_alike_are_not_accused(kinds: int) -> None:
    chance = random.Random(kinds)  # noqa: S311  a repeatable survey, no secret
    weights = [1 / (1 + kind) for kind in range(kinds)]
    surveys = [chance.choices(range(kinds), weights, k=chance.choice((30, 100, 300))) for _ in range(60)]

    assert list(shared_rows(surveys)) == []
    assert [repeated_rows(rows) for rows in surveys] == [None] * len(surveys)


def test_among_very_many_respondents_a_copy_is_found_from_a_part_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shuffled_copies, "_MOST_KEPT", 1000)
    rows = [survey(300, seed=number) for number in range(20)]

    assert [found[:2] for found in shared_rows([*rows, shuffled(rows[3])])] == [(20, 3)]


def test_an_empty_survey_shares_nothing() -> None:
    assert repeated_rows([]) is None
    assert list(shared_rows([[], []])) == []
