"""Weight policies of an unsur."""

from fractions import Fraction

import pytest

from lkjip_xl.rules.policies import UnknownPolicyError
from lkjip_xl.rules.weights import WeightDoesNotFitError, fitting_weights, weight_value
from rules.survey import SKM_2025


@pytest.mark.parametrize(
    ("weight", "unsur_count", "value"),
    [
        ("1/x", 9, Fraction(1, 9)),
        ("1/x", 2, Fraction(1, 2)),
        ("1/x", 14, Fraction(1, 14)),
        ("0.11", 9, Fraction(11, 100)),
        ("0.111", 9, Fraction(111, 1000)),
    ],
)
def test_a_policy_names_an_exact_weight(weight: str, unsur_count: int, value: Fraction) -> None:
    assert weight_value(weight, unsur_count, SKM_2025) == value


@pytest.mark.parametrize("unsur_count", [8, 10])
def test_a_printed_weight_fits_only_the_unsur_of_its_regulation(unsur_count: int) -> None:
    with pytest.raises(WeightDoesNotFitError) as refused:
        weight_value("0.11", unsur_count, SKM_2025)

    assert fitting_weights(unsur_count, SKM_2025) == ("1/x",)
    assert str(refused.value) == (
        "[WEIGHT_DOES_NOT_FIT] Bobot 0,11 hanya berlaku untuk 9 unsur, "
        f"sedangkan survei ini memuat {unsur_count} unsur. Pilih bobot 1/x pada pengaturan bobot_skm."
    )


def test_an_unknown_weight_is_refused() -> None:
    with pytest.raises(UnknownPolicyError) as refused:
        weight_value("0.12", 9, SKM_2025)

    assert str(refused.value) == (
        "[UNKNOWN_POLICY] Pengaturan bobot_skm = 0.12 tidak dikenal. Pilih salah satu: 1/x, 0.11, 0.111."
    )


def test_all_policies_fit_nine_unsur() -> None:
    assert fitting_weights(9, SKM_2025) == ("1/x", "0.11", "0.111")
