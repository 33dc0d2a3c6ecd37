"""The pencil of a form's summary: headings, texts and formulas in the look of that sheet.

Layer: book.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter.worksheet import Worksheet

from lkjip_xl.book.building.cells import write_formula
from lkjip_xl.book.building.form_plan import Block
from lkjip_xl.book.building.layout import Spot
from lkjip_xl.book.building.styles import Styles, Tone
from lkjip_xl.model import Value

_HEAD_HEIGHT = 28  # two lines


@dataclass(frozen=True)
class Canvas:
    """A sheet and the styles of its workbook."""

    worksheet: Worksheet
    styles: Styles

    def head(self, block: Block, heading: str, heads: Sequence[str]) -> None:
        """Write the heading of a block and the heads of its columns."""
        for column, head in enumerate(heads):
            self.worksheet.write_string(block.heading, column, "" if column else heading, self.styles.of("group"))
            self.worksheet.write_string(block.heading + 1, column, head, self.styles.of("header"))
        self.worksheet.set_row(block.heading + 1, _HEAD_HEIGHT)

    def text(self, row: int, column: int, text: str, *looks: str) -> None:
        """Write a fixed text."""
        self.worksheet.write_string(row, column, text, self.styles.of("step", *looks))

    def formula(self, row: int, column: int, formula: str, value: Value, *looks: str) -> None:
        """Write a formula (without its equals sign) with what it shows now."""
        write_formula(self.worksheet, row, column, f"={formula}", self.styles.of("step", *looks), value)

    def wide_formula(self, row: int, first: int, last: int, formula: str, value: Value, *looks: str) -> None:
        """Write a formula over several columns."""
        self.worksheet.merge_range(row, first, row, last, "", self.styles.of("step", *looks))
        self.formula(row, first, formula, value, *looks)

    def colour(self, at: Spot, formula: str, tone: Tone) -> None:
        """Colour a cell while a formula is true."""
        options = {"type": "formula", "criteria": f"={formula}", "format": self.styles.tone(tone)}
        self.worksheet.conditional_format(at.row, at.column, at.row, at.column, options)
