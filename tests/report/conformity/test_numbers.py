"""Printed numbers, read back."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.report.conformity.numbers import read_bounds, read_shown
from lkjip_xl.rules.printing import angka


@given(st.decimals(-(10**12), 10**12, allow_nan=False, places=2), st.integers(0, 2))
def test_what_is_printed_is_read_back_within_its_last_decimal(value: Decimal, places: int) -> None:
    shown = read_shown(angka(value, places).replace("-", "−"))

    assert shown is not None
    assert shown.low <= Fraction(value) <= shown.high
    assert shown.doubt == Fraction(1, 2 * 10**places)


@pytest.mark.parametrize("text", ["", "–", "(data belum tersedia)", "tidak dapat dihitung", "1.23", "12,", "1 2", "U1"])
def test_words_and_other_ways_of_writing_are_no_numbers(text: str) -> None:
    assert read_shown(text) is None


def test_a_range_has_two_bounds_and_a_figure_twice_the_same() -> None:
    bounds = read_bounds("70,00 s.d. 80,00")

    assert bounds is not None
    assert [each.value for each in bounds] == [70, 80]
    assert read_bounds("1.250") == (read_shown("1.250"), read_shown("1.250"))
    assert read_bounds("–") is None
