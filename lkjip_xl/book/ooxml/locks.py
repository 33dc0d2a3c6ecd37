"""Whether a workbook may be written now: nobody has it open, and neither it nor its folder is read-only.

Layer: book. Looks at the disk; changes nothing.
Source: the owner files of the programs themselves: Excel's `~$name`, LibreOffice's `.~lock.name#`.
"""

import os
import stat
from pathlib import Path

from lkjip_xl.book.ooxml.package import WorkbookMissingError
from lkjip_xl.errors import LkjipError


class WorkbookOpenError(LkjipError):
    """A spreadsheet program has the file open, or crashed with it open."""

    code = "WORKBOOK_OPEN"

    def __init__(self, path: Path, program: str, lock: str = "") -> None:
        """Name the file, the program and, where there is one, the file that tells so."""
        leftover = f" Bila tidak ada yang membukanya, hapus berkas {lock} di folder yang sama." if lock else ""
        super().__init__(
            f"Berkas {path.name} sedang dibuka di {program}",
            where=str(path.parent),
            remedy=f"Simpan dan tutup berkas itu, lalu ulangi.{leftover}",
        )


class WorkbookReadOnlyError(LkjipError):
    """The file carries the mark that it must not be changed."""

    code = "WORKBOOK_READ_ONLY"

    def __init__(self, path: Path) -> None:
        """Name the file and its folder."""
        super().__init__(
            f"Berkas {path.name} hanya boleh dibaca",
            where=str(path.parent),
            remedy="Hapus tanda Hanya-baca pada properti berkas itu, lalu ulangi.",
        )


class FolderReadOnlyError(LkjipError):
    """The folder takes no new file."""

    code = "FOLDER_READ_ONLY"

    def __init__(self, path: Path) -> None:
        """Name the file and its folder."""
        super().__init__(
            f"Folder tempat berkas {path.name} tidak boleh ditulisi",
            where=str(path.parent),
            remedy="Pindahkan berkas itu ke folder milik Anda atau minta izin menulis, lalu ulangi.",
        )


def refuse_if_not_writable(path: Path) -> None:
    """Refuse a file that a step could not replace.

    Raises:
        WorkbookMissingError: It is gone.
        WorkbookOpenError: A program has it open.
        WorkbookReadOnlyError: The file is read-only.
        FolderReadOnlyError: The folder is.
    """
    if not path.is_file():
        raise WorkbookMissingError(path)
    for program, lock in (("Excel", f"~${path.name}"), ("LibreOffice", f".~lock.{path.name}#")):
        if (path.parent / lock).exists():
            raise WorkbookOpenError(path, program, lock)
    # The mode is asked too: an administrator may write what is marked read-only, and should not by accident.
    if not path.stat().st_mode & stat.S_IWUSR or not os.access(path, os.W_OK):
        raise WorkbookReadOnlyError(path)
    if not os.access(path.parent, os.W_OK):
        raise FolderReadOnlyError(path)
