"""Recheck of processed results."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.rules.ikm import UNSUR_2017, compute_ikm
from lkjip_xl.rules.recheck import weight_behind
from lkjip_xl.rules.rounding import half_up
from rules.survey import SKM_2025, totals_of


@pytest.mark.parametrize(
    ("printed", "weight"),
    [
        ("80.00", "1/x"),
        ("80.13", "1/x"),  # 3.205 × 25 = 80.125, and half of the last decimal more
        ("80.14", None),
        ("79.87", "1/x"),
        ("79.80", "0.111"),
        ("79.79", None),
        ("79.20", "0.11"),
        ("78.00", None),
        ("80.1", "1/x"),
    ],
)
def test_an_index_is_explained_by_a_weight_or_by_none(printed: str, weight: str | None) -> None:
    assert weight_behind(Decimal(printed), dict.fromkeys(UNSUR_2017, Decimal("3.20")), SKM_2025) == weight


def test_more_decimals_leave_less_doubt() -> None:
    nrr = dict.fromkeys(UNSUR_2017, Decimal("3.200"))

    assert weight_behind(Decimal("79.92"), nrr, SKM_2025) == "0.111"
    assert weight_behind(Decimal("79.99"), nrr, SKM_2025) == "1/x"


def test_trailing_zeros_that_a_spreadsheet_dropped_make_no_doubt() -> None:
    assert weight_behind(Decimal("81.00"), dict.fromkeys(UNSUR_2017, Decimal("3.2")), SKM_2025) is None


def test_the_figure_with_most_decimals_tells_how_all_were_rounded() -> None:
    nrr = dict.fromkeys(UNSUR_2017, Decimal("3.200")) | {UNSUR_2017[0]: Decimal("3.2")}

    assert weight_behind(Decimal("80.01"), nrr, SKM_2025) == "1/x"
    assert weight_behind(Decimal("80.02"), nrr, SKM_2025) is None


def test_no_nrr_explains_nothing() -> None:
    assert weight_behind(Decimal("80.00"), {}, SKM_2025) is None


@given(st.lists(st.integers(50, 200), min_size=9, max_size=9), st.sampled_from(["1/x", "0.11", "0.111"]))
def test_our_own_print_is_always_explained(sums: list[int], weight: str) -> None:
    ikm = compute_ikm(totals_of(sums, 50), SKM_2025, weight=weight)
    printed_nrr = {name: half_up(figure.nrr) for name, figure in ikm.nrr.items()}

    assert weight_behind(ikm.printed, printed_nrr, SKM_2025) is not None
