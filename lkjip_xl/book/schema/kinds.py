"""What a workbook is made of: the vocabulary in which the schema is declared.

Layer: book. Declarations only; nothing here reads or writes a workbook.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from lkjip_xl.model import Value


class Kind(StrEnum):
    """What a column or a setting holds, and so how it is checked, formatted and read."""

    TEXT = "teks"
    LONG_TEXT = "teks panjang"  # wrapped over several lines
    INTEGER = "bilangan bulat"
    NUMBER = "bilangan"
    MONEY = "rupiah"  # whole rupiah
    DATE = "tanggal"
    CHOICE = "pilihan"  # one text of a list


class Owner(StrEnum):
    """Whose cells these are: a step overwrites only what it owns."""

    OFFICE = "kantor"  # typed by people: light yellow, never overwritten
    STEP = "langkah"  # written by a step: grey, locked


@dataclass(frozen=True)
class Column:
    """One column of a table.

    Attributes:
        key: How code names it.
        header: What staff read in the header row; unique in its table.
        kind: What it holds.
        choices: Name of the list a `Kind.CHOICE` is picked from (see `lists.LISTS`), or empty.
        required: A row without it is incomplete.
        minimum: Smallest number allowed, if there is one.
        maximum: Largest number allowed, if there is one.
        width: Column width in characters.
        owner: Who fills it.
        help: Indonesian input message shown when the cell is selected.
        formula: What fills it, with commas and without the equals sign. It calls a cell function, so that only a
            workbook with macros has it; no step writes such a column.
    """

    key: str
    header: str
    kind: Kind = Kind.TEXT
    choices: str = ""
    required: bool = False
    minimum: int | None = None
    maximum: int | None = None
    width: int = 14
    owner: Owner = Owner.OFFICE
    help: str = ""
    formula: str = ""


@dataclass(frozen=True)
class Table:
    """An Excel table: a data area that people fill or that a step writes.

    Attributes:
        name: Table name in the workbook, such as `tblUnit`.
        title: Indonesian heading printed above it.
        columns: Its columns, in order.
        key: Key of the column that identifies a row, or empty. Cells of columns that a step does not write follow it.
        blank_rows: Empty rows prepared for typing.
        note: One Indonesian sentence under the heading: what belongs here.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    key: str = ""
    blank_rows: int = 1
    note: str = ""

    @cached_property
    def by_key(self) -> Mapping[str, Column]:
        """Columns by key."""
        return {column.key: column for column in self.columns}

    @cached_property
    def by_header(self) -> Mapping[str, Column]:
        """Columns by header text, case folded."""
        return {column.header.casefold(): column for column in self.columns}


@dataclass(frozen=True)
class NamedCell:
    """A cell with a defined name: a setting that the office chooses, or a key figure that a step writes.

    Attributes:
        name: Defined name in the workbook; also how code asks for it.
        label: Indonesian label to its left.
        kind: What it holds.
        default: Value in a new master; None leaves it empty.
        choices: Name of the list of a `Kind.CHOICE`.
        owner: Who fills it.
        help: Indonesian explanation to its right.
        group: Indonesian heading of its group on the sheet.
        minimum: Smallest number allowed, if there is one.
        maximum: Largest number allowed, if there is one.
    """

    name: str
    label: str
    kind: Kind = Kind.TEXT
    default: Value = None
    choices: str = ""
    owner: Owner = Owner.OFFICE
    help: str = ""
    group: str = ""
    minimum: int | None = None
    maximum: int | None = None


@dataclass(frozen=True)
class Sheet:
    """One sheet.

    Attributes:
        name: Sheet name as people see it.
        code_name: VBA code name (`shIkm`); fixed for the life of the workbook.
        title: Indonesian heading in its first row.
        intro: One or two Indonesian sentences: what this sheet is for and what to do here.
        tables: Its tables, from left to right; nothing lies beneath them, so that each may grow.
        names: Its named cells, from top to bottom, above the tables.
        shown: In the row of tabs (True) or reached by links from Beranda (False).
        landscape: Print orientation.
        locked: Protected without a password, because only steps write here.
    """

    name: str
    code_name: str
    title: str
    intro: str = ""
    tables: tuple[Table, ...] = ()
    names: tuple[NamedCell, ...] = ()
    shown: bool = True
    landscape: bool = True
    locked: bool = False


@dataclass(frozen=True)
class Workbook:
    """All sheets of a workbook, with look-up by name.

    Attributes:
        version: Schema version stored in the workbook as `versi_skema`.
        sheets: Its sheets, in tab order.
        lists: The lists that choices are picked from: name to texts.
    """

    version: int
    sheets: tuple[Sheet, ...]
    lists: Mapping[str, Sequence[str]]

    @cached_property
    def tables(self) -> Mapping[str, tuple[Sheet, Table]]:
        """Every table with its sheet, by table name."""
        return {table.name: (sheet, table) for sheet in self.sheets for table in sheet.tables}

    @cached_property
    def names(self) -> Mapping[str, tuple[Sheet, NamedCell]]:
        """Every named cell with its sheet, by name."""
        return {cell.name: (sheet, cell) for sheet in self.sheets for cell in sheet.names}
