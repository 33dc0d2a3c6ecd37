"""The master workbook as a step sees it, whichever door it came through.

Layer: book. Two things stand behind this protocol: the closed file (`book.file`) and the open workbook in a
spreadsheet program (`book.live`). A step reads, computes, and writes once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from lkjip_xl.model import Finding, Row, Value


@dataclass(frozen=True)
class TableEdit:
    """New rows for one table.

    Only the columns named in the rows are written. Every other column belongs to the office: its cells follow the
    row's key (`Table.key` of the schema), or what the row says where the table has none. Rows are complete: a row of
    the workbook that no edit row continues is removed, and `MasterBook.notes` tells what the office had in it. A row
    in which only columns that the office added hold something stays.

    Attributes:
        table: Table name, such as `tblPermintaan`.
        rows: Values per column key; None empties the cell.
    """

    table: str
    rows: Sequence[Mapping[str, Value]]


class MasterBook(Protocol):
    """A master workbook that can be read, and written in one go."""

    @property
    def path(self) -> Path:
        """Where the workbook lies on disk."""

    @property
    def notes(self) -> Sequence[Finding]:
        """What the office should know of the last `write`; empty before the first."""

    def rows(self, table: str) -> list[Row]:
        """Return the filled rows of a table; rows in which every cell is empty are left out.

        Rows that people typed right beneath a table are rows of it where its schema prepares rows for typing.

        Dates arrive as `date`, numbers as `int` or exact `Decimal`, an error value such as `#N/A` as its text.
        A column that the office added is there under its header text.
        """

    def beneath(self, table: str) -> Sequence[Finding]:
        """Return what the office should know of cells right beneath a table: read as its rows, or not read."""

    def value(self, name: str) -> Value:
        """Return what a named cell holds."""

    def cell_of(self, name: str) -> tuple[str, str]:
        """Return sheet and address of a named cell, such as `("Pengaturan", "C7")`."""

    def cell_in(self, table: str, key: str, position: int) -> tuple[str, str]:
        """Return sheet and address of a column's cell in a data row, counted from 0, even beyond the last row."""

    def check_writable(self) -> None:
        """Refuse before a step computes what could not be written afterwards."""

    def write(self, tables: Sequence[TableEdit], names: Mapping[str, Value]) -> None:
        """Write tables and named cells in one go and save; on any failure the workbook stays as it was."""
