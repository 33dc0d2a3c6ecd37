"""An Excel workbook (.xlsx, .xlsm) as plain rows: fast values, with what the fast reader does not see put back.

Layer: intake. Knows workbooks; knows no form.
"""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import Final

from lxml import etree
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from lkjip_xl.book.ooxml.package import DamagedWorkbookError, Package, relations_part
from lkjip_xl.book.ooxml.refs import Box, address_of
from lkjip_xl.book.ooxml.serials import Calendar
from lkjip_xl.book.ooxml.workbook import WorkbookIndex
from lkjip_xl.intake.formats.foot import packed, without_blank_foot
from lkjip_xl.intake.formats.saved_at import saved_at
from lkjip_xl.intake.formats.scan import SheetScan, scan_sheet
from lkjip_xl.intake.formats.sheets import NOT_FOUND, SheetRows
from lkjip_xl.intake.formats.well_formed import check_well_formed
from lkjip_xl.intake.gate import contents, open_package
from lkjip_xl.intake.reading.cells import Raw
from lkjip_xl.model import Finding

_USUAL_MAIN: Final = "xl/workbook.xml"
"""Where the fast reader looks for the list of sheets, whatever the relations say."""
_STRINGS: Final = "xl/sharedStrings.xml"
"""Where it looks for the texts of all cells."""
_NO_STRINGS: Final = b"<sst/>"
_CORE: Final = "docProps/core.xml"
_STALE: Final = re.compile(rb"""<(?:\w+:)?calcPr\b[^>]*\bfullCalcOnLoad\s*=\s*["'](?:1|true)["']""")
"""Written by libraries, which calculate nothing; a spreadsheet program calculates, and leaves it out when it saves."""
_ID: Final = re.compile(rb"""\sId\s*=\s*["']([^"']*)""")
_LARGEST_COPY: Final = 20 * 1024 * 1024
"""Bytes of all parts beyond which no second copy is made for the sake of speed: reading needs the memory."""
_TABLE: Final = re.compile(rb"<(?:\w+:)?table\b[^>]*>")
_ATTRIBUTE: Final = re.compile(rb"""\s(displayName|ref)\s*=\s*["']([^"']*)["']""")


class ReturnedWorkbook:
    """A workbook that came back; each of its sheets is read when it is first asked for.

    Args:
        file: File name, for messages.
        content: The whole file.

    Raises:
        LkjipError: The file is no workbook, or not a safe one (see `gate`), or a damaged one.
    """

    def __init__(self, file: str, content: bytes) -> None:
        """Pass the gate and read what the workbook consists of, but no sheet yet."""
        self._file = file
        self._package = open_package(file, content)
        index = WorkbookIndex(self._package)
        self._names, self._calendar = index.names, index.calendar
        self._parts = {sheet.name: sheet.part for sheet in index.sheets}
        self._read: dict[str, SheetRows] = {}
        _check_sheets(self._package, index)
        self._trimmed = _trimmed(self._package.parts, self._parts.values())
        quick = packed({**self._package.parts, **self._trimmed}) if self._trimmed else content
        check_well_formed(self._package.parts.get(_STRINGS, _NO_STRINGS), file, _STRINGS)
        try:
            self._workbook = CalamineWorkbook.from_filelike(io.BytesIO(quick))
        except CalamineError as error:
            raise DamagedWorkbookError(file) from error

    @property
    def file(self) -> str:
        """File name, for messages."""
        return self._file

    @property
    def all_text(self) -> bool:
        """Numbers are numbers here; one typed as a text is worth telling."""
        return False

    @property
    def calendar(self) -> Calendar:
        """What its day numbers count from."""
        return self._calendar

    @property
    def saved_at(self) -> datetime | None:
        """When a program last saved it, as it says itself."""
        return saved_at(self._package.parts.get(_CORE, b""))

    @property
    def names(self) -> Mapping[str, str]:
        """What each defined name refers to, by the name in lower case."""
        return self._names

    @property
    def sheet_names(self) -> Sequence[str]:
        """Names of its sheets in tab order, hidden ones too."""
        return list(self._parts)

    @cached_property
    def findings(self) -> Sequence[Finding]:
        """What it carries besides cells."""
        return contents.in_workbook(self.file, self._package.parts)

    @cached_property
    def tables(self) -> Mapping[str, Box]:
        """Area of each table by its name in lower case."""
        parts = (part for name, part in self._package.parts.items() if "tables/" in name)
        heads = (dict(_ATTRIBUTE.findall(head[0])) for part in parts if (head := _TABLE.search(part)))
        named = ((_text(head, b"displayName").casefold(), Box.parse(_text(head, b"ref"))) for head in heads)
        return {name: box for name, box in named if box}

    @cached_property
    def _is_stale(self) -> bool:
        return _STALE.search(self._package.parts[_USUAL_MAIN]) is not None

    def sheet(self, name: str) -> SheetRows:
        """Return the content of a sheet.

        Raises:
            SheetTooFarError, DamagedWorkbookError: It cannot be read.
        """
        if name not in self._read:
            self._read[name] = self._read_sheet(name)
        return self._read[name]

    def named(self, name: str) -> tuple[Raw, str, str]:
        """Return content, sheet and address of a named cell; empty texts where the name leads nowhere."""
        quoted, _, reference = self.names.get(name, "").rpartition("!")
        sheet, box = quoted.strip("'").replace("''", "'"), Box.parse(reference)
        if sheet not in self._parts or box is None:
            return NOT_FOUND
        return self.sheet(sheet).at(box.left, box.top), sheet, address_of(box.left, box.top)

    def _read_sheet(self, name: str) -> SheetRows:
        try:
            part = self._parts[name]
            data = self._trimmed.get(part) or self._package.parts[part]
            check_well_formed(data, self.file, name)
            scan = scan_sheet(data, name, self.file)
            return _rows(self._workbook.get_sheet_by_name(name), scan, is_stale=self._is_stale)
        except (KeyError, ValueError, etree.XMLSyntaxError, CalamineError) as error:
            raise DamagedWorkbookError(self.file, name) from error


