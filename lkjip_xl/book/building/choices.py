"""The lists behind choices, as named ranges.

Layer: book. A name per list (`daftar_arah`), so that validations on every sheet can pick from it.
"""

from collections.abc import Mapping, Sequence

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from lkjip_xl.book.building.layout import Spot
from lkjip_xl.book.building.styles import Styles
from lkjip_xl.book.building.validation import list_name

LIST_WIDTH = 24


def write_lists(
    workbook: Workbook, worksheet: Worksheet, at: Spot, lists: Mapping[str, Sequence[str]], styles: Styles
) -> None:
    """Write every list in a column of its own, beginning at a heading cell, and name its texts."""
    for offset, (name, texts) in enumerate(lists.items()):
        column = at.column + offset
        worksheet.set_column(column, column, LIST_WIDTH)
        worksheet.write_string(at.row, column, name.replace("_", " ").capitalize(), styles.of("header"))
        for n, text in enumerate(texts, start=1):
            worksheet.write_string(at.row + n, column, text, styles.of("step", "text"))
        workbook.define_name(list_name(name), reference(worksheet, at.row + 1, column, at.row + len(texts)))


def reference(worksheet: Worksheet, row: int, column: int, last_row: int | None = None) -> str:
    """Return the formula that refers to a cell, or to the cells down to a last row, of a sheet."""
    first = xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)
    last = "" if last_row is None else f":{xl_rowcol_to_cell(last_row, column, row_abs=True, col_abs=True)}"
    return f"='{worksheet.get_name()}'!{first}{last}"
