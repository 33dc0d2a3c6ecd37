"""Writing patches into an open workbook, and taking them back when something fails on the way.

Layer: book. Whole blocks only: the number of calls to the program does not grow with the rows.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from lkjip_xl.book.live.patch import Contents, TablePatch
from lkjip_xl.book.live.sheet import LiveSheet
from lkjip_xl.book.live.snapshot import LivePlace, LiveTable
from lkjip_xl.book.live.values import Content, Formula, as_text, is_risky
from lkjip_xl.book.ooxml.refs import Box

_TEXT_FORMAT = "@"


def write_rows(patch: TablePatch) -> None:
    """Give a table its new rows."""
    _replace(patch.table, patch.old, patch.new, (len(patch.table.rows), len(patch.new)))


def take_back_rows(patch: TablePatch) -> None:
    """Give a table its old rows again, whatever came of `write_rows`."""
    # Nothing is known of the cells now, so every one is written.
    unknown: Contents = [["?"] * len(row) for row in patch.new]
    _replace(patch.table, unknown, patch.old, (len(patch.new), len(patch.table.rows)))


def write_cell(place: LivePlace, content: Content) -> None:
    """Write one cell; its format stays."""
    _put(place.sheet, Box(place.column, place.row, place.column, place.row), [[content]])


def _replace(table: LiveTable, old: Contents, new: Contents, sizes: tuple[int, int]) -> None:
    """Write new contents where the old ones were; `sizes` are the data rows of the table before and after.

    The contents may reach further than the table: rows that people typed beneath it join it.
    """
    sheet, box, first = table.sheet, table.box, table.first
    before, after = sizes
    if new == old and before == after:
        return
    if table.has_filter:
        _clear_filter(table.host)
    if table.totals:
        table.host.show_totals = False
    kept = min(_carry_looks(table, old, new), len(new))
    if before != after:
        table.host.resize(sheet.range(box.to_row(first + after - 1)))
    for area, contents in _changed(box, first, old, new, kept):
        _put(sheet, area, contents)
    if len(new) < len(old):
        sheet.range(Box(box.left, first + len(new), box.right, first + len(old) - 1)).clear()
    if table.totals:
        table.host.show_totals = True


def _clear_filter(host: Any) -> None:  # noqa: ANN401 an xlwings table
    """Show what a filter hides: a program copies and fills visible rows only."""
    host.show_autofilter = False
    host.show_autofilter = True


def _carry_looks(table: LiveTable, old: Contents, new: Contents) -> int:
    """Give rows that nobody has used yet the looks, validations and conditional formats of the last used one.

    Returns:
        How many rows hold what they held: the program copies contents with the looks.
    """
    own = old[: len(table.rows)]
    used = [i for i, row in enumerate(own) if any(content is not None for content in row)]
    pattern, fresh = (used[-1], used[-1] + 1) if used else (len(own) - 1, len(own))
    if len(new) <= len(own) and all(content is None for row in new[fresh:] for content in row):
        return len(old)
    left, right, first = table.box.left, table.box.right, table.first
    row = table.sheet.range(Box(left, first + pattern, right, first + pattern))
    row.copy(table.sheet.range(Box(left, first + fresh, right, first + len(new) - 1)))
    return fresh


def _changed(box: Box, first: int, old: Contents, new: Contents, kept: int) -> Iterator[tuple[Box, Contents]]:
    """Yield the areas to write: neighbouring columns that differ in the rows that are kept, and all rows after them.

    Cells that stay are left alone: the office may have formatted single words in them.
    """
    differs = [any(new[row][i] != old[row][i] for row in range(kept)) for i in range(len(box.columns))]
    for is_written, run in groupby(range(len(box.columns)), key=lambda i: differs[i]):
        if is_written:
            columns = list(run)
            area = Box(box.left + columns[0], first, box.left + columns[-1], first + kept - 1)
            yield area, [row[columns[0] : columns[-1] + 1] for row in new[:kept]]
    if len(new) > kept:
        yield Box(box.left, first + kept, box.right, first + len(new) - 1), new[kept:]


def _put(sheet: LiveSheet, area: Box, contents: Contents) -> None:
    by_column = [
        _guarded(sheet.range(Box(column, area.top, column, area.bottom)), [row[i] for row in contents])
        for i, column in enumerate(area.columns)
    ]
    sheet.range(area).value = [list(row) for row in zip(*by_column, strict=True)]


def _guarded(cells: Any, column: Sequence[Content]) -> list[Content]:  # noqa: ANN401 an xlwings range
    """Return the contents of a column so that each arrives as what it is, whatever format the cells have."""
    texts = [content for content in column if isinstance(content, str) and not isinstance(content, Formula)]
    has_numbers = any(isinstance(content, float) for content in column)
    in_text_format = (has_numbers or any(is_risky(text) for text in texts)) and cells.number_format == _TEXT_FORMAT
    if in_text_format and has_numbers:
        # Excel makes a text of a number in such a cell.
        cells.number_format, in_text_format = "General", False
    is_text = [isinstance(content, str) and not isinstance(content, Formula) for content in column]
    return [
        as_text(str(content), in_text_format=in_text_format) if text else content
        for content, text in zip(column, is_text, strict=True)
    ]
