"""Columns filled by a cell function: only a workbook with macros has such functions.

Layer: book.
"""

from dataclasses import replace

from lkjip_xl.book.schema.kinds import Sheet, Table, Workbook


def without_functions(schema: Workbook) -> Workbook:
    """Return the schema of a workbook without macros: its columns *Hitung langsung* stay empty."""
    return replace(schema, sheets=tuple(_sheet(sheet) for sheet in schema.sheets))


def _sheet(sheet: Sheet) -> Sheet:
    return replace(sheet, tables=tuple(_table(table) for table in sheet.tables))


def _table(table: Table) -> Table:
    return replace(table, columns=tuple(replace(column, formula="") for column in table.columns))
