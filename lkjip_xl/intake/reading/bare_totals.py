"""Rows of totals that no label gives away: nothing but numbers, each the sum of the rows above it.

Layer: intake. Pure. Never takes a row that could be data: it lacks every word, and a number off its limits or a
required word, so that it could not have been merged as it stands.
Source: forms as offices print and sign them; a total merged as a row doubles every count.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from lkjip_xl.intake.reading.cells import Fault, Raw
from lkjip_xl.model import Number, Value
from lkjip_xl.rules.parse_number import parse_number

_LEAST_ABOVE: Final = 2
"""Rows above, from which on a sum of theirs is told from a copy."""
_LEAST_FIGURES: Final = 2
"""Numbers that must agree before chance is ruled out."""


class Lane(NamedTuple):
    """A column as it was read, with its cells; `is_required` as the form declares it."""

    values: Sequence[Value]
    cells: Sequence[Raw]
    faults: Mapping[int, Fault]
    is_required: bool


def bare_totals(words: Sequence[Lane], figures: Sequence[Lane], filled: Sequence[int]) -> list[int]:
    """Return the positions of the filled rows that are totals without a label.

    Args:
        words: Columns of texts, days and choices, running numbers left out.
        figures: Columns of numbers.
        filled: Positions of the filled rows, from the top.
    """
    found: list[int] = []
    for position in _suspects(words, figures, filled):
        above = [row for row in filled if row < position and row not in found]
        if len(above) >= _LEAST_ABOVE and _is_sum(figures, position, above):
            found.append(position)
    return found


def _suspects(words: Sequence[Lane], figures: Sequence[Lane], filled: Sequence[int]) -> Iterator[int]:
    """Yield the filled rows without any word that could not be merged as they stand, from the top."""
    required = [lane for lane in words if lane.is_required]
    first, *_ = required or (None,)
    if first is not None:
        lacking: Collection[int] = [row for row in filled if first.values[row] is None]
    else:
        lacking = sorted({row for lane in figures for row in lane.faults}.intersection(filled))
    for row in lacking:
        if all(lane.values[row] is None and row not in lane.faults for lane in words):
            yield row


def _is_sum(figures: Sequence[Lane], position: int, above: Sequence[int]) -> bool:
    compared = 0
    for lane in figures:
        figure = _number(lane, position)
        if figure is None:
            if lane.is_required or position in lane.faults:
                return False
            continue
        if figure <= 0 or figure != sum(number for row in above if (number := _number(lane, row)) is not None):
            return False
        compared += 1
    return compared >= _LEAST_FIGURES


def _number(lane: Lane, position: int) -> Number | None:
    """Return the number in a cell, also one off the limits of its column."""
    value = lane.values[position]
    if isinstance(value, int | Decimal):
        return value
    raw = lane.cells[position]
    return parse_number(str(raw)).value if isinstance(raw, str | int | float) else None
