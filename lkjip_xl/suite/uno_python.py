"""Which Python can talk to LibreOffice: its own, or the system's where the distribution joined the two.

Layer: suite. Looks and tries; changes nothing.
"""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lkjip_xl.suite.running import OutOfTimeError, run

FOREIGN: Final = ("PYTHON", "UNO_", "URE_", "VIRTUAL_ENV")
"""Beginnings of variables that belong to our Python, or to the program that started it."""

_OWN: Final = ("python.exe", "python", "python.bin")
_TRY_SECONDS: Final = 20


def find_uno_python(soffice: Path) -> Path | None:
    """Return the interpreter that can `import uno` for this LibreOffice; None where there is none."""
    program = soffice.resolve().parent
    resources = program.parent / "Resources"  # macOS
    own = (folder / name for folder in (program, resources) for name in _OWN)
    return next((each for each in own if each.is_file()), None) or next(filter(_can_import_uno, _of_system()), None)


def _of_system() -> Iterator[Path]:
    yield Path("/usr/bin/python3")
    on_path = shutil.which("python3")
    if on_path:
        yield Path(on_path)


def _can_import_uno(python: Path) -> bool:
    try:
        run([str(python), "-c", "import uno"], timeout=_TRY_SECONDS, foreign=FOREIGN)
    except (OSError, OutOfTimeError, subprocess.CalledProcessError):
        return False
    return True
