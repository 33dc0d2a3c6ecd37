"""How old a request is and how long until its deadline, in working days; late ones become *Terlambat*.

Layer: sop. Holidays come from the office's table; a year without any is a finding, because its days are miscounted.
Source: DESIGN section 5 (times count in working days, tblHariLibur).
"""

from collections.abc import Collection, Container, Iterable, Mapping
from datetime import date

from lkjip_xl.model import Finding, Row, Severity, Value
from lkjip_xl.rules.dates import working_days_between
from lkjip_xl.sop.requests.decisions import LATE, REFUSED, RETURNED, SENT, changed_row

WAITING = frozenset({SENT, LATE, RETURNED, REFUSED})
"""States in which the office still waits for data that it can use."""


def with_ages(rows: Iterable[Row], holidays: Container[date], today: date) -> list[Row]:
    """Return requests with their age and with the working days left until the deadline.

    The age counts from the day of sending until the data came in, or until today. Days left are negative after the
    deadline, and empty once nothing is waited for.
    """
    return [changed_row(row, aged(row, holidays, today)) for row in rows]


def aged(row: Mapping[str, Value], holidays: Container[date], today: date) -> dict[str, Value]:
    """Return state, age and days left of one request; see `with_ages`."""
    sent, batas, status = row["dikirim"], row["batas"], row["status"]
    if status in {SENT, LATE}:
        status = LATE if isinstance(batas, date) and batas < today else SENT
    end = row["diterima"] if isinstance(row["diterima"], date) else today
    age = working_days_between(sent, end, holidays) if isinstance(sent, date) else None
    left = working_days_between(today, batas, holidays) if isinstance(batas, date) and status in WAITING else None
    return {"status": status, "umur": age, "sisa_hari": left}


def years_without_holidays(
    rows: Iterable[Mapping[str, Value]], holidays: Collection[date], today: date
) -> list[Finding]:
    """Return a finding per year that is counted through and of which the office knows no holiday."""
    days = [day for row in rows for key in ("dikirim", "batas") if isinstance(day := row[key], date)]
    if not days:
        return []
    known = {day.year for day in holidays}
    counted = range(min(days).year, max(*days, today).year + 1)
    return [_no_holidays(year) for year in counted if year not in known]


def _no_holidays(year: int) -> Finding:
    return Finding(
        "HOLIDAYS_MISSING",
        Severity.PERINGATAN,
        f"Hari libur tahun {year} belum ada, sehingga hari kerja pada tahun itu dihitung tanpa hari libur",
        f"Lengkapi tabel Hari Libur untuk tahun {year}, lalu ulangi.",
        sheet="Referensi",
    )
