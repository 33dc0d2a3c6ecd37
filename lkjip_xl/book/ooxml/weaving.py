"""The cells of one new table row: what the step writes, and what the office has in the other columns.

Layer: book.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from lkjip_xl.book.ooxml.cell_writer import CellWriter
from lkjip_xl.book.ooxml.cells import CELL, FORMULA, VALUE
from lkjip_xl.book.ooxml.formula_columns import ColumnFormula, carry_formula
from lkjip_xl.book.ooxml.markup import Element, drop_attributes
from lkjip_xl.book.ooxml.refs import address_of
from lkjip_xl.model import Value


@dataclass(frozen=True)
class Loom:
    """What every new row of one table is woven from.

    Attributes:
        columns: Columns of the table on the sheet.
        styles: Style of a new cell per column.
        formulas: Formula per column that is filled by one.
        writer: Fills the sheet's cells.
        bench: Where new cells are made until they are put into their rows (see `Grid.bench`).
    """

    columns: range
    styles: Mapping[int, str | None]
    formulas: Mapping[int, ColumnFormula]
    writer: CellWriter
    bench: Element

    def row(self, number: int, values: Mapping[int, Value], old: Mapping[int, Element] | None) -> dict[int, Element]:
        """Return the cells of a row by column.

        Args:
            number: Its row on the sheet.
            values: What the step writes, by column.
            old: Cells of the row that it continues; None for a row that is new.
        """
        cells = {column: self._cell(column, number, values, old) for column in self.columns}
        return {column: cell for column, cell in cells.items() if cell is not None}

    def _cell(
        self, column: int, number: int, values: Mapping[int, Value], old: Mapping[int, Element] | None
    ) -> Element | None:
        address, formula = address_of(column, number), self.formulas.get(column)
        before = old.get(column) if old is not None else None
        if column in values:
            style = self.styles[column] if before is None else before.get("s")
            kept = formula if formula is not None and formula.is_declared else None
            return self._fresh(address, style, values[column], kept)
        if old is None:
            return self._fresh(address, self.styles[column], None, formula)
        return None if before is None else _carried(before, address, formula)

    def _fresh(self, address: str, style: str | None, value: Value, formula: ColumnFormula | None) -> Element | None:
        cell = etree.SubElement(self.bench, CELL, {"r": address} if style is None else {"r": address, "s": style})
        self.writer.fill(cell, value, None if formula is None else formula.at(address))
        return cell if len(cell) or style is not None else None


def house_styles(columns: range, rows: Sequence[Mapping[int, Element]]) -> dict[int, str | None]:
    """Return the most frequent style of each column; the first row alone may carry the office's own colour."""
    seen = {column: Counter(row[column].get("s") if column in row else None for row in rows) for column in columns}
    return {column: max(styles, key=styles.__getitem__, default=None) for column, styles in seen.items()}


def _carried(before: Element, address: str, formula: ColumnFormula | None) -> Element:
    cell = deepcopy(before)
    cell.tail = None
    carry_formula(cell, address)
    cell.set("r", address)
    if formula is not None and formula.is_declared:
        _forget_result(cell)
    return cell


def _forget_result(cell: Element) -> None:
    """Drop what a calculated cell showed for the row as it was: LibreOffice believes a stored result."""
    result = cell.find(VALUE)
    if cell.find(FORMULA) is not None and result is not None:
        cell.remove(result)
        drop_attributes(cell, "t")
