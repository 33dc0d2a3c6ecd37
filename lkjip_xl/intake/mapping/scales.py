"""Answers on another scale than 1 to 4: told once and refused, never converted.

Layer: intake. Pure.
Source: PermenPANRB 14/2017: nilai persepsi 1 to 4; a score of a five-point scale has no equal on it.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from lkjip_xl.intake.reading.cells import Raw
from lkjip_xl.model import Number
from lkjip_xl.rules.parse_number import parse_number

_HIGHEST: Final = 4
_SCALES: Final = ((5, "1-5"), (10, "1-10"), (100, "0-100"))


def other_scale(columns: Mapping[str, Sequence[Raw]]) -> str:
    """Return the scale on which an export answers, where it cannot be 1 to 4; empty where it can.

    One cell beyond 4 is a slip; beyond 4 in half of the columns, and in two at least, is a scale.

    Args:
        columns: Cells by the code of the unsur.
    """
    highest = [max(_numbers(cells), default=0) for cells in columns.values()]
    beyond = [number for number in highest if number > _HIGHEST]
    if len(beyond) < max(2, (len(highest) + 1) // 2):
        return ""
    top = sorted(beyond)[len(beyond) // 2]  # the middle one: a slip of 55 makes no scale of a hundred
    return next((name for limit, name in _SCALES if top <= limit), "")


def _numbers(cells: Iterable[Raw]) -> Iterable[Number | float]:
    for cell in set(cells):
        if isinstance(cell, str):
            value = parse_number(cell).value
            if value is not None:
                yield value
        elif isinstance(cell, int | float) and not isinstance(cell, bool):
            yield cell
