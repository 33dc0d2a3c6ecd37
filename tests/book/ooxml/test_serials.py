"""Day numbers in both calendars."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.book.ooxml.serials import FROM_1900, FROM_1904, Calendar


@pytest.mark.parametrize(
    ("calendar", "number", "day"),
    [
        (FROM_1900, 1, date(1900, 1, 1)),
        (FROM_1900, 59, date(1900, 2, 28)),
        (FROM_1900, 61, date(1900, 3, 1)),
        (FROM_1900, 46022, date(2025, 12, 31)),
        (FROM_1904, 0, date(1904, 1, 1)),
        (FROM_1904, 44560, date(2025, 12, 31)),
    ],
)
def test_numbers_and_days_name_each_other(calendar: Calendar, number: int, day: date) -> None:
    assert calendar.to_date(number) == day
    assert calendar.to_number(day) == number


@pytest.mark.parametrize("number", [0, 0.5, 60, -1, 1e9])
def test_a_number_without_a_day_stays_a_number(number: float) -> None:
    assert FROM_1900.to_date(number) is None


def test_the_time_of_day_is_dropped() -> None:
    assert FROM_1900.to_date(46022.99) == date(2025, 12, 31)


@pytest.mark.parametrize(("calendar", "day"), [(FROM_1900, date(1899, 12, 31)), (FROM_1904, date(1903, 12, 31))])
def test_a_day_before_the_calendar_has_no_number(calendar: Calendar, day: date) -> None:
    assert calendar.to_number(day) is None


@given(st.dates(min_value=date(1904, 1, 1)), st.sampled_from([FROM_1900, FROM_1904]))
def test_every_day_comes_back(day: date, calendar: Calendar) -> None:
    number = calendar.to_number(day)

    assert number is not None
    assert calendar.to_date(number) == day
