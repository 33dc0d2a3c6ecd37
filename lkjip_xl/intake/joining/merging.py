"""What all files say together: the rows of those that count, by table, each with its origin.

Layer: intake. Pure: takes what `judging` decided; the result does not depend on the order of the files. Tables may be
packed: each is unpacked once and dropped, and answers beyond the limit stay packed.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from lkjip_xl.book.schema.master import master_schema
from lkjip_xl.intake.checking.repeated_groups import Lettered, repeated_groups
from lkjip_xl.intake.joining.judging import Judged
from lkjip_xl.intake.parsed import Expected, Parsed, Source
from lkjip_xl.intake.reading.tables import TableData
from lkjip_xl.model import Finding, Value

TABLES: Final = ("tblAngket", "tblPemmas", "tblAdministrasi", "tblKinerja", "tblRekap")
"""Tables of the master that intake fills, named as there."""

_ANSWERS: Final = "tblAngket"
_PEMMAS: Final = "tblPemmas"
_FINGERPRINT: Final = 12
"""Letters of a file's fingerprint that the master shows; enough to tell all files of an office apart."""

Columns = Mapping[str, Sequence[Value]]


def fingerprint(sha256: str) -> str:
    """Return the part of a file's fingerprint that the master shows as *Sidik Berkas*."""
    return sha256[:_FINGERPRINT]


@dataclass(frozen=True)
class Chunk:
    """The rows that one file holds of one unit in one table; `positions` None for all of them."""

    unit: str
    parsed: Parsed
    table: str
    positions: Sequence[int] | None
    count: int

    def columns(self, keys: Sequence[str]) -> dict[str, Sequence[Value]]:
        """Return the rows as columns of the master; a column that the file lacks is empty."""
        return self.filled(self.parsed.tables[self.table], keys)

    def filled(self, data: TableData, keys: Sequence[str]) -> dict[str, Sequence[Value]]:
        """Return the same from a table that was unpacked already."""
        positions = range(len(data.rows)) if self.positions is None else self.positions
        origin: dict[str, Sequence[Value]] = {
            "unit": [self.unit] * self.count,
            "berkas": [self.parsed.file] * self.count,
            "lembar": self._sheets(data, positions),
            "baris": [data.rows[position] for position in positions],
            "sidik": [fingerprint(self.parsed.sha256)] * self.count,
        }
        empty: Sequence[Value] = [None] * self.count
        return {key: origin.get(key) or _picked(data.columns.get(key), positions) or empty for key in keys}

    def _sheets(self, data: TableData, positions: Sequence[int]) -> Sequence[Value]:
        if not data.parts:
            return [data.sheet or None] * self.count
        sheets = data.sheets
        return [sheets[position] for position in positions]


