"""What makes a workbook a macro workbook: its VBA project, its buttons, the configuration of xlwings.

Layer: book. Knows how macros are put in; what they do stands in `book.vba`.
Source: xlwings' standalone workbooks (sheet `xlwings.conf`, read by its module up to the first blank row).
"""

from collections.abc import Iterable, Mapping
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from lkjip_xl.book.building.choices import reference
from lkjip_xl.book.building.heights import FittingWorksheet
from lkjip_xl.book.building.home_page import Span
from lkjip_xl.book.schema.buttons import Button
from lkjip_xl.book.schema.kinds import Workbook as Schema
from lkjip_xl.book.vba_project import BOOK_CODE_NAME, make_vba_project
from lkjip_xl.model import Value

CONF_SHEET, CONF_CODE_NAME = "xlwings.conf", "shXlwings"
INTERPRETER_NAME = "interpreter_win"
"""Defined name of the cell that holds the absolute path of Python on Windows."""

FUNCTION_MODULE = "lkjip_xl.hosts.udf"

# Upper case: xlwings' module looks its keys up so. The order is for readers only.
_CONF: tuple[tuple[str, str], ...] = (
    ("INTERPRETER_WIN", ""),
    ("PYTHONPATH", ""),
    # The workbook's folder must not be searched for Python modules: a stray file there would shadow ours.
    ("ADD_WORKBOOK_TO_PYTHONPATH", "False"),
    ("UDF MODULES", FUNCTION_MODULE),
    # A fresh Python per click: a server that stays keeps running the old program after an update.
    ("USE UDF SERVER", "False"),
    ("SHOW CONSOLE", "False"),
)
_POINT = 96 / 72  # pixels
_COLUMN_PIXELS = 72  # a column of Beranda, 9.6 characters wide
_GAP = 2  # pixels of the cell that stay visible around a button


def add_macros(workbook: Workbook, schema: Schema, modules: Mapping[str, str], values: Mapping[str, Value]) -> None:
    """Put the macros into a workbook whose sheets have been drawn.

    Args:
        workbook: The workbook.
        schema: Names the code name of each sheet.
        modules: VBA texts by module name.
        values: Values of named cells; `INTERPRETER_NAME` among them where it is known.
    """
    _draw_conf(workbook, str(values.get(INTERPRETER_NAME) or ""))
    code_names = [*(sheet.code_name for sheet in schema.sheets), CONF_CODE_NAME]
    workbook.set_vba_name(BOOK_CODE_NAME)
    for worksheet, code_name in zip(workbook.worksheets(), code_names, strict=True):
        worksheet.set_vba_name(code_name)
    workbook.add_vba_project(BytesIO(make_vba_project(code_names, modules)), is_stream=True)


def draw_button(worksheet: Worksheet, span: Span, height: float, button: Button) -> None:
    """Lay a button over a span of Beranda; `height` is that of its row, in points."""
    options = {
        "macro": button.macro,
        "caption": button.label,
        "description": button.does,
        "width": (span.last - span.first + 1) * _COLUMN_PIXELS - 2 * _GAP,
        "height": round(height * _POINT) - 2 * _GAP,
        "x_offset": _GAP,
        "y_offset": _GAP,
    }
    worksheet.insert_button(span.row, span.first, options)


def _draw_conf(workbook: Workbook, interpreter: str) -> None:
    worksheet = workbook.add_worksheet(CONF_SHEET, FittingWorksheet)
    for row, (key, value) in enumerate(_with_interpreter(interpreter)):
        worksheet.write_string(row, 0, key)
        if value:
            worksheet.write_string(row, 1, value)
    worksheet.set_column(0, 0, 32)
    worksheet.set_column(1, 1, 80)
    workbook.define_name(INTERPRETER_NAME, reference(worksheet, 0, 1))
    worksheet.hide()


def _with_interpreter(interpreter: str) -> Iterable[tuple[str, str]]:
    return ((key, interpreter if key == "INTERPRETER_WIN" else value) for key, value in _CONF)
