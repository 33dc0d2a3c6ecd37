"""From what a column's cells hold to values of its kind, with a fault for every cell that does not fit.

Layer: intake. Pure: knows a column and its cells; no sheet, file or address.
Source: DOMAIN: read `1.234,5` and `1234.5`, refuse `1.234`; `-` is no data, never 0; a date may be typed as text.
"""

import math
import unicodedata
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Final, NamedTuple, TypeAlias

from lkjip_xl.book.ooxml.serials import FROM_1900, Calendar
from lkjip_xl.book.ooxml.text import LONGEST, length
from lkjip_xl.book.schema.kinds import Column, Kind
from lkjip_xl.book.schema.lists import LISTS
from lkjip_xl.model import Number, Value
from lkjip_xl.rules.dates import parse_tanggal
from lkjip_xl.rules.parse_number import Outcome, Parsed, parse_number
from lkjip_xl.rules.printing import angka

Raw: TypeAlias = int | float | str | bool | date | datetime | time | timedelta
"""A cell as it was read; an empty cell is an empty text."""

_DASHES: Final = frozenset({"-", "–", "—"})
_PLAUSIBLE_YEARS: Final = range(2000, 2101)
"""Years in which a bare day number can be meant as a date; 2025 itself, read as a day number, lies in 1905."""
_FIRST_WITH_THOUSANDS: Final = 1000
"""The smallest number that is written with a separator of thousands."""
_TOO_MANY_DIGITS: Final = 10**15
"""The first number of which spreadsheet programs drop digits; no figure of an office comes near it."""
_NUMBERS: Final = frozenset({Kind.INTEGER, Kind.NUMBER, Kind.MONEY})
_LONGEST_QUOTE: Final = 40
_INVISIBLE: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
"""Signs that take no place: web pages and messaging applications leave them in copied text."""
_BOOLEANS: Final = {True: "BENAR", False: "SALAH"}
"""As a spreadsheet program shows them in Indonesian."""


class Unseen(str):
    """What people see in a cell that has no value of its own: `#N/A`, or a formula that was never calculated."""

    __slots__ = ()

    @property
    def code(self) -> str:
        """Code of the finding that it causes."""
        return "FORMULA_WITHOUT_RESULT" if self.startswith("=") else "CELL_ERROR"


class Fault(NamedTuple):
    """What is wrong with a cell: a code of `findings.toml`, and what its sentence needs to know."""

    code: str
    facts: Mapping[str, object]


class Reading(NamedTuple):
    """What a cell means, and what is wrong with it, if anything."""

    value: Value
    fault: Fault | None = None


@dataclass(frozen=True)
class Habits:
    """How the cells of one file are to be taken.

    Attributes:
        scores: Keys of the columns that hold answers to the survey.
        year: Year in which dates must lie; None for any.
        all_text: True for a file of mere text (CSV), where a number typed as text is no fault.
        calendar: What its day numbers count from.
    """

    scores: Collection[str] = ()
    year: int | None = None
    all_text: bool = False
    calendar: Calendar = FROM_1900


def read_column(column: Column, cells: Sequence[Raw], habits: Habits) -> tuple[list[Value], dict[int, Fault]]:
    """Return the value of every cell of a column, and the faults by position.

    Every distinct content is read once: a column of answers has four of them, however many respondents there are.
    """
    read = _READERS[column.kind]
    if bool in set(map(type, cells)):  # True equals 1, and would be taken for it among the distinct contents
        cells = [_BOOLEANS[cell] if isinstance(cell, bool) else cell for cell in cells]
    contents = set(cells)
    values = _fitting_counts(column, contents)
    readings = {cell: _read_cell(cell, column, habits, read) for cell in contents.difference(values)}
    values |= {cell: reading.value for cell, reading in readings.items()}
    faults = {cell: reading.fault for cell, reading in readings.items() if reading.fault}
    found = {position: faults[cell] for position, cell in enumerate(cells) if cell in faults} if faults else {}
    return [values[cell] for cell in cells], found


def _fitting_counts(column: Column, contents: Collection[Raw]) -> dict[Raw, Value]:
    """Return the whole numbers that the column can hold, most cells of a form, with their values."""
    if column.kind not in _NUMBERS:
        return {}
    least = 1 - _TOO_MANY_DIGITS if column.minimum is None else column.minimum
    most = _TOO_MANY_DIGITS - 1 if column.maximum is None else min(column.maximum, _TOO_MANY_DIGITS - 1)
    return {cell: int(cell) for cell in contents if isinstance(cell, float) and least <= cell <= most and cell % 1 == 0}


def show(raw: Raw) -> str:
    """Return a cell's content as people see it, shortened for a sentence."""
    if isinstance(raw, date):
        return f"{raw:%d/%m/%Y}"
    text = angka(_exact(raw)) if isinstance(raw, int | float) and math.isfinite(raw) else visible(str(raw))
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"


def visible(text: str) -> str:
    """Return a text as people see it: no invisible signs, one plain blank for every stretch of blanks of any kind."""
    return " ".join((text if text.isascii() else text.translate(_INVISIBLE)).split())


def is_blank(raw: Raw) -> bool:
    """Whether a reader sees nothing in the cell."""
    return isinstance(raw, str) and not visible(raw)


_Reader: TypeAlias = Callable[[Raw, Column, Habits], Reading]


def _read_cell(raw: Raw, column: Column, habits: Habits, read: _Reader) -> Reading:
    if is_blank(raw):
        return Reading(None)
    if isinstance(raw, Unseen):
        return _faulty(raw.code, raw, column)
    return read(raw, column, habits)


