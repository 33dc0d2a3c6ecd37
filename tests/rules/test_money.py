"""Serapan and totals."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.model import Number
from lkjip_xl.rules.money import compute_serapan
from lkjip_xl.rules.percentage import NoFigure


def test_the_total_is_sum_by_sum_and_not_the_mean_of_percentages() -> None:
    got = compute_serapan([(1000, 1000), (9000, 0)])

    assert (got.pagu, got.realisasi, got.sisa) == (10000, 1000, 9000)
    assert got.percent.printed == Decimal("10.00")
    assert got.explanation == "10,00% = Rp1.000 ÷ Rp10.000 × 100"


@pytest.mark.parametrize(
    ("lines", "pagu", "realisasi", "missing"),
    [
        ([(100, None), (100, 50)], 200, None, 1),
        ([(None, 50), (100, 50)], None, 100, 1),
        ([(None, 50), (100, None)], None, None, 2),
        ([(None, None)], None, None, 1),
    ],
)
def test_a_missing_figure_leaves_its_total_unknown(
    lines: list[tuple[Number | None, Number | None]], pagu: int | None, realisasi: int | None, missing: int
) -> None:
    got = compute_serapan(lines)

    assert (got.pagu, got.realisasi, got.sisa) == (pagu, realisasi, None)
    assert (got.percent.exact, got.percent.reason) == (None, NoFigure.MISSING)
    assert got.explanation == f"Serapan tidak dapat dihitung karena {missing} baris belum lengkap"


@pytest.mark.parametrize("lines", [[], [(0, 0)]])
def test_a_budget_of_nothing_has_no_serapan(lines: list[tuple[Number | None, Number | None]]) -> None:
    got = compute_serapan(lines)

    assert (got.pagu, got.sisa, got.percent.reason) == (0, 0, NoFigure.WHOLE_ZERO)
    assert got.explanation == "Persentase tidak dapat dihitung karena pembaginya Rp0"


def test_more_spent_than_allowed_is_shown_as_it_is() -> None:
    got = compute_serapan([(100, 120)])

    assert (got.sisa, got.percent.printed) == (-20, Decimal("120.00"))


@given(st.lists(st.tuples(st.integers(0, 10**12), st.integers(0, 10**12)), min_size=1))
def test_the_parts_add_up_to_the_printed_totals(lines: list[tuple[int, int]]) -> None:
    got, parts = compute_serapan(lines), [compute_serapan([line]) for line in lines]

    assert got.pagu == sum(part.pagu or 0 for part in parts)
    assert got.sisa == sum(part.sisa or 0 for part in parts)
