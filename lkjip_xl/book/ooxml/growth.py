"""What follows a table when it gets more or fewer rows: the rule for one area.

Layer: book. Pure.
Source: what Excel does when rows are added at the end of a table, as observed in its files.
"""

from dataclasses import dataclass

from lkjip_xl.book.ooxml.refs import LAST_ROW, Box
from lkjip_xl.book.ooxml.workbook import TableShape


@dataclass(frozen=True)
class Growth:
    """A table before, and the last data row it gets.

    Attributes:
        shape: The table before the edit.
        new_last: Row of its last data row after the edit.
        joining: Rows right beneath it that people typed and that become part of it.
    """

    shape: TableShape
    new_last: int
    joining: int = 0

    @property
    def rows(self) -> int:
        """Rows that are added; negative where rows go."""
        return self.new_last - self.shape.last

    @property
    def box(self) -> Box:
        """The whole table after the edit."""
        return self.shape.box.to_row(self.shape.box.bottom + self.rows)

    @property
    def fresh(self) -> Box:
        """The cells that are the table's only after the edit; above its `top` where the table does not grow."""
        box = self.shape.box
        return Box(box.left, box.bottom + self.joining + 1, box.right, self.box.bottom)

    @property
    def old_bottom(self) -> int:
        """Last row of what was there: the table, and what joins it."""
        return self.shape.box.bottom + self.joining

    def follow(self, area: Box) -> Box | None:
        """Return an area of the table's sheet after the edit; None where all its rows are gone.

        An area that ends with the table still does. One that ends inside is cut where the table now ends. Whole
        columns, other columns, and a rule for the last cell alone stay.
        """
        if self._is_elsewhere(area) or self._is_last_cell_alone(area):
            return area
        shape = self.shape
        if area.bottom in {shape.last, shape.box.bottom}:
            bottom = area.bottom + self.rows
        else:
            bottom = min(area.bottom, self.new_last) if area.bottom < shape.last else area.bottom
        return area.to_row(bottom) if bottom >= area.top else None

    def _is_elsewhere(self, area: Box) -> bool:
        is_whole_column = area.top == 1 and area.bottom == LAST_ROW
        return is_whole_column or not area.shares_columns_with(self.shape.box) or area.bottom < self.shape.first

    def _is_last_cell_alone(self, area: Box) -> bool:
        return area.is_cell and area.bottom == self.shape.last > self.shape.first and self.rows > 0
