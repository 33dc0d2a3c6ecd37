"""What a file is, told by its content; its name is only a hint.

Layer: intake. Pure: knows signatures of formats, no form and no folder.
Source: ECMA-376 part 2 and OpenDocument 1.3 part 2 (names inside the zip); [MS-CFB] 2.6 (directory entries);
[MS-XLS] 2.4.21 (BOF); signatures of other formats as their specifications print them.
"""

import codecs
import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD: Final = 8192
_OLE_ENTRY: Final = 128
"""Bytes of a directory entry; they are aligned to it."""
_OLE_NAME: Final = 64
"""Bytes of the name inside an entry; its length stands behind it."""


class FileKind(StrEnum):
    """What a file is, as a sentence calls it."""

    EMPTY = "berkas kosong"
    EXCEL = "buku kerja Excel"
    EXCEL_BINARY = "buku kerja biner Excel (.xlsb)"
    EXCEL_OLD = "buku kerja Excel lama (.xls)"
    EXCEL_ANCIENT = "buku kerja Excel sebelum 1997"
    EXCEL_XML = "Lembar Kerja XML 2003"
    EXCEL_LOCKED = "buku kerja Excel berkata sandi"
    OPEN_SHEET = "lembar kerja OpenDocument (.ods)"
    OPEN_FLAT = "lembar kerja OpenDocument datar (.fods)"
    WEB_TABLE = "tabel halaman web"
    WEB_PAGE = "halaman web"
    DRIVE_PAGE = "halaman Google Drive"
    TEXT = "teks"
    WORD = "dokumen Word"
    SLIDES = "presentasi"
    OPEN_TEXT = "dokumen OpenDocument"
    PDF = "dokumen PDF"
    RICH_TEXT = "dokumen RTF"
    PICTURE = "gambar"
    ARCHIVE = "arsip terkompresi"
    PROGRAM = "program komputer"
    SHORTCUT = "pintasan ke berkas lain"
    MAIL = "surat elektronik"
    XML = "dokumen XML"
    DATABASE = "basis data"
    UNKNOWN = "data yang tidak dikenal"


_SIGNATURES: Final[tuple[tuple[bytes, FileKind], ...]] = (
    (b"%PDF-", FileKind.PDF),
    (b"{\\rtf", FileKind.RICH_TEXT),
    (b"\xff\xd8\xff", FileKind.PICTURE),
    (b"\x89PNG", FileKind.PICTURE),
    (b"GIF8", FileKind.PICTURE),
    (b"BM", FileKind.PICTURE),
    (b"II*\0", FileKind.PICTURE),
    (b"MM\0*", FileKind.PICTURE),
    (b"Rar!", FileKind.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", FileKind.ARCHIVE),
    (b"\x1f\x8b", FileKind.ARCHIVE),
    (b"BZh", FileKind.ARCHIVE),
    (b"\xfd7zXZ\0", FileKind.ARCHIVE),
    (b"\x28\xb5\x2f\xfd", FileKind.ARCHIVE),
    (b"PK\x05\x06", FileKind.ARCHIVE),
    (b"MZ", FileKind.PROGRAM),
    (b"\x7fELF", FileKind.PROGRAM),
    (b"#!", FileKind.PROGRAM),
    (b"\x4c\0\0\0\x01\x14\x02\0", FileKind.SHORTCUT),
    (b"[InternetShortcut]", FileKind.SHORTCUT),
    (b"SQLite format 3\0", FileKind.DATABASE),
    (b"\x09\x00", FileKind.EXCEL_ANCIENT),
    (b"\x09\x02", FileKind.EXCEL_ANCIENT),
    (b"\x09\x04", FileKind.EXCEL_ANCIENT),
    (b"\x09\x08", FileKind.EXCEL_ANCIENT),
)
_BINARY_SIGNATURES: Final = frozenset({b"BM", b"MZ", b"\x09\x00", b"\x09\x02", b"\x09\x04", b"\x09\x08"})
"""Too short to tell anything of a text, in which they may stand by chance."""

_ZIP_END: Final = b"PK\x05\x06"
_ZIP_END_SIZE: Final = 22
_DIRECTORY_PLACE: Final = slice(-6, -2)
"""Where the end of a zip without a comment says at which byte the names of its entries begin."""
_USUAL: Final = b"xl/workbook.xml"
_UNUSUAL: Final = (b"mimetype", b"xl/workbook.bin", b"word/document.xml", b"ppt/presentation.xml")
_ZIPPED: Final[Mapping[str, FileKind]] = {
    "xl/workbook.bin": FileKind.EXCEL_BINARY,
    "word/document.xml": FileKind.WORD,
    "ppt/presentation.xml": FileKind.SLIDES,
}
_OLE_STREAMS: Final[tuple[tuple[str, FileKind], ...]] = (
    ("EncryptedPackage", FileKind.EXCEL_LOCKED),
    ("Workbook", FileKind.EXCEL_OLD),
    ("Book", FileKind.EXCEL_ANCIENT),
    ("WordDocument", FileKind.WORD),
    ("PowerPoint Document", FileKind.SLIDES),
    ("__properties_version1.0", FileKind.MAIL),
)
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0b\x0e-\x19\x1b-\x1f]")
_BOM: Final = b"\xef\xbb\xbf"
_MARKUP: Final = re.compile(rb"\s*<", re.ASCII)
_WEB: Final = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|style|table|tr|div)\b", re.IGNORECASE)
_TABLE: Final = re.compile(rb"<table\b", re.IGNORECASE)
_DRIVE: Final = re.compile(rb"(?:drive|docs|accounts)\.google\.com|<title>[^<]*Google", re.IGNORECASE)
_DRIVE_SHORTCUT: Final = re.compile(rb'\s*\{[^{}]*"(?:doc_id|url)"\s*:', re.ASCII)
_MAIL: Final = re.compile(rb"(?:From|Received|Return-Path|MIME-Version|Delivered-To): ", re.IGNORECASE)


