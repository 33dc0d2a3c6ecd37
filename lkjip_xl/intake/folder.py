"""The folder of returned files: which of its entries are worth reading.

Layer: intake.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from lkjip_xl.errors import LkjipError
from lkjip_xl.intake.wording import Place, word
from lkjip_xl.model import Finding

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

    def __init__(self, folder: Path, unread: Mapping[str, int]) -> None:
        """Name the folder, and its subfolders that do hold files."""
        inner = f"; subfolder {', '.join(unread)} berisi berkas tetapi tidak dibaca" if unread else ""
        super().__init__(
            f"Folder {folder.name} tidak berisi berkas apa pun{inner}",
            where=str(folder.parent),
            remedy="Taruh formulir yang kembali dari unit di folder itu, lalu ulangi.",
        )


def returned_files(folder: Path) -> list[Path]:
    """Return the files of a folder, sorted by name; subfolders and traces of other programs are left out.

    A link that leads nowhere is one of them: reading it says that it cannot be read.

    Raises:
        FolderMissingError, FolderUnreadableError, FolderEmptyError: see there.
    """
    if not folder.is_dir():
        raise FolderMissingError(folder)
    files = [path for path in _entries(folder) if path.is_file() or _leads_nowhere(path)]
    if not files:
        raise FolderEmptyError(folder, _unread(folder))
    return files


def unread_subfolders(folder: Path) -> list[Finding]:
    """Return a finding per subfolder that holds files, at any depth: nobody reads them.

    Raises:
        FolderUnreadableError: see there.
    """
    return [word("SUBFOLDER_IGNORED", Place(name), name=name, count=count) for name, count in _unread(folder).items()]


def _unread(folder: Path) -> dict[str, int]:
    """Return how many files each subfolder holds, where it holds any."""
    held = {
        path.name: sum(inner.is_file() and not _is_trace(inner.name) for inner in path.rglob("*"))
        for path in _entries(folder)
        if path.is_dir()
    }
    return {name: count for name, count in held.items() if count}


def _leads_nowhere(path: Path) -> bool:
    return path.is_symlink() and not path.exists()


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted((path for path in folder.iterdir() if not _is_trace(path.name)), key=lambda path: path.name)
    except OSError as error:
        raise FolderUnreadableError(folder) from error


def _is_trace(name: str) -> bool:
    return name.startswith(_TRACES) or name.casefold() in _SYSTEM_FILES