def _faulty(code: str, raw: Raw, column: Column, value: Value = None, **facts: object) -> Reading:
    return Reading(value, Fault(code, {"column": column.header, "value": show(raw), **facts}))


def _read_text(raw: Raw, column: Column, _habits: Habits) -> Reading:
    text = visible(raw) if isinstance(raw, str) else show(raw)
    if (count := length(text)) > LONGEST:
        kept = text.encode("utf-16-le", "surrogatepass")[: 2 * LONGEST].decode("utf-16-le", "ignore")
        return _faulty("TEXT_TOO_LONG", raw, column, kept, length=count, longest=LONGEST)
    return Reading(None if text in _DASHES else text)


def _read_choice(raw: Raw, column: Column, habits: Habits) -> Reading:
    text = _read_text(raw, column, habits).value
    if not isinstance(text, str):
        return Reading(None)
    choices = LISTS[column.choices]
    listed = next((choice for choice in choices if choice.casefold() == text.casefold()), None)
    return Reading(listed) if listed else _faulty("CHOICE_UNKNOWN", raw, column, text, choices=", ".join(choices))


def _read_date(raw: Raw, column: Column, habits: Habits) -> Reading:
    if isinstance(raw, str) and visible(raw) in _DASHES:
        return Reading(None)
    day, code = _day(raw, habits)
    if day is None:
        return _faulty("NOT_A_DATE", raw, column)
    if habits.year is not None and day.year != habits.year:
        return _faulty("DATE_OTHER_YEAR", raw, column, day, read=f"{day:%d/%m/%Y}", year=habits.year)
    return _faulty(code, raw, column, day, read=f"{day:%d/%m/%Y}") if code else Reading(day)


def _day(raw: Raw, habits: Habits) -> tuple[date | None, str]:
    """Return the day that a cell means, and the code of the fault in how it was typed."""
    if isinstance(raw, datetime):
        return raw.date(), ""
    if isinstance(raw, date):
        return raw, ""
    if isinstance(raw, str):
        return parse_tanggal(unicodedata.normalize("NFKC", visible(raw))), "" if habits.all_text else "DATE_AS_TEXT"
    if isinstance(raw, int | float) and math.isfinite(raw):
        day = habits.calendar.to_date(raw)
        return (day if day and day.year in _PLAUSIBLE_YEARS else None), "DATE_AS_NUMBER"
    return None, ""


def _read_number(raw: Raw, column: Column, habits: Habits) -> Reading:
    """Read a number of any kind; the kind itself and the limits of the column are checked after it."""
    if isinstance(raw, int | float) and math.isfinite(raw):
        return _within(_exact(raw), raw, column, habits) or Reading(_exact(raw))
    parsed = _parse(raw, column) if isinstance(raw, str) else None
    if parsed is None or parsed.outcome is Outcome.NOT_A_NUMBER or (parsed.unit and column.kind is Kind.INTEGER):
        return _faulty("NOT_A_NUMBER", raw, column)
    if parsed.outcome is Outcome.AMBIGUOUS:
        return _faulty("AMBIGUOUS_NUMBER", raw, column)
    if parsed.value is None:
        return Reading(None) if habits.all_text else _faulty("DASH_AS_EMPTY", raw, column)
    number = _whole(parsed.value)
    beyond = _within(number, raw, column, habits)
    if beyond or habits.all_text:
        return beyond or Reading(number)
    return _faulty("NUMBER_AS_TEXT", raw, column, number, read=angka(number))


def _parse(text: str, column: Column) -> Parsed:
    """Return the number that a text means in this column.

    `3,375` is ambiguous by itself, but not where 3375 cannot stand. A zero behind it changes no decimal reading and
    makes it the only one.
    """
    parsed = parse_number(text)
    is_small = column.maximum is not None and column.maximum < _FIRST_WITH_THOUSANDS
    return parse_number(f"{text.strip()}0") if parsed.outcome is Outcome.AMBIGUOUS and is_small else parsed


def _within(number: Number, raw: Raw, column: Column, habits: Habits) -> Reading | None:
    """Return the faulty reading of a number that its column cannot hold; None for a fitting one."""
    is_whole = column.kind is Kind.NUMBER or isinstance(number, int)
    too_small = column.minimum is not None and number < column.minimum
    too_large = column.maximum is not None and number > column.maximum
    if is_whole and not too_small and not too_large:
        return None if -_TOO_MANY_DIGITS < number < _TOO_MANY_DIGITS else _faulty("TOO_MANY_DIGITS", raw, column)
    if column.key in habits.scores:
        return _faulty("SCORE_OFF_SCALE", raw, column, lowest=column.minimum, highest=column.maximum)
    if not is_whole:
        return _faulty("NOT_WHOLE", raw, column)
    return _faulty("OUT_OF_RANGE", raw, column, number, limits=_limits(column))


def _limits(column: Column) -> str:
    if column.minimum is not None and column.maximum is not None:
        return f"{column.minimum}-{column.maximum}"
    return f"sedikitnya {column.minimum}" if column.maximum is None else f"paling banyak {column.maximum}"


def _exact(number: float) -> Number:
    """Return the number that people see, without the tail of its binary form."""
    return int(number) if float(number).is_integer() else Decimal(repr(number))


def _whole(number: Number) -> Number:
    return int(number) if number == int(number) else number


_READERS: Final[Mapping[Kind, _Reader]] = {
    Kind.TEXT: _read_text,
    Kind.LONG_TEXT: _read_text,
    Kind.INTEGER: _read_number,
    Kind.NUMBER: _read_number,
    Kind.MONEY: _read_number,
    Kind.DATE: _read_date,
    Kind.CHOICE: _read_choice,
}
