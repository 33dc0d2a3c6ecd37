"""What all files together must know of one file, small enough to be kept for ten thousand of them.

Layer: intake. Pure. Made beside the rows, by the process that reads the file, so that nobody unpacks them to count.
"""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from lkjip_xl.intake.checking.copies import row_prints
from lkjip_xl.intake.reading.tables import TableData

_ANSWERS: Final = "tblAngket"


@dataclass(frozen=True)
class UnitAnswers:
    """The respondents of one unit in one file.

    Attributes:
        rows: How many there are.
        answered: How many of them answered at least one unsur.
        positions: Where they stand among the rows of the table; None for all of them.
        prints: A number for each, equal for equal answers (see `copies`).
    """

    rows: int
    answered: int
    positions: "array[int] | None"
    prints: "array[int]"


@dataclass(frozen=True)
class Digest:
    """Rows by table, and respondents by unit code."""

    counts: Mapping[str, int] = field(default_factory=dict)
    answers: Mapping[str, UnitAnswers] = field(default_factory=dict)


def make_digest(tables: Mapping[str, TableData], unit: str | None, codes: Sequence[str]) -> Digest:
    """Return what is to be known of a file.

    Args:
        tables: Its rows by table name.
        unit: Code of the unit whose form it is; rows of an export say it themselves.
        codes: Codes of the unsur.
    """
    answers = tables.get(_ANSWERS)
    counts = {name: len(table.rows) for name, table in tables.items()}
    return Digest(counts, _by_unit(answers, unit, codes) if answers and answers.rows else {})


def _by_unit(table: TableData, unit: str | None, codes: Sequence[str]) -> dict[str, UnitAnswers]:
    scores = [table.columns[code] for code in codes if code in table.columns]
    empty = (None,) * len(scores)
    answered = [row != empty for row in zip(*scores, strict=True)] or [False] * len(table.rows)
    prints = row_prints(table, codes)
    if "unit" not in table.columns:
        return {unit: UnitAnswers(len(answered), sum(answered), None, prints)} if unit else {}
    places: dict[str, array[int]] = {}
    for position, kode in enumerate(table.columns["unit"]):
        if isinstance(kode, str):
            places.setdefault(kode, array("l")).append(position)
    return {
        kode: UnitAnswers(
            len(positions),
            sum(answered[position] for position in positions),
            positions,
            array("q", [prints[position] for position in positions]),
        )
        for kode, positions in places.items()
    }
