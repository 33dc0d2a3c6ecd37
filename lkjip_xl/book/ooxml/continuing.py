"""What becomes of the old rows of a table when new ones are written: they go on, they stay, or they are gone.

Layer: book. Pure; both doors ask it. Nothing of the office's is lost without a finding.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from lkjip_xl.book.ooxml.pairing import pair_by_content, pair_by_key
from lkjip_xl.book.ooxml.refs import address_of, column_letters
from lkjip_xl.book.schema.kinds import Owner, Table
from lkjip_xl.model import Finding, Severity, Value

Contents = Mapping[int, Value]
"""What the cells of a row hold, per column number; a formula in a cell of the office is its text."""


@dataclass(frozen=True)
class Layout:
    """A table on its sheet.

    Attributes:
        table: The table, as the schema declares it.
        columns: Column number per key, or per heading of a column that the office added.
        area: All its columns on the sheet.
        computed: Those that a formula fills.
    """

    table: Table
    columns: Mapping[str, int]
    area: range
    computed: frozenset[int]

    @cached_property
    def schema(self) -> Mapping[str, int]:
        """Columns of the schema that people or steps fill, by key."""
        return {key: self.columns[key] for key in self.table.by_key if self.columns[key] not in self.computed}

    @cached_property
    def added(self) -> frozenset[int]:
        """Columns that the office added and fills by hand."""
        ours = {self.columns[key] for key in self.table.by_key}
        return frozenset(self.area) - ours - self.computed

    @cached_property
    def filled_when_blank(self) -> frozenset[int]:
        """Columns whose formula a blank row shows too; in any other column of ours it would make a filled row of it."""
        typed = {self.columns[key] for key, column in self.table.by_key.items() if not column.formula}
        return frozenset(self.area) - typed

    def heading(self, column: int) -> str:
        """Return what stands above a column."""
        key = next((key for key, number in self.columns.items() if number == column), column_letters(column))
        return self.table.by_key[key].header if key in self.table.by_key else key


@dataclass(frozen=True)
class Fate:
    """What becomes of the old rows; a row goes by its place among them.

    Attributes:
        continued: For each new row the old row that it continues, or None.
        kept: Rows in which only columns of the office hold something: they stay, after the new ones.
        lost: Cells of the office in rows that are gone: place of the row, column.
    """

    continued: Sequence[int | None]
    kept: Sequence[int]
    lost: Sequence[tuple[int, int]]


def fate_of(old: Sequence[Contents], new: Sequence[Contents], layout: Layout) -> Fate:
    """Return what becomes of the old rows of a table.

    Args:
        old: What its data rows hold, blank ones too.
        new: What its new rows hold, per column that is written.
        layout: Where its columns are.
    """
    used = [place for place, row in enumerate(old) if any(row.get(at) is not None for at in layout.schema.values())]
    known = set(used)
    kept = [place for place, row in enumerate(old) if place not in known and _holds(row, layout.added)]
    continued = _continued(old, used, new, layout)
    gone = known.difference(place for place in continued if place is not None)
    own = layout.added | _unwritten(new, layout)
    lost = [(place, column) for place in sorted(gone) for column in sorted(own) if old[place].get(column) is not None]
    return Fate(continued, kept, lost)


def row_count(table: Table, needed: int, room: int) -> int:
    """Return how many rows a table gets that needs some and has room for so many.

    It offers the blank rows for typing that its schema prepares, as far as there is room for them, and has at least
    one row.
    """
    return max(needed, min(needed + spare_rows(table), room), 1)


def spare_rows(table: Table) -> int:
    """Return how many blank rows a table offers for typing; the single blank row of an empty table is none."""
    return table.blank_rows if table.blank_rows > 1 else 0


def lost_cells(
    fate: Fate, old: Sequence[Contents], first: int, layout: Layout, place: tuple[str, str]
) -> list[Finding]:
    """Return one finding per cell of the office that is gone with its row.

    Args:
        fate: What became of the rows.
        old: What they held.
        first: Row of the first one on the sheet.
        layout: Where the columns are.
        place: File and sheet.
    """
    file, sheet = place
    return [
        Finding(
            code="OFFICE_CELLS_LOST",
            severity=Severity.PERINGATAN,
            message=f"Isian kantor '{old[row][column]}' pada kolom {layout.heading(column)} tabel {layout.table.name} "
            "ikut hilang, karena barisnya tidak ada lagi",
            remedy="Ketik ulang isian itu pada baris yang sesuai bila masih diperlukan.",
            file=file,
            sheet=sheet,
            cell=address_of(column, first + row),
        )
        for row, column in fate.lost
    ]


def _continued(
    old: Sequence[Contents], used: Sequence[int], new: Sequence[Contents], layout: Layout
) -> list[int | None]:
    if layout.table.key:
        key = layout.columns[layout.table.key]
        return pair_by_key([(old[place].get(key), place) for place in used], [row[key] for row in new])
    by_column = {number: key for key, number in layout.schema.items()}
    was = [{key: old[place].get(at) for key, at in layout.schema.items()} for place in used]
    # A value given for a computed column says nothing of the row that was there.
    meant = [{by_column[at]: value for at, value in row.items() if at in by_column} for row in new]
    return [None if place is None else used[place] for place in pair_by_content(was, meant)]


def _unwritten(new: Sequence[Contents], layout: Layout) -> frozenset[int]:
    """Return the columns of the schema that people fill and that this edit leaves alone."""
    written = {column for row in new for column in row}
    typed = {at for key, at in layout.schema.items() if layout.table.by_key[key].owner is Owner.OFFICE}
    return frozenset(typed - written) if new else frozenset()


def _holds(row: Contents, columns: frozenset[int]) -> bool:
    return any(row.get(column) is not None for column in columns)
