"""The flaws that real files have, put into otherwise clean rows.

Layer: scripts. Knows rows and columns of the form's tables; writes no file.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from lkjip_xl.model import Value
from scripts.contoh.data import Rows, load

_WRITE: Mapping[str, Callable[[Value], Value]] = {
    "text": lambda value: str(value).replace(".", ","),
    "empty": lambda _: None,
    "dash": lambda _: "-",
    "blank": lambda _: " ",
}


@dataclass(frozen=True)
class Flaw:
    """One cell typed as people type it.

    Attributes:
        table: Name of the table in the form.
        row: Row of the table, from 1.
        column: Key of the column.
        typed: text (the number as text), empty, dash or blank.
    """

    table: str
    row: int
    column: str
    typed: str


def flaws_of(kode: str) -> list[Flaw]:
    """Return the flaws of a unit's form."""
    return [
        Flaw(cacat["tabel"], cacat["baris"], cacat["kolom"], cacat["typed"])
        for cacat in load("formulir")["cacat"]
        if cacat["kode"] == kode
    ]


def with_flaws(tables: Mapping[str, Rows], flaws: Sequence[Flaw]) -> dict[str, Rows]:
    """Return the tables with the flaws in them; the rows given stay as they are."""
    flawed = {name: [dict(row) for row in rows] for name, rows in tables.items()}
    for flaw in flaws:
        row = flawed[flaw.table][flaw.row - 1]
        row[flaw.column] = _WRITE[flaw.typed](row[flaw.column])
    return flawed
