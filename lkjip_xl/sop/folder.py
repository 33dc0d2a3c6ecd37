"""The office's folder: where everything of a report year lies (DESIGN section 3).

Layer: sop. Knows names only; makes folders when asked, never deletes.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from lkjip_xl.errors import LkjipError

_YEAR = re.compile(r"\d{4}")
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


class FolderUnwritableError(LkjipError):
    """A folder of the office cannot be made."""

    code = "FOLDER_TIDAK_DAPAT_DIBUAT"

    def __init__(self, folder: Path) -> None:
        """Name the folder."""
        super().__init__(
            f"Folder {folder.name} tidak dapat dibuat",
            where=str(folder.parent),
            remedy="Periksa izin folder dan sisa ruang disk, lalu ulangi.",
        )


@dataclass(frozen=True)
class YearFolder:
    """Folder of one report year, such as `LKjIP/2025`."""

    path: Path

    @classmethod
    def of(cls, master: Path) -> "YearFolder":
        """Return the folder that a master lies in."""
        return cls(master.resolve().parent)

    @property
    def office(self) -> Path:
        """The office's folder; a master that lies outside a year's folder has its register beside it."""
        return self.path.parent if _YEAR.fullmatch(self.path.name) else self.path

    @property
    def register(self) -> Path:
        """The number register, shared by all report years."""
        return self.office / "register.sqlite3"

    @property
    def hidden(self) -> Path:
        """Our own files, of no use to people."""
        return self.path / ".lkjip"

    @property
    def journal(self) -> Path:
        """The journal of the master."""
        return self.hidden / "journal.sqlite3"

    @property
    def keluar(self) -> Path:
        """What goes out: forms and letters."""
        return self.path / "keluar"

    @property
    def formulir(self) -> Path:
        """Data forms for the units."""
        return self.keluar / "formulir"

    @property
    def surat(self) -> Path:
        """Letters of steps 1 and 2."""
        return self.keluar / "surat"

    @property
    def pengingat(self) -> Path:
        """Reminders to the units."""
        return self.keluar / "pengingat"

    @property
    def kuesioner(self) -> Path:
        """Questionnaires for the respondents of the units."""
        return self.keluar / "kuesioner"

    @property
    def dikembalikan(self) -> Path:
        """Forms that go back to their units with remarks."""
        return self.keluar / "dikembalikan"

    @property
    def masuk(self) -> Path:
        """What comes in: returned forms, exports, evidence."""
        return self.path / "masuk"

    @property
    def dokumen(self) -> Path:
        """Drafts and letters of the report."""
        return self.path / "dokumen"

    @property
    def arsip(self) -> Path:
        """Finished packages, and masters that were replaced."""
        return self.path / "arsip"

    @property
    def templat(self) -> Path:
        """Templates that this office may edit."""
        return self.path / "templat"

    def make(self) -> None:
        """Make the folders that are not there.

        Raises:
            FolderUnwritableError: One of them cannot be made.
        """
        for folder in (self.keluar, self.masuk, self.dokumen, self.arsip, self.templat, self.hidden):
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as fault:
                raise FolderUnwritableError(folder) from fault

    def relative(self, path: Path) -> str:
        """Return a path as the office's sheets and JSON show it: relative to the year's folder where it lies there."""
        resolved = path.resolve()
        return resolved.relative_to(self.path).as_posix() if resolved.is_relative_to(self.path) else path.name


def safe_name(text: str) -> str:
    """Return a text as part of a file name that Windows accepts: blanks become underscores."""
    return "_".join(_UNSAFE.sub(" ", text).split()).strip("._") or "tanpa_nama"
