"""The rows and cells of one sheet's XML: finding them, inserting them, keeping them in order.

Layer: book. Knows elements and addresses; knows no table and no meaning of a value.
Source: ECMA-376 part 1, 18.3.1.73 (row), 18.3.1.80 (sheetData).
"""

from collections.abc import Mapping

from lxml import etree

from lkjip_xl.book.ooxml.cells import CELL, FORMULA, VALUE
from lkjip_xl.book.ooxml.markup import Element, drop_attributes, main
from lkjip_xl.book.ooxml.refs import Box, address_of, column_of

_ROW, _INLINE = main("row"), main("is")
# What a row says of its own content and place, not of the look that a new row beside it should have.
_OWN_ATTRIBUTES = frozenset({"r", "spans", "hidden", "collapsed"})


class Grid:
    """The cells of a sheet, by row and column number.

    Rows and cells that leave out their address (allowed, and some programs do) get it here.

    Args:
        root: Root element of the sheet's part; changes go into it.
    """

    def __init__(self, root: Element) -> None:
        """Number the rows.

        Raises:
            ValueError: The part has no place for cells.
        """
        self.root = root
        data = root.find(main("sheetData"))
        if data is None:
            raise ValueError("a sheet without sheetData")
        self._data = data
        self.rows: dict[int, Element] = {}
        last = 0
        for row in self._data.iterchildren(_ROW):
            last = int(row.get("r") or last + 1)
            row.set("r", str(last))
            self.rows[last] = row

    def cells(self, number: int) -> dict[int, Element]:
        """Return the cells of a row by column; none where the row does not exist."""
        row, found, last = self.rows.get(number), {}, 0
        if row is None:
            return {}
        for cell in row.iterchildren(CELL):
            address = cell.get("r")
            if address is None:
                address = address_of(last + 1, number)
                cell.set("r", address)
            last = column_of(address)
            found[last] = cell
        return found

    def cell(self, column: int, number: int) -> Element | None:
        """Return a cell, if it exists."""
        return self.cells(number).get(column)

    def bench(self) -> Element:
        """Return an element outside the tree in which new cells are made.

        A cell that is made by itself gets a document of its own, which takes longer than filling it.
        """
        bench = etree.SubElement(self.root, _ROW)
        self.root.remove(bench)
        return bench

    def ensure_row(self, number: int, like: Element | None = None) -> Element:
        """Return a row, made where it is missing; `like` gives a new row its height and look."""
        if number not in self.rows:
            row = self._data.makeelement(_ROW)
            if like is not None:
                row.attrib.update({name: value for name, value in like.attrib.items() if name not in _OWN_ATTRIBUTES})
            row.set("r", str(number))
            self._insert(number, row)
        return self.rows[number]

    def ensure_cell(self, column: int, number: int) -> Element:
        """Return a cell, made where it is missing."""
        cell = self.cell(column, number)
        if cell is None:
            cell = self._data.makeelement(CELL, {"r": address_of(column, number)})
            self.ensure_row(number)
            self.put(number, {column: cell})
        return cell

    def put(self, number: int, cells: Mapping[int, Element]) -> None:
        """Put cells into an existing row, in place of those in the same columns."""
        row = self.rows[number]
        merged = {**self.cells(number), **cells} if len(row) else cells
        for column, cell in cells.items():
            cell.set("r", address_of(column, number))
        for old in list(row.iterchildren(CELL)):
            row.remove(old)
        if len(row):  # what follows the cells stays behind them
            for place, column in enumerate(sorted(merged)):
                row.insert(place, merged[column])
        else:
            row.extend(merged[column] for column in sorted(merged))
        drop_attributes(row, "spans")  # only a hint, and no longer true

    def take(self, number: int, columns: range) -> dict[int, Element]:
        """Remove and return the cells of a row that lie in the columns."""
        taken = {column: cell for column, cell in self.cells(number).items() if column in columns}
        for cell in taken.values():
            self.rows[number].remove(cell)
        return taken

    def drop_row_like(self, number: int, like: Element | None) -> None:
        """Drop a row that has no cells and no look of its own, apart from that of `like`."""
        row = self.rows.get(number)
        if row is None or len(row):
            return
        look = {name: value for name, value in row.attrib.items() if name not in {"r", "spans"}}
        if like is None or look.items() <= dict(like.attrib.items()).items():
            self._data.remove(self.rows.pop(number))

    def update_dimension(self) -> None:
        """Make the sheet's own statement of its extent true again."""
        dimension = self.root.find(main("dimension"))
        if dimension is None:
            return
        ends = {number: ends for number in self.rows if (ends := self._ends(number))}
        columns = {column for pair in ends.values() for column in pair}
        area = Box(min(columns), min(ends), max(columns), max(ends)) if ends else Box(1, 1, 1, 1)
        dimension.set("ref", str(area))

    def _ends(self, number: int) -> tuple[int, ...]:
        """Return the first and the last column that has a cell in a row; nothing for a row without cells."""
        row = self.rows[number]
        ends = [next(row.iterchildren(CELL, reversed=backwards), None) for backwards in (False, True)]
        addresses = [cell.get("r") for cell in ends if cell is not None]
        if None in addresses:
            cells = self.cells(number)
            return min(cells), max(cells)
        return tuple(column_of(address) for address in addresses if address)

    def _insert(self, number: int, row: Element) -> None:
        above = self.rows.get(number - 1)  # the usual case: rows are added from top to bottom
        if above is not None:
            above.addnext(row)
        else:
            below = min((other for other in self.rows if other > number), default=None)
            self._data.append(row) if below is None else self.rows[below].addprevious(row)
        self.rows[number] = row


def is_filled(cell: Element) -> bool:
    """Whether a cell holds a value or a formula; a cell that only has a style does not."""
    return any(child.tag in {FORMULA, _INLINE} or (child.tag == VALUE and child.text) for child in cell)
