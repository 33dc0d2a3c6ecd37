"""Tables: the grid agrees with the cells where the template repeated a column; long tables may be torn."""

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table

from lkjip_xl.word.tables import fit_tables


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

    fit_tables(document)

    assert read_grid(table) == [5000, 2500, 2500]


@pytest.mark.parametrize("kind", ["dxa", "auto"])
def test_a_table_whose_cells_give_no_shares_keeps_its_grid(kind: str) -> None:
    document, table = make_table([2500, 2500], [7000, 3000], kind)

    fit_tables(document)

    assert read_grid(table) == [7000, 3000]


@pytest.mark.parametrize(("rows", "style"), [(15, "Sel Angka"), (16, "Sel Angka Panjang")])
def test_a_table_that_grew_long_may_go_on_over_the_page(rows: int, style: str) -> None:
    document = docx.Document()
    for name in ("Sel Tabel", "Sel Angka", "Sel Tengah", "Sel Jumlah"):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        document.styles.add_style(f"{name} Panjang", WD_STYLE_TYPE.PARAGRAPH)
    table = document.add_table(rows, 1)
    for row in table.rows:
        row.cells[0].paragraphs[0].style = "Sel Angka"
    table.rows[-1].cells[0].paragraphs[0].style = "Sel Jumlah"

    fit_tables(document)

    styles = [row.cells[0].paragraphs[0].style for row in table.rows]
    kept = ["Sel Angka"] * 2 + ["Sel Jumlah"]
    assert [each.name for each in styles if each] == [style] * (rows - 3) + kept


def test_a_template_without_styles_for_long_tables_keeps_its_own() -> None:
    document = docx.Document()
    document.styles.add_style("Sel Angka", WD_STYLE_TYPE.PARAGRAPH)
    table = document.add_table(20, 1)
    table.rows[0].cells[0].paragraphs[0].style = "Sel Angka"

    fit_tables(document)

    assert table.rows[0].cells[0].paragraphs[0].style == document.styles["Sel Angka"]
