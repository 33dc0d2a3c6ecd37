"""Age of a request and working days until its deadline."""

from datetime import date

import pytest

from lkjip_xl.model import Finding, Severity, Value
from lkjip_xl.sop.requests.ages import with_ages, years_without_holidays
from sop.requests_at_hand import request

SENT: dict[str, Value] = {"status": "Dikirim", "diterima": None}
HOLIDAYS = frozenset({date(2026, 1, 9)})  # a Friday


@pytest.mark.parametrize(
    ("today", "status", "age", "left"),
    [
        (date(2026, 1, 6), "Dikirim", 0, 3),  # the day of sending; Friday the 9th is a holiday
        (date(2026, 1, 8), "Dikirim", 2, 1),
        (date(2026, 1, 12), "Dikirim", 3, 0),  # the deadline itself
        (date(2026, 1, 13), "Terlambat", 4, -1),
        (date(2026, 1, 19), "Terlambat", 8, -5),
    ],
)
def test_working_days_count_from_sending_and_towards_the_deadline(
    today: date, status: str, age: int, left: int
) -> None:
    [row] = with_ages([request(**SENT)], HOLIDAYS, today)

    assert (row["status"], row["umur"], row["sisa_hari"]) == (status, age, left)


def test_a_longer_deadline_takes_lateness_back() -> None:
    late = request(**SENT | {"status": "Terlambat", "batas": date(2026, 1, 30)})

    assert with_ages([late], HOLIDAYS, date(2026, 1, 13))[0]["status"] == "Dikirim"


def test_the_age_of_what_came_in_stops_and_no_days_are_left_to_count() -> None:
    [row] = with_ages([request(diterima=date(2026, 1, 8))], HOLIDAYS, date(2026, 3, 1))

    assert (row["umur"], row["sisa_hari"]) == (2, None)


def test_a_request_without_dates_has_no_age() -> None:
    [row] = with_ages([request(**SENT | {"dikirim": None, "batas": None})], HOLIDAYS, date(2026, 1, 13))

    assert (row["umur"], row["sisa_hari"]) == (None, None)


def test_a_year_without_holidays_is_a_finding() -> None:
    rows = [request(**SENT | {"dikirim": date(2025, 12, 29)})]

    assert years_without_holidays(rows, HOLIDAYS, date(2026, 1, 13)) == [
        Finding(
            "HOLIDAYS_MISSING",
            Severity.PERINGATAN,
            "Hari libur tahun 2025 belum ada, sehingga hari kerja pada tahun itu dihitung tanpa hari libur",
            "Lengkapi tabel Hari Libur untuk tahun 2025, lalu ulangi.",
            sheet="Referensi",
        )
    ]
    assert years_without_holidays([request(**SENT)], HOLIDAYS, date(2026, 1, 13)) == []
