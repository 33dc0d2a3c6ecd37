"""A declared table drawn as an Excel table: heading, rows, validations, conditional formats.

Layer: book. Source: every data area is an Excel table, so that it is found by name and grows by typing.
"""

from collections.abc import Mapping, Sequence

from lkjip_xl.book.building.cells import write_formula, write_value
from lkjip_xl.book.building.heights import FittingWorksheet
from lkjip_xl.book.building.highlight import highlight
from lkjip_xl.book.building.layout import TablePlan, column_width
from lkjip_xl.book.building.styles import Styles, cell_looks
from lkjip_xl.book.building.validation import validation_of
from lkjip_xl.book.row_height import LINE_HEIGHT, count_lines
from lkjip_xl.book.schema.kinds import Column

_HEADER_PADDING = 8
_ARROW_WIDTH = 3  # the filter's arrow and the bold letters take room from the heading


def draw_table(
    worksheet: FittingWorksheet,
    plan: TablePlan,
    lists: Mapping[str, Sequence[str]],
    styles: Styles,
    *,
    autofilter: bool = True,
) -> None:
    """Draw a table with everything that its declaration says about its cells."""
    columns = plan.table.columns
    worksheet.set_row(plan.header.row, _header_height(plan))
    worksheet.add_table(
        plan.header.row,
        plan.header.column,
        plan.last_row,
        plan.last_column,
        {
            "name": plan.table.name,
            "style": None,  # its look is in the cells: LibreOffice paints no table styles
            "autofilter": autofilter,
            "columns": [_declared(column, styles) for column in columns],
        },
    )
    for offset, column in enumerate(columns):
        _draw_column(worksheet, plan, plan.header.column + offset, column, styles)
        _validate(worksheet, plan, plan.header.column + offset, column, lists)
    _fit_rows(worksheet, plan)
    highlight(worksheet, plan, styles)


def table_range(plan: TablePlan) -> tuple[int, int, int, int]:
    """Return the data rows of a table as first row, first column, last row, last column."""
    return plan.first_row, plan.header.column, plan.last_row, plan.last_column


def _declared(column: Column, styles: Styles) -> Mapping[str, object]:
    formula = {"formula": f"={column.formula}"} if column.formula else {}
    return {"header": column.header, "header_format": styles.of("header"), **formula}


def _header_height(plan: TablePlan) -> float:
    lines = max(count_lines(column.header, column_width(column) - _ARROW_WIDTH) for column in plan.table.columns)
    return max(lines, 2) * LINE_HEIGHT + _HEADER_PADDING


def _draw_column(worksheet: FittingWorksheet, plan: TablePlan, at: int, column: Column, styles: Styles) -> None:
    worksheet.set_column(at, at, column_width(column))
    look = styles.of(*cell_looks(column))
    for n in range(plan.body):
        value = plan.rows[n].get(column.key) if n < len(plan.rows) else None
        if column.formula:
            write_formula(worksheet, plan.first_row + n, at, f"={column.formula}", look, value)
        else:
            write_value(worksheet, plan.first_row + n, at, value, look)


def _fit_rows(worksheet: FittingWorksheet, plan: TablePlan) -> None:
    """Fit the rows to their texts. Tables that stand side by side share rows: the highest text of all counts."""
    for n, row in enumerate(plan.rows):
        texts = [(row.get(column.key), column_width(column)) for column in plan.table.columns]
        worksheet.fit_row(plan.first_row + n, texts)


def _validate(
    worksheet: FittingWorksheet, plan: TablePlan, at: int, column: Column, lists: Mapping[str, Sequence[str]]
) -> None:
    options = validation_of(column, lists)
    if options:
        worksheet.data_validation(plan.first_row, at, plan.last_row, at, options)
