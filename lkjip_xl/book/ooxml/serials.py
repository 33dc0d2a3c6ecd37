"""Dates as day numbers, in both calendars of a workbook (from 1900, and from 1904 on old Macintoshes).

Layer: book. Pure.
Source: ECMA-376 part 1, 18.17.4.1. In the first calendar day 60 is a 29 February 1900 that never was.
"""

from dataclasses import dataclass
from datetime import date, timedelta

_GHOST_DAY = 60


@dataclass(frozen=True)
class Calendar:
    """Which day the numbers count from. `day_zero` is the day whose number is 0 for every day after February 1900."""

    day_zero: date
    has_ghost_day: bool

    def to_date(self, number: float) -> date | None:
        """Return the day of a number, its time of day dropped; None where the calendar has no such day."""
        days = int(number // 1)
        if self.has_ghost_day and days in {0, _GHOST_DAY}:
            return None
        before_ghost = self.has_ghost_day and days < _GHOST_DAY
        try:
            return self.day_zero + timedelta(days=days + before_ghost) if days >= 0 else None
        except OverflowError:
            return None

    def to_number(self, day: date) -> int | None:
        """Return the number of a day; None for a day before the calendar begins."""
        days = (day - self.day_zero).days
        if self.has_ghost_day and days <= _GHOST_DAY:
            days -= 1
        return days if days >= (1 if self.has_ghost_day else 0) else None


FROM_1900 = Calendar(date(1899, 12, 30), has_ghost_day=True)
FROM_1904 = Calendar(date(1904, 1, 1), has_ghost_day=False)
