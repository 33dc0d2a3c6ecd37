"""The master workbook as a closed file (.xlsx, .xlsm), read and written without a spreadsheet program.

Layer: book. One of the two doors behind `MasterBook`; what it stands on is `book.ooxml`. Knows no step.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from lkjip_xl.book.ooxml.draft import Draft
from lkjip_xl.book.ooxml.locks import refuse_if_not_writable
from lkjip_xl.book.ooxml.name_edit import fill_name
from lkjip_xl.book.ooxml.package import Package
from lkjip_xl.book.ooxml.readback import first_fault
from lkjip_xl.book.ooxml.refs import address_of
from lkjip_xl.book.ooxml.saving import refuse_signed, replace_file
from lkjip_xl.book.ooxml.snapshot import Snapshot
from lkjip_xl.book.ooxml.table_edit import replace_rows
from lkjip_xl.book.port import TableEdit
from lkjip_xl.book.schema.kinds import Workbook
from lkjip_xl.model import Finding, Row, Value


class FileBook:
    """A `MasterBook` over a closed file.

    The file is read whole when the object is made, and held nowhere after that; what others save later is noticed
    when we write. Only the parts that an edit owns are written anew, every other part stays byte for byte.

    Args:
        path: The workbook.
        schema: Its declaration.

    Raises:
        LkjipError: The file is missing, unreadable, damaged or no workbook (see `book.ooxml.package`).
    """

    def __init__(self, path: Path, schema: Workbook) -> None:
        """Read the file."""
        self._path = path.resolve()
        self._schema = schema
        self._now = Snapshot(Package.read(self._path))
        self._notes: tuple[Finding, ...] = ()

    @property
    def path(self) -> Path:
        """Where the workbook lies on disk."""
        return self._path

    @property
    def notes(self) -> Sequence[Finding]:
        """What the office should know of the last `write`: its cells that are gone, filters cleared, and the like."""
        return self._notes

    def rows(self, table: str) -> list[Row]:
        """Return the filled rows of a table; see `MasterBook.rows`.

        Raises:
            TableMissingError: The workbook has no such table.
            ColumnMissingError: The table lacks a column of the schema.
            DamagedWorkbookError: A cell does not hold what it says.
        """
        _, declared = self._schema.tables[table]
        return self._now.rows(declared)

    def beneath(self, table: str) -> Sequence[Finding]:
        """Return what the office should know of cells right beneath a table; see `MasterBook.beneath`.

        Raises:
            TableMissingError: The workbook has no such table.
            ColumnMissingError: The table lacks a column of the schema.
            DamagedWorkbookError: A cell does not hold what it says.
        """
        sheet, declared = self._schema.tables[table]
        return tuple(self._now.beneath(declared).findings(self._path.name, sheet.name))

    def value(self, name: str) -> Value:
        """Return what a named cell holds; a formula gives its stored result.

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
        """Refuse before a step computes what could not be written afterwards.

        Raises:
            WorkbookOpenError: A spreadsheet program has the file open.
            WorkbookReadOnlyError, FolderReadOnlyError: The file or its folder is read-only.
            SignedWorkbookError: A change would break a digital signature.
        """
        refuse_signed(self._now.package, self._path)
        refuse_if_not_writable(self._path)

    def write(self, tables: Sequence[TableEdit], names: Mapping[str, Value]) -> None:
        """Write tables and named cells and save, whole or not at all; the object then shows the new state.

        A table offers the blank rows that its schema prepares for typing (`Table.blank_rows`), as far as there is
        room for them, and has at least one row.

        Raises:
            LkjipError: Something refuses the edit (see `book.ooxml.table_edit`, `name_edit`, `saving`), and the file
                is as it was.
            ValueError: An edit names a column that is nowhere.
        """
        self.check_writable()
        draft = Draft(self._now.index)
        notes = [note for edit in tables for note in self._replace(draft, edit)]
        for name, value in names.items():
            fill_name(draft, name, value)
        written = replace_file(
            self._path,
            self._now.package,
            draft.finish(),
            lambda package: first_fault(Snapshot(package), self._schema, tables, names),
        )
        self._now, self._notes = Snapshot(written), tuple(notes)

    def _replace(self, draft: Draft, edit: TableEdit) -> list[Finding]:
        _, declared = self._schema.tables[edit.table]
        return replace_rows(draft, declared, edit.rows)
