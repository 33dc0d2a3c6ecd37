"""What people may not see of a table that was read: hidden rows and columns, filters, formulas, rows outside it.

Layer: intake. Knows rows of cells and the schema; knows no file format.
"""

from collections.abc import Iterator
from typing import Final

from lkjip_xl.book.ooxml.refs import Box
from lkjip_xl.book.schema.kinds import Table
from lkjip_xl.intake.reading.headers import Heading
from lkjip_xl.intake.reading.tables import NUMBERING, TableData
from lkjip_xl.intake.wording import Place, word
from lkjip_xl.model import Finding

_UNCALCULATED: Final = 0
"""What libraries that calculate nothing write as the result of a formula."""


def check_appearance(table: Table, heading: Heading, data: TableData, home: str, area: Box | None) -> Iterator[Finding]:
    """Yield what is worth telling of how a table looked.

    Args:
        table: Its declaration.
        heading: Where it was found.
        data: Its filled rows.
        home: Name of the sheet on which it should stand.
        area: What the file itself calls the table; None where it does not say.
    """
    sheet = heading.sheet
    if sheet.name != home:
        yield word("SHEET_RENAMED", heading.place(data.file), table=table.title, found=sheet.name, sheet=home)
    hidden = [n for n, row in enumerate(data.rows) if row in sheet.hidden_rows] if sheet.hidden_rows else []
    if hidden:
        yield word("ROWS_HIDDEN", data.place(hidden[0]), count=len(hidden), table=table.title)
    for key, position in heading.columns.items() if sheet.hidden_columns else ():
        if sheet.left + position in sheet.hidden_columns:
            place = heading.place(data.file, position)
            yield word("COLUMN_HIDDEN", place, column=table.by_key[key].header)
    if sheet.is_filtered:
        yield word("FILTER_ACTIVE", Place(data.file, data.sheet), table=table.title)
    below = [n for n, row in enumerate(data.rows) if row > area.bottom] if area and _is_around(area, heading) else []
    if below:
        yield word("ROWS_BELOW_TABLE", data.place(below[0]), count=len(below), table=table.title)
    if any(row > heading.number for _, row in sheet.formulas):
        yield from _formula_findings(table, heading, data)


def _is_around(area: Box, heading: Heading) -> bool:
    """Whether the area begins with this heading: some programs insert rows above a table and leave its area behind."""
    return area.top == heading.number


def _formula_findings(table: Table, heading: Heading, data: TableData) -> Iterator[Finding]:
    """Yield, by column, how many of its filled rows hold formulas, and how many of those were never calculated."""
    sheet = heading.sheet
    for key, position in heading.columns.items():
        column, header = sheet.left + position, table.by_key[key].header
        found = [n for n, row in enumerate(data.rows) if (column, row) in sheet.formulas]
        if not found or key == NUMBERING:
            continue
        yield word("FORMULAS_TAKEN", data.place(found[0], key), column=header, count=len(found))
        doubtful = [n for n in found if sheet.is_stale and sheet.at(column, data.rows[n]) == _UNCALCULATED]
        if doubtful:
            place = data.place(doubtful[0], key)
            yield word("FORMULA_MAYBE_NOT_CALCULATED", place, column=header, count=len(doubtful))
