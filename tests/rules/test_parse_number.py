"""Strict reading of typed numbers."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.model import Number
from lkjip_xl.rules.parse_number import Outcome, Parsed, parse_number
from lkjip_xl.rules.printing import angka, persen, rupiah


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("82,5", Decimal("82.5"), ""),
        ("82.5", Decimal("82.5"), ""),
        ("82,50", Decimal("82.50"), ""),
        ("1.234,5", Decimal("1234.5"), ""),
        ("1,234.5", Decimal("1234.5"), ""),
        ("1234.5", Decimal("1234.5"), ""),
        ("1234,567", Decimal("1234.567"), ""),
        ("0,123", Decimal("0.123"), ""),
        ("0.123", Decimal("0.123"), ""),
        ("1.234,567", Decimal("1234.567"), ""),
        ("1.234.567", 1234567, ""),
        ("1,234,567", 1234567, ""),
        ("3", 3, ""),
        ("-12", -12, ""),
        ("\u2212" + "12,5", Decimal("-12.5"), ""),
        ("８０，５", Decimal("80.5"), ""),
        ("\u00a080,5\u00a0", Decimal("80.5"), ""),
        ("\ufeff3", 3, ""),
        ("75%", 75, "%"),
        ("75,5 %", Decimal("75.5"), "%"),
        ("Rp1.250", 1250, "Rp"),
        ("Rp 1.500.000,-", 1500000, "Rp"),
        ("Rp. 1.500,00", Decimal("1500.00"), "Rp"),
        ("rp1,250", 1250, "Rp"),
        ("-Rp1.000", -1000, "Rp"),
        ("Rp-1.000", -1000, "Rp"),
        ("1.500,-", 1500, ""),
        ("007", 7, ""),
        ("9" * 40, int("9" * 40), ""),
    ],
)
def test_a_number_with_one_reading_is_read_exactly(text: str, value: Number, unit: str) -> None:
    parsed = parse_number(text)

    assert parsed == Parsed(Outcome.VALUE, value, unit)
    assert type(parsed.value) is type(value)


@pytest.mark.parametrize("text", ["1.234", "1,234", "12.500", "100,000", "-1.234", "1.234%", "1.000"])
def test_a_number_with_two_readings_is_ambiguous(text: str) -> None:
    assert parse_number(text) == Parsed(Outcome.AMBIGUOUS)


@pytest.mark.parametrize("text", ["", "  ", "-", "–", "—", "\u00a0"])
def test_a_dash_or_nothing_is_no_data(text: str) -> None:
    assert parse_number(text) == Parsed(Outcome.EMPTY)


@pytest.mark.parametrize(
    "text",
    [
        "n/a",
        "(5)",
        "80 .5",
        "1e3",
        "1.2.3",
        "12.34.567",
        "1.234,",
        ",5",
        "1.5-2.0",
        "1.234,567.8",
        "0.123.456",
        "5²",
        "٣",
        "--5",
        "-Rp-5",
        "Rp5%",
        "12 345",
        "1,5,-",
        "Rp",
        "%",
        "Rp1,2345",
        "9" * 41,
        "9" * 5000,
    ],
)
def test_anything_else_is_not_a_number(text: str) -> None:
    assert parse_number(text) == Parsed(Outcome.NOT_A_NUMBER)


@given(st.one_of(st.integers(-(10**15), 10**15), st.decimals(-(10**12), 10**12, allow_nan=False, places=4)))
def test_what_we_print_is_read_back_as_itself_or_ambiguous(number: Number) -> None:
    parsed = parse_number(angka(number))

    assert parsed.outcome is Outcome.AMBIGUOUS or parsed.value == number


@given(st.integers(-(10**15), 10**15))
def test_rupiah_and_percentages_that_we_print_are_never_ambiguous(amount: int) -> None:
    assert parse_number(rupiah(amount)) == Parsed(Outcome.VALUE, amount, "Rp")
    assert parse_number(persen(amount)) == Parsed(Outcome.VALUE, Decimal(f"{amount}.00"), "%")


@given(st.text(max_size=60))
def test_no_text_makes_the_parser_fail(text: str) -> None:
    parsed = parse_number(text)

    assert (parsed.value is not None) == (parsed.outcome is Outcome.VALUE)
