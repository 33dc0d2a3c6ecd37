"""How many survey answers two files share: a later download repeats what an earlier one held.

Layer: intake. Pure: compares rows by what they say, whichever file and line they stand on.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeAlias

from lkjip_xl.book.schema.data import ORIGIN, UNIT
from lkjip_xl.intake.tables import NUMBERING
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
    keys = sorted(_filled(one) & _filled(other))
    first, second = (Counter(tuple(record[key] for key in keys) for record in side) for side in (one, other))
    return (first & second).total() if keys else 0


def _filled(records: Sequence[Record]) -> set[str]:
    """Return the columns in which some row holds something."""
    return {
        key for record in records for key, value in record.items() if value is not None and key not in _SAYS_NOTHING
    }
