"""Whose form it is: its named cells, found by their names, or by the texts beside them where the names were lost.

Layer: intake.
Source: `book.schema.form`; .xls and .ods are read without names, and a sheet copied elsewhere loses them.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from lkjip_xl.book.ooxml.refs import address_of
from lkjip_xl.book.schema.form import IDENTITY_SHEET, form_schema
from lkjip_xl.intake.formats.sheets import NOT_FOUND, Returned, SheetRows
from lkjip_xl.intake.reading.cells import Raw
from lkjip_xl.intake.reading.headers import find_table, normal
from lkjip_xl.intake.wording import Place, word
from lkjip_xl.model import Finding

SCHEMA: Final = form_schema((), seksi=False)
"""For the named cells, which are the same in every form."""
_TELLING: Final = ("id_formulir", "kode_unit_formulir")
_TELLING_TABLES: Final = ("tblPemmas", "tblAdministrasi", "tblKinerja")
"""Tables that no survey application exports."""
_SEARCHED_ROWS: Final = 100


def is_form(workbook: Returned) -> bool:
    """Whether the workbook carries the identity of one of our forms."""
    return all(find_named(workbook, name) != NOT_FOUND for name in _TELLING)


def find_named(workbook: Returned, name: str) -> tuple[Raw, str, str]:
    """Return content, sheet and address of a named cell of the form; `NOT_FOUND` where nothing tells where it is."""
    found = workbook.named(name)
    if found != NOT_FOUND:
        return found
    home, cell = SCHEMA.names[name]
    text = name if home.name == IDENTITY_SHEET else normal(cell.label)
    labelled = (place for sheet in _sheets(workbook, home.name) for place in _beside(sheet, text))
    return next(labelled, NOT_FOUND)


def lost_identity(workbook: Returned, sheets: Sequence[SheetRows]) -> Finding | None:
    """Return the finding about tables of a form that came back without its identity; None for any other file."""
    tables = form_schema((), seksi=False).tables
    if not any(find_table(tables[name][1], sheets) for name in _TELLING_TABLES):
        return None
    missing = [name for name in _TELLING if find_named(workbook, name) == NOT_FOUND]
    return word("FORM_IDENTITY_LOST", Place(workbook.file), missing=", ".join(missing))


def _sheets(workbook: Returned, home: str) -> Iterator[SheetRows]:
    for name in sorted(workbook.sheet_names, key=lambda name: name != home):
        yield workbook.sheet(name)


def _beside(sheet: SheetRows, text: str) -> Iterator[tuple[Raw, str, str]]:
    """Yield the cells to the right of those that hold a text."""
    for down, row in enumerate(sheet.rows[:_SEARCHED_ROWS]):
        for across, cell in enumerate(row):
            if isinstance(cell, str) and cell and normal(cell) == text:
                column, line = sheet.left + across + 1, sheet.top + down
                yield sheet.at(column, line), sheet.name, address_of(column, line)
