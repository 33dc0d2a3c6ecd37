"""IKM: from answers to index, grade and explanation."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.model import AnswerTotal
from lkjip_xl.rules.ikm import UNSUR_2017, Ikm, NoAnswersError, WeightVariant, compute_ikm, ikm_from_nrr, lowest
from lkjip_xl.rules.loading import skm_on
from lkjip_xl.rules.parse_number import parse_number
from lkjip_xl.rules.rounding import half_up
from rules.survey import SKM_2025, nrr_of_ikm, totals_of

WORKED = (330, 320, 310, 390, 340, 330, 340, 380, 330)

SUMS = st.lists(st.integers(50, 200), min_size=1, max_size=9)


def compute(sums: Sequence[int], count: int = 50) -> Ikm:
    return compute_ikm(totals_of(sums, count), SKM_2025)


def test_the_worked_example_is_explained() -> None:
    ikm = compute_ikm(totals_of(WORKED), SKM_2025, respondents=214, empty=2)

    assert (ikm.exact, ikm.printed) == (Fraction(3070, 36), Decimal("85.28"))
    assert (ikm.mutu, ikm.kinerja) == ("B", "Baik")
    assert (ikm.weight, ikm.respondents, ikm.empty, ikm.regulation) == ("1/x", 214, 2, "PermenPANRB 14/2017")
    assert ikm.explanation == "85,28 = 3,411 × 25; 214 responden; 2 jawaban kosong tidak dihitung"


def test_an_unsur_shows_its_mean_its_weighted_mean_and_its_own_grade() -> None:
    figure = compute_ikm(totals_of(WORKED), SKM_2025).nrr["Biaya/Tarif"]

    assert (figure.name, figure.nrr, figure.count) == ("Biaya/Tarif", Fraction(39, 10), 100)
    assert (figure.printed, figure.weighted_printed) == (Decimal("3.900"), Decimal("0.433"))
    assert (figure.index_printed, figure.mutu, figure.kinerja) == (Decimal("97.50"), "A", "Sangat Baik")
    assert figure.weighted == Fraction(39, 90)


def test_unequal_counts_per_unsur_count_per_unsur() -> None:
    totals = {"a": AnswerTotal(4, 1), "b": AnswerTotal(100, 100)}

    assert compute_ikm(totals, SKM_2025).exact == Fraction(4 + 1, 2) * 25


@pytest.mark.parametrize(
    ("sums", "count", "printed"),
    [
        ([3465], 1000, "86.63"),  # exactly 86.625
        ([450] * 9, 150, "75.00"),  # nine 3 × (1/9) × 25 is 74.999... in Decimal
        ([100] * 9, 100, "25.00"),
        ([400] * 9, 100, "100.00"),
        ([3] * 2, 1, "75.00"),
        ([3] * 3, 1, "75.00"),
    ],
)
def test_the_index_is_exact_and_rounded_half_up(sums: list[int], count: int, printed: str) -> None:
    assert compute(sums, count).printed == Decimal(printed)


@pytest.mark.parametrize(
    ("ikm", "mutu", "variants"),
    [
        ("65.00", "C", {"0.11": ("64.35", "D", True), "0.111": ("64.94", "D", True)}),
        ("65.65", "C", {"0.11": ("64.99", "D", True), "0.111": ("65.58", "C", False)}),
        ("65.66", "C", {"0.11": ("65.00", "C", False), "0.111": ("65.59", "C", False)}),
        ("77.37", "B", {"0.11": ("76.60", "C", True), "0.111": ("77.29", "B", False)}),
        ("77.38", "B", {"0.11": ("76.61", "B", False), "0.111": ("77.30", "B", False)}),
        ("88.39", "A", {"0.11": ("87.51", "B", True), "0.111": ("88.30", "B", True)}),
        ("88.40", "A", {"0.11": ("87.52", "B", True), "0.111": ("88.31", "A", False)}),
        ("89.20", "A", {"0.11": ("88.31", "A", False), "0.111": ("89.11", "A", False)}),
        ("100.00", "A", {"0.11": ("99.00", "A", False), "0.111": ("99.90", "A", False)}),
        ("25.00", "D", {"0.11": ("24.75", "D", False), "0.111": ("24.98", "D", False)}),
    ],
)
def test_other_weights_are_shown_where_they_print_another_figure(
    ikm: str, mutu: str, variants: dict[str, tuple[str, str, bool]]
) -> None:
    got = ikm_from_nrr(nrr_of_ikm(ikm), SKM_2025)

    assert (got.printed, got.mutu) == (Decimal(ikm), mutu)
    assert got.sensitivity == tuple(
        WeightVariant(weight, Decimal(printed), other, changes_mutu=changes)
        for weight, (printed, other, changes) in variants.items()
    )


def test_a_weight_that_would_change_the_grade_is_a_warning() -> None:
    assert ikm_from_nrr(nrr_of_ikm("77.00"), SKM_2025).warnings == (
        "Dengan bobot 0,11 nilai IKM menjadi 76,23 dengan mutu C, bukan B.",
    )
    assert ikm_from_nrr(nrr_of_ikm("80.00"), SKM_2025).warnings == ()


def test_a_printed_weight_is_named_in_the_explanation() -> None:
    ikm = ikm_from_nrr(nrr_of_ikm("80.00"), SKM_2025, weight="0.11", respondents=1250)

    assert ikm.explanation == "79,20 = 3,168 × 25 dengan bobot 0,11 per unsur; 1.250 responden"
    assert [variant.weight for variant in ikm.sensitivity] == ["1/x", "0.111"]


def test_other_numbers_of_unsur_have_no_other_weights() -> None:
    assert compute([200, 150], 50).sensitivity == ()


def test_respondents_left_out_are_named() -> None:
    ikm = compute_ikm(totals_of([150] * 9, 50), SKM_2025, respondents=50, left_out=3)

    assert ikm.explanation == (
        "75,00 = 3,000 × 25; 50 responden; 3 responden tidak dihitung karena jawabannya tidak lengkap"
    )


def test_an_explanation_without_counts_is_the_formula_alone() -> None:
    assert ikm_from_nrr({"a": Decimal("3.3")}, SKM_2025).explanation == "82,50 = 3,300 × 25"


def test_the_index_shows_as_many_decimals_as_its_result_needs() -> None:
    # With three decimals it would show 3,284, and 3.284 × 25 would be 82.10.
    assert ikm_from_nrr({"a": Decimal("3.2836")}, SKM_2025).explanation == "82,09 = 3,2836 × 25"


def test_the_same_value_has_another_grade_in_an_earlier_year() -> None:
    nrr = dict.fromkeys(skm_on(date(2013, 6, 1)).unsur, Decimal("3.3"))

    assert ikm_from_nrr(nrr, skm_on(date(2013, 6, 1))).mutu == "A"
    assert ikm_from_nrr(nrr, SKM_2025).mutu == "B"


def test_the_weight_of_2004_belongs_to_fourteen_unsur() -> None:
    skm = skm_on(date(2013, 6, 1))
    ikm = ikm_from_nrr(dict.fromkeys(skm.unsur, 4), skm)

    assert ikm.sensitivity == (WeightVariant("0.071", Decimal("99.40"), "A", changes_mutu=False),)


def test_the_lowest_unsur_come_first_and_equal_ones_keep_their_order() -> None:
    figures = lowest(compute_ikm(totals_of(WORKED), SKM_2025))

    assert [figure.name for figure in figures] == [UNSUR_2017[2], UNSUR_2017[1], UNSUR_2017[0]]
    assert len(lowest(compute([150, 200]), 3)) == 2


def test_a_survey_without_unsur_is_refused() -> None:
    with pytest.raises(NoAnswersError) as refused:
        compute_ikm({}, SKM_2025)

    assert str(refused.value) == (
        "[NO_ANSWERS] Survei tidak memuat satu pun unsur. Lengkapi jawaban survei, lalu ulangi."
    )


@given(SUMS)
def test_the_index_stays_on_its_scale(sums: list[int]) -> None:
    ikm = compute(sums)

    assert 25 <= ikm.exact <= 100
    assert ikm.printed == half_up(ikm.exact)


@given(SUMS)
def test_results_and_answers_give_the_same_index(sums: list[int]) -> None:
    means = {name: Fraction(total.sum, total.count) for name, total in totals_of(sums, 50).items()}

    assert ikm_from_nrr(means, SKM_2025).exact == compute(sums).exact


@given(st.lists(st.integers(1, 4), min_size=9, max_size=9), st.integers(1, 3))
def test_the_order_of_the_unsur_does_not_matter(scores: list[int], shift: int) -> None:
    rotated = scores[shift:] + scores[:shift]

    assert compute(scores, 1).exact == compute(rotated, 1).exact


@given(st.lists(st.integers(50, 400), min_size=9, max_size=9), st.integers(100, 377), st.sampled_from(["1/x", "0.11"]))
def test_a_reader_can_recompute_every_explanation(extra: list[int], count: int, weight: str) -> None:
    totals = totals_of([min(4 * count, count + more) for more in extra], count)
    ikm = compute_ikm(totals, SKM_2025, weight=weight)

    formula = re.match(r"(\d+,\d\d) = (\d),(\d+) × 25", ikm.explanation)

    assert formula is not None
    assert parse_number(formula[1]).value == ikm.printed
    assert half_up(Decimal(f"{formula[2]}.{formula[3]}") * 25) == ikm.printed
