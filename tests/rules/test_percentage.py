"""Part ÷ whole × 100."""

from decimal import Decimal
from fractions import Fraction

from lkjip_xl.rules.percentage import NoFigure, Percentage, compute_percentage
from lkjip_xl.rules.printing import rupiah


def test_a_percentage_is_exact_printed_and_explained() -> None:
    assert compute_percentage(1, 3) == Percentage(Fraction(100, 3), Decimal("33.33"), "33,33% = 1 ÷ 3 × 100")


def test_amounts_of_money_are_explained_in_rupiah() -> None:
    explanation = compute_percentage(1250000, 2000000, show=rupiah).explanation

    assert explanation == "62,50% = Rp1.250.000 ÷ Rp2.000.000 × 100"


def test_a_whole_of_nothing_gives_no_percentage() -> None:
    got = compute_percentage(0, 0)

    assert got == Percentage(None, None, "Persentase tidak dapat dihitung karena pembaginya 0", NoFigure.WHOLE_ZERO)
