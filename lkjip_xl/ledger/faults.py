"""What can be wrong with a SQLite file on an office's disk, as sentences for the user.

Layer: ledger. Source: the result codes of https://sqlite.org/rescode.html. Knows no table.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lkjip_xl.errors import LkjipError

_PRIMARY_CODE = 0xFF
"""An extended result code keeps the primary one in its lowest byte."""


class LedgerBusyError(LkjipError):
    """Another process has held the file for longer than we wait."""

    code = "BERKAS_DIPAKAI"

    def __init__(self, path: Path) -> None:
        """Name the file."""
        super().__init__(
            "Berkas catatan sedang dipakai program lain",
            where=path.name,
            remedy="Tunggu sampai langkah di komputer lain selesai, lalu ulangi.",
        )


class LedgerReadOnlyError(LkjipError):
    """The folder or the file may not be written."""

    code = "FOLDER_HANYA_BACA"

    def __init__(self, path: Path) -> None:
        """Name the file and its folder."""
        super().__init__(
            f"Berkas catatan tidak dapat ditulis di folder {path.parent.name}",
            where=path.name,
            remedy="Periksa izin folder itu, atau pindahkan folder LKjIP ke tempat yang boleh ditulisi, lalu ulangi.",
        )


class LedgerUnreachableError(LkjipError):
    """The file cannot be opened, or the drive stopped answering or is full."""

    code = "BERKAS_TIDAK_TERJANGKAU"

    def __init__(self, path: Path) -> None:
        """Name the file and its folder."""
        super().__init__(
            f"Berkas catatan tidak dapat dibuka atau disimpan di folder {path.parent.name}",
            where=path.name,
            remedy="Periksa apakah folder itu ada, jaringan tersambung, dan disk tidak penuh, lalu ulangi.",
        )


class LedgerCorruptError(LkjipError):
    """The content of the file is no sound SQLite database."""

    code = "BERKAS_RUSAK"

    def __init__(self, path: Path) -> None:
        """Name the file."""
        super().__init__(
            "Berkas catatan rusak atau bukan berkas LKjIP",
            where=path.name,
            remedy="Jangan dihapus; ganti namanya, lalu ulangi: isinya dipulihkan dari sheet master.",
        )


class LedgerForeignError(LkjipError):
    """A sound SQLite database, but of another program or of another purpose."""

    code = "BERKAS_ASING"

    def __init__(self, path: Path) -> None:
        """Name the file."""
        super().__init__(
            "Berkas itu bukan catatan LKjIP yang dimaksud",
            where=path.name,
            remedy="Kembalikan berkas yang benar ke folder itu, atau ganti nama berkas asing itu, lalu ulangi.",
        )


class LedgerNewerError(LkjipError):
    """The file was written by a later version of this package."""

    code = "BERKAS_LEBIH_BARU"

    def __init__(self, path: Path, version: int, known: int) -> None:
        """Name the file and both versions of its layout."""
        super().__init__(
            f"Berkas catatan memakai susunan versi {version}, sedangkan aplikasi ini mengenal sampai versi {known}",
            where=path.name,
            remedy="Perbarui aplikasi LKjIP di komputer ini, lalu ulangi.",
        )


_FAULTS: dict[int, type[LedgerBusyError | LedgerReadOnlyError | LedgerUnreachableError | LedgerCorruptError]] = {
    sqlite3.SQLITE_BUSY: LedgerBusyError,
    sqlite3.SQLITE_LOCKED: LedgerBusyError,
    sqlite3.SQLITE_READONLY: LedgerReadOnlyError,
    sqlite3.SQLITE_PERM: LedgerReadOnlyError,
    sqlite3.SQLITE_CANTOPEN: LedgerUnreachableError,
    sqlite3.SQLITE_IOERR: LedgerUnreachableError,
    sqlite3.SQLITE_FULL: LedgerUnreachableError,
    sqlite3.SQLITE_NOTADB: LedgerCorruptError,
    sqlite3.SQLITE_CORRUPT: LedgerCorruptError,
}


@contextmanager
def worded(path: Path) -> Iterator[None]:
    """Turn what SQLite or the file system says about a file into the user's sentence.

    Anything else that SQLite reports (a broken constraint, a misspelt statement) is our own fault and passes as it is.

    Raises:
        LedgerBusyError, LedgerReadOnlyError, LedgerUnreachableError, LedgerCorruptError: see there.
    """
    try:
        yield
    except sqlite3.Error as fault:
        code = _code_of(fault)
        if code not in _FAULTS:
            raise
        raise _FAULTS[code](path) from fault
    except PermissionError as fault:
        raise LedgerReadOnlyError(path) from fault
    except OSError as fault:
        raise LedgerUnreachableError(path) from fault


def _code_of(fault: sqlite3.Error) -> int:
    if str(fault) == "unsupported file format":
        # A damaged header; SQLite gives it the code of a misspelt statement.
        return sqlite3.SQLITE_CORRUPT
    # Errors of the Python module itself, such as the use of a closed connection, carry no code.
    return getattr(fault, "sqlite_errorcode", sqlite3.SQLITE_OK) & _PRIMARY_CODE
