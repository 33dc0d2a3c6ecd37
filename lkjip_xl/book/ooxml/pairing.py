"""Which old row of a table each new row continues, so that the office's own cells go with it.

Layer: book. Pure; knows rows by their key only.
"""

from collections import defaultdict, deque
from collections.abc import Sequence
from typing import TypeVar

from lkjip_xl.book.ooxml.cells import as_stored
from lkjip_xl.model import Value

T = TypeVar("T")


def pair_by_key(old: Sequence[tuple[Value, T]], new: Sequence[Value]) -> list[T | None]:
    """Return the old row that each new row continues, or None.

    Letter case and blanks around a key do not matter. A key that stands there twice is continued in order, and rows
    without a key continue each other in order too: what lies in them is somebody's.

    >>> pair_by_key([("W01", "a"), ("W02", "b"), ("W01", "c")], ["w01", "W03", "W01"])
    ['a', None, 'c']
    """
    waiting: defaultdict[str, deque[T]] = defaultdict(deque)
    for key, row in old:
        waiting[_normal(key)].append(row)
    queues = [waiting[_normal(key)] for key in new]
    return [queue.popleft() if queue else None for queue in queues]


def pair_by_place(old: Sequence[T], count: int) -> list[T | None]:
    """Return the old row at the same place for each of `count` new rows, or None beyond the old ones."""
    return [*old[:count], *([None] * (count - len(old)))]


def _normal(key: Value) -> str:
    stored = as_stored(key)
    return "" if stored is None else str(stored).strip().casefold()
