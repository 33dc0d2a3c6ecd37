"""Tables after the template has repeated their rows and columns: a grid that agrees with the cells, and long ones torn.

Layer: word. The template engine copies cells but knows no widths; LibreOffice lays a table out by its grid. The cell
styles of a short table keep its rows together; one that grew long needs those that let it go on over the page.
Source: ECMA-376 Part 1, 17.4.48 (tblGrid) and 17.4.71 (tcW in fiftieths of a percent).
"""

from collections.abc import Sequence

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

LONG_STYLES = {name: f"{name}Panjang" for name in ("SelTabel", "SelAngka", "SelTengah")}
"""Ids of the cell styles that keep rows together, and of those that do not."""
_LAST_ROWS = 3
_LONG_FROM = 16
"""Rows from which a table is too long to be moved to the next page as a whole."""


def fit_tables(document: Document) -> None:
    """Make every table agree with what the template repeated in it."""
    may_release = set(LONG_STYLES.values()) <= {style.style_id for style in document.styles}
    for table in document.element.body.iter(qn("w:tbl")):
        _fit_grid(table)
        rows = table.findall(qn("w:tr"))
        if may_release and len(rows) >= _LONG_FROM:
            _release(rows)


def _release(rows: Sequence[etree._Element]) -> None:
    """Let a table go on over the page; its last rows still stay with its sum and its source."""
    for row in rows[:-_LAST_ROWS]:
        for style in row.iter(qn("w:pStyle")):
            name = style.get(qn("w:val"), "")
            style.set(qn("w:val"), LONG_STYLES.get(name, name))


def _fit_grid(table: etree._Element) -> None:
    """Give a table one grid column per cell of its first row, as wide as that cell says; the whole stays."""
    grid, row = table.find(qn("w:tblGrid")), table.find(qn("w:tr"))
    shares = [_share(cell) for cell in row.findall(qn("w:tc"))] if row is not None else []
    if grid is not None and all(shares):  # a cell without a share of its own says nothing about the grid
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
