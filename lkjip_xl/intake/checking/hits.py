"""What a rule over rows hits, and how it becomes findings that stay readable.

Layer: intake. Pure.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final, TypeAlias

from lkjip_xl.intake.reading.tables import TableData
from lkjip_xl.intake.wording import group, word
from lkjip_xl.model import Finding

_MOST: Final = 5
"""Rows with the same fault that are named one by one; the rest is counted."""


@dataclass(frozen=True)
class Hit:
    """A row that a rule does not let pass.

    Attributes:
        position: Position of the row in its table.
        key: Key of the column to mend; empty for the row as a whole.
        facts: What the rule's sentence asks for.
    """

    position: int
    key: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)


Rule: TypeAlias = Callable[[TableData, Sequence[str]], Iterator[Hit]]
"""Takes a table and the codes of the unsur."""


def worded(code: str, hits: Sequence[Hit], table: TableData) -> Iterator[Finding]:
    """Yield the findings of one rule: the first few by themselves, one for the rest."""
    one_by_one = (word(code, table.place(hit.position, hit.key), key=hit.key, **hit.facts) for hit in hits)
    yield from islice(one_by_one, _MOST)
    if len(hits) > _MOST:
        rest = hits[_MOST:]
        rows = ", ".join(str(table.rows[hit.position]) for hit in rest[:_MOST])
        more = f"{rows} …" if len(rest) > _MOST else rows
        place = table.place(rest[0].position, rest[0].key)
        yield group("MORE_ROWS", place, one_by_one, code=code, count=len(rest), rows=more)
