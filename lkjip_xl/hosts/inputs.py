"""What a user types behind an option: a day, a number, a target.

Layer: hosts. Reads strictly: what can be read in two ways is refused with the way to write it.
"""

from datetime import date

from lkjip_xl.errors import LkjipError
from lkjip_xl.model import Number, Target
from lkjip_xl.rules.dates import parse_tanggal
from lkjip_xl.rules.parse_number import Outcome, parse_number


class WrongUsageError(LkjipError):
    """The command was called in a way that it does not understand: exit 2."""

    code = "WRONG_USAGE"


class UnreadableOptionError(WrongUsageError):
    """A value behind an option cannot be read in one way."""

    code = "UNREADABLE_OPTION"

    def __init__(self, option: str, text: str, remedy: str) -> None:
        """Name the option and what was typed."""
        super().__init__(f"Nilai {option} = {text or 'kosong'} tidak dapat dibaca", remedy=remedy)


def read_day(text: str, option: str = "--tanggal") -> date:
    """Return a day.

    Raises:
        UnreadableOptionError: The text is no date that we are sure of.
    """
    day = parse_tanggal(text)
    if day is None:
        raise UnreadableOptionError(option, text, "Tulis tanggal seperti 2026-01-20 atau 20/01/2026.")
    return day


def read_number(text: str, option: str) -> Number:
    """Return an exact number.

    Raises:
        UnreadableOptionError: The text is no number, or may mean two different ones.
    """
    parsed = parse_number(text)
    if parsed.outcome is not Outcome.VALUE or parsed.value is None:
        raise UnreadableOptionError(option, text, "Tulis bilangan seperti 82.5 atau 82,5, tanpa pemisah ribuan.")
    return parsed.value


def read_target(text: str, option: str) -> Target:
    """Return a target: one number, or a range `70..80`.

    Raises:
        UnreadableOptionError: A bound cannot be read.
    """
    lower, separator, upper = text.partition("..")
    first = read_number(lower, option)
    return Target(first, read_number(upper, option) if separator else first)


def read_numbers(text: str, option: str) -> tuple[Number, ...]:
    """Return a list of numbers: `3.3,3.2` or, with decimal commas, `3,3;3,2`.

    Raises:
        UnreadableOptionError: One of them cannot be read.
    """
    parts = text.split(";") if ";" in text else text.split(",")
    return tuple(read_number(part, option) for part in parts)
