"""A declared sheet drawn from top to bottom: heading, named cells, tables.

Layer: book. Sheets with a face of their own (Beranda, Petunjuk) are drawn by their own modules.
"""

from collections.abc import Mapping, Sequence

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range

from lkjip_xl.book.building.cells import write_value
from lkjip_xl.book.building.choices import reference
from lkjip_xl.book.building.heights import FittingWorksheet
from lkjip_xl.book.building.layout import (
    HELP_WIDTH,
    INTRO_ROW,
    LABEL_WIDTH,
    LINK_ROW,
    TITLE_ROW,
    VALUE_WIDTH,
    SheetPlan,
    Spot,
    TablePlan,
)
from lkjip_xl.book.building.styles import Styles, cell_looks
from lkjip_xl.book.building.table import draw_table, table_range
from lkjip_xl.book.building.validation import validation_of
from lkjip_xl.book.schema.kinds import NamedCell, Sheet
from lkjip_xl.model import Value

TITLE_HEIGHT = 26

PROTECTION: Mapping[str, bool] = {"autofilter": True, "sort": True, "format_columns": True, "format_rows": True}
"""What a sheet without a password still allows."""


def draw_sheet(
    workbook: Workbook,
    worksheet: FittingWorksheet,
    plan: SheetPlan,
    values: Mapping[str, Value],
    lists: Mapping[str, Sequence[str]],
    styles: Styles,
) -> None:
    """Draw a sheet of named cells and tables.

    Args:
        workbook: The workbook, for defined names.
        worksheet: The empty sheet.
        plan: Where everything lies.
        values: Values of the named cells, by name.
        lists: The lists behind choices.
        styles: Cell formats of this workbook.
    """
    draw_heading(worksheet, plan.sheet, styles)
    if not plan.tables:
        worksheet.set_column(0, 0, LABEL_WIDTH)
        worksheet.set_column(1, 1, VALUE_WIDTH)
        worksheet.set_column(2, 2, HELP_WIDTH)
    for heading, spot in plan.headings.items():
        for column in range(spot.column, spot.column + (3 if not plan.tables else 2)):
            worksheet.write_string(spot.row, column, heading if column == spot.column else "", styles.of("group"))
    for cell in plan.sheet.names:
        draw_named_cell(workbook, worksheet, cell, plan.names[cell.name], values.get(cell.name), lists, styles)
    for table in plan.tables:
        _head_table(worksheet, table, styles)
        draw_table(worksheet, table, lists, styles)
    finish_sheet(worksheet, plan)


def draw_heading(worksheet: FittingWorksheet, sheet: Sheet, styles: Styles, *, back: str = "Beranda") -> None:
    """Write title, intro and the way back to the sheet one starts from."""
    worksheet.set_row(TITLE_ROW, TITLE_HEIGHT)
    worksheet.write_string(TITLE_ROW, 0, sheet.title, styles.of("title"))
    worksheet.write_string(INTRO_ROW, 0, sheet.intro, styles.of("intro"))
    worksheet.write_url(LINK_ROW, 0, f"internal:'{back}'!A1", styles.of("link"), string=f"« {back}")


def draw_named_cell(
    workbook: Workbook,
    worksheet: FittingWorksheet,
    cell: NamedCell,
    spot: Spot,
    value: Value,
    lists: Mapping[str, Sequence[str]],
    styles: Styles,
) -> None:
    """Write label, value and help of a named cell and define its name."""
    worksheet.write_string(spot.row, spot.column - 1, cell.label, styles.of("label"))
    write_value(worksheet, spot.row, spot.column, value, styles.of(*cell_looks(cell), "wrap"))
    worksheet.write_string(spot.row, spot.column + 1, cell.help, styles.of("help"))
    worksheet.fit_row(spot.row, [(value, VALUE_WIDTH), (cell.help, HELP_WIDTH)])
    options = validation_of(cell, lists)
    if options:
        worksheet.data_validation(spot.row, spot.column, spot.row, spot.column, options)
    workbook.define_name(cell.name, reference(worksheet, spot.row, spot.column))


def finish_sheet(worksheet: FittingWorksheet, plan: SheetPlan) -> None:
    """Keep the heading in view, silence warnings about numbers meant as text, and lock what only steps write."""
    worksheet.freeze_panes(plan.header_row + (1 if plan.tables else 0), 1 if len(plan.tables) == 1 else 0)
    texts = [xl_range(*table_range(table)) for table in plan.tables]
    texts += [xl_range(spot.row, spot.column, spot.row, spot.column) for spot in plan.names.values()]
    if texts:
        worksheet.ignore_errors({"number_stored_as_text": " ".join(texts)})
    if plan.sheet.locked:
        worksheet.protect("", dict(PROTECTION))


def _head_table(worksheet: FittingWorksheet, plan: TablePlan, styles: Styles) -> None:
    title, note, column = plan.table.title, plan.table.note, plan.header.column
    worksheet.write_string(plan.header.row - (2 if note else 1), column, title, styles.of("bold"))
    if note:
        worksheet.write_string(plan.header.row - 1, column, note, styles.of("note"))
