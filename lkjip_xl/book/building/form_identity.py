"""The very hidden sheet of a form: who it is, and the lists behind its choices.

Layer: book. One identity per row from the first row on: name in column A, value in column B.
"""

from collections.abc import Mapping, Sequence

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from lkjip_xl.book.building.cells import write_value
from lkjip_xl.book.building.choices import reference, write_lists
from lkjip_xl.book.building.layout import Spot
from lkjip_xl.book.building.styles import Styles
from lkjip_xl.book.schema.kinds import Sheet
from lkjip_xl.model import Value

_NAME_WIDTH = 24
_FIRST_LIST = Spot(0, 3)


def draw_identity(
    workbook: Workbook,
    worksheet: Worksheet,
    sheet: Sheet,
    values: Mapping[str, Value],
    lists: Mapping[str, Sequence[str]],
    styles: Styles,
) -> None:
    """Write the identity and the lists, and hide the sheet from the list of hidden sheets as well."""
    worksheet.set_column(0, 1, _NAME_WIDTH)
    for row, cell in enumerate(sheet.names):
        worksheet.write_string(row, 0, cell.name, styles.of("label"))
        write_value(worksheet, row, 1, values[cell.name], styles.of("step"))
        workbook.define_name(cell.name, reference(worksheet, row, 1))
    write_lists(workbook, worksheet, _FIRST_LIST, lists, styles)
    worksheet.very_hidden()
    worksheet.protect()
