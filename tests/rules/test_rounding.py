"""Rounding half-up, exactly."""

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.rules.rounding import exact, half_up


@pytest.mark.parametrize(
    ("number", "places", "printed"),
    [
        (Decimal("86.625"), 2, "86.63"),
        (Decimal("86.6249999999999999999999999999999999"), 2, "86.62"),
        (Decimal("-86.625"), 2, "-86.63"),
        (Fraction(1, 8), 2, "0.13"),
        (Fraction(-1, 1000), 2, "0.00"),
        (Fraction(2, 3), 0, "1"),
        (Fraction(3) * 9 * Fraction(1, 9) * 25, 2, "75.00"),
        (7, 2, "7.00"),
        (10**40 + 1, 1, "1" + "0" * 39 + "1.0"),
    ],
)
def test_a_tie_goes_away_from_zero_and_no_digit_is_lost(
    number: Fraction | Decimal | int, places: int, printed: str
) -> None:
    assert str(half_up(number, places)) == printed


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6), st.integers(0, 5))
def test_it_agrees_with_the_decimal_module(number: Decimal, places: int) -> None:
    wide = Context(prec=400, rounding=ROUND_HALF_UP)

    expected = number.quantize(Decimal(1).scaleb(-places), context=wide)

    assert half_up(number, places) == expected


@pytest.mark.parametrize("wrong", [0.5, None, "1", True])
def test_what_is_no_exact_number_is_refused(wrong: object) -> None:
    with pytest.raises(TypeError, match="not an exact number"):
        exact(wrong)  # type: ignore[arg-type]
