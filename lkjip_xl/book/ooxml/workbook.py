"""What a workbook consists of, found through relations and never by position: sheets, tables, names, texts.

Layer: book. Reads parts; changes none.
Source: ECMA-376 part 1, 18.2 (workbook), 18.4 (shared strings), 18.5 (tables).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from lkjip_xl.book.ooxml import text as xstring
from lkjip_xl.book.ooxml.cells import CellReader, joined_text
from lkjip_xl.book.ooxml.markup import RELATION_ID, Element, main
from lkjip_xl.book.ooxml.package import DamagedWorkbookError, Package
from lkjip_xl.book.ooxml.refs import Box
from lkjip_xl.book.ooxml.serials import FROM_1900, FROM_1904, Calendar
from lkjip_xl.errors import LkjipError


class TableMissingError(LkjipError):
    """The workbook has no table of that name."""

    code = "TABLE_MISSING"

    def __init__(self, table: str, file: str) -> None:
        """Name the table and the file."""
        super().__init__(
            f"Tabel {table} tidak ada",
            where=file,
            remedy="Kembalikan lembar yang memuat tabel itu dari salinan terakhir yang masih lengkap, lalu ulangi.",
        )


@dataclass(frozen=True)
class SheetPart:
    """A sheet: the name people see, and the part that holds its cells."""

    name: str
    part: str


@dataclass(frozen=True)
class TableShape:
    """Where a table lies, as its part tells.

    Attributes:
        name: Its name.
        sheet: The sheet it lies on.
        part: The part that declares it.
        box: Its whole area, with heading and totals row.
        headings: Number of heading rows (0 or 1).
        totals: Number of totals rows (0 or 1).
        columns: Its column names.
    """

    name: str
    sheet: SheetPart
    part: str
    box: Box
    headings: int
    totals: int
    columns: Sequence[str]

    @classmethod
    def of(cls, root: Element, sheet: SheetPart, part: str) -> "TableShape":
        """Read a table's part."""
        box = Box.parse(root.get("ref", ""))
        if box is None:
            raise ValueError(f"no area in {part}")
        names = [xstring.unescape(column.get("name", "")) for column in root.iterfind(f"{main('tableColumns')}/*")]
        headings, totals = int(root.get("headerRowCount", "1")), int(root.get("totalsRowCount", "0"))
        return cls(root.get("displayName", ""), sheet, part, box, headings, totals, names)

    @property
    def first(self) -> int:
        """Row of the first data row."""
        return self.box.top + self.headings

    @property
    def last(self) -> int:
        """Row of the last data row."""
        return self.box.bottom - self.totals


class WorkbookIndex:
    """Sheets, tables, names and shared texts of a package.

    Args:
        package: The package as it was read.
    """

    def __init__(self, package: Package) -> None:
        """Read the main part."""
        self.package = package
        self.root = package.tree(package.main_part)
        links = package.relations(package.main_part)
        listed = self.root.iterfind(f"{main('sheets')}/{main('sheet')}")
        targets = [(item.get("name", ""), links.get(item.get(RELATION_ID, ""))) for item in listed]
        self.sheets = [SheetPart(name, link.target) for name, link in targets if link and link.kind == "worksheet"]

    @cached_property
    def tables(self) -> Mapping[str, TableShape]:
        """Every table, by its name in lower case."""
        found = [
            self._shape(sheet, link.target)
            for sheet in self.sheets
            for link in self.package.relations(sheet.part).values()
            if link.kind == "table"
        ]
        return {shape.name.casefold(): shape for shape in found}

    def table(self, name: str) -> TableShape:
        """Return a table.

        Raises:
            TableMissingError: There is none of that name.
        """
        shape = self.tables.get(name.casefold())
        if shape is None:
            raise TableMissingError(name, self.package.file)
        return shape

    @cached_property
    def names(self) -> Mapping[str, str]:
        """What each name of the whole workbook refers to, by the name in lower case; names of one sheet left out."""
        defined = self.root.iterfind(f"{main('definedNames')}/{main('definedName')}")
        return {
            item.get("name", "").casefold(): item.text or "" for item in defined if item.get("localSheetId") is None
        }

    @cached_property
    def calendar(self) -> Calendar:
        """What day numbers count from."""
        properties = self.root.find(main("workbookPr"))
        return FROM_1904 if properties is not None and properties.get("date1904") in {"1", "true"} else FROM_1900

    @cached_property
    def reader(self) -> CellReader:
        """Reads cells of this workbook."""
        links = self.package.relations(self.package.main_part).values()
        parts = [link.target for link in links if link.kind == "sharedStrings"]
        strings = [joined_text(item) for part in parts for item in self.package.tree(part)]
        return CellReader(strings, self.calendar)

    def _shape(self, sheet: SheetPart, part: str) -> TableShape:
        try:
            return TableShape.of(self.package.tree(part), sheet, part)
        except ValueError as error:
            raise DamagedWorkbookError(self.package.file, part) from error
