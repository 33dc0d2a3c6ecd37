"""Change between two years."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.rules.change import compute_change
from lkjip_xl.rules.rounding import Exact, half_up


@pytest.mark.parametrize(
    ("before", "now", "word", "explanation"),
    [
        ("82.10", "83.05", "naik", "naik 0,95 (1,16%) dari 82,10 menjadi 83,05"),
        ("83.05", "82.10", "turun", "turun 0,95 (1,14%) dari 83,05 menjadi 82,10"),
        ("80", "88", "naik tajam", "naik tajam 8,00 (10,00%) dari 80,00 menjadi 88,00"),
        ("80", "87.99", "naik", "naik 7,99 (9,99%) dari 80,00 menjadi 87,99"),
        ("80", "72", "turun tajam", "turun tajam 8,00 (10,00%) dari 80,00 menjadi 72,00"),
        ("80", "72.01", "turun", "turun 7,99 (9,99%) dari 80,00 menjadi 72,01"),
        ("82.10", "82.10", "tetap", "tetap 82,10"),
        ("82.101", "82.104", "tetap", "tetap 82,10"),
        ("0.011", "0.014", "tetap", "tetap 0,01"),
        ("82.104", "82.105", "naik", "naik 0,01 (0,00%) dari 82,10 menjadi 82,11"),
        ("0", "5", "naik", "naik 5,00 dari 0,00 menjadi 5,00"),
        ("0", "-5", "turun", "turun 5,00 dari 0,00 menjadi -5,00"),
        ("0", "0", "tetap", "tetap 0,00"),
        ("-10", "-5", "naik tajam", "naik tajam 5,00 (50,00%) dari -10,00 menjadi -5,00"),
    ],
)
def test_the_word_never_contradicts_the_printed_figures(before: str, now: str, word: str, explanation: str) -> None:
    change = compute_change(Decimal(before), Decimal(now))

    assert (change.word, change.explanation) == (word, explanation)


def test_the_figures_are_kept_apart() -> None:
    change = compute_change(Fraction(80), Fraction(79))

    assert (change.difference, change.percent) == (Decimal("-1.00"), Fraction(-5, 4))
    assert change.percent_printed == Decimal("-1.25")


def test_a_change_from_zero_has_no_percentage() -> None:
    change = compute_change(0, 3)

    assert (change.difference, change.percent, change.percent_printed) == (Decimal("3.00"), None, None)


def test_whole_figures_are_compared_without_decimals() -> None:
    assert compute_change(40, 42, places=0).explanation == "naik 2 (5,00%) dari 40 menjadi 42"


@given(st.fractions(1, 100, max_denominator=99), st.fractions(1, 100, max_denominator=99))
def test_the_difference_is_what_a_reader_of_both_figures_subtracts(before: Exact, now: Exact) -> None:
    change = compute_change(before, now)

    assert change.difference == half_up(now) - half_up(before)
    assert (change.word == "tetap") is (half_up(now) == half_up(before))
