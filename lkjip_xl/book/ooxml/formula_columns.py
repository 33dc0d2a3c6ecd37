"""Formulas inside a table: shared ones spelled out, and the formula that fills a column.

Layer: book.
Source: ECMA-376 part 1, 18.3.1.40 (f), 18.5.1.1 (calculatedColumnFormula).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lkjip_xl.book.ooxml.cells import FORMULA
from lkjip_xl.book.ooxml.formulas import moved
from lkjip_xl.book.ooxml.grid import Grid, is_filled
from lkjip_xl.book.ooxml.markup import Element, drop_attributes, main
from lkjip_xl.book.ooxml.refs import Box

_NOT_ADDRESSES = re.compile(r"""\"(?:[^"]|"")*\"|'(?:[^']|'')*'|\[[^\[\]]*\]""")
_RELATIVE_ROW = re.compile(r"(?<![\w$.])\$?[A-Z]{1,3}\d+(?![\w(])")


@dataclass(frozen=True)
class ColumnFormula:
    """The formula that fills a column.

    Attributes:
        text: Its text as it stands in the cell `origin`.
        origin: Address of that cell; empty where the text is the same in every row.
        is_declared: Whether the table's part declares the column as calculated.
    """

    text: str
    origin: str
    is_declared: bool

    def at(self, address: str) -> str:
        """Return the formula for a cell of the column."""
        return moved(self.text, self.origin, address) if self.origin else self.text


def column_formulas(table: Element, columns: range, rows: Sequence[Mapping[int, Element]]) -> dict[int, ColumnFormula]:
    """Return the formula of each column that is filled by one.

    That is a column that the table declares as calculated, and one in which every filled cell holds a formula:
    LibreOffice does not keep the declaration.

    Args:
        table: Root of the table's part.
        columns: Its columns on the sheet.
        rows: Its data cells by column, row by row.
    """
    declarations = [item.find(main("calculatedColumnFormula")) for item in table.iterfind(f"{main('tableColumns')}/*")]
    texts = [None if item is None else item.text or "" for item in declarations]
    found = {
        column: _column_formula(text, [row[column] for row in rows if column in row and is_filled(row[column])])
        for column, text in zip(columns, texts, strict=False)
    }
    return {column: formula for column, formula in found.items() if formula is not None}


def spell_out_shared(grid: Grid, area: Box) -> None:
    """Write out each shared formula that has a cell in the area, so that its cells can go their own ways."""
    groups: dict[str, list[Element]] = {}
    for formula in grid.root.iter(FORMULA):
        if formula.get("t") == "shared":
            groups.setdefault(formula.get("si", ""), []).append(formula)
    for group in groups.values():
        if any(_place(formula).overlaps(area) for formula in group):
            _spell_out(group)


def carry_formula(cell: Element, address: str) -> None:
    """Let the formula of a cell that moves to another address refer to its new neighbours."""
    formula = cell.find(FORMULA)
    if formula is not None and formula.text:
        formula.text = moved(formula.text, cell.get("r", ""), address)


def _column_formula(declared: str | None, filled: Sequence[Element]) -> ColumnFormula | None:
    if declared and not _RELATIVE_ROW.search(_NOT_ADDRESSES.sub("", declared)):
        return ColumnFormula(declared, "", is_declared=True)
    written = [(text, cell.get("r", "")) for cell in filled if (text := cell.findtext(FORMULA))]
    if not written or (declared is None and len(written) < len(filled)):
        return None
    # An address in the declaration is meant from a cell that the part does not name; a cell's own text is certain.
    return ColumnFormula(*written[0], is_declared=declared is not None)


def _spell_out(group: Sequence[Element]) -> None:
    master = next((formula for formula in group if formula.text), None)
    if master is None:
        return
    text, origin = master.text or "", str(_place(master))
    for formula in group:
        formula.text = moved(text, origin, str(_place(formula)))
        drop_attributes(formula, "t", "si", "ref")


def _place(formula: Element) -> Box:
    cell = formula.getparent()
    place = Box.parse(cell.get("r", "")) if cell is not None else None
    if place is None:
        raise ValueError("a formula outside a cell")
    return place
