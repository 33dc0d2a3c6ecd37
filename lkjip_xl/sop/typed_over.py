"""Cells of collected rows that somebody changed by hand, and that the next consolidation writes anew from the file.

Layer: sop. Serves step 3. Only rows of forms that are in the folder unchanged are compared: what differs there was
typed into the master. An export may be read otherwise once its mapping is confirmed anew.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from lkjip_xl.book.schema.data import ORIGIN
from lkjip_xl.book.schema.master import MASTER
from lkjip_xl.intake.consolidation import Consolidation
from lkjip_xl.intake.joining.merging import fingerprint
from lkjip_xl.intake.parsed import Source
from lkjip_xl.intake.wording import Place, word
from lkjip_xl.model import Finding, Row, Value

_ORIGIN: Final = frozenset(column.key for column in ORIGIN)
_MOST_NAMED: Final = 20


class _Cell(NamedTuple):
    """A cell that says something else than the file it came from."""

    row: Row
    key: str
    said: Value


def typed_over(before: Mapping[str, Sequence[Row]], merged: Consolidation) -> list[Finding]:
    """Return a finding for each cell that a person changed and that goes back to what its file says.

    Args:
        before: Rows that the master holds, by table.
        merged: What the folder says.
    """
    forms = {(file.file, fingerprint(file.sha256)) for file in merged.files if file.source is Source.FORM}
    found: list[Finding] = []
    for table, rows in before.items():
        kept = {_origin(row): row for row in rows if (row["berkas"], row["sidik"]) in forms}
        cells = list(_differing(kept, merged, table)) if kept else []
        found.extend(_told(cell, table) for cell in cells[:_MOST_NAMED])
        if rest := cells[_MOST_NAMED:]:
            place = Place("", rest[0].row.sheet, rest[0].row.cell(rest[0].key))
            found.append(word("COLLECTED_CELLS_CHANGED", place, count=len(rest), cell=place.cell))
    return found


def _differing(kept: Mapping[tuple[Value, ...], Row], merged: Consolidation, table: str) -> Iterator[_Cell]:
    columns = merged.columns[table]
    keys = [key for key in columns if key not in _ORIGIN and key != "nomor"]
    said = [columns[key] for key in keys]
    origins = zip(columns["berkas"], columns["sidik"], columns["lembar"], columns["baris"], strict=True)
    for position, origin in enumerate(origins):
        if (row := kept.get(origin)) is None:
            continue
        for key, column in zip(keys, said, strict=True):
            if key in row and row[key] != column[position]:
                yield _Cell(row, key, column[position])


def _origin(row: Row) -> tuple[Value, ...]:
    return row["berkas"], row["sidik"], row["lembar"], row["baris"]


def _told(cell: _Cell, table: str) -> Finding:
    row, key, said = cell
    known = MASTER.tables[table][1].by_key
    facts = {"column": known[key].header if key in known else key, "typed": _shown(row[key]), "said": _shown(said)}
    place = Place("", row.sheet, row.cell(key))
    return word("COLLECTED_CELL_CHANGED", place, file=row["berkas"], row=row["baris"], **facts)


def _shown(value: Value) -> str:
    return "kosong" if value is None else f"“{value}”"
