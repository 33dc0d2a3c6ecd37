"""Whether a written workbook reads back as it was meant, through whichever door it was written.

Layer: book.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from lkjip_xl.book.ooxml.cells import as_stored
from lkjip_xl.book.ooxml.refs import address_of
from lkjip_xl.book.port import TableEdit
from lkjip_xl.book.schema.kinds import Kind, Table, Workbook
from lkjip_xl.model import Value


class Readable(Protocol):
    """What both doors can read: `Snapshot` of a closed file, `LiveSnapshot` of an open workbook.

    Where a table or a named cell lies is each door's own shape; `sheet.name` is all that is asked of it here.
    """

    def table(self, name: str) -> Any:  # noqa: ANN401 the door's own shape
        """Return where a table lies."""

    def columns(self, table: Table) -> dict[str, int]:
        """Return the column number per key."""

    def place(self, name: str) -> Any:  # noqa: ANN401 the door's own shape
        """Return where a named cell lies."""

    def value(self, place: Any, kind: Kind | None = None) -> Value:  # noqa: ANN401 the door's own shape
        """Return what a cell holds."""

    def row_values(
        self,
        sheet: Any,  # noqa: ANN401 the door's own shape
        number: int,
        columns: Mapping[str, int],
        kinds: Mapping[str, Kind],
    ) -> dict[str, Value]:
        """Return what the cells of one row hold, per key of `columns`."""


def first_fault(written: Readable, schema: Workbook, tables: Sequence[TableEdit], names: Mapping[str, Value]) -> str:
    """Return sheet and address of the first cell that does not hold what was meant; empty when all do.

    Args:
        written: The new workbook.
        schema: Its declaration.
        tables: The tables that were written; of two edits of one table only the last counts.
        names: The named cells that were written.
    """
    last_edits = {edit.table: edit for edit in tables}
    faults = [
        *(fault for edit in last_edits.values() for fault in _table_faults(written, schema, edit)),
        *(fault for name, value in names.items() for fault in _name_faults(written, name, value)),
    ]
    return faults[0] if faults else ""


def _table_faults(written: Readable, schema: Workbook, edit: TableEdit) -> Iterator[str]:
    _, table = schema.tables[edit.table]
    shape, columns = written.table(edit.table), written.columns(table)
    for number, row in enumerate(edit.rows, start=shape.first):
        meant = {key: value for key, value in row.items() if key in table.by_key}
        found = written.row_values(shape.sheet, number, columns, _kinds(meant))
        for key, value in meant.items():
            if not _is_same(found[key], value):
                yield f"{shape.sheet.name}!{address_of(columns[key], number)}"


def _name_faults(written: Readable, name: str, value: Value) -> Iterator[str]:
    place = written.place(name)
    if not _is_same(written.value(place, _kinds({name: value}).get(name)), value):
        yield f"{place.sheet.name}!{address_of(place.column, place.row)}"


def _kinds(meant: Mapping[str, Value]) -> dict[str, Kind]:
    # What was written as a date is read as one, whatever the schema calls the column.
    return {key: Kind.DATE for key, value in meant.items() if isinstance(value, date)}


def _is_same(found: Value, meant: Value) -> bool:
    stored = as_stored(meant)
    return found == stored and isinstance(found, bool) == isinstance(stored, bool)
