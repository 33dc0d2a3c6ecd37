"""Blocks of respondents that stand in two places: typed once, then copied downwards or into another unit's file.

Layer: intake. Pure. A row is known by a number made of its answers, age and date, the same in every process. Equal rows
happen by chance where most people give the same scores; a block is told only when chance would hardly make it.
"""

import math
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import accumulate
from typing import Final, NamedTuple

from lkjip_xl.intake.reading.tables import TableData
from lkjip_xl.model import Value

LEAST_BLOCK: Final = 5
"""Rows in the same order that are taken for a copy."""
_CHANCE: Final = 0.01
"""Blocks like this one that chance may make in all rows together, at most."""
_FEW_ROWS: Final = 100
"""Rows of a survey up to which every block of it is looked for in other files; beyond, every block of nine."""

Prints = Sequence[int]


class Block(NamedTuple):
    """Rows from position `start` on that repeat those from position `source` on."""

    start: int
    source: int
    length: int


class CopiedBlock(NamedTuple):
    """A block of one survey that stands in an earlier survey too, both by their position in the list of surveys."""

    survey: int
    earlier: int
    block: Block


def row_prints(table: TableData, codes: Sequence[str]) -> "array[int]":
    """Return a number per respondent that is equal for equal answers, age and date."""
    keys = [key for key in (*codes, "usia", "tanggal") if key in table.columns]
    columns = [_numbers(table.columns[key]) for key in keys]
    return array("q", map(hash, zip(*columns, strict=True)))


def copied_below(prints: Prints) -> list[Block]:
    """Return the blocks that repeat rows above them in the same survey."""
    if len(set(prints)) > len(prints) - LEAST_BLOCK:  # a copied block makes as many rows equal to others
        return []
    return list(_copied_below(prints))


def copied_between(surveys: Sequence[Prints]) -> Iterator[CopiedBlock]:
    """Yield the blocks that a survey shares with one before it in the list, one finding for each pair at most."""
    ends = list(accumulate(map(len, surveys)))
    first: dict[int, int] = {}
    for number, prints in enumerate(surveys):
        windows = _windows(prints)
        if not first.keys().isdisjoint(windows):
            yield from _copied_into(number, windows, surveys, ends, first)
        before = ends[number] - len(prints)
        for start in range(0, len(windows), 1 if len(prints) <= _FEW_ROWS else LEAST_BLOCK):
            first.setdefault(windows[start], before + start)


def _copied_into(
    number: int, windows: Sequence[int], surveys: Sequence[Prints], ends: Sequence[int], first: Mapping[int, int]
) -> Iterator[CopiedBlock]:
    """Yield the blocks that a survey shares with earlier ones.

    Args:
        number: The survey.
        windows: Its shortest blocks.
        surveys: All surveys.
        ends: Rows of all surveys up to each of them.
        first: Row at which a shortest block stands first, counted through all surveys: millions of rows, one int each.
    """
    prints, counts, told = surveys[number], Counter(surveys[number]), set[int]()
    for start, window in enumerate(windows):
        if (row := first.get(window)) is None or (earlier := bisect_right(ends, row)) in told:
            continue
        source = row - ends[earlier] + len(surveys[earlier])
        block = _extended(prints, start, surveys[earlier], source)
        if _is_no_chance(prints, block, counts, ends[-1]):
            told.add(earlier)
            yield CopiedBlock(number, earlier, block)


def _copied_below(prints: Prints) -> Iterator[Block]:
    counts, first, windows = Counter(prints), dict[int, int](), _windows(prints)
    start = 0
    while start < len(windows):
        source = first.setdefault(windows[start], start)
        length = min(_common_length(prints, start, prints, source), start - source)
        block = Block(start, source, length)
        is_copy = length >= LEAST_BLOCK and _is_no_chance(prints, block, counts, len(prints))
        if is_copy:
            yield block
        start += length if is_copy else 1


def _windows(prints: Prints) -> list[int]:
    """Return a number for each of the shortest blocks that a survey consists of, by its first row."""
    return list(map(hash, zip(*(prints[shift:] for shift in range(LEAST_BLOCK)), strict=False)))


def _extended(prints: Prints, start: int, earlier: Prints, source: int) -> Block:
    """Return the longest block around two equal rows."""
    while start and source and prints[start - 1] == earlier[source - 1]:
        start, source = start - 1, source - 1
    return Block(start, source, _common_length(prints, start, earlier, source))


def _common_length(one: Prints, at: int, other: Prints, start: int) -> int:
    length = 0
    while at + length < len(one) and start + length < len(other) and one[at + length] == other[start + length]:
        length += 1
    return length


def _is_no_chance(prints: Prints, block: Block, counts: Counter[int], rows: int) -> bool:
    """Whether people who answer independently would hardly ever give a block like this one among so many rows."""
    if block.length < LEAST_BLOCK:
        return False
    shares = (counts[prints[at]] / len(prints) for at in range(block.start, block.start + block.length))
    return math.log(len(prints)) + math.log(rows) + sum(map(math.log, shares)) < math.log(_CHANCE)


def _numbers(column: Sequence[Value]) -> Sequence[Value]:
    """Return the values as numbers whose hash is the same in every process; an empty cell is 0, like a text."""
    if set(map(type, column)) == {int}:
        return column
    numbers = {value: _number(value) for value in set(column)}
    return [numbers[value] for value in column]


def _number(value: Value) -> int:
    if isinstance(value, date):
        return value.toordinal()
    return value if isinstance(value, int) else 0
