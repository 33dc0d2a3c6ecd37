"""Where the figures of a form's summary stand, so that other sheets can refer to them.

Layer: book. Pure: counts rows from 0 and draws nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from lkjip_xl.book.schema.form import SUMMARY_SHEET

TEXT_COLUMN, VALUE_COLUMN = 1, 2
COUNT_COLUMN, SUM_COLUMN, RANK_COLUMN = 2, 3, 8

KEY_FIGURES = (
    "responden",
    "sampel",
    "kosong",
    "salah",
    "ikm",
    "mutu",
    "kinerja",
    "terendah_1",
    "terendah_2",
    "terendah_3",
)
"""Lines of the block about the index, from top to bottom."""


@dataclass(frozen=True)
class Block:
    """A heading, a row of column heads, and the lines under it."""

    heading: int
    lines: int

    @property
    def first(self) -> int:
        """First line."""
        return self.heading + 2

    @property
    def last(self) -> int:
        """Last line."""
        return self.heading + 1 + self.lines

    @property
    def after(self) -> int:
        """Row of the next heading, one empty row below."""
        return self.last + 2


@dataclass(frozen=True)
class SummaryPlan:
    """The blocks of the summary.

    Attributes:
        completeness: One line per data sheet.
        key_figures: One line per entry of `KEY_FIGURES`.
        unsur: One line per unsur.
        pemmas: One line per kind and a total.
        administrasi: One line per kind and a total.
    """

    completeness: Block
    key_figures: Block
    unsur: Block
    pemmas: Block
    administrasi: Block

    def figure(self, name: str) -> str:
        """Return the reference to a key figure, usable from any sheet."""
        return cell(self.key_figures.first + KEY_FIGURES.index(name), VALUE_COLUMN)

    def words(self, line: int) -> str:
        """Return the reference to the words about a data sheet's completeness."""
        return cell(self.completeness.first + line, VALUE_COLUMN + 2)

    def filled(self, line: int) -> str:
        """Return the reference to the number of filled rows of a data sheet."""
        return cell(self.completeness.first + line, VALUE_COLUMN)

    def unsur_range(self, column: int) -> str:
        """Return the reference to a column of the block about unsur."""
        return column_range(self.unsur.first, self.unsur.last, column)


def plan_summary(
    first_row: int, codes: Sequence[str], pemmas: Sequence[str], administrasi: Sequence[str]
) -> SummaryPlan:
    """Return the places of the blocks, one below the other; both lists of kinds get a line for others and a total."""
    completeness = Block(first_row, 4)
    key_figures = Block(completeness.after, len(KEY_FIGURES))
    unsur = Block(key_figures.after, len(codes))
    groups = Block(unsur.after, len(pemmas) + 2)
    return SummaryPlan(completeness, key_figures, unsur, groups, Block(groups.after, len(administrasi) + 2))


def cell(row: int, column: int) -> str:
    """Return the absolute reference to a cell of the summary, usable from any sheet."""
    return f"{SUMMARY_SHEET}!{address(row, column)}"


def address(row: int, column: int) -> str:
    """Return the absolute address of a cell, for use on its own sheet."""
    return str(xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True))


def column_range(first_row: int, last_row: int, column: int) -> str:
    """Return the absolute reference to some cells of a column of the summary."""
    return f"{SUMMARY_SHEET}!{xl_range_abs(first_row, column, last_row, column)}"
