"""Rows of the master as edits: put new rows among those that are there, without losing what the office typed.

Layer: sop. A `TableEdit` is the whole table, so what stays must be named again.
"""

from collections.abc import Callable, Mapping, Sequence

from lkjip_xl.book.port import MasterBook, TableEdit
from lkjip_xl.model import Row, Value

Values = Mapping[str, Value]


def upsert(book: MasterBook, table: str, key: str, rows: Sequence[Values]) -> TableEdit:
    """Return an edit that replaces the rows with these keys where they stand and adds the others at the end.

    All rows name the same columns; the columns they do not name stay with their row.
    """
    new: dict[Value, Values] = {row[key]: row for row in rows}
    columns = tuple(rows[0]) if rows else (key,)
    old_rows = book.rows(table)
    kept = [new[old[key]] if old[key] in new else {name: old[name] for name in columns} for old in old_rows]
    known = {old[key] for old in old_rows}
    return TableEdit(table, [*kept, *(row for name, row in new.items() if name not in known)])


def replace_where(
    book: MasterBook, table: str, gone: Callable[[Row], bool], rows: Sequence[Values], columns: Sequence[str]
) -> TableEdit:
    """Return an edit that drops the rows for which `gone` is true and adds new ones at the end."""
    kept = [{name: old[name] for name in columns} for old in book.rows(table) if not gone(old)]
    return TableEdit(table, [*kept, *({name: row.get(name) for name in columns} for row in rows)])
