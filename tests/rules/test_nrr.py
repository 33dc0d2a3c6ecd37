"""NRR of an unsur, and what is refused."""

from decimal import Decimal
from fractions import Fraction

import pytest

from lkjip_xl.model import AnswerTotal
from lkjip_xl.rules.nrr import NoAnswersError, ScoreOffScaleError, check_nrr, compute_nrr
from lkjip_xl.rules.rounding import Exact
from rules.survey import SKM_2025


@pytest.mark.parametrize(
    ("total", "nrr"),
    [
        (AnswerTotal(1, 1), Fraction(1)),
        (AnswerTotal(4, 1), Fraction(4)),
        (AnswerTotal(10, 3), Fraction(10, 3)),
    ],
)
def test_nrr_is_the_exact_mean(total: AnswerTotal, nrr: Fraction) -> None:
    assert compute_nrr("U1", total, SKM_2025) == nrr


@pytest.mark.parametrize("total", [AnswerTotal(0, 0), AnswerTotal(5, -1)])
def test_an_unsur_without_answers_is_refused(total: AnswerTotal) -> None:
    with pytest.raises(NoAnswersError) as refused:
        compute_nrr("Biaya/Tarif", total, SKM_2025)

    assert str(refused.value) == (
        "[NO_ANSWERS] Unsur Biaya/Tarif tidak memiliki satu pun jawaban. Lengkapi jawaban survei, lalu ulangi."
    )


@pytest.mark.parametrize(
    ("total", "printed"),
    [(AnswerTotal(1401, 350), "1.401 ÷ 350"), (AnswerTotal(2, 3), "2 ÷ 3"), (AnswerTotal(0, 1), "0 ÷ 1")],
)
def test_a_sum_beyond_its_count_and_scale_is_refused(total: AnswerTotal, printed: str) -> None:
    with pytest.raises(ScoreOffScaleError) as refused:
        compute_nrr("U3", total, SKM_2025)

    assert str(refused.value) == (
        f"[SCORE_OFF_SCALE] Nilai U3 = {printed} di luar skala 1-4. Perbaiki jawaban itu, lalu ulangi."
    )


@pytest.mark.parametrize("nrr", [1, 4, Decimal("3.284"), Fraction(10, 3)])
def test_an_nrr_on_the_scale_is_taken_exactly(nrr: Exact) -> None:
    assert check_nrr("U1", nrr, SKM_2025) == Fraction(nrr)


@pytest.mark.parametrize(
    ("nrr", "printed"),
    [(Decimal("0.99"), "0,99"), (Decimal("4.01"), "4,01"), (5, "5"), (Fraction(40001, 10000), "4,000100")],
)
def test_an_nrr_off_the_scale_is_refused_as_typed(nrr: Exact, printed: str) -> None:
    with pytest.raises(ScoreOffScaleError) as refused:
        check_nrr("U3", nrr, SKM_2025)

    assert str(refused.value) == (
        f"[SCORE_OFF_SCALE] Nilai U3 = {printed} di luar skala 1-4. Perbaiki jawaban itu, lalu ulangi."
    )
