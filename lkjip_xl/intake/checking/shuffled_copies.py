"""Respondents that stand in two places in another order: copied and then sorted or shuffled.

Layer: intake. Pure. Only rare respondents speak: those whose answers, age and date nobody else of their unit has. How
many of them two honest units share is estimated from the units themselves: where people are so much alike that rows
are equal by chance, rows are equal twice and three times inside one unit as well.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from lkjip_xl.intake.checking.copies import Prints

LEAST_SHARED: Final = 10
"""Equal respondents that are taken for copies, whatever the order."""
_LEAST_SHARE: Final = 10
"""They are at least one of so many respondents of the smaller survey."""
_CERTAINTY: Final = 3
"""Standard deviations that lie between a copy and chance."""
_MOST_KEPT: Final = 500_000
"""Respondents of all surveys together up to which each is kept in mind; beyond, one of so many: memory stays small."""


class SharedRows(NamedTuple):
    """Rare respondents that two surveys share, both by their position in the list of surveys.

    Attributes:
        survey: The later survey.
        earlier: The one before it.
        rows: How many they share.
        start: The first of them in the later survey.
        source: The same respondent in the earlier one.
    """

    survey: int
    earlier: int
    rows: int
    start: int
    source: int


class RepeatedRows(NamedTuple):
    """Respondents of one survey that stand in it twice: how many, and where the first of them stands again."""

    rows: int
    start: int
    source: int


def repeated_rows(prints: Prints) -> RepeatedRows | None:
    """Return the respondents that stand twice in a survey; None where chance may have made them equal.

    However different the chances of single answers are, respondents that stand twice are by chance no more than the
    root of 3/2 · once · thrice (Cauchy-Schwarz inequality for Poisson counts).
    """
    counts = Counter(prints)
    times = Counter(counts.values())
    twice = times[2]
    by_chance = math.sqrt(1.5 * times[1] * (times[3] + _CERTAINTY))
    if not _is_many(twice, 2 * twice, len(prints)) or twice - _spread(twice) <= by_chance:
        return None
    first: dict[int, int] = {}
    for position, print_ in enumerate(prints):
        if counts[print_] == 2 and first.setdefault(print_, position) != position:  # noqa: PLR2004  a twin
            return RepeatedRows(twice, position, first[print_])
    return None


def shared_rows(surveys: Sequence[Prints]) -> Iterator[SharedRows]:
    """Yield the pairs of surveys that share more rare respondents than chance would make."""
    one_of = 1 + sum(map(len, surveys)) // _MOST_KEPT
    first: dict[int, int] = {}
    for number, prints in enumerate(surveys):
        kept = [print_ for print_ in _rare(prints) if print_ % one_of == 0]
        met = Counter(first[print_] for print_ in kept if print_ in first)
        for earlier, count in met.items():
            if count * one_of >= LEAST_SHARED // 2 and (found := _compared(surveys, number, earlier)):
                yield found
        for print_ in kept:
            first.setdefault(print_, number)


def _compared(surveys: Sequence[Prints], number: int, earlier: int) -> SharedRows | None:
    here, there = surveys[number], surveys[earlier]
    both = set(_rare(here)) & set(_rare(there))
    by_chance = max(_by_chance(here, there), _by_chance(there, here))
    if not _is_many(len(both), len(both), min(len(here), len(there))) or len(both) - _spread(len(both)) <= by_chance:
        return None
    start = next(position for position, print_ in enumerate(here) if print_ in both)
    return SharedRows(number, earlier, len(both), start, there.index(here[start]))


def _by_chance(one: Prints, other: Prints) -> float:
    """Return how many rare respondents of one survey another of the same people holds too, at most."""
    twice = Counter(Counter(one).values())[2]
    return 2 * (twice + 1) * len(other) / len(one)


def _rare(prints: Prints) -> list[int]:
    """Return the respondents that stand once in a survey, in its order."""
    return [print_ for print_, count in Counter(prints).items() if count == 1]


def _is_many(shared: int, rows: int, of_rows: int) -> bool:
    return shared >= LEAST_SHARED and rows * _LEAST_SHARE >= of_rows


def _spread(count: int) -> float:
    return _CERTAINTY * math.sqrt(count)
