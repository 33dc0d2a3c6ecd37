"""Parts of a whole in a form's summary: kelompok facilitated, documents handled according to the rule.

Layer: book.
"""

from collections.abc import Callable, Sequence

from lkjip_xl.book.building import form_formulas as formulas
from lkjip_xl.book.building.form_canvas import Canvas
from lkjip_xl.book.building.form_figures import OTHER_KINDS, YES, Share, total
from lkjip_xl.book.building.form_plan import TEXT_COLUMN, VALUE_COLUMN, Block, cell, column_range
from lkjip_xl.book.schema.kinds import Table

PERCENT_PLACES = 2

Pair = tuple[str, str]
KindFormulas = Callable[[str | None], Pair]
"""Given the cell that names a kind, or None for all kinds: the formulas of whole and part."""


def kelompok_formulas(table: Table) -> KindFormulas:
    """Return the formulas that count kelompok and those facilitated."""
    kind, done = formulas.column_of(table, "jenis"), formulas.column_of(table, "difasilitasi")

    def of(cell_of_kind: str | None) -> Pair:
        if cell_of_kind is None:
            return formulas.filled_rows(table), f'COUNTIFS({done},"{YES}")'
        return f"COUNTIFS({kind},{cell_of_kind})", f'COUNTIFS({kind},{cell_of_kind},{done},"{YES}")'

    return of


def handled_formulas(table: Table) -> KindFormulas:
    """Return the formulas that add documents and those handled according to the rule."""
    kind = formulas.column_of(table, "jenis")
    whole, part = formulas.column_of(table, "jumlah"), formulas.column_of(table, "sesuai")

    def of(cell_of_kind: str | None) -> Pair:
        if cell_of_kind is None:
            return f"SUM({whole})", f"SUM({part})"
        return f"SUMIFS({whole},{kind},{cell_of_kind})", f"SUMIFS({part},{kind},{cell_of_kind})"

    return of


def draw_shares(
    canvas: Canvas, block: Block, heading: str, heads: Sequence[str], shares: Sequence[Share], of: KindFormulas
) -> None:
    """Draw a line per kind, one for all other kinds, and the total, which is counted on its own."""
    canvas.head(block, heading, heads)
    for n, share in enumerate((*shares, total(shares))):
        row = block.first + n
        canvas.text(row, 0, str(n + 1) if n < len(shares) else "", "centre")
        canvas.text(row, TEXT_COLUMN, share.kind)
        whole, part = _line(block, row, share, of)
        canvas.formula(row, VALUE_COLUMN, whole, share.whole, "integer")
        canvas.formula(row, VALUE_COLUMN + 1, part, share.part, "integer")
        percent = formulas.rounded(f"100*{cell(row, VALUE_COLUMN + 1)}", cell(row, VALUE_COLUMN), PERCENT_PLACES)
        canvas.formula(row, VALUE_COLUMN + 2, percent, share.percentage.printed, "two")


def _line(block: Block, row: int, share: Share, of: KindFormulas) -> Pair:
    if share.kind == OTHER_KINDS:
        # What the kinds above do not cover, so that the lines add up to the total.
        return _rest(block, row, VALUE_COLUMN), _rest(block, row, VALUE_COLUMN + 1)
    return of(None if row == block.last else cell(row, TEXT_COLUMN))


def _rest(block: Block, row: int, column: int) -> str:
    return f"{cell(block.last, column)}-SUM({column_range(block.first, row - 1, column)})"
