"""`LiveBook`: the master workbook while it is open in Excel or LibreOffice.

Layer: book. The same promises as the closed file (`book.file`): one write, whole or not at all.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lkjip_xl.book.live.patch import TablePatch, plan_rows
from lkjip_xl.book.live.protection import Refusals, lifted
from lkjip_xl.book.live.sheet import LiveSheet
from lkjip_xl.book.live.snapshot import LivePlace, LiveSnapshot
from lkjip_xl.book.live.values import Content, to_host
from lkjip_xl.book.live.writer import take_back_rows, write_cell, write_rows
from lkjip_xl.book.ooxml.locks import WorkbookReadOnlyError
from lkjip_xl.book.ooxml.name_edit import NamedFormulaError
from lkjip_xl.book.ooxml.readback import first_fault
from lkjip_xl.book.ooxml.refs import address_of
from lkjip_xl.book.ooxml.saving import WorkbookNotSavedError, WriteNotVerifiedError
from lkjip_xl.book.port import TableEdit
from lkjip_xl.book.schema.kinds import Workbook
from lkjip_xl.errors import LkjipError
from lkjip_xl.model import Finding, Row, Value


class WorkbookNeverSavedError(LkjipError):
    """The workbook lies nowhere yet: a step could neither save it nor find the office's folder."""

    code = "WORKBOOK_NEVER_SAVED"

    def __init__(self, name: str) -> None:
        """Name it as its window does."""
        super().__init__(
            "Buku kerja ini belum pernah disimpan",
            where=name,
            remedy="Simpan di folder tahun laporannya, lalu ulangi.",
        )


@dataclass(frozen=True)
class _Fill:
    """A named cell, what it holds, and what it will hold."""

    place: LivePlace
    old: Content
    new: Content


