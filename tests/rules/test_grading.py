"""Mutu pelayanan, read from the rounded index."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.rules.grading import Grade, IkmOffScaleError, grade
from lkjip_xl.rules.loading import skm_on
from rules.survey import SKM_2025

WORDS = {"A": "Sangat Baik", "B": "Baik", "C": "Kurang Baik", "D": "Tidak Baik"}


@pytest.mark.parametrize(
    ("ikm", "mutu"),
    [
        ("25.00", "D"),
        ("64.99", "D"),
        ("64.994", "D"),
        ("64.995", "C"),
        ("65.00", "C"),
        ("76.60", "C"),
        ("76.604", "C"),
        ("76.605", "B"),
        ("76.61", "B"),
        ("88.30", "B"),
        ("88.3049", "B"),
        ("88.305", "A"),
        ("88.31", "A"),
        ("100.00", "A"),
        ("100.004", "A"),
        ("24.995", "D"),
    ],
)
def test_mutu_is_read_from_the_rounded_index(ikm: str, mutu: str) -> None:
    assert grade(Decimal(ikm), SKM_2025) == Grade(mutu, WORDS[mutu])


@pytest.mark.parametrize(
    ("ikm", "mutu"),
    [
        ("43.75", "D"),
        ("43.76", "C"),
        ("62.50", "C"),
        ("62.51", "B"),
        ("81.25", "B"),
        ("81.26", "A"),
    ],
)
@pytest.mark.parametrize("day", [date(2013, 12, 31), date(2016, 12, 31)])
def test_an_earlier_year_keeps_its_own_bands(ikm: str, mutu: str, day: date) -> None:
    assert grade(Decimal(ikm), skm_on(day)).mutu == mutu


@pytest.mark.parametrize(("ikm", "printed"), [("24.994", "24,994"), ("100.005", "100,005"), ("0", "0"), ("-1", "-1")])
def test_what_cannot_be_an_ikm_is_refused(ikm: str, printed: str) -> None:
    with pytest.raises(IkmOffScaleError) as refused:
        grade(Decimal(ikm), SKM_2025)

    assert str(refused.value) == (
        f"[IKM_OFF_SCALE] Nilai IKM {printed} di luar rentang 25-100. Periksa jawaban survei dan bobotnya."
    )


@given(st.decimals(25, 100, places=2), st.decimals(25, 100, places=2))
def test_a_higher_index_never_has_a_worse_grade(one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))

    assert grade(low, SKM_2025).mutu >= grade(high, SKM_2025).mutu
