"""In what two forms of one unit differ, so that a person can tell which one is right without comparing them by eye.

Layer: intake. Pure.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import Final

from lkjip_xl.intake.parsed import Parsed
from lkjip_xl.intake.reading.cells import show
from lkjip_xl.intake.reading.tables import TableData
from lkjip_xl.model import Value
from lkjip_xl.rules.printing import angka

_MOST_CELLS: Final = 5


def say_same_data(one: Parsed, other: Parsed) -> bool:
    """Whether two forms say the same in every cell of their tables, wherever in the file that stands."""
    return (
        one.populasi == other.populasi
        and bool(one.tables)
        and one.tables.keys() == other.tables.keys()
        and all(dict(one.tables[name].columns) == dict(other.tables[name].columns) for name in one.tables)
    )


def describe_differences(one: Parsed, other: Parsed) -> str:
    """Return in Indonesian how many rows each has where that differs, and the first cells that differ.

    `SKM: 300 dan 298 baris; SKM!H12: 3 dan 4; Kinerja!E8: 90 dan 95`
    """
    pairs = [(one.tables[name], other.tables[name]) for name in one.tables if name in other.tables]
    counts = [f"{a.sheet}: {len(a.rows)} dan {len(b.rows)} baris" for a, b in pairs if len(a.rows) != len(b.rows)]
    cells = list(islice((cell for a, b in pairs for cell in _cells(a, b)), _MOST_CELLS + 1))
    more = ["dan sel lainnya"] if len(cells) > _MOST_CELLS else []
    return "; ".join([*counts, *cells[:_MOST_CELLS], *more]) or "isi tabelnya sama"


def _cells(one: TableData, other: TableData) -> Iterator[str]:
    for position in range(min(len(one.rows), len(other.rows))):
        for key in one.columns:
            mine, theirs = one.columns[key][position], other.columns.get(key, one.columns[key])[position]
            if mine != theirs:
                place = f"{one.sheet}!{one.letters.get(key, 'A')}{one.rows[position]}"
                yield f"{place}: {_shown(mine)} dan {_shown(theirs)}"


def _shown(value: Value) -> str:
    if value is None:
        return "kosong"
    if isinstance(value, Decimal):
        return angka(value)
    return f'"{show(value)}"' if isinstance(value, str) else show(value)
