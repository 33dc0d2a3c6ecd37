"""Cells of a column: values exactly as typed, or a fault; never another number."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.book.ooxml.serials import FROM_1904
from lkjip_xl.book.schema.kinds import Column, Kind
from lkjip_xl.intake.reading.cells import Habits, Raw, Unseen, read_column, show
from lkjip_xl.model import Value
from lkjip_xl.rules.printing import angka

SCORE = Column("U1", "U1", Kind.INTEGER, minimum=1, maximum=4)
AGE = Column("usia", "Usia", Kind.INTEGER, minimum=10, maximum=120)
COUNT = Column("jumlah", "Jumlah", Kind.INTEGER, minimum=0)
FIGURE = Column("target", "Target", Kind.NUMBER)
NRR = Column("U1", "NRR", Kind.NUMBER, minimum=1, maximum=4)
SHARE = Column("persen", "Persen", Kind.NUMBER, maximum=100)
DAY = Column("tanggal", "Tanggal", Kind.DATE)
CHOICE = Column("difasilitasi", "Difasilitasi", Kind.CHOICE, "ya_tidak")
TEXT = Column("nama", "Nama")

TYPED = Habits(frozenset({"U1"}), 2025)
MERE_TEXT = Habits(frozenset({"U1"}), 2025, all_text=True)


def read(column: Column, raw: Raw, habits: Habits = TYPED) -> tuple[Value, str]:
    """Value of a single cell, and the code of its fault."""
    (value,), faults = read_column(column, [raw], habits)
    return value, faults[0].code if faults else ""


@pytest.mark.parametrize(
    ("column", "raw", "value", "code"),
    [
        (SCORE, 1.0, 1, ""),
        (SCORE, 4.0, 4, ""),
        (SCORE, 0.0, None, "SCORE_OFF_SCALE"),
        (SCORE, 5.0, None, "SCORE_OFF_SCALE"),
        (SCORE, 3.5, None, "SCORE_OFF_SCALE"),
        (SCORE, "", None, ""),
        (SCORE, " \u00a0", None, ""),
        (SCORE, "4", 4, "NUMBER_AS_TEXT"),
        (SCORE, "3,0", 3, "NUMBER_AS_TEXT"),
        (SCORE, "5", None, "SCORE_OFF_SCALE"),
        (SCORE, "75%", None, "NOT_A_NUMBER"),
        (SCORE, "–", None, "DASH_AS_EMPTY"),
        (SCORE, True, None, "NOT_A_NUMBER"),
        (SCORE, time(3, 4), None, "NOT_A_NUMBER"),
        (SCORE, float("inf"), None, "NOT_A_NUMBER"),
        (SCORE, Unseen("#DIV/0!"), None, "CELL_ERROR"),
        (SCORE, Unseen("=A1"), None, "FORMULA_WITHOUT_RESULT"),
        (AGE, 9.0, 9, "OUT_OF_RANGE"),
        (AGE, 121.0, 121, "OUT_OF_RANGE"),
        (AGE, 30.5, None, "NOT_WHOLE"),
        (COUNT, 0.0, 0, ""),
        (COUNT, -1.0, -1, "OUT_OF_RANGE"),
        (COUNT, "1.234", None, "AMBIGUOUS_NUMBER"),
        (COUNT, "1.234.567", 1234567, "NUMBER_AS_TEXT"),
        (FIGURE, 82.1, Decimal("82.1"), ""),
        (FIGURE, 82.0, 82, ""),
        (FIGURE, "82,5", Decimal("82.5"), "NUMBER_AS_TEXT"),
        (FIGURE, "75%", 75, "NUMBER_AS_TEXT"),
        (FIGURE, "70..80", None, "NOT_A_NUMBER"),
        (COUNT, 999_999_999_999_999.0, 999_999_999_999_999, ""),
        (COUNT, 1e15, None, "TOO_MANY_DIGITS"),
        (FIGURE, -1e308, None, "TOO_MANY_DIGITS"),
        (FIGURE, "1000000000000000", None, "TOO_MANY_DIGITS"),
        (SCORE, 1e308, None, "SCORE_OFF_SCALE"),
        (TEXT, "a" * 32_767, "a" * 32_767, ""),
        (TEXT, "a" * 32_768, "a" * 32_767, "TEXT_TOO_LONG"),
        (TEXT, "a" + "🌼" * 16_384, "a" + "🌼" * 16_383, "TEXT_TOO_LONG"),
        (SHARE, 100.5, Decimal("100.5"), "OUT_OF_RANGE"),
        (NRR, "3,375", Decimal("3.375"), "NUMBER_AS_TEXT"),
        (NRR, "3.375", Decimal("3.375"), "NUMBER_AS_TEXT"),
        (NRR, "4,125", None, "SCORE_OFF_SCALE"),
        (DAY, date(2025, 5, 1), date(2025, 5, 1), ""),
        (DAY, datetime(2025, 5, 1, 8, 30), date(2025, 5, 1), ""),  # noqa: DTZ001  a cell knows no time zone
        (DAY, "1 Mei 2025", date(2025, 5, 1), "DATE_AS_TEXT"),
        (DAY, "31 Mei 2024", date(2024, 5, 31), "DATE_OTHER_YEAR"),
        (DAY, 45778.0, date(2025, 5, 1), "DATE_AS_NUMBER"),
        (DAY, 2025.0, None, "NOT_A_DATE"),
        (DAY, time(8, 30), None, "NOT_A_DATE"),
        (DAY, "-", None, ""),
        (CHOICE, "Ya", "Ya", ""),
        (CHOICE, " yA ", "Ya", ""),
        (CHOICE, "sudah", "sudah", "CHOICE_UNKNOWN"),
        (CHOICE, "-", None, ""),
        (TEXT, "  RW   03\n", "RW 03", ""),
        (TEXT, 3.0, "3", ""),
        (TEXT, 3.5, "3,5", ""),
        (TEXT, True, "BENAR", ""),
        (TEXT, date(2025, 4, 3), "03/04/2025", ""),
        (TEXT, "-", None, ""),
        (TEXT, Unseen("#REF!"), None, "CELL_ERROR"),
    ],
)
def test_a_cell_becomes_the_value_of_its_kind(column: Column, raw: Raw, value: Value, code: str) -> None:
    assert read(column, raw) == (value, code)
    assert type(read(column, raw)[0]) is type(value)


@pytest.mark.parametrize(
    ("column", "raw", "value"), [(SCORE, "4", 4), (DAY, "01/05/2025", date(2025, 5, 1)), (COUNT, "-", None)]
)
def test_in_a_file_of_mere_text_nothing_is_typed_wrongly_as_text(column: Column, raw: Raw, value: Value) -> None:
    assert read(column, raw, MERE_TEXT) == (value, "")


def test_a_day_number_counts_from_the_calendar_of_its_workbook() -> None:
    assert read(DAY, 44316.0, Habits(calendar=FROM_1904))[0] == date(2025, 5, 1)


def test_every_cell_keeps_its_place_among_equal_ones() -> None:
    values, faults = read_column(SCORE, [3.0, 5.0, "", 3.0, True, 1.0, 5.0], TYPED)

    assert values == [3, None, None, 3, None, 1, None]
    assert {position: fault.code for position, fault in faults.items()} == {
        1: "SCORE_OFF_SCALE",
        4: "NOT_A_NUMBER",
        6: "SCORE_OFF_SCALE",
    }


def test_long_content_is_shortened_in_a_sentence() -> None:
    assert show("a" * 50) == "a" * 40 + "…"
    assert show("a" * 40) == "a" * 40


@given(number=st.decimals(-(10**9), 10**9, places=2))
def test_a_number_printed_as_text_is_read_as_itself_or_questioned(number: Decimal) -> None:
    value, code = read(FIGURE, angka(number))

    assert code in {"NUMBER_AS_TEXT", "AMBIGUOUS_NUMBER"}
    assert value == number or code == "AMBIGUOUS_NUMBER"


raw_cells: st.SearchStrategy[Any] = st.one_of(
    st.floats(allow_nan=False), st.text(max_size=12), st.booleans(), st.dates(), st.times(), st.datetimes()
)


@given(
    raw=raw_cells, column=st.sampled_from([SCORE, AGE, COUNT, FIGURE, NRR, DAY, CHOICE, TEXT]), all_text=st.booleans()
)
def test_whatever_a_cell_holds_is_a_fitting_value_or_a_fault(raw: Raw, column: Column, all_text: bool) -> None:  # noqa: FBT001  drawn
    value, code = read(column, raw, Habits(frozenset({"U1"}), all_text=all_text))

    if column in {SCORE, NRR} and value is not None:
        assert isinstance(value, int | Decimal)
        assert 1 <= value <= 4
    if value is None and not code:
        assert isinstance(raw, str)
