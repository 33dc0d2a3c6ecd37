"""Parts of a package being edited: trees on first use, everything else untouched.

Layer: book. Knows what Excel needs to calculate anew; knows no table.
Source: ECMA-376 part 1, 18.2.2 (calcPr), 18.6 (calculation chain).
"""

from lxml import etree

from lkjip_xl.book.ooxml.grid import Grid
from lkjip_xl.book.ooxml.markup import Element, main, serialise
from lkjip_xl.book.ooxml.package import DamagedWorkbookError, Package, relations_part
from lkjip_xl.book.ooxml.workbook import SheetPart, TableShape, WorkbookIndex
from lkjip_xl.book.schema.kinds import Kind
from lkjip_xl.model import Value

_TYPES = "[Content_Types].xml"
# calcPr comes after these in the workbook part; the last one present is its neighbour.
_BEFORE_CALCULATION = ("sheets", "functionGroups", "externalReferences", "definedNames")


class Draft:
    """New contents for some parts of a package. The package itself stays as it is.

    Args:
        index: The workbook to be edited.
    """

    def __init__(self, index: WorkbookIndex) -> None:
        """Touch nothing yet."""
        self.index = index
        self._package = index.package
        self._trees: dict[str, Element] = {}
        self._grids: dict[str, Grid] = {}
        self._touched: set[str] = set()
        self._dropped: set[str] = set()

    @property
    def package(self) -> Package:
        """The package as it was read."""
        return self._package

    def look(self, part: str) -> Element:
        """Return a part's tree as it is in this draft, for reading."""
        if part not in self._trees:
            self._trees[part] = self._package.tree(part)
        return self._trees[part]

    def edit(self, part: str) -> Element:
        """Return a part's tree to be changed; it will be written anew."""
        self._touched.add(part)
        return self.look(part)

    def grid(self, sheet: SheetPart) -> Grid:
        """Return the cells of a sheet as they are in this draft; a caller that changes them also calls `edit`."""
        if sheet.part not in self._grids:
            self._grids[sheet.part] = Grid(self.look(sheet.part))
        return self._grids[sheet.part]

    def table(self, name: str) -> TableShape:
        """Return a table as it is in this draft."""
        before = self.index.table(name)
        return TableShape.of(self.look(before.part), before.sheet, before.part)

    def value(self, sheet: SheetPart, cell: Element | None, kind: Kind | None = None) -> Value:
        """Return what a cell of a sheet holds; see `CellReader.value`.

        Raises:
            DamagedWorkbookError: It does not hold what it says.
        """
        try:
            return self.index.reader.value(cell, kind)
        except (ValueError, IndexError) as error:
            address = "" if cell is None else cell.get("r", "")
            raise DamagedWorkbookError(self._package.file, f"{sheet.name}!{address}") from error

    def tables_on(self, sheet: SheetPart) -> list[TableShape]:
        """Return all tables of a sheet as they are in this draft."""
        return [self.table(shape.name) for shape in self.index.tables.values() if shape.sheet == sheet]

    def finish(self) -> dict[str, bytes]:
        """Return the content of every part of the new file, in the old order.

        The chain of calculation is left out (one stale entry makes Excel repair the file) and Excel is asked to
        calculate everything when it opens the file.
        """
        self._drop_calculation_chain()
        self._ask_for_calculation()
        return {
            part: serialise(self._trees[part]) if part in self._touched else content
            for part, content in self._package.parts.items()
            if part not in self._dropped
        }

    def _drop_calculation_chain(self) -> None:
        links = relations_part(self._package.main_part)
        chains = {
            id_: link.target
            for id_, link in self._package.relations(self._package.main_part).items()
            if link.kind == "calcChain"
        }
        if chains:
            self._remove_children(links, "Id", set(chains))
            self._remove_children(_TYPES, "PartName", {f"/{part}" for part in chains.values()})
            self._dropped |= set(chains.values())

    def _remove_children(self, part: str, attribute: str, values: set[str]) -> None:
        root = self.edit(part)
        for child in [child for child in root if child.get(attribute) in values]:
            root.remove(child)

    def _ask_for_calculation(self) -> None:
        root = self.look(self._package.main_part)
        calculation = root.find(main("calcPr"))
        if calculation is None:
            calculation = etree.Element(main("calcPr"))
            neighbours = [found for tag in _BEFORE_CALCULATION if (found := root.find(main(tag))) is not None]
            neighbours[-1].addnext(calculation)
        if calculation.get("fullCalcOnLoad") != "1":
            calculation.set("fullCalcOnLoad", "1")
            self._touched.add(self._package.main_part)
