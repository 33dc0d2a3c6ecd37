"""A workbook in the format before 2007 (.xls, BIFF8), read by xlrd; what xlrd leaves out is found in the records.

Layer: intake. Reads records; knows no form.
Source: [MS-XLS] 2.3 (records), 2.4.28 (BoundSheet8), 2.4.127 (Formula), 2.4.271 (SupBook).
"""

import io
import struct
import sys
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import xlrd
from xlrd.biffh import XLRDError
from xlrd.compdoc import CompDocError

from lkjip_xl.book.ooxml.package import DamagedWorkbookError
from lkjip_xl.book.ooxml.serials import FROM_1900, FROM_1904
from lkjip_xl.intake.formats.sheets import Grid, LoadedWorkbook, SheetRows
from lkjip_xl.intake.gate import contents
from lkjip_xl.intake.gate.kinds import has_stream
from lkjip_xl.intake.gate.package import check_size
from lkjip_xl.intake.gate.refusals import EncryptedWorkbookError
from lkjip_xl.intake.reading.cells import Raw, Unseen

_LARGEST_MB: Final = 10
"""An unpacked format: a form with 20,000 respondents takes 6 MB."""
_FORMULA, _SHEET, _FILTERED, _LINKED_BOOK = 0x0006, 0x0085, 0x009B, 0x01AE
_TOLD: Final = frozenset({_FORMULA, _SHEET, _FILTERED, _LINKED_BOOK})
_MACRO_SHEET: Final = 1
_OWN_SHEETS: Final = b"\x01\x04"
"""Ends the record of a linked book that is this book itself."""
# Whatever a broken file makes of xlrd: it trusts its input and lets every one of these through.
_BROKEN: Final = (
    XLRDError,
    CompDocError,
    AssertionError,
    AttributeError,
    IndexError,
    KeyError,
    LookupError,
    MemoryError,
    OverflowError,
    RecursionError,
    TypeError,
    UnicodeError,
    ValueError,
    ZeroDivisionError,
    struct.error,
    NotImplementedError,
    OSError,
)


class _Record(NamedTuple):
    """A record of the workbook's stream: where it begins there, its kind, its content."""

    place: int
    kind: int
    data: bytes


def read_old_workbook(file: str, content: bytes) -> LoadedWorkbook:
    """Return the sheets of an .xls file.

    Raises:
        TooLargeError, EncryptedWorkbookError: It cannot be a form, or opens only with a password.
        SheetTooFarError: A sheet is too large to be read.
        DamagedWorkbookError: It is broken.
    """
    check_size(file, content, _LARGEST_MB)
    try:
        book = xlrd.open_workbook(
            file_contents=content, formatting_info=True, on_demand=True, ragged_rows=True, logfile=io.StringIO()
        )
    except _BROKEN as error:
        if "encrypt" in str(error).casefold():
            raise EncryptedWorkbookError(file) from error
        raise DamagedWorkbookError(file) from error
    try:
        records = list(_records(book.mem or b"", book.base, book.stream_len))
        sheets = _sheets(book, file, records)
    except _BROKEN as error:
        raise DamagedWorkbookError(file) from error
    macros = has_stream(content, "_VBA_PROJECT_CUR") or any(_is_macro_sheet(record) for record in records)
    links = any(record.kind == _LINKED_BOOK and record.data[2:4] != _OWN_SHEETS for record in records)
    calendar = FROM_1904 if book.datemode else FROM_1900
    return LoadedWorkbook(file, sheets, calendar, contents.in_old_workbook(file, macros=macros, links=links))


def _records(stream: bytes, base: int, length: int) -> Iterator[_Record]:
    """Yield the records that xlrd keeps to itself, up to the first that does not fit."""
    place, end = base, min(base + length, len(stream))
    while place + 4 <= end:
        kind, size = struct.unpack_from("<HH", stream, place)
        if kind in _TOLD:
            yield _Record(place - base, kind, bytes(stream[place + 4 : place + 4 + size]))
        place += 4 + size


def _is_macro_sheet(record: _Record) -> bool:
    return record.kind == _SHEET and record.data[5] & 0x0F == _MACRO_SHEET


def _sheets(book: xlrd.Book, file: str, records: Sequence[_Record]) -> dict[str, SheetRows]:
    starts = [struct.unpack_from("<I", r.data)[0] for r in records if r.kind == _SHEET and not r.data[5] & 0x0F]
    sheets = {}
    for name, start in zip(book.sheet_names(), starts, strict=True):
        later = [other for other in starts if other > start]
        inside = range(start, min(later, default=sys.maxsize))
        sheets[name] = _read(book, name, file, [record for record in records if record.place in inside])
        book.unload_sheet(name)
    return sheets


def _read(book: xlrd.Book, name: str, file: str, records: Sequence[_Record]) -> SheetRows:
    sheet, grid = book.sheet_by_name(name), Grid(name, file)
    for row in range(sheet.nrows):
        for column, cell in enumerate(sheet.row(row)):
            if (raw := _content(cell, book.datemode)) != "":
                grid.put(column + 1, row + 1, raw)
    for top, bottom, left, right in sheet.merged_cells:
        grid.merge(left + 1, top + 1, right - left - 1, bottom - top - 1)
    grid.hidden_rows.update(row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden)
    grid.hidden_columns.update(column + 1 for column, info in sheet.colinfo_map.items() if info.hidden)
    grid.is_filtered = any(record.kind == _FILTERED for record in records)
    for record in records:
        if record.kind == _FORMULA:
            row, column = struct.unpack_from("<HH", record.data)
            grid.formulas.add((column + 1, row + 1))
    return grid.to_rows()


def _content(cell: xlrd.sheet.Cell, datemode: int) -> Raw:
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return Unseen(xlrd.error_text_from_code.get(int(cell.value), "#ERR"))
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_DATE:
        return _moment(float(cell.value), datemode)
    if cell.ctype in {xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK}:
        return ""
    return str(cell.value) if cell.ctype == xlrd.XL_CELL_TEXT else float(cell.value)


def _moment(serial: float, datemode: int) -> Raw:
    """Return the moment of a day number; the number itself where it is no day."""
    try:
        return xlrd.xldate_as_datetime(serial, 1 if datemode else 0)
    except (xlrd.xldate.XLDateError, ValueError, OverflowError):
        return serial
