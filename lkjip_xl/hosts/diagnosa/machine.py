"""The machine that we run on, looked at once.

Layer: hosts. The registry of Windows is asked only there; what is not registered is looked for on the PATH.
"""

import shutil
import sys
from collections.abc import Mapping
from importlib.metadata import distributions
from pathlib import Path

from lkjip_xl.hosts.diagnosa.check import Machine
from lkjip_xl.suite.find import find_soffice

_EXCEL = "excel.exe"
_APP_PATHS = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\App Paths"


def this_machine(master: Path | None, *, is_open: bool = False) -> Machine:
    """Return what the checks need to know of this machine.

    Args:
        master: The master, where one was named.
        is_open: Whether the program that asks has it open.
    """
    installed = {each.metadata["Name"]: each.version for each in distributions()}
    return Machine(
        platform=sys.platform,
        interpreter=Path(sys.executable),
        base=Path(sys.base_prefix),
        python=sys.version_info[:3],
        versions=_by_known_name(installed),
        programs=_programs(),
        master=None if master is None else master.resolve(),
        master_is_open=is_open,
    )


def _by_known_name(installed: Mapping[str, str]) -> dict[str, str]:
    """Return versions by name as written, and in lower case with hyphens: metadata spells names as it likes."""
    return {spelling: version for name, version in installed.items()
            for spelling in (name, name.casefold().replace("_", "-"))}  # fmt: skip


def _programs() -> dict[str, str]:
    found = {"excel": _registered(_EXCEL) or shutil.which(_EXCEL), "soffice": find_soffice()}
    return {name: str(path) for name, path in found.items() if path}


def _registered(exe: str) -> str:
    """Return the path that Windows knows a program by; empty where it knows none."""
    if sys.platform != "win32":
        return ""
    import winreg  # noqa: PLC0415 there is no such module elsewhere

    for root in (winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE):
        try:
            with winreg.OpenKey(root, f"{_APP_PATHS}\\{exe}") as key:
                return str(winreg.QueryValue(key, None))
        except OSError:  # not registered there
            continue
    return ""
