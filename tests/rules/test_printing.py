"""Numbers as Indonesian documents print them."""

from decimal import Decimal
from fractions import Fraction

import pytest

from lkjip_xl.rules.printing import angka, persen, rupiah


@pytest.mark.parametrize(
    ("number", "places", "text"),
    [
        (Decimal("1234.50"), None, "1.234,50"),
        (Decimal("1234.50"), 0, "1.235"),
        (Decimal("1E+3"), None, "1.000"),
        (Decimal("-0.00"), None, "0,00"),
        (Decimal("-1234567.8"), None, "-1.234.567,8"),
        (1234567, None, "1.234.567"),
        (999, None, "999"),
        (0, 2, "0,00"),
        (Fraction(1, 3), 3, "0,333"),
        (Fraction(1, 8), None, "0,125"),
        (Fraction(-7), None, "-7"),
    ],
)
def test_a_number_has_thousands_points_and_a_decimal_comma(
    number: Fraction | Decimal | int, places: int | None, text: str
) -> None:
    assert angka(number, places) == text


def test_a_fraction_without_end_needs_a_number_of_decimals() -> None:
    with pytest.raises(ValueError, match="1/3 has no finite decimal: say how many places"):
        angka(Fraction(1, 3))


def test_a_percentage_has_two_decimals() -> None:
    assert persen(Fraction(209, 2)) == "104,50%"


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (1250000, "Rp1.250.000"),
        (-1000, "-Rp1.000"),
        (0, "Rp0"),
        (Decimal("999.5"), "Rp1.000"),
        (Decimal("-0.4"), "Rp0"),
    ],
)
def test_rupiah_are_whole_and_carry_the_minus_in_front(amount: Decimal | int, text: str) -> None:
    assert rupiah(amount) == text


def test_a_missing_figure_is_not_printed() -> None:
    with pytest.raises(TypeError):
        angka(None)  # type: ignore[arg-type]
