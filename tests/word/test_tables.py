"""Tables: the grid agrees with the cells where the template repeated a column."""

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table

from lkjip_xl.word.tables import fit_grids


def make_table(shares: list[int], grid: list[int], kind: str = "pct") -> tuple[docx.document.Document, Table]:
    """Return a one-row table whose cells say these shares, under a grid of other columns."""
    document = docx.Document()
    table = document.add_table(1, len(shares))
    for cell, share in zip(table.rows[0].cells, shares, strict=True):
        width = cell._tc.get_or_add_tcPr().get_or_add_tcW()
        width.set(qn("w:type"), kind)
        width.set(qn("w:w"), str(share))
    columns = table._tbl.tblGrid
    for column in list(columns):
        columns.remove(column)
    for width_of_column in grid:
        column = OxmlElement("w:gridCol")
        column.set(qn("w:w"), str(width_of_column))
        columns.append(column)
    return document, table


def read_grid(table: Table) -> list[int]:
    return [int(column.get(qn("w:w"), "0")) for column in table._tbl.tblGrid]


def test_the_grid_gets_a_column_per_cell_in_the_proportion_of_the_cells() -> None:
    document, table = make_table([2500, 1250, 1250], [5000, 5000])

    fit_grids(document)

    assert read_grid(table) == [5000, 2500, 2500]


@pytest.mark.parametrize("kind", ["dxa", "auto"])
def test_a_table_whose_cells_give_no_shares_keeps_its_grid(kind: str) -> None:
    document, table = make_table([2500, 2500], [7000, 3000], kind)

    fit_grids(document)

    assert read_grid(table) == [7000, 3000]
