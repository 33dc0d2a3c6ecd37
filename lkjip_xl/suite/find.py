"""Where LibreOffice is installed on this machine.

Layer: suite. Looks; changes nothing.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

OVERRIDE: Final = "LKJIP_SOFFICE"
"""Environment variable that names the program, such as one on a flash disk; set but empty: there is none."""

_REGISTERED: Final = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\App Paths\\soffice.exe"
_USUAL: Final = (
    Path("C:/Program Files/LibreOffice/program/soffice.exe"),
    Path("C:/Program Files (x86)/LibreOffice/program/soffice.exe"),
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    Path("/usr/lib/libreoffice/program/soffice"),
    Path("/opt/libreoffice/program/soffice"),
)


def find_soffice() -> Path | None:
    """Return the program `soffice`; None where LibreOffice is not installed."""
    override = os.environ.get(OVERRIDE)
    if override is not None:
        return Path(override) if override and Path(override).is_file() else None
    return next((path for path in _candidates() if path.is_file()), None)


def _candidates() -> Iterator[Path]:
    on_path = shutil.which("soffice")
    if on_path:
        yield Path(on_path)
    yield from _registered()
    yield from _USUAL


def _registered() -> Iterator[Path]:
    if sys.platform != "win32":
        return
    import winreg  # noqa: PLC0415 there is no such module elsewhere

    for root in (winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE):
        try:
            yield Path(str(winreg.QueryValue(root, _REGISTERED)))
        except OSError:  # not registered there
            continue
