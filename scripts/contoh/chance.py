"""Seeded chance: every part of the example office draws from its own stream.

Layer: scripts. A stream depends on its name only, so that a change in one unit leaves all others as they were.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random

from scripts.contoh.data import load

_SATURDAY = 5


def stream(*names: str) -> Random:
    """Return the stream of random numbers with this name."""
    return Random(":".join((load("survei")["seed"], *names)))  # noqa: S311  an example needs repeatability, not secrecy


def pick(chance: Random, weights: Mapping[str, int]) -> str:
    """Return one of the names, by weight."""
    return chance.choices(list(weights), list(weights.values()))[0]


def working_days(first: date, last: date) -> list[date]:
    """Return the days from Monday to Friday, both ends included."""
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [day for day in days if day.weekday() < _SATURDAY]
