"""What a damaged master holds, carried into a sound one: all tables with the office's own columns, all named cells.

Layer: book. What has no place in the sound workbook stays behind and is named, so that nobody loses it unawares.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from lkjip_xl.book.building.macros import CONF_SHEET, INTERPRETER_NAME
from lkjip_xl.book.file import FileBook
from lkjip_xl.book.ooxml.cells import FORMULA
from lkjip_xl.book.ooxml.package import Package
from lkjip_xl.book.ooxml.refs import Box, address_of
from lkjip_xl.book.ooxml.snapshot import Snapshot
from lkjip_xl.book.ooxml.workbook import SheetPart
from lkjip_xl.book.port import TableEdit
from lkjip_xl.book.schema.kinds import Column, Table, Workbook
from lkjip_xl.errors import LkjipError
from lkjip_xl.model import Finding, Row, Severity, Value

_SHOWN_CELLS = 8
_Cells = Mapping[str, Value]
"""Typed values by address."""


@dataclass(frozen=True)
class Salvage:
    """Carries one workbook into another.

    Attributes:
        damaged: The workbook as people left it.
        sound: A workbook of the same office with everything in place; it is written.
        schema: What both declare.
        kept_as: Name under which people find the damaged workbook afterwards.
    """

    damaged: Path
    sound: Path
    schema: Workbook
    kept_as: str

    def run(self) -> list[Finding]:
        """Carry everything that has a place, and return what stays behind.

        Raises:
            LkjipError: One of the workbooks cannot be read, or the sound one not written.
        """
        before, after = Snapshot(Package.read(self.damaged)), Snapshot(Package.read(self.sound))
        schema, findings = self._with_own_columns(before, after)
        book = FileBook(self.damaged, schema)
        tables = [
            TableEdit(name, [_contents(row, table) for row in book.rows(name)])
            for name, (_, table) in schema.tables.items()
            if name.casefold() in before.index.tables
        ]
        names = {name: book.value(name) for name in self._names(after) if name.casefold() in before.index.names}
        FileBook(self.sound, schema).write(tables, names)
        findings += self._lost_tables(before)
        return [*findings, *self._lost_cells(before, Snapshot(Package.read(self.sound)))]

    def _names(self, after: Snapshot) -> list[str]:
        own = [INTERPRETER_NAME] if INTERPRETER_NAME in after.index.names else []
        return [*self.schema.names, *own]

    def _with_own_columns(self, before: Snapshot, after: Snapshot) -> tuple[Workbook, list[Finding]]:
        """Return the schema with the columns that the office added to both workbooks, and those only in the old one."""
        findings: list[Finding] = []
        added: dict[str, tuple[Column, ...]] = {}
        for name, (sheet, table) in self.schema.tables.items():
            if name.casefold() in before.index.tables:
                own, there = _own_columns(before, table), _own_columns(after, table)
                added[name] = tuple(Column(key, key) for key in own if key in there)
                findings += [self._column(sheet.name, key) for key in own if key not in there]
        sheets = tuple(
            replace(
                sheet,
                tables=tuple(
                    replace(table, columns=(*table.columns, *added.get(table.name, ()))) for table in sheet.tables
                ),
            )
            for sheet in self.schema.sheets
        )
        return replace(self.schema, sheets=sheets), findings

    def _lost_tables(self, before: Snapshot) -> Iterator[Finding]:
        for name, (sheet, _) in self.schema.tables.items():
            if name.casefold() not in before.index.tables:
                yield self._left(
                    "TABLE_LEFT_BEHIND", f"Tabel {name} tidak ada lagi; isinya yang terakhir dipakai", sheet.name
                )

    def _lost_cells(self, before: Snapshot, after: Snapshot) -> Iterator[Finding]:
        """Name the office's own sheets, and cells beside our tables, that differ from those of the sound workbook."""
        sheets = {sheet.name: sheet for sheet in after.index.sheets}
        ours = {sheet.name for sheet in self.schema.sheets} | {CONF_SHEET}
        for sheet in before.index.sheets:
            twin = sheets.get(sheet.name)
            there = _typed(after, twin) if twin else {}
            lost = [cell for cell, value in _typed(before, sheet).items() if there.get(cell) != value]
            if sheet.name not in ours and (lost or twin is None):
                yield self._left("SHEET_LEFT_BEHIND", f"Lembar {sheet.name} buatan kantor tidak ikut", sheet.name)
            elif lost:
                shown = ", ".join(lost[:_SHOWN_CELLS]) + (", …" if len(lost) > _SHOWN_CELLS else "")
                yield self._left("CELLS_LEFT_BEHIND", f"Isian di luar tabel tidak ikut: {shown}", sheet.name)

    def _column(self, sheet: str, header: str) -> Finding:
        return self._left("COLUMN_LEFT_BEHIND", f"Kolom {header} buatan kantor tidak ikut", sheet)

    def _left(self, code: str, message: str, sheet: str) -> Finding:
        remedy = f"Salin kembali dari berkas {self.kept_as} bila masih diperlukan."
        return Finding(code, Severity.PERINGATAN, message, remedy, file=self.kept_as, sheet=sheet)


def _contents(row: Row, table: Table) -> dict[str, Value]:
    """Return what a row holds; the sound workbook's own formulas stay."""
    return {key: row[key] for key, column in table.by_key.items() if not column.formula}


def _own_columns(snapshot: Snapshot, table: Table) -> list[str]:
    """Return the headings of the columns that the office added to a table."""
    try:
        return [key for key in snapshot.columns(table) if key not in table.by_key]
    except LkjipError:  # a heading of ours is gone: reading the table will say so
        return []


def _typed(snapshot: Snapshot, sheet: SheetPart) -> _Cells:
    """Return the cells of a sheet that hold a value, no formula, outside tables and named cells."""
    grid, reader = snapshot.grid(sheet), snapshot.index.reader
    taken = [shape.box for shape in snapshot.index.tables.values() if shape.sheet == sheet]
    named = {reference.rpartition("!")[2].replace("$", "") for reference in snapshot.index.names.values()}
    found: dict[str, Value] = {}
    for number in grid.rows:
        for column, cell in grid.cells(number).items():
            address, here = address_of(column, number), Box(column, number, column, number)
            if cell.find(FORMULA) is None and address not in named and not any(box.overlaps(here) for box in taken):
                value = reader.value(cell)
                if value is not None:
                    found[address] = value
    return found
