"""Efficiency of resources."""

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.rules.efisiensi import efisiensi
from lkjip_xl.rules.percentage import NoFigure
from lkjip_xl.rules.policies import UnknownPolicyError
from lkjip_xl.rules.rounding import Exact


@pytest.mark.parametrize(
    ("rumus", "capaian", "serapan", "printed", "word", "explanation"),
    [
        ("rasio", 100, 80, "1.25", "efisien", "1,25 = 100,00% ÷ 80,00%; efisien karena paling rendah 1,00"),
        ("rasio", 90, 90, "1.00", "efisien", "1,00 = 90,00% ÷ 90,00%; efisien karena paling rendah 1,00"),
        ("rasio", 995, 1000, "1.00", "efisien", "1,00 = 995,00% ÷ 1.000,00%; efisien karena paling rendah 1,00"),
        (
            "rasio",
            Decimal("99.4"),
            100,
            "0.99",
            "tidak efisien",
            "0,99 = 99,40% ÷ 100,00%; tidak efisien karena kurang dari 1,00",
        ),
        ("selisih", 100, 80, "20.00", "efisien", "20,00 = 100,00% − 80,00%; efisien karena paling rendah 0,00"),
        ("selisih", 80, 80, "0.00", "efisien", "0,00 = 80,00% − 80,00%; efisien karena paling rendah 0,00"),
        (
            "selisih",
            Decimal("79.99"),
            80,
            "-0.01",
            "tidak efisien",
            "-0,01 = 79,99% − 80,00%; tidak efisien karena kurang dari 0,00",
        ),
        ("selisih", 50, 0, "50.00", "efisien", "50,00 = 50,00% − 0,00%; efisien karena paling rendah 0,00"),
    ],
)
def test_the_word_follows_the_printed_figure(
    rumus: str, capaian: Exact, serapan: Exact, printed: str, word: str, explanation: str
) -> None:
    got = efisiensi(capaian, serapan, rumus)

    assert (got.printed, got.word, got.rumus, got.explanation) == (Decimal(printed), word, rumus, explanation)


@pytest.mark.parametrize(("serapan", "printed"), [(0, "0,00%"), (-5, "-5,00%")])
def test_nothing_spent_gives_no_ratio(serapan: int, printed: str) -> None:
    got = efisiensi(100, serapan)

    assert (got.exact, got.printed, got.word, got.reason) == (None, None, "", NoFigure.WHOLE_ZERO)
    assert got.explanation == f"Efisiensi tidak dapat dihitung karena serapan {printed}"


def test_an_unknown_formula_is_refused() -> None:
    with pytest.raises(UnknownPolicyError) as refused:
        efisiensi(100, 80, "hasil")

    assert str(refused.value) == (
        "[UNKNOWN_POLICY] Pengaturan rumus_efisiensi = hasil tidak dikenal. Pilih salah satu: rasio, selisih."
    )


@pytest.mark.parametrize(
    ("serapan", "shown"),
    [
        (Fraction(1, 1000), "1.000,00 = 1,000% ÷ 0,001%"),  # two decimals would divide by zero
        (Fraction(200, 3), "1,01 = 67,000000% ÷ 66,666667%"),  # a tie that no number of decimals reaches
    ],
)
def test_small_and_endless_figures_are_still_explained(serapan: Fraction, shown: str) -> None:
    capaian = Fraction("1") if serapan < 1 else Fraction(67)

    assert efisiensi(capaian, serapan).explanation.startswith(shown)


@given(st.fractions(1, 200, max_denominator=999), st.fractions(1, 150, max_denominator=999))
def test_a_reader_gets_the_printed_ratio_from_what_is_shown(capaian: Fraction, serapan: Fraction) -> None:
    got = efisiensi(capaian, serapan)

    shown = re.match(r"[\d.,]+ = (\d+),(\d+)% ÷ (\d+),(\d+)%", got.explanation)

    assert shown is not None
    assert got.printed is not None
    recomputed = Fraction(f"{shown[1]}.{shown[2]}") / Fraction(f"{shown[3]}.{shown[4]}")
    # Half of the last decimal is the printed figure's own; the rest is what six decimals leave to an endless tie.
    assert abs(recomputed - Fraction(got.printed)) <= Fraction(1, 200) + Fraction(2, 10**4)
