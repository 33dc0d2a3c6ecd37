"""A zip that is safe to unpack and whose parts are safe to search: size, entries, names, markup.

Layer: intake. Knows zip and XML text; knows no sheet.
Source: ECMA-376 part 2, 7.3 (part names; equal in either letter case); limits measured on hostile and on innocent
workbooks.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from typing import Final

from lkjip_xl.book.ooxml.package import DamagedWorkbookError, Package, digest
from lkjip_xl.intake.gate.refusals import (
    AmbiguousArchiveError,
    EncryptedWorkbookError,
    ForbiddenMarkupError,
    TooLargeError,
)

LARGEST_FILE_MB: Final = 50
LARGEST_CONTENT_MB: Final = 300
MOST_ENTRIES: Final = 5000
HIGHEST_RATIO: Final = 250
"""Unpacked size over packed size. A full form packs about 30 to 1, a sheet of equal cells about 150 to 1."""
_MB: Final = 1024 * 1024
_SMALL: Final = 10 * _MB
"""Below this an entry is harmless at any ratio."""

_HEAD: Final = 4096
_END: Final = b"PK\x05\x06"
_END_SIZE: Final = 22
_ENCRYPTED_ENTRY: Final = 1
# Anchored and without backtracking: it costs what the declarations in front of the first element are long.
_DOCTYPE: Final = re.compile(rb"(?:\xef\xbb\xbf)?(?>\s+|<\?.*?\?>|<!--.*?-->)*+<!doctype", re.DOTALL | re.IGNORECASE)
_ENCODING: Final = re.compile(rb"""[^>]{0,200}?\bencoding\s*=\s*["']([A-Za-z0-9._-]*)""")
_KNOWN_ENCODINGS: Final = frozenset({b"utf-8", b"utf8", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252"})
"""In these a tag is written with the bytes of ASCII, as every search of ours expects."""
_XML: Final = (".xml", ".rels")


def open_package(file: str, content: bytes) -> Package:
    """Return the parts of an Excel workbook that is safe to read.

    Args:
        file: File name, for messages.
        content: The whole file.

    Raises:
        TooLargeError, AmbiguousArchiveError, EncryptedWorkbookError, ForbiddenMarkupError: It is not a harmless one.
        StrictWorkbookError, DamagedWorkbookError, NotAWorkbookError: See `book.ooxml.package`.
    """
    entries, parts = _unpack(file, content)
    package = Package(file, parts, entries, digest(content))
    package.main_part  # noqa: B018  refuses a zip that is no workbook
    return package


def open_archive(file: str, content: bytes) -> Mapping[str, bytes]:
    """Return the parts of any other zipped document that is safe to read, by name.

    Raises:
        TooLargeError, AmbiguousArchiveError, EncryptedWorkbookError, ForbiddenMarkupError: It is not a harmless one.
        DamagedWorkbookError: It cannot be unpacked.
    """
    return _unpack(file, content)[1]


def check_size(file: str, content: bytes, largest_mb: int) -> None:
    """Refuse a file that is larger than any form of its kind.

    Raises:
        TooLargeError: It is.
    """
    if len(content) > largest_mb * _MB:
        raise TooLargeError(file, f"lebih dari {largest_mb} MB")


def check_part(file: str, name: str, part: bytes) -> None:
    """Refuse markup with a document type, or in an encoding in which no search of ours would find anything.

    Raises:
        ForbiddenMarkupError: It has one.
    """
    head = part[:_HEAD]
    declared = _ENCODING.match(head) if head.startswith((b"<?", b"\xef\xbb\xbf<?")) else None
    is_odd = b"\0" in head or (declared is not None and declared[1].lower() not in _KNOWN_ENCODINGS)
    if is_odd or _DOCTYPE.match(part):
        raise ForbiddenMarkupError(file, name)


def _unpack(file: str, content: bytes) -> tuple[list[zipfile.ZipInfo], dict[str, bytes]]:
    """Return the entries and the parts; nothing is unpacked before the entries were found harmless."""
    check_size(file, content, LARGEST_FILE_MB)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            _weigh(file, entries)
            _check_entries(file, entries, content)
            parts = {entry.filename: archive.read(entry) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        raise DamagedWorkbookError(file) from error
    for name, part in parts.items():
        if name.endswith(_XML) or part[:_HEAD].lstrip().startswith(b"<"):
            check_part(file, name, part)
    return entries, parts


def _weigh(file: str, entries: Sequence[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_ENTRIES:
        raise TooLargeError(file, f"lebih dari {MOST_ENTRIES} bagian")
    if sum(entry.file_size for entry in entries) > LARGEST_CONTENT_MB * _MB:
        raise TooLargeError(file, f"isinya lebih dari {LARGEST_CONTENT_MB} MB")
    if any(e.file_size > _SMALL and e.file_size > HIGHEST_RATIO * e.compress_size for e in entries):
        raise TooLargeError(file, f"isinya dimampatkan lebih dari {HIGHEST_RATIO} kali")


def _check_entries(file: str, entries: Sequence[zipfile.ZipInfo], content: bytes) -> None:
    if any(entry.flag_bits & _ENCRYPTED_ENTRY for entry in entries):
        raise EncryptedWorkbookError(file)
    if entries and (min(entry.header_offset for entry in entries) or content[-_END_SIZE:][:4] != _END):
        raise AmbiguousArchiveError(file, "ada isi lain di luar buku kerjanya")
    _check_names(file, entries)


def _check_names(file: str, entries: Sequence[zipfile.ZipInfo]) -> None:
    seen = set[str]()
    for entry in entries:
        name = entry.filename.casefold()
        if name in seen:
            raise AmbiguousArchiveError(file, "satu bagian ada lebih dari sekali", entry.filename)
        if name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
            raise AmbiguousArchiveError(file, "nama bagiannya menunjuk ke luar berkas", entry.filename)
        seen.add(name)
