"""The grid of Beranda: twelve even columns between two margins, in which things span several columns.

Layer: book. Spans are merged cells: Beranda holds no table, and a named cell is the first of its span.
"""

from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from lkjip_xl.book.building.cells import write_formula, write_value
from lkjip_xl.book.building.choices import reference
from lkjip_xl.book.building.styles import Styles
from lkjip_xl.book.schema.kinds import NamedCell
from lkjip_xl.model import Value

FIRST, LAST = 1, 12
_MARGIN_WIDTH, _COLUMN_WIDTH = 2, 9.6


@dataclass(frozen=True)
class Span:
    """Some columns of one row."""

    row: int
    first: int
    last: int


@dataclass(frozen=True)
class HomePage:
    """Beranda's sheet with what is needed to write on it."""

    workbook: Workbook
    worksheet: Worksheet
    styles: Styles

    def set_grid(self) -> None:
        """Set the widths of the columns."""
        self.worksheet.set_column(0, 0, _MARGIN_WIDTH)
        self.worksheet.set_column(FIRST, LAST, _COLUMN_WIDTH)
        self.worksheet.set_column(LAST + 1, LAST + 1, _MARGIN_WIDTH)

    def value(self, span: Span, value: Value, *looks: str) -> None:
        """Write a value over a span."""
        self._merge(span, *looks)
        write_value(self.worksheet, span.row, span.first, value, self.styles.of(*looks))

    def formula(self, span: Span, formula: str, shown: Value, *looks: str) -> None:
        """Write a formula (without its equals sign), with what it shows now, over a span."""
        self._merge(span, *looks)
        write_formula(self.worksheet, span.row, span.first, f"={formula}", self.styles.of(*looks), shown)

    def named(self, span: Span, cell: NamedCell, value: Value, *looks: str) -> None:
        """Write a key figure over a span and define its name."""
        self.value(span, value, *looks)
        self.workbook.define_name(cell.name, reference(self.worksheet, span.row, span.first))

    def link(self, span: Span, sheet: str) -> None:
        """Write a link to a sheet."""
        target = f"internal:'{sheet}'!A1"
        self.worksheet.write_url(span.row, span.first, target, self.styles.of("link"), string=sheet)

    def heading(self, row: int, text: str) -> None:
        """Write the heading of a part of the page."""
        for column in range(FIRST, LAST + 1):
            self.worksheet.write_string(row, column, "" if column > FIRST else text, self.styles.of("group"))

    def _merge(self, span: Span, *looks: str) -> None:
        if span.last > span.first:
            self.worksheet.merge_range(span.row, span.first, span.row, span.last, "", self.styles.of(*looks))