def kind_of(content: bytes) -> FileKind:
    """Return what a file is, by its content alone."""
    if not content:
        return FileKind.EMPTY
    if content.startswith(b"PK\x03\x04"):
        return _zipped(content)
    if content.startswith(_OLE):
        return _compound(content)
    head = content[:_HEAD].removeprefix(_BOM)
    if _MARKUP.match(head):
        return _marked_up(head, content)
    return _signed(head) or _text(head)


def _signed(head: bytes) -> FileKind | None:
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return FileKind.PICTURE
    if head[4:8] == b"ftyp":
        return FileKind.PICTURE
    is_text = _CONTROL.search(head) is None
    marks = ((mark, kind) for mark, kind in _SIGNATURES if head.startswith(mark))
    return next((kind for mark, kind in marks if not (is_text and mark in _BINARY_SIGNATURES)), None)


def _text(head: bytes) -> FileKind:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return FileKind.TEXT
    if _CONTROL.search(head) and (b"\0" in head or not _is_utf8(head)):
        return FileKind.UNKNOWN
    if _DRIVE_SHORTCUT.match(head):
        return FileKind.SHORTCUT
    return FileKind.MAIL if _MAIL.match(head) else FileKind.TEXT


def _is_utf8(head: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return True


def _marked_up(head: bytes, content: bytes) -> FileKind:
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        return FileKind.EXCEL_XML
    if b"opendocument.spreadsheet" in head and b"office:document" in head:
        return FileKind.OPEN_FLAT
    if _WEB.search(head) is None:
        return FileKind.XML
    if _TABLE.search(content):
        return FileKind.WEB_TABLE
    return FileKind.DRIVE_PAGE if _DRIVE.search(content) else FileKind.WEB_PAGE


def _zipped(content: bytes) -> FileKind:
    """Tell a zip by the names inside; a broken one that began as a workbook is still called one."""
    is_plain = content[-_ZIP_END_SIZE:].startswith(_ZIP_END)
    directory = content[int.from_bytes(content[_DIRECTORY_PLACE], "little") :] if is_plain else b""
    if _USUAL in directory and not any(name in directory for name in _UNUSUAL):
        return FileKind.EXCEL
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            mimetype = archive.read("mimetype")[:_HEAD] if "mimetype" in names else b""
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError, zlib.error):
        return FileKind.EXCEL
    if b"opendocument.spreadsheet" in mimetype:
        return FileKind.OPEN_SHEET
    if b"opendocument" in mimetype:
        return FileKind.OPEN_TEXT
    for name, kind in _ZIPPED.items():
        if name in names:
            return kind
    is_workbook = "[Content_Types].xml" in names and any(name.startswith("xl") for name in names)
    return FileKind.EXCEL if is_workbook else FileKind.ARCHIVE


def _compound(content: bytes) -> FileKind:
    return next((kind for name, kind in _OLE_STREAMS if has_stream(content, name)), FileKind.UNKNOWN)


def has_stream(content: bytes, name: str) -> bool:
    """Whether the directory of an OLE file names that stream or storage."""
    wanted = name.encode("utf-16-le") + b"\0\0"
    length, place = len(wanted).to_bytes(2, "little"), content.find(wanted)
    while place >= 0:
        if place % _OLE_ENTRY == 0 and content[place + _OLE_NAME : place + _OLE_NAME + 2] == length:
            return True
        place = content.find(wanted, place + 1)
    return False
