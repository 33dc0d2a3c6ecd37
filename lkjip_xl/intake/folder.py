"""The folder of returned files: which of its entries are worth reading.

Layer: intake.
"""

from pathlib import Path
from typing import Final

from lkjip_xl.errors import LkjipError

_TRACES: Final = ("~$", ".")
"""How the names of files begin that programs leave behind: Office's locks, LibreOffice's locks, hidden files."""
_SYSTEM_FILES: Final = frozenset({"thumbs.db", "desktop.ini"})


class FolderMissingError(LkjipError):
    """There is no such folder."""

    code = "FOLDER_MISSING"

    def __init__(self, folder: Path) -> None:
        """Name the folder and where it was looked for."""
        super().__init__(
            f"Folder {folder.name} tidak ditemukan",
            where=str(folder.parent),
            remedy="Periksa nama foldernya, atau buat folder itu dan taruh formulir yang kembali di dalamnya.",
        )


class FolderUnreadableError(LkjipError):
    """The operating system does not let us look into the folder."""

    code = "FOLDER_UNREADABLE"

    def __init__(self, folder: Path) -> None:
        """Name the folder."""
        super().__init__(
            f"Folder {folder.name} tidak dapat dibuka",
            where=str(folder.parent),
            remedy="Periksa izin folder itu dan sambungan jaringan, lalu ulangi.",
        )


class FolderEmptyError(LkjipError):
    """The folder holds no file that could be a form."""

    code = "FOLDER_EMPTY"

    def __init__(self, folder: Path) -> None:
        """Name the folder."""
        super().__init__(
            f"Folder {folder.name} tidak berisi berkas apa pun",
            where=str(folder.parent),
            remedy="Taruh formulir yang kembali dari unit di folder itu, lalu ulangi.",
        )


def returned_files(folder: Path) -> list[Path]:
    """Return the files of a folder, sorted by name; subfolders and traces of other programs are left out.

    Raises:
        FolderMissingError, FolderUnreadableError, FolderEmptyError: see there.
    """
    if not folder.is_dir():
        raise FolderMissingError(folder)
    try:
        entries = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError as error:
        raise FolderUnreadableError(folder) from error
    files = [path for path in entries if path.is_file() and not _is_trace(path.name)]
    if not files:
        raise FolderEmptyError(folder)
    return files


def _is_trace(name: str) -> bool:
    return name.startswith(_TRACES) or name.casefold() in _SYSTEM_FILES
