"""One value into one cell.

Layer: book. A missing value is an empty cell, never 0; a text that begins with = stays a text.
"""

from datetime import date
from decimal import Decimal

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from lkjip_xl.model import Value


def write_value(worksheet: Worksheet, row: int, column: int, value: Value, look: Format) -> None:
    """Write a value by its type; row and column count from 0."""
    match value:
        case None | "":
            worksheet.write_blank(row, column, None, look)
        case bool():
            worksheet.write_boolean(row, column, value, look)
        case int() | Decimal():
            worksheet.write_number(row, column, float(value), look)
        case date():
            worksheet.write_datetime(row, column, value, look)
        case str():
            worksheet.write_string(row, column, value, look)


def write_formula(worksheet: Worksheet, row: int, column: int, formula: str, look: Format, value: Value) -> None:
    """Write a formula with what it shows; a formula without a cached value would be read as 0."""
    cached = float(value) if isinstance(value, int | Decimal) else value or ""
    worksheet.write_formula(row, column, formula, look, cached)
