"""A returned file opened for what it is, whatever it is called: one reader per format.

Layer: intake. Knows which module reads which format; a format that none reads goes through LibreOffice.
"""

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from lkjip_xl.book.ooxml.package import StrictWorkbookError
from lkjip_xl.intake.formats.excel_workbook import ReturnedWorkbook
from lkjip_xl.intake.formats.excel_xml import read_excel_xml
from lkjip_xl.intake.formats.old_workbook import read_old_workbook
from lkjip_xl.intake.formats.open_document import read_open_document
from lkjip_xl.intake.formats.sheets import LoadedWorkbook, Returned, SheetRows
from lkjip_xl.intake.formats.text_table import read_text_table
from lkjip_xl.intake.formats.web_table import read_web_tables
from lkjip_xl.intake.gate import FileKind, kind_of
from lkjip_xl.intake.gate.package import LARGEST_FILE_MB, check_size
from lkjip_xl.intake.gate.refusals import EmptyFileError, EncryptedWorkbookError, OldWorkbookError, OtherKindError
from lkjip_xl.suite.convert import convert_to_xlsx

_LARGEST_TO_CONVERT_MB: Final = 20
_STRICT: Final = "Strict Open XML"
_DOWNLOAD: Final = "Buka tautannya di peramban, unduh sebagai .xlsx (Berkas > Download), lalu kirim berkas itu."

_Reader: TypeAlias = Callable[[str, bytes], Returned]


def _read_excel(file: str, content: bytes) -> Returned:
    try:
        return ReturnedWorkbook(file, content)
    except StrictWorkbookError:
        return _converted(file, content, ".xlsx", _STRICT)


def _read_text(file: str, content: bytes) -> Returned:
    check_size(file, content, LARGEST_FILE_MB)
    return LoadedWorkbook(file, {"": SheetRows("", read_text_table(file, content))}, all_text=True)


def _through_libreoffice(kind: FileKind, suffix: str) -> _Reader:
    return lambda file, content: _converted(file, content, suffix, kind.value)


def _converted(file: str, content: bytes, suffix: str, nama: str) -> Returned:
    check_size(file, content, _LARGEST_TO_CONVERT_MB)
    made = convert_to_xlsx(content, file, suffix)
    if made is None:
        raise OldWorkbookError(file, nama)
    return ReturnedWorkbook(file, made)


_READERS: Final[Mapping[FileKind, _Reader]] = {
    FileKind.EXCEL: _read_excel,
    FileKind.OPEN_SHEET: read_open_document,
    FileKind.EXCEL_OLD: read_old_workbook,
    FileKind.EXCEL_XML: read_excel_xml,
    FileKind.WEB_TABLE: read_web_tables,
    FileKind.TEXT: _read_text,
    FileKind.EXCEL_BINARY: _through_libreoffice(FileKind.EXCEL_BINARY, ".xlsb"),
    FileKind.EXCEL_ANCIENT: _through_libreoffice(FileKind.EXCEL_ANCIENT, ".xls"),
    FileKind.OPEN_FLAT: _through_libreoffice(FileKind.OPEN_FLAT, ".fods"),
}
_REMEDIES: Final[Mapping[FileKind, str]] = {
    FileKind.DRIVE_PAGE: _DOWNLOAD,
    FileKind.SHORTCUT: _DOWNLOAD,
    FileKind.ARCHIVE: "Ekstrak isinya, lalu taruh formulirnya langsung di folder masuk.",
    FileKind.PROGRAM: "Jangan dibuka; hapus berkas ini dan beri tahu pengirimnya.",
}


def is_readable(kind: FileKind) -> bool:
    """Whether a file of that kind can hold a form or an export."""
    return kind in _READERS


def open_returned(file: str, content: bytes) -> Returned:
    """Return the sheets of a file, read by what it is and not by how it is called.

    Args:
        file: File name, for messages.
        content: The whole file.

    Raises:
        EmptyFileError, EncryptedWorkbookError, OtherKindError: It is no workbook or table that anyone could read.
        OldWorkbookError: Only a spreadsheet program reads its format, and this machine has none that could convert it.
        LkjipError: It is not safe to read, or damaged (see `gate` and the readers).
    """
    kind = kind_of(content)
    if kind is FileKind.EMPTY:
        raise EmptyFileError(file)
    if kind is FileKind.EXCEL_LOCKED:
        raise EncryptedWorkbookError(file)
    if kind not in _READERS:
        raise OtherKindError(file, kind.value, _REMEDIES.get(kind, ""))
    return _READERS[kind](file, content)
