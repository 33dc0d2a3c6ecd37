"""Indonesian dates and working days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.rules.dates import (
    add_working_days,
    hari_tanggal,
    nama_bulan,
    parse_tanggal,
    tanggal_indonesia,
    working_days_between,
)

SUNDAY = date(2026, 11, 22)
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
HOLIDAYS = st.sets(st.dates(date(2026, 1, 1), date(2026, 3, 1)), max_size=10)


def test_a_date_is_printed_with_the_name_of_its_month() -> None:
    assert tanggal_indonesia(SUNDAY) == "22 November 2026"


def test_a_date_is_printed_with_its_weekday() -> None:
    week = [hari_tanggal(SUNDAY + timedelta(days=offset)).partition(",")[0] for offset in range(7)]

    assert week == ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"]


@pytest.mark.parametrize(("month", "name"), [(1, "Januari"), (5, "Mei"), (12, "Desember")])
def test_a_month_has_a_name(month: int, name: str) -> None:
    assert nama_bulan(month) == name


@pytest.mark.parametrize("month", [0, 13, -1])
def test_there_are_twelve_months(month: int) -> None:
    with pytest.raises(ValueError, match=f"not a month: {month}"):
        nama_bulan(month)


@pytest.mark.parametrize(
    "text",
    [
        "22 November 2026",
        " 22  november 2026 ",
        "22 Nov 2026",
        "22 Nop. 2026",
        "22-Nov-2026",
        "Minggu, 22 November 2026",
        "Ahad 22 November 2026",
        "22/11/2026",
        "22-11-2026",
        "22.11.2026",
        "2026-11-22",
        "2026-11-22 10:15:03",
        "2026-11-22T10:15",
        "22/11/2026 10.15.03",
    ],
)
def test_the_usual_ways_of_writing_a_date_are_read(text: str) -> None:
    assert parse_tanggal(text) == SUNDAY


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("03/04/2026", date(2026, 4, 3)),
        ("1 Agt 2026", date(2026, 8, 1)),
        ("1 Pebruari 2026", date(2026, 2, 1)),
        ("Jum'at, 20 November 2026", date(2026, 11, 20)),
        ("29 Februari 2028", date(2028, 2, 29)),
    ],
)
def test_the_day_comes_first_and_old_names_are_known(text: str, day: date) -> None:
    assert parse_tanggal(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "11/22/2026",
        "22/11/26",
        "29 Februari 2026",
        "31/4/2026",
        "22 Novembre 2026",
        "22 11 2026",
        "22/11-2026",
        "Senin, 22 November 2026",
        "Hari, 22 November 2026",
        "Senin, 32 November 2026",
        "22 November 0000",
        "kemarin",
    ],
)
def test_a_doubtful_date_is_refused(text: str) -> None:
    assert parse_tanggal(text) is None


@given(DAYS)
def test_a_printed_date_is_read_back(day: date) -> None:
    assert parse_tanggal(tanggal_indonesia(day)) == day
    assert parse_tanggal(hari_tanggal(day)) == day
    assert parse_tanggal(f"{day:%d/%m/%Y}") == day
    assert parse_tanggal(day.isoformat()) == day


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (date(2026, 1, 1), 1, date(2026, 1, 2)),
        (date(2026, 1, 2), 1, date(2026, 1, 6)),  # Friday; Monday the fifth is a holiday
        (date(2026, 1, 3), 0, date(2026, 1, 3)),
        (date(2026, 1, 6), -1, date(2026, 1, 2)),
        (date(2026, 1, 2), 3, date(2026, 1, 8)),
    ],
)
def test_weekends_and_holidays_are_no_working_days(start: date, days: int, end: date) -> None:
    assert add_working_days(start, days, {date(2026, 1, 5)}) == end


def test_a_full_week_has_five_working_days() -> None:
    assert working_days_between(date(2026, 1, 2), date(2026, 1, 9), set()) == 5
    assert working_days_between(date(2026, 1, 9), date(2026, 1, 2), set()) == -5
    assert working_days_between(date(2026, 1, 9), date(2026, 1, 9), set()) == 0


@given(st.dates(date(2026, 1, 1), date(2026, 3, 1)), st.integers(-40, 40), HOLIDAYS)
def test_counting_the_added_working_days_gives_their_number(start: date, days: int, holidays: set[date]) -> None:
    end = add_working_days(start, days, holidays)

    assert working_days_between(start, end, holidays) == days