def _trimmed(parts: Mapping[str, bytes], sheets: Iterable[str]) -> Mapping[str, bytes]:
    """Return the sheets that get shorter without the blank rows at their foot; none of a very large workbook."""
    if sum(map(len, parts.values())) > _LARGEST_COPY:
        return {}
    trimmed = {sheet: without_blank_foot(parts[sheet]) for sheet in sheets if sheet in parts}
    return {sheet: data for sheet, data in trimmed.items() if data is not parts[sheet]}


def _text(attributes: Mapping[bytes, bytes], name: bytes) -> str:
    return attributes.get(name, b"").decode(errors="replace")


def _check_sheets(package: Package, index: WorkbookIndex) -> None:
    """Refuse a workbook of which the fast reader would read other sheets than those that were measured."""
    names = [sheet.name.casefold() for sheet in index.sheets]
    main = package.main_part
    ids = _ID.findall(package.parts.get(relations_part(main), b""))
    if main != _USUAL_MAIN or len(set(names)) < len(names) or len(set(ids)) < len(ids):
        raise DamagedWorkbookError(package.file, main)


def _rows(sheet: CalamineSheet, scan: SheetScan, *, is_stale: bool) -> SheetRows:
    merged = [
        Box(left + 1, top + 1, right + 1, bottom + 1) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    ]
    top, left = (1, 1) if scan.unseen else tuple(start + 1 for start in sheet.start or (0, 0))
    rows = _with_unseen(sheet, scan) if scan.unseen else sheet.to_python()
    return SheetRows(
        sheet.name,
        rows,
        top,
        left,
        merged,
        scan.formulas,
        scan.hidden_rows,
        scan.hidden_columns,
        is_filtered=scan.is_filtered,
        is_stale=is_stale,
    )


def _with_unseen(sheet: CalamineSheet, scan: SheetScan) -> list[list[Raw]]:
    rows: list[list[Raw]] = [list(row) for row in sheet.to_python(skip_empty_area=False)]
    width = max([cell.column for cell in scan.unseen] + [len(row) for row in rows])
    rows.extend([] for _ in range(max(cell.row for cell in scan.unseen) - len(rows)))
    for row in rows:
        row.extend([""] * (width - len(row)))
    for cell in scan.unseen:
        rows[cell.row - 1][cell.column - 1] = cell.content
    return rows
