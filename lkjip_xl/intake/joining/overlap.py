"""How many survey answers two files share: a later download repeats what an earlier one held.

Layer: intake. Pure: compares rows by what they say, whichever file and line they stand on.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeAlias

from lkjip_xl.book.schema.data import ORIGIN, UNIT
from lkjip_xl.intake.reading.tables import NUMBERING
from lkjip_xl.model import Value

Record: TypeAlias = Mapping[str, Value]
Answers: TypeAlias = Mapping[str, Sequence[Record]]
"""Rows of a survey by the code of the unit."""

_SAYS_NOTHING: Final = frozenset({NUMBERING, UNIT.key, *(column.key for column in ORIGIN)})
"""Columns that do not tell one answer of a unit from another."""


def answers_by_unit(records: Iterable[Record]) -> Answers:
    """Return the rows of a survey grouped by unit."""
    grouped: dict[str, list[Record]] = {}
    for record in records:
        grouped.setdefault(str(record["unit"]), []).append(record)
    return grouped


def shared_answers(one: Sequence[Record], other: Sequence[Record]) -> int:
    """Return how many rows stand in both; a row that stands twice in both counts twice.

    Rows are compared in the columns that both sides fill, so that a download with one column more is still known.
    """
    return len(shared_positions(one, other, sorted(filled_keys(one) & filled_keys(other))))


def shared_positions(one: Sequence[Record], other: Sequence[Record], keys: Sequence[str]) -> list[int]:
    """Return the positions of the rows of one side that stand on the other side too, as often as there.

    Args:
        one: Rows of one side.
        other: Rows of the other.
        keys: Columns in which equal rows agree; without any, no rows are equal.
    """
    left = Counter(tuple(record[key] for key in keys) for record in other) if keys else Counter[tuple[Value, ...]]()
    shared = []
    for position, record in enumerate(one):
        row = tuple(record[key] for key in keys)
        if left[row] > 0:
            left[row] -= 1
            shared.append(position)
    return shared


def filled_keys(records: Sequence[Record]) -> set[str]:
    """Return the columns in which some row holds something that tells one answer from another."""
    return {
        key for record in records for key, value in record.items() if value is not None and key not in _SAYS_NOTHING
    }
