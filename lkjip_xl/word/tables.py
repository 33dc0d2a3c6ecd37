"""Tables: the grid of columns made to agree with the cells, where the template repeats a column.

Layer: word. The template engine copies cells but knows no widths; LibreOffice lays a table out by its grid.
Source: ECMA-376 Part 1, 17.4.48 (tblGrid) and 17.4.71 (tcW in fiftieths of a percent).
"""

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree


def fit_grids(document: Document) -> None:
    """Give every table one grid column per cell of its first row, as wide as that cell says; the whole stays."""
    for table in document.element.body.iter(qn("w:tbl")):
        grid, row = table.find(qn("w:tblGrid")), table.find(qn("w:tr"))
        shares = [_share(cell) for cell in row.findall(qn("w:tc"))] if row is not None else []
        if all(shares):  # a cell without a share of its own says nothing about the grid
            _rewrite(grid, shares)


def _share(cell: etree._Element) -> int:
    """Return the width of a cell in fiftieths of a percent; 0 where it is given otherwise or spans columns."""
    width = cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
    spans = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}") is not None
    if width is None or spans or width.get(qn("w:type")) != "pct":
        return 0
    return int(width.get(qn("w:w"), "0"))


def _rewrite(grid: etree._Element, shares: list[int]) -> None:
    whole = sum(int(column.get(qn("w:w"), "0")) for column in grid)
    for column in list(grid):
        grid.remove(column)
    for share in shares:
        column = OxmlElement("w:gridCol")
        column.set(qn("w:w"), str(whole * share // sum(shares)))
        grid.append(column)