class LiveBook:
    """A `MasterBook` over an open workbook.

    What is read is kept until we write: one click sees one state, as with a closed file.

    Args:
        book: The workbook, as xlwings hands it out.
        schema: Its declaration.
        refusals: The errors by which the program refuses a call.
    """

    def __init__(self, book: Any, schema: Workbook, refusals: Refusals = ()) -> None:  # noqa: ANN401 xlwings ships no types
        """Read nothing yet."""
        self._book = book
        self._schema = schema
        self._refusals = refusals
        self._now = LiveSnapshot(book)
        self._notes: tuple[Finding, ...] = ()

    @property
    def notes(self) -> Sequence[Finding]:
        """What the office should know of the last `write`: cells of its own that are gone, rows that joined a table."""
        return self._notes

    @property
    def path(self) -> Path:
        """Where the workbook lies on disk.

        Raises:
            WorkbookNeverSavedError: It lies nowhere yet.
        """
        path = Path(self._book.fullname)
        if not path.is_absolute():
            raise WorkbookNeverSavedError(path.name)
        return path.resolve()

    def rows(self, table: str) -> list[Row]:
        """Return the filled rows of a table; see `MasterBook.rows`.

        Raises:
            TableMissingError: The workbook has no such table.
            ColumnMissingError: The table lacks a column of the schema.
        """
        _, declared = self._schema.tables[table]
        return self._now.rows(declared)

    def beneath(self, table: str) -> Sequence[Finding]:
        """Return what the office should know of cells right beneath a table; see `MasterBook.beneath`.

        Raises:
            TableMissingError: The workbook has no such table.
            ColumnMissingError: The table lacks a column of the schema.
        """
        sheet, declared = self._schema.tables[table]
        return tuple(self._now.beneath(declared).findings(self._now.file, sheet.name))

    def value(self, name: str) -> Value:
        """Return what a named cell holds.

        Raises:
            NameMissingError: There is no such name.
            NameNotACellError: It is not the name of one cell.
        """
        declared = self._schema.names.get(name)
        return self._now.value(self._now.place(name), declared[1].kind if declared else None)

    def cell_of(self, name: str) -> tuple[str, str]:
        """Return sheet and address of a named cell.

        Raises:
            NameMissingError: There is no such name.
            NameNotACellError: It is not the name of one cell.
        """
        place = self._now.place(name)
        return place.sheet.name, address_of(place.column, place.row)

    def cell_in(self, table: str, key: str, position: int) -> tuple[str, str]:
        """Return sheet and address of a column's cell in a data row; see `MasterBook.cell_in`.

        Raises:
            TableMissingError: The workbook has no such table.
            ColumnMissingError: The table lacks a column of the schema.
        """
        _, declared = self._schema.tables[table]
        shape, column = self._now.table(table), self._now.columns(declared)[key]
        return shape.sheet.name, address_of(column, shape.first + position)

    def check_writable(self) -> None:
        """Refuse before a step computes what could not be saved afterwards.

        Raises:
            WorkbookNeverSavedError: It lies nowhere yet.
            WorkbookReadOnlyError: The program opened it read-only.
        """
        path = self.path
        if self._book.api.ReadOnly:
            raise WorkbookReadOnlyError(path)

    def write(self, tables: Sequence[TableEdit], names: Mapping[str, Value]) -> None:
        """Write tables and named cells and save, whole or not at all; the object then shows the new state.

        Everything is decided before the first cell is written. Where a write or the save fails, the old contents are
        put back, and the file on disk is as it was.

        Raises:
            LkjipError: Something refuses the edit.
            ValueError: An edit names a column that is nowhere.
        """
        self.check_writable()
        patches = [plan_rows(self._now, self._schema.tables[edit.table][1], edit.rows) for edit in tables]
        fills = [self._plan_fill(name, value) for name, value in names.items()]
        sheets = [*(patch.table.sheet for patch in patches), *(fill.place.sheet for fill in fills)]
        started: list[TablePatch] = []
        try:
            with self._open(sheets):
                for patch in patches:
                    started.append(patch)
                    write_rows(patch)
                    self._rename({name: after for name, (_, after) in patch.names.items()})
                for fill in fills:
                    write_cell(fill.place, fill.new)
            self._verify(patches, tables, names)
            self._save()
            self._notes = tuple(note for patch in patches for note in patch.notes)
        except BaseException:
            with self._open(sheets):
                self._take_back(started, fills)
            raise

    def _plan_fill(self, name: str, value: Value) -> _Fill:
        place = self._now.place(name)
        where = f"{self._now.file} {place.sheet.name}!{address_of(place.column, place.row)}"
        if place.sheet.formula(place.column, place.row) is not None:
            raise NamedFormulaError(name, where=where)
        return _Fill(place, place.sheet.content(place.column, place.row), to_host(value, where))

    def _verify(self, patches: Sequence[TablePatch], tables: Sequence[TableEdit], names: Mapping[str, Value]) -> None:
        """Read everything back; what a formula of the table computes is the program's own matter."""
        typed = [
            TableEdit(edit.table, [{key: row[key] for key in row if key not in patch.computed} for row in edit.rows])
            for edit, patch in zip(tables, patches, strict=True)
        ]
        if fault := first_fault(LiveSnapshot(self._book), self._schema, typed, names):
            raise WriteNotVerifiedError(self.path, fault)

    def _save(self) -> None:
        try:
            self._book.save()
        except self._refusals as refusal:
            raise WorkbookNotSavedError(self.path) from refusal
        self._now = LiveSnapshot(self._book)

    def _take_back(self, patches: Sequence[TablePatch], fills: Sequence[_Fill]) -> None:
        for patch in reversed(patches):
            take_back_rows(patch)
            self._rename({name: before for name, (before, _) in patch.names.items()})
        for fill in fills:
            write_cell(fill.place, fill.old)
        self._now = LiveSnapshot(self._book)

    def _rename(self, targets: Mapping[str, str]) -> None:
        for name, target in targets.items():
            self._book.names[name].refers_to = f"={target}"

    @contextmanager
    def _open(self, sheets: Sequence[LiveSheet]) -> Iterator[None]:
        """Lift protections, and let the program neither paint nor calculate nor react while we write."""
        distinct = list({sheet.name: sheet for sheet in sheets}.values())
        held = self._book.app.properties(screen_updating=False, calculation="manual")
        with held, lifted(distinct, self._now.file, self._refusals):
            yield
