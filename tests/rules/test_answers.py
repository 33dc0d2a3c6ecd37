"""From questionnaires to sum and count per unsur."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.model import AnswerTotal
from lkjip_xl.rules.answers import Tally, totals
from lkjip_xl.rules.nrr import ScoreOffScaleError
from lkjip_xl.rules.policies import UnknownPolicyError
from rules.survey import SKM_2025

ANSWERS: list[dict[str, int | None]] = [
    {"U1": 4, "U2": 3},
    {"U1": None, "U2": 2},
    {"U2": 1},
    {"U1": None, "U2": None},
    {"U1": 1, "U2": 4, "saran": None},
]


def test_an_empty_answer_is_left_out_and_its_unsur_has_fewer_answers() -> None:
    assert totals(ANSWERS, ("U1", "U2"), SKM_2025) == Tally(
        {"U1": AnswerTotal(5, 2), "U2": AnswerTotal(10, 4)}, respondents=4, empty=2, left_out=1
    )


def test_a_respondent_with_an_empty_answer_is_left_out_when_the_office_wants_it() -> None:
    assert totals(ANSWERS, ("U1", "U2"), SKM_2025, missing="abaikan_responden") == Tally(
        {"U1": AnswerTotal(5, 2), "U2": AnswerTotal(7, 2)}, respondents=2, empty=0, left_out=3
    )


@pytest.mark.parametrize("answers", [[], [{"U1": None}], [{}]])
def test_a_survey_without_answers_has_zero_counts(answers: list[dict[str, int | None]]) -> None:
    tally = totals(answers, ("U1",), SKM_2025)

    assert tally == Tally({"U1": AnswerTotal(0, 0)}, respondents=0, empty=0, left_out=len(answers))


@pytest.mark.parametrize("score", [0, 5, -1])
def test_a_score_off_the_scale_names_the_respondent(score: int) -> None:
    with pytest.raises(ScoreOffScaleError) as refused:
        totals([{"U1": 4, "U3": 4}, {"U1": 1, "U3": score}], ("U1", "U3"), SKM_2025)

    assert str(refused.value) == (
        f"[SCORE_OFF_SCALE] Nilai U3 = {score} di luar skala 1-4 (responden ke-2). Perbaiki jawaban itu, lalu ulangi."
    )


def test_an_unknown_policy_is_refused() -> None:
    with pytest.raises(UnknownPolicyError) as refused:
        totals([], ("U1",), SKM_2025, missing="nol")

    assert str(refused.value) == (
        "[UNKNOWN_POLICY] Pengaturan jawaban_kosong = nol tidak dikenal. "
        "Pilih salah satu: abaikan_jawaban, abaikan_responden."
    )


SHEETS = st.lists(st.fixed_dictionaries(dict.fromkeys(("a", "b", "c"), st.none() | st.integers(1, 4))), max_size=30)


@given(SHEETS, st.sampled_from(["abaikan_jawaban", "abaikan_responden"]))
def test_every_respondent_and_every_answer_is_accounted_for(sheets: list[dict[str, int | None]], missing: str) -> None:
    tally = totals(sheets, ("a", "b", "c"), SKM_2025, missing=missing)

    assert tally.respondents + tally.left_out == len(sheets)
    assert sum(total.count for total in tally.totals.values()) + tally.empty == 3 * tally.respondents


@given(SHEETS, SHEETS)
def test_two_piles_add_up_to_one(one: list[dict[str, int | None]], other: list[dict[str, int | None]]) -> None:
    first, second, both = (totals(sheets, ("a", "b", "c"), SKM_2025) for sheets in (one, other, one + other))

    assert {name: first.totals[name] + second.totals[name] for name in "abc"} == both.totals