@dataclass(frozen=True)
class UnitBeyond:
    """The answers of a unit for which the sheet has no room.

    Attributes:
        unit: Code of the unit.
        chunks: Where they are, in the order of the master.
        keys: Columns of the master.
    """

    unit: str
    chunks: tuple[Chunk, ...]
    keys: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many respondents there are."""
        return sum(chunk.count for chunk in self.chunks)

    def rows(self) -> Iterator[dict[str, Value]]:
        """Yield the respondents as values by column key; one file at a time is unpacked."""
        for chunk in self.chunks:
            columns = chunk.columns(self.keys)
            for values in zip(*columns.values(), strict=True):
                yield dict(zip(columns, values, strict=True))


class Merged(NamedTuple):
    """Rows of all files by table and column key, the units without room, and what only all files together show."""

    columns: Mapping[str, Columns]
    beyond: tuple[UnitBeyond, ...]
    findings: Sequence[Finding]


def merge(accepted: Iterable[Judged], expected: Expected, limit: int | None = None) -> Merged:
    """Join the rows of the files that count, in the order of the units, then of the file names, then of the sheets.

    Args:
        accepted: Files that count, in any order.
        expected: Gives the order of the units and the unsur.
        limit: Respondents for which the sheet has room; None for all.
    """
    files = sorted(
        accepted, key=lambda item: (item.parsed.source is Source.EXPORT, item.parsed.file, item.parsed.sha256)
    )
    schema = master_schema(tuple(expected.unsur))
    keys = {table: tuple(column.key for column in schema.tables[table][1].columns) for table in TABLES}
    chunks = {table: _in_order(table, files, expected) for table in TABLES}
    beyond = _beyond(chunks[_ANSWERS], keys[_ANSWERS], limit)
    without_room = {unit.unit for unit in beyond}
    chunks[_ANSWERS] = [chunk for chunk in chunks[_ANSWERS] if chunk.unit not in without_room]
    columns, letters = {}, dict[str, list[Lettered]]()
    for table in TABLES:
        columns[table], letters[table] = _join(chunks[table], keys[table])
    return Merged(columns, beyond, repeated_groups(columns[_PEMMAS], letters[_PEMMAS]))


def units_without_room(counts: Mapping[str, int], limit: int | None) -> frozenset[str]:
    """Return the units whose rows find no room: each in its order takes what is left, or nothing.

    Args:
        counts: Rows by unit, in the order of the master.
        limit: Rows for which there is room; None for all.
    """
    without, used = [], 0
    for unit, count in counts.items():
        if limit is None or used + count <= limit:
            used += count
        else:
            without.append(unit)
    return frozenset(without)


def _beyond(chunks: Sequence[Chunk], keys: tuple[str, ...], limit: int | None) -> tuple[UnitBeyond, ...]:
    by_unit: dict[str, list[Chunk]] = {}
    for chunk in chunks:
        by_unit.setdefault(chunk.unit, []).append(chunk)
    counts = {unit: sum(chunk.count for chunk in held) for unit, held in by_unit.items()}
    without = units_without_room(counts, limit)
    return tuple(UnitBeyond(unit, tuple(held), keys) for unit, held in by_unit.items() if unit in without)


def _in_order(table: str, files: Sequence[Judged], expected: Expected) -> list[Chunk]:
    """Return who sent what for a table, in the order in which the master shows it."""
    by_unit: dict[str, list[Chunk]] = {unit.kode: [] for unit in expected.units}
    for item in files:
        for chunk in _chunks(table, item):
            if chunk.unit in by_unit and chunk.count:
                by_unit[chunk.unit].append(chunk)
    return [chunk for chunks in by_unit.values() for chunk in chunks]


def _chunks(table: str, item: Judged) -> Iterator[Chunk]:
    parsed, left_out = item.parsed, item.left_out.get(table, ())
    if not parsed.digest.counts.get(table):
        return
    if parsed.source is Source.FORM and parsed.unit is not None:
        yield Chunk(parsed.unit, parsed, table, None, parsed.digest.counts[table])
        return
    for unit, positions in _positions(table, parsed).items():
        kept = [position for position in positions if position not in left_out]
        yield Chunk(unit, parsed, table, kept, len(kept))


def _positions(table: str, parsed: Parsed) -> Mapping[str, Collection[int]]:
    if table == _ANSWERS:
        return {unit: answers.positions or () for unit, answers in parsed.digest.answers.items()}
    by_unit: dict[str, list[int]] = {}
    for position, kode in enumerate(parsed.tables[table].columns["unit"]):
        by_unit.setdefault(str(kode), []).append(position)
    return by_unit


def _join(chunks: Iterable[Chunk], keys: Sequence[str]) -> tuple[dict[str, list[Value]], list[Lettered]]:
    """Return the columns of a table of the master, and the letters of each file's columns from its first row on."""
    columns: dict[str, list[Value]] = {key: [] for key in keys}
    letters: list[Lettered] = []
    row, held = 0, None
    for chunk in chunks:
        if held is None or held[0] is not chunk.parsed:  # an export follows itself where it holds several units
            held = chunk.parsed, chunk.parsed.tables[chunk.table]
        letters.append(Lettered(row, held[1].letters))
        for key, values in chunk.filled(held[1], keys).items():
            columns[key].extend(values)
        row += chunk.count
    return columns, letters


def _picked(column: Sequence[Value] | None, positions: Sequence[int]) -> Sequence[Value]:
    if not column:
        return ()
    return column if len(positions) == len(column) else [column[position] for position in positions]
