"""Where a user's LibreOffice keeps its settings, and whether it may be changed now.

Layer: hosts. Looks at the disk; changes nothing.
Source: LibreOffice's profile folder (`…/libreoffice/4`), which belongs to the user: no administrator is needed.
"""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from lkjip_xl.errors import LkjipError


class ProfileMissingError(LkjipError):
    """LibreOffice has never been started by this user, or is not installed."""

    code = "LIBREOFFICE_PROFILE_MISSING"

    def __init__(self, folder: Path) -> None:
        """Name the folder that was looked for."""
        super().__init__(
            "Pengaturan LibreOffice milik Anda tidak ditemukan",
            where=str(folder),
            remedy="Buka LibreOffice satu kali, tutup kembali, lalu ulangi.",
        )


class LibreOfficeRunningError(LkjipError):
    """LibreOffice writes its settings when it ends and would undo ours."""

    code = "LIBREOFFICE_RUNNING"

    def __init__(self, lock: Path) -> None:
        """Name the file that tells so."""
        super().__init__(
            "LibreOffice sedang berjalan",
            remedy=f"Tutup semua jendela LibreOffice, lalu ulangi. Bila sudah tertutup semua, hapus berkas {lock}.",
        )


@dataclass(frozen=True)
class Profile:
    """A profile folder: the one that holds `user`."""

    folder: Path

    @property
    def scripts(self) -> Path:
        """Where LibreOffice looks for the user's Python scripts."""
        return self.folder / "user" / "Scripts" / "python"

    @property
    def registry(self) -> Path:
        """The file with the user's settings."""
        return self.folder / "user" / "registrymodifications.xcu"

    def check(self) -> None:
        """Refuse a profile that cannot be changed now.

        Raises:
            ProfileMissingError: There is none.
            LibreOfficeRunningError: LibreOffice has it in use.
        """
        if not self.registry.is_file():
            raise ProfileMissingError(self.folder)
        lock = self.folder / ".lock"
        if lock.exists():
            raise LibreOfficeRunningError(lock)


def users_profile() -> Profile:
    """Return the profile of the user who runs us."""
    if sys.platform == "win32":
        base = Path(os.environ.get("APPDATA", Path.home() / "AppData" / "Roaming")) / "LibreOffice"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support" / "LibreOffice"
    else:
        base = Path(os.environ.get("XDG_CONFIG_HOME", Path.home() / ".config")) / "libreoffice"
    return Profile(base / "4")
