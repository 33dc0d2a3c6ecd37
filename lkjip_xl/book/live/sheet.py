"""A sheet of an open workbook as it was at one moment: its values in one read, its formulas in another.

Layer: book. Reads; writes nothing.
"""

from functools import cached_property
from typing import Any

from lkjip_xl.book.live.values import Content, Formula, from_host, to_number
from lkjip_xl.book.ooxml import text as xstring
from lkjip_xl.book.ooxml.refs import Box
from lkjip_xl.book.schema.kinds import Kind
from lkjip_xl.model import Value


class LiveSheet:
    """One sheet.

    Args:
        host: The sheet in xlwings.
    """

    def __init__(self, host: Any) -> None:  # noqa: ANN401 xlwings ships no types
        """Read nothing yet."""
        self.host = host
        self.name: str = host.name

    @cached_property
    def tables(self) -> list[Any]:
        """The tables on the sheet."""
        return list(self.host.tables)

    def value(self, column: int, row: int, kind: Kind | None = None) -> Value:
        """Return what a cell holds; see `from_host`."""
        return from_host(self._at(self._values, column, row), kind)

    def formula(self, column: int, row: int) -> Formula | None:
        """Return the formula of a cell; None where there is none."""
        text = self._at(self._formulas, column, row)
        # A text that begins with "=" is shown as it is; a formula is not its own result.
        is_formula = isinstance(text, str) and text.startswith("=") and text != self._at(self._values, column, row)
        return Formula(text) if is_formula else None

    def content(self, column: int, row: int) -> Content:
        """Return what has to be written to make the cell what it is: its formula, or its value."""
        formula, raw = self.formula(column, row), self._at(self._values, column, row)
        if formula is not None:
            return formula
        if isinstance(raw, str):
            return None if xstring.is_blank(raw) else raw
        return raw if raw is None or isinstance(raw, bool) else to_number(raw)

    def is_filled(self, column: int, row: int) -> bool:
        """Return whether a cell holds something."""
        return self._at(self._values, column, row) not in {None, ""} or self.formula(column, row) is not None

    def range(self, box: Box) -> Any:  # noqa: ANN401 an xlwings range
        """Return an area of the sheet in xlwings."""
        return self.host.range((box.top, box.left), (box.bottom, box.right))

    def _at(self, matrix: list[list[Any]], column: int, row: int) -> Any:  # noqa: ANN401 any cell value
        box = self._used
        inside = box.left <= column <= box.right and box.top <= row <= box.bottom
        return matrix[row - box.top][column - box.left] if inside else None

    @cached_property
    def _used(self) -> Box:
        return box_of(self.host.used_range)

    @cached_property
    def _values(self) -> list[list[Any]]:
        values: list[list[Any]] = self.host.used_range.options(ndim=2, err_to_str=True).value
        return values

    @cached_property
    def _formulas(self) -> list[list[Any]]:
        found = self.host.used_range.formula
        return [[found]] if isinstance(found, str) else [list(row) for row in found]


def box_of(cells: Any) -> Box:  # noqa: ANN401 an xlwings range
    """Return the area of an xlwings range."""
    rows, columns = cells.shape
    return Box(cells.column, cells.row, cells.column + columns - 1, cells.row + rows - 1)
