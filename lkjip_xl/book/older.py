"""A master of an older schema, for reading: what it lacks is empty or has its default, so that nothing in it is lost.

Layer: book. Every change of the schema adds tables, columns or names; an older master simply has fewer of them. It is
read as it is and written by nobody: `lkjip mulai TAHUN --dari MASTER` makes a master of today's schema from it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from lkjip_xl.book.file import FileBook
from lkjip_xl.book.ooxml.columns import columns_by_key
from lkjip_xl.book.ooxml.package import Package
from lkjip_xl.book.ooxml.snapshot import Snapshot
from lkjip_xl.book.port import MasterBook, TableEdit
from lkjip_xl.book.schema.kinds import Table, Workbook
from lkjip_xl.book.schema.master import MASTER, SCHEMA_VERSION
from lkjip_xl.errors import LkjipError
from lkjip_xl.model import Finding, Row, Value


def renewal_command(master: Path, tahun: object) -> str:
    """Return the command that puts a master of today's schema in the place of one, ready to be copied.

    >>> renewal_command(Path("/kantor/LKjIP/2025/Master_LKjIP_2025.xlsm"), 2025)
    'lkjip mulai 2025 --folder "/kantor/LKjIP" --dari "/kantor/LKjIP/2025/Master_LKjIP_2025.xlsm"'
    """
    path = master.resolve()
    office = path.parent.parent if path.parent.name == str(tahun) else path.parent
    return f'lkjip mulai {tahun} --folder "{office}" --dari "{path}"'


class OlderSchemaError(LkjipError):
    """A master was made by an older version of the application and lacks what steps write today."""

    code = "SCHEMA_OLDER"

    def __init__(self, master: Path, version: object, tahun: object) -> None:
        """Name the master, its schema, and the command that renews it."""
        super().__init__(
            f"Buku induk {master.name} memakai susunan lama (skema {version}; sekarang {SCHEMA_VERSION})",
            where=str(master.parent),
            remedy=f"Jalankan '{renewal_command(master, tahun)}': isinya disalin "
            "seluruhnya ke susunan baru, dan buku lama disimpan di folder arsip.",
        )


class NewerSchemaError(LkjipError):
    """A master was made by a newer version of the application."""

    code = "SCHEMA_NEWER"

    def __init__(self, master: Path, version: object) -> None:
        """Name the master and its schema."""
        super().__init__(
            f"Buku induk {master.name} dibuat oleh aplikasi yang lebih baru (skema {version}; "
            f"aplikasi ini mengenal {SCHEMA_VERSION})",
            where=str(master.parent),
            remedy="Perbarui aplikasi LKjIP di komputer ini, lalu ulangi.",
        )


def refuse_other_schema(book: MasterBook) -> None:
    """Refuse a master that is not of today's schema.

    Raises:
        OlderSchemaError, NewerSchemaError: It is of another one.
    """
    version = book.value("versi_skema")
    if isinstance(version, int) and version > SCHEMA_VERSION:
        raise NewerSchemaError(book.path, version)
    if version != SCHEMA_VERSION:
        raise OlderSchemaError(book.path, version or "tidak dikenal", book.value("tahun") or "TAHUN")


def open_for_reading(path: Path) -> MasterBook:
    """Return a master of any schema that this application knows.

    Raises:
        NewerSchemaError: It is of a newer schema.
        LkjipError: The file is missing, unreadable or no workbook.
    """
    book = FileBook(path, MASTER)
    if "versi_skema" not in Snapshot(Package.read(path)).index.names:
        return book  # no master of ours: whoever reads it says so
    version = book.value("versi_skema")
    if isinstance(version, int) and version > SCHEMA_VERSION:
        raise NewerSchemaError(path, version)
    return book if version == SCHEMA_VERSION else OlderMaster(path)


class OlderMaster:
    """A `MasterBook` over a closed master of an older schema; it can be read only.

    Args:
        path: The master.

    Raises:
        LkjipError: The file is missing, unreadable or no workbook.
    """

    def __init__(self, path: Path) -> None:
        """Read the file and look up which parts of today's schema it has."""
        snapshot = Snapshot(Package.read(path))
        self._schema = _present(snapshot)
        self._names = snapshot.index.names
        self._book = FileBook(path, self._schema)

    @property
    def path(self) -> Path:
        """Where the master lies on disk."""
        return self._book.path

    @property
    def notes(self) -> Sequence[Finding]:
        """Nothing: it is never written."""
        return ()

    def rows(self, table: str) -> list[Row]:
        """Return the rows of a table; a column that the file lacks is empty, a table that it lacks has no rows."""
        if table not in self._schema.tables:
            return []
        lacking = dict.fromkeys(column.key for column in MASTER.tables[table][1].columns)
        return [
            replace(
                row,
                content={**lacking, **row.content},
                letters={**dict.fromkeys(lacking, next(iter(row.letters.values()))), **row.letters},
            )
            for row in self._book.rows(table)
        ]

    def beneath(self, table: str) -> Sequence[Finding]:
        """Return what the office should know of cells right beneath a table."""
        return self._book.beneath(table) if table in self._schema.tables else ()

    @property
    def tables(self) -> frozenset[str]:
        """Tables of today's schema that the file has."""
        return frozenset(self._schema.tables)

    def columns(self, table: str) -> frozenset[str]:
        """Return the columns of today's schema that one of its tables has, without those that hold a formula."""
        return frozenset(column.key for column in self._schema.tables[table][1].columns if not column.formula)

    def has_name(self, name: str) -> bool:
        """Whether the file has a named cell."""
        return name.casefold() in self._names

    def value(self, name: str) -> Value:
        """Return what a named cell holds; one that the file lacks holds its default."""
        if name in MASTER.names and not self.has_name(name):
            return MASTER.names[name][1].default
        return self._book.value(name)

    def cell_of(self, name: str) -> tuple[str, str]:
        """Return sheet and address of a named cell; only the sheet where the file lacks it."""
        if name in MASTER.names and not self.has_name(name):
            return MASTER.names[name][0].name, ""
        return self._book.cell_of(name)

    def cell_in(self, table: str, key: str, position: int) -> tuple[str, str]:
        """Return sheet and address of a column's cell in a data row; only the sheet where the file lacks it."""
        is_declared = key in MASTER.tables[table][1].by_key
        if table not in self._schema.tables or (is_declared and key not in self._schema.tables[table][1].by_key):
            return MASTER.tables[table][0].name, ""
        return self._book.cell_in(table, key, position)

    def check_writable(self) -> None:
        """Refuse: see `OlderSchemaError`."""
        refuse_other_schema(self)

    def write(self, tables: Sequence[TableEdit], names: Mapping[str, Value]) -> None:  # noqa: ARG002  the protocol's
        """Refuse: see `OlderSchemaError`."""
        refuse_other_schema(self)


def _present(snapshot: Snapshot) -> Workbook:
    """Return the part of today's schema that a file has."""
    sheets = []
    for sheet in MASTER.sheets:
        tables = tuple(
            _present_columns(snapshot, table)
            for table in sheet.tables
            if table.name.casefold() in snapshot.index.tables
        )
        names = tuple(cell for cell in sheet.names if cell.name.casefold() in snapshot.index.names)
        sheets.append(replace(sheet, tables=tables, names=names))
    return Workbook(MASTER.version, tuple(sheets), MASTER.lists)


def _present_columns(snapshot: Snapshot, table: Table) -> Table:
    shape = snapshot.table(table.name)
    bare = replace(table, columns=())
    headings = columns_by_key(shape, bare, snapshot.grid(shape.sheet), snapshot.index.reader, snapshot.package.file)
    known = {" ".join(heading.split()).casefold() for heading in headings}
    columns = tuple(column for column in table.columns if " ".join(column.header.split()).casefold() in known)
    return replace(table, columns=columns, key=table.key if table.key in {c.key for c in columns} else "")
