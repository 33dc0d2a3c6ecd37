"""`lkjip pasang libreoffice`: the bridge goes into the user's LibreOffice, the office's folder becomes trusted.

Layer: hosts. Needs no administrator and no extension manager: everything lies in the user's own profile. What was
written is noted beside the script, so that `--lepas` takes away exactly that.
"""

import json
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any
from urllib.parse import quote

from lkjip_xl.errors import LkjipError
from lkjip_xl.hosts.libreoffice.profile import Profile, users_profile
from lkjip_xl.hosts.libreoffice.registry import Registry
from lkjip_xl.model import Artifact
from lkjip_xl.sop.result import StepResult

SCRIPT = "lkjip_bridge.py"
NOTES = "lkjip_bridge.json"
_INSIDE = "lkjip_calc"
_LEFT_AS_THEY_ARE = "!$&'()*+,:=@"
_EVENT = "OnLoadFinished"
_ON_OPENING = f"vnd.sun.star.script:{SCRIPT}$saat_dibuka?language=Python&location=user"


class OfficeFolderMissingError(LkjipError):
    """The folder that should become trusted is not there."""

    code = "FOLDER_MISSING"

    def __init__(self, folder: Path) -> None:
        """Name the folder."""
        super().__init__(
            f"Folder {folder} tidak ada",
            remedy="Beri folder kantor yang berisi buku induk, misalnya --folder LKjIP.",
        )


class NotInstalledError(LkjipError):
    """There is nothing of ours to take away."""

    code = "NOT_INSTALLED"

    def __init__(self, folder: Path) -> None:
        """Name the folder."""
        super().__init__(
            f"Folder {folder} tidak pernah dipasang untuk LibreOffice",
            remedy="Periksa kembali --folder; tidak ada yang perlu dilepas.",
        )


@dataclass(frozen=True)
class _Notes:
    """What we wrote.

    Attributes:
        python: Our interpreter.
        before: The script that was bound to the event before ours.
        folders: The folders that it was installed for.
        theirs: Those of them that the user had trusted himself.
    """

    python: str
    before: str
    folders: tuple[str, ...] = ()
    theirs: tuple[str, ...] = ()

    @classmethod
    def read(cls, path: Path) -> "_Notes | None":
        """Return the notes of an earlier installation, if there is one."""
        if not path.is_file():
            return None
        found: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return cls(found["python"], found["before"], tuple(found["folders"]), tuple(found["theirs"]))

    def write(self, path: Path) -> None:
        """Keep them beside the script, which reads `python` and `before`."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def install(folder: Path, profile: Profile | None = None) -> StepResult:
    """Put the bridge into a profile and make a folder trusted; running it again is safe.

    Raises:
        OfficeFolderMissingError: There is no such folder.
        ProfileMissingError: LibreOffice was never started.
        LibreOfficeRunningError: LibreOffice runs.
    """
    if not folder.is_dir():
        raise OfficeFolderMissingError(folder)
    profile, url = profile or users_profile(), file_url(folder.resolve())
    profile.check()
    registry = Registry(profile.registry)
    notes = _Notes.read(profile.scripts / NOTES) or _Notes(sys.executable, _foreign_script(registry))
    if url not in notes.folders:
        theirs = [url] if url in registry.trusted_folders else []
        notes = replace(notes, folders=(*notes.folders, url), theirs=(*notes.theirs, *theirs))
    _copy_scripts(profile.scripts)
    replace(notes, python=sys.executable).write(profile.scripts / NOTES)
    registry.trusted_folders = list(dict.fromkeys([*registry.trusted_folders, url]))
    registry.bind(_EVENT, _ON_OPENING)
    registry.save()
    message = f"LibreOffice siap: makro buku induk di {folder} boleh berjalan. Buka buku induk seperti biasa."
    return StepResult(message, (Artifact("jembatan", profile.scripts / SCRIPT),))


def remove(folder: Path, profile: Profile | None = None) -> StepResult:
    """Take away what `install` wrote for a folder; with the last folder the bridge goes too.

    Raises:
        NotInstalledError: It wrote nothing for that folder.
        ProfileMissingError: LibreOffice was never started.
        LibreOfficeRunningError: LibreOffice runs.
    """
    profile, url = profile or users_profile(), file_url(folder.resolve())
    profile.check()
    notes = _Notes.read(profile.scripts / NOTES)
    if notes is None or url not in notes.folders:
        raise NotInstalledError(folder)
    registry = Registry(profile.registry)
    if url not in notes.theirs:
        registry.trusted_folders = [each for each in registry.trusted_folders if each != url]
    left = tuple(each for each in notes.folders if each != url)
    if not left:
        registry.bind(_EVENT, notes.before)
    registry.save()
    if left:
        replace(notes, folders=left).write(profile.scripts / NOTES)
    else:
        _remove_scripts(profile.scripts)
    return StepResult(f"LibreOffice tidak lagi menjalankan makro buku induk di {folder}.")


def file_url(path: Path) -> str:
    """Return the URL of a path in LibreOffice's own spelling, which it compares letter by letter.

    >>> file_url(Path("/home/Kantor (baru)"))
    'file:///home/Kantor%20(baru)'
    """
    url = path.as_uri()
    for sign in _LEFT_AS_THEY_ARE:
        url = url.replace(quote(sign, safe=""), sign)
    return url


def _foreign_script(registry: Registry) -> str:
    bound = registry.script_of(_EVENT)
    return "" if bound == _ON_OPENING else bound


def _copy_scripts(target: Path) -> None:
    inside = target / "pythonpath" / _INSIDE
    shutil.rmtree(inside, ignore_errors=True)  # an older version may have had other modules
    inside.mkdir(parents=True)
    with as_file(files(__package__) / "bridge") as bridge:
        shutil.copyfile(bridge / SCRIPT, target / SCRIPT)
        for module in (bridge / _INSIDE).glob("*.py"):
            shutil.copyfile(module, inside / module.name)


def _remove_scripts(target: Path) -> None:
    shutil.rmtree(target / "pythonpath" / _INSIDE, ignore_errors=True)
    for name in (SCRIPT, NOTES, "lkjip_bridge.log", "lkjip_bridge.log.1"):
        (target / name).unlink(missing_ok=True)
    for folder in _ours_if_empty(target):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def _ours_if_empty(target: Path) -> Iterator[Path]:
    yield target / "pythonpath"
    yield target / "__pycache__"
    yield target
    yield target.parent
