"""Dates as Indonesian documents print and people type them, and working days.

Layer: rules. Pure: no workbook, file, clock or pandas; "today" and the holidays are arguments.
Source: names of EYD V; working days Monday to Friday (Perpres 21/2023), holidays from the office's own table.
"""

import re
from collections.abc import Container
from datetime import date, timedelta

_BULAN = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
_HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_SATURDAY = 5

# Old spellings, usual abbreviations, and the English ones that Excel writes when it runs in en-US.
_VARIANTS = {
    "jan": 1, "peb": 2, "feb": 2, "pebruari": 2, "mar": 3, "mrt": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7,
    "agu": 8, "agt": 8, "ags": 8, "agust": 8, "aug": 8, "sep": 9, "sept": 9, "okt": 10, "oct": 10,
    "nov": 11, "nop": 11, "nopember": 11, "des": 12, "dec": 12,
}  # fmt: skip
_MONTH_NUMBER = {name.casefold(): number for number, name in enumerate(_BULAN, start=1)} | _VARIANTS
_HARI_NUMBER = {name.casefold(): number for number, name in enumerate(_HARI)} | {"jum'at": 4, "ahad": 6}

_TIME = r"(?:[T ]\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)?"
_ISO = re.compile(rf"(?P<year>\d{{4}})-(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}}){_TIME}", re.ASCII)
_DAY_FIRST = re.compile(
    rf"(?P<day>\d{{1,2}})(?P<sep>[/.-])(?P<month>\d{{1,2}})(?P=sep)(?P<year>\d{{4}}){_TIME}", re.ASCII
)
_WORDS = re.compile(
    r"(?:(?P<hari>[a-z']+),? )?(?P<day>\d{1,2})[ -](?P<name>[a-z]+)\.?[ -](?P<year>\d{4})", re.ASCII | re.IGNORECASE
)


def nama_bulan(month: int) -> str:
    """Return the Indonesian name of a month.

    Raises:
        ValueError: The number is not 1 to 12.
    """
    if month not in range(1, len(_BULAN) + 1):
        raise ValueError(f"not a month: {month}")
    return _BULAN[month - 1]


def nomor_bulan(name: str) -> int | None:
    """Return the number of a month by its name, old spelling or usual abbreviation; None for other words.

    >>> nomor_bulan("Agt"), nomor_bulan("Pebruari"), nomor_bulan("Senin")
    (8, 2, None)
    """
    return _MONTH_NUMBER.get(name.casefold())


def tanggal_indonesia(day: date) -> str:
    """Return a date as letters print it.

    >>> tanggal_indonesia(date(2026, 11, 22))
    '22 November 2026'
    """
    return f"{day.day} {nama_bulan(day.month)} {day.year}"


def hari_tanggal(day: date) -> str:
    """Return a date with its weekday.

    >>> hari_tanggal(date(2026, 11, 22))
    'Minggu, 22 November 2026'
    """
    return f"{_HARI[day.weekday()]}, {tanggal_indonesia(day)}"


def parse_tanggal(text: str) -> date | None:
    """Return the date that a text means, or None when it is no date we are sure of.

    Read: `22 November 2026`, `Minggu, 22 Nop. 2026`, `22-Nov-2026`, `22/11/2026`, `2026-11-22`; the last two also
    with a time, which is dropped. Between two numbers the day comes first: `11/22/2026` is refused, never turned
    around. Refused too: two-digit years, and a weekday that contradicts the date.
    """
    plain = " ".join(text.split())
    numeric = _ISO.fullmatch(plain) or _DAY_FIRST.fullmatch(plain)
    if numeric:
        return _date_or_none(numeric["year"], int(numeric["month"]), numeric["day"])
    words = _WORDS.fullmatch(plain)
    if words is None or (month := _MONTH_NUMBER.get(words["name"].casefold())) is None:
        return None
    day = _date_or_none(words["year"], month, words["day"])
    hari = words["hari"]
    contradicts = day is not None and hari and _HARI_NUMBER.get(hari.casefold()) != day.weekday()
    return None if contradicts else day


def _date_or_none(year: str, month: int, day: str) -> date | None:
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None


def is_working_day(day: date, holidays: Container[date]) -> bool:
    """Return whether the office works on a day."""
    return day.weekday() < _SATURDAY and day not in holidays


def add_working_days(start: date, days: int, holidays: Container[date]) -> date:
    """Return the day that many working days after `start`, which itself does not count.

    A negative number counts backwards; 0 gives `start`, even when nobody works on it.
    """
    step = timedelta(days=1 if days >= 0 else -1)
    day, left = start, abs(days)
    while left:
        day += step
        left -= is_working_day(day, holidays)
    return day


def working_days_between(start: date, end: date, holidays: Container[date]) -> int:
    """Return the working days after `start` up to and including `end`; negative when `end` comes first."""
    if end < start:
        return -working_days_between(end - timedelta(days=1), start - timedelta(days=1), holidays)
    days = (start + timedelta(days=offset) for offset in range(1, (end - start).days + 1))
    return sum(is_working_day(day, holidays) for day in days)
