"""Scores of the example survey: exact sums, plausible shapes."""

from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.contoh.scores import deal, spread, sums

RESPONDENTS = st.integers(min_value=100, max_value=400)
MEAN_HUNDREDTHS = st.integers(min_value=285, max_value=400)


@given(respondents=RESPONDENTS, hundredths=MEAN_HUNDREDTHS)
def test_scores_have_exactly_the_wanted_sum_and_stay_on_the_scale(respondents: int, hundredths: int) -> None:
    total = respondents * hundredths // 100

    scores = spread(total, respondents)

    assert (len(scores), sum(scores)) == (respondents, total)
    assert set(scores) <= {1, 2, 3, 4}


@given(respondents=RESPONDENTS, seed=st.integers(min_value=0, max_value=1000))
def test_dealing_gives_every_score_to_one_respondent(respondents: int, seed: int) -> None:
    chance = Random(seed)  # noqa: S311  a test needs repeatability
    scores = spread(respondents * 33 // 10, respondents)

    dealt = deal(scores, [chance.gauss(0, 1) for _ in range(respondents)], chance)

    assert sorted(dealt) == sorted(scores)


@pytest.mark.parametrize(("total", "expected"), [(None, [34, 31]), (66, [34, 32]), (64, [34, 30])])
def test_the_last_unsur_makes_up_the_wanted_total(total: int | None, expected: list[int]) -> None:
    assert sums([Decimal("3.35"), Decimal("3.14")], 10, total) == expected
