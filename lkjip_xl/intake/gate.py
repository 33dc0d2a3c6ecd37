"""The gate: what a file really is, and whether it is safe to read.

Layer: intake. Looks at bytes, zip entries and XML text; knows no form and no value.
Source: [MS-OFFCRYPTO] 2.3.4 (the stream EncryptedPackage); limits measured on hostile and on innocent workbooks.
"""

import io
import re
import zipfile
from typing import Final

from lkjip_xl.book.ooxml.package import DamagedWorkbookError, NotAWorkbookError, Package
from lkjip_xl.errors import LkjipError

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP: Final = b"PK\x03\x04"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_MARKUP: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*<", re.ASCII)
_HEAD: Final = 4096

LARGEST_FILE_MB: Final = 50
LARGEST_CONTENT_MB: Final = 300
MOST_ENTRIES: Final = 5000
HIGHEST_RATIO: Final = 250
"""Unpacked size over packed size. A full form packs about 30 to 1, a sheet of equal cells about 150 to 1."""
_MB: Final = 1024 * 1024
_SMALL: Final = 10 * _MB
"""Below this an entry is harmless at any ratio."""


class EmptyFileError(LkjipError):
    """The file has no content at all."""

    code = "FILE_EMPTY"

    def __init__(self, file: str) -> None:
        """Name the file."""
        super().__init__(f"Berkas {file} kosong (0 bita)", remedy="Minta pengirim mengirim ulang berkas itu.")


class EncryptedWorkbookError(LkjipError):
    """A workbook that opens only with a password."""

    code = "WORKBOOK_ENCRYPTED"

    def __init__(self, file: str) -> None:
        """Name the file."""
        super().__init__(
            f"Berkas {file} dikunci dengan kata sandi",
            remedy="Buka di Excel, hapus kata sandi pembukanya, simpan, lalu kirim ulang.",
        )


class OldWorkbookError(LkjipError):
    """A workbook in the format before 2007, or another program's, that this version does not read."""

    code = "WORKBOOK_OLD"

    def __init__(self, file: str) -> None:
        """Name the file."""
        super().__init__(
            f"Berkas {file} tidak berformat .xlsx",
            remedy="Buka di Excel atau LibreOffice Calc, simpan sebagai .xlsx, lalu kirim ulang.",
        )


class WebPageError(LkjipError):
    """A web page that was given the name of a workbook, as some applications export it."""

    code = "WORKBOOK_IS_WEB_PAGE"

    def __init__(self, file: str) -> None:
        """Name the file."""
        super().__init__(
            f"Berkas {file} berisi halaman web, bukan buku kerja",
            remedy="Buka di Excel atau LibreOffice Calc, simpan sebagai .xlsx, lalu kirim ulang.",
        )


class TooLargeError(LkjipError):
    """The file, or what it unpacks to, is larger than any form can be."""

    code = "FILE_TOO_LARGE"

    def __init__(self, file: str, what: str) -> None:
        """Name the file and what is too large."""
        super().__init__(
            f"Berkas {file} terlalu besar untuk sebuah formulir: {what}",
            remedy="Salin isinya ke formulir asli yang baru, lalu kirim ulang.",
        )


class ForbiddenMarkupError(LkjipError):
    """A part declares a document type, which no spreadsheet program writes and which can hide an attack."""

    code = "WORKBOOK_FORBIDDEN_MARKUP"

    def __init__(self, file: str, part: str) -> None:
        """Name the file and the part."""
        super().__init__(
            f"Berkas {file} memuat deklarasi dokumen yang tidak aman",
            where=part,
            remedy="Jangan dibuka; minta pengirim menyalin isinya ke formulir asli, lalu mengirim ulang.",
        )


def open_package(file: str, content: bytes) -> Package:
    """Return the parts of a workbook that is safe to read.

    Args:
        file: File name, for messages.
        content: The whole file.

    Raises:
        EmptyFileError, EncryptedWorkbookError, OldWorkbookError, WebPageError, NotAWorkbookError: It is no workbook
            that we can read.
        TooLargeError, ForbiddenMarkupError: It is one, but not a harmless one.
        StrictWorkbookError, DamagedWorkbookError: See `book.ooxml.package`.
    """
    _sniff(file, content)
    _weigh(file, content)
    package = Package.from_bytes(file, content)
    for name, part in package.parts.items():
        if b"<!DOCTYPE" in part[:_HEAD] or _is_wide(name, part):
            raise ForbiddenMarkupError(file, name)
    package.main_part  # noqa: B018  refuses a zip that is no workbook
    return package


def is_workbook(content: bytes) -> bool:
    """Whether the content claims to be a workbook of some kind, readable for us or not."""
    return content.startswith((_ZIP, _OLE))


def _sniff(file: str, content: bytes) -> None:
    if not content:
        raise EmptyFileError(file)
    if content.startswith(_OLE):
        raise EncryptedWorkbookError(file) if _ENCRYPTED in content else OldWorkbookError(file)
    if _MARKUP.match(content):
        raise WebPageError(file)
    if not content.startswith(_ZIP):
        raise NotAWorkbookError(file)


def _weigh(file: str, content: bytes) -> None:
    if len(content) > LARGEST_FILE_MB * _MB:
        raise TooLargeError(file, f"lebih dari {LARGEST_FILE_MB} MB")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError) as error:
        raise DamagedWorkbookError(file) from error
    if len(entries) > MOST_ENTRIES:
        raise TooLargeError(file, f"lebih dari {MOST_ENTRIES} bagian")
    if sum(entry.file_size for entry in entries) > LARGEST_CONTENT_MB * _MB:
        raise TooLargeError(file, f"isinya lebih dari {LARGEST_CONTENT_MB} MB")
    if any(e.file_size > _SMALL and e.file_size > HIGHEST_RATIO * e.compress_size for e in entries):
        raise TooLargeError(file, f"isinya dimampatkan lebih dari {HIGHEST_RATIO} kali")


def _is_wide(name: str, part: bytes) -> bool:
    """Whether an XML part is in an encoding of two bytes a letter, in which no search of ours would find anything."""
    return name.endswith((".xml", ".rels")) and b"\0" in part[:_HEAD]
