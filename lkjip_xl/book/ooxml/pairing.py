"""Which old row of a table each new row continues, so that the office's own cells go with it.

Layer: book. Pure; knows rows by their contents only.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from lkjip_xl.book.ooxml.cells import as_stored
from lkjip_xl.model import Value

T = TypeVar("T")
Content = Mapping[str, Value]
"""What a row holds, per column key."""

_PLACE_OF_ORIGIN = frozenset({"berkas", "lembar", "baris", "sidik"})
_NUMBER = frozenset({"nomor"})
_IDENTITIES = (
    ("unit", "nama"),
    ("unit", "seksi", "uraian"),
    ("unit", "seksi", "jenis"),
    ("unit", "berkas", "baris"),
    ("unit", "periode", "layanan"),
    ("langkah", "berkas", "lembar", "sel", "kode"),
)
"""What tells a row of a table without a key from the others: the first of which a row names all columns, and which has
its last one filled."""


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


def pair_by_content(old: Sequence[Content], new: Sequence[Content]) -> list[int | None]:
    """Return the place of the old row that each new row continues, or None, in a table that has no key.

    First come rows in which all that is written is equal, then rows that differ only in where they come from (a form
    in which a row was deleted), then those of one identity, such as unit and name. Rows that are equal continue each
    other in order; by less than all they are paired only where no other row could be meant. A row is never paired by
    its place: the office's cell beside it would tell of another.

    Args:
        old: What the old rows hold, per column key of the schema.
        new: What the new rows hold, per column key that is written.

    >>> pair_by_content([{"nama": "a"}, {"nama": "b"}], [{"nama": "b"}, {"nama": "c"}])
    [1, None]
    """
    paired: dict[int, int] = {}
    for columns in dict.fromkeys(tuple(row) for row in new):
        same = [place for place, row in enumerate(new) if tuple(row) == columns]
        for way in _ways(columns):
            waiting = [place for place in same if place not in paired]
            if not waiting or len(paired) == len(old):
                break
            taken = set(paired.values())
            was = [(_pick(row, way.columns), place) for place, row in enumerate(old) if place not in taken]
            now = [(_pick(new[place], way.columns), place) for place in waiting if _has(new[place], way.required)]
            paired |= _in_order(was, now) if way.may_repeat else _without_doubt(was, now)
    return [paired.get(place) for place in range(len(new))]


@dataclass(frozen=True)
class _Way:
    """A way to compare rows: by which columns, whether equal rows may go by order, and what has to be filled."""

    columns: Sequence[str]
    may_repeat: bool
    required: str = ""


def _ways(columns: Sequence[str]) -> Iterator[_Way]:
    yield _Way(columns, may_repeat=True)
    content = [key for key in columns if key not in _PLACE_OF_ORIGIN]
    if len(content) < len(columns):
        yield _Way(content, may_repeat=True)
    if not _NUMBER.isdisjoint(content):
        yield _Way([key for key in content if key not in _NUMBER], may_repeat=False)
    if identity := next((each for each in _IDENTITIES if set(each) <= set(columns)), None):
        yield _Way(identity, may_repeat=False, required=identity[-1])


def _has(row: Content, column: str) -> bool:
    return not column or as_stored(row[column]) is not None


def _pick(row: Content, columns: Sequence[str]) -> tuple[Value, ...]:
    return tuple(as_stored(row.get(key)) for key in columns)


_Known = Sequence[tuple[tuple[Value, ...], int]]


def _in_order(old: _Known, new: _Known) -> dict[int, int]:
    waiting: defaultdict[tuple[Value, ...], deque[int]] = defaultdict(deque)
    for known, place in old:
        waiting[known].append(place)
    return {place: waiting[known].popleft() for known, place in new if waiting.get(known)}


def _without_doubt(old: _Known, new: _Known) -> dict[int, int]:
    was, now = Counter(known for known, _ in old), Counter(known for known, _ in new)
    there = {known: place for known, place in old if was[known] == 1}
    return {place: there[known] for known, place in new if now[known] == 1 and known in there}


def _normal(key: Value) -> str:
    stored = as_stored(key)
    return "" if stored is None else str(stored).strip().casefold()
