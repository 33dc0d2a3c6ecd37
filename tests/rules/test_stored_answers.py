"""Answers as sums: whatever the rows say, the sums give the same tally and the same profile."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.model import AnswerTotal
from lkjip_xl.rules.answers import IGNORE_ANSWER, IGNORE_RESPONDENT, totals
from lkjip_xl.rules.loading import PERATURAN_SKM
from lkjip_xl.rules.policies import UnknownPolicyError
from lkjip_xl.rules.respondents import AGE_ORDER, profile_word
from lkjip_xl.rules.stored_answers import store_answers, tally_stored

UNSUR = ("U1", "U2", "U3")
rows = st.lists(
    st.fixed_dictionaries(
        {code: st.none() | st.integers(1, 4) for code in UNSUR}
        | {"usia": st.none() | st.integers(10, 99), "pendidikan": st.sampled_from([None, "SD", "S1"])}
    ),
    max_size=20,
)


@pytest.mark.parametrize("missing", [IGNORE_ANSWER, IGNORE_RESPONDENT])
@given(answers=rows)
def test_the_tally_of_the_sums_is_the_tally_of_the_rows(missing: str, answers: list[dict[str, int | None]]) -> None:
    expected = totals(answers, UNSUR, PERATURAN_SKM[-1], missing=missing)

    assert tally_stored(store_answers(answers, UNSUR), missing) == expected


@given(answers=rows)
def test_every_respondent_stands_once_in_each_profile(answers: list[dict[str, int | None]]) -> None:
    stored = store_answers(answers, UNSUR)

    assert {sum(words.values()) for words in stored.profile.values()} == {len(answers)}
    assert set(stored.profile["usia"]) <= {"", *AGE_ORDER}


def test_the_sums_of_two_respondents() -> None:
    stored = store_answers([{"U1": 3, "U2": 4, "U3": 4}, {"U1": 2, "usia": 34}], UNSUR)

    assert stored.answers == {"U1": AnswerTotal(5, 2), "U2": AnswerTotal(4, 1), "U3": AnswerTotal(4, 1)}
    assert stored.complete_answers["U1"] == AnswerTotal(3, 1)
    assert (stored.respondents, stored.silent, stored.complete) == (2, 0, 1)
    assert stored.profile["usia"] == {"": 1, "26–35 tahun": 1}


def test_an_unknown_policy_is_refused() -> None:
    with pytest.raises(UnknownPolicyError):
        tally_stored(store_answers([], UNSUR), "entah")


@pytest.mark.parametrize(
    ("age", "band"), [(16, AGE_ORDER[0]), (17, AGE_ORDER[1]), (65, AGE_ORDER[-2]), (66, AGE_ORDER[-1]), ("17", None)]
)
def test_an_age_belongs_to_one_band(age: int | str, band: str | None) -> None:
    assert profile_word("usia", age) == band
