"""What all files say together: which of them count, and their rows by table.

Layer: intake. Pure: takes what `parsing` returned, in any order; the result does not depend on that order.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from lkjip_xl.book.schema.master import master_schema
from lkjip_xl.intake.parsed import Expected, Parsed, Source
from lkjip_xl.intake.tables import TableData
from lkjip_xl.intake.wording import Place, word
from lkjip_xl.model import Finding, Value
from lkjip_xl.rules.pemmas import find_duplicates

TABLES: Final = ("tblAngket", "tblPemmas", "tblAdministrasi", "tblKinerja", "tblRekap")
"""Tables of the master that intake fills, named as there."""

_PEMMAS: Final = "tblPemmas"
_FINGERPRINT: Final = 12
"""Letters of a file's fingerprint that the master shows; enough to tell all files of an office apart."""


class Merged(NamedTuple):
    """Rows of all files by table and column key, and what only all of them together could show."""

    columns: Mapping[str, Mapping[str, Sequence[Value]]]
    findings: Sequence[Finding]


def fingerprint(sha256: str) -> str:
    """Return the part of a file's fingerprint that the master shows as *Sidik Berkas*."""
    return sha256[:_FINGERPRINT]


class _Chunk(NamedTuple):
    """The rows that one file holds of one unit in one table."""

    unit: str
    parsed: Parsed
    data: TableData
    positions: Sequence[int]


def merge(accepted: Iterable[Parsed], expected: Expected) -> Merged:
    """Join the rows of the files that count, in the order of the units, then of the file names, then of the sheets.

    Args:
        accepted: Files that count, in any order.
        expected: Gives the order of the units and the unsur.
    """
    files = sorted(accepted, key=lambda parsed: (parsed.source is Source.EXPORT, parsed.file, parsed.sha256))
    chunks = {table: list(_chunks(table, files, expected)) for table in TABLES}
    schema = master_schema(tuple(expected.unsur))
    keys = {table: [column.key for column in schema.tables[table][1].columns] for table in TABLES}
    columns = {table: _join(chunks[table], keys[table]) for table in TABLES}
    return Merged(columns, _repeated_groups(chunks[_PEMMAS]))


def _chunks(table: str, files: Sequence[Parsed], expected: Expected) -> Iterator[_Chunk]:
    """Yield who sent what for a table, in the order in which the master shows it."""
    holders = [(parsed, parsed.tables[table]) for parsed in files if table in parsed.tables]
    for unit in expected.units:
        for parsed, data in holders:
            positions = _positions(parsed, data, unit.kode)
            if positions:
                yield _Chunk(unit.kode, parsed, data, positions)


def _positions(parsed: Parsed, data: TableData, unit: str) -> Sequence[int]:
    if "unit" in data.columns:
        return [position for position, kode in enumerate(data.columns["unit"]) if kode == unit]
    return range(len(data.rows)) if parsed.unit == unit else ()


def _join(chunks: Iterable[_Chunk], keys: Sequence[str]) -> dict[str, list[Value]]:
    """Return the columns of a table of the master; a column that a file lacks is empty for its rows."""
    columns: dict[str, list[Value]] = {key: [] for key in keys}
    for chunk in chunks:
        count = len(chunk.positions)
        origin: dict[str, Sequence[Value]] = {
            "unit": [chunk.unit] * count,
            "berkas": [chunk.parsed.file] * count,
            "lembar": [chunk.data.sheet or None] * count,
            "baris": [chunk.data.rows[position] for position in chunk.positions],
            "sidik": [fingerprint(chunk.parsed.sha256)] * count,
        }
        for key, column in columns.items():
            typed = chunk.data.columns.get(key)
            own = [typed[position] for position in chunk.positions] if typed else [None] * count
            column.extend(origin.get(key, own))
    return columns


@dataclass(frozen=True)
class _Group:
    """A kelompok that some form names."""

    unit: str
    jenis: str
    nama: str
    rw: str
    place: Place = field(compare=False)


def _repeated_groups(chunks: Iterable[_Chunk]) -> list[Finding]:
    """Return a finding for every kelompok that an earlier row of any form seems to name already."""
    groups = [group for chunk in chunks for group in _groups(chunk)]
    return [
        word("DUPLICATE_GROUP", other.place, name=other.nama, other=first.nama, place=first.place.text)
        for first, *others in (duplicate.members for duplicate in find_duplicates(groups))
        for other in others
    ]


def _groups(chunk: _Chunk) -> Iterator[_Group]:
    for position, record in enumerate(chunk.data.records()):
        nama = record["nama"]
        if nama is not None:
            jenis, rw = (str(record[key] or "") for key in ("jenis", "rw"))
            yield _Group(chunk.unit, jenis, str(nama), rw, chunk.data.place(position, "nama"))
