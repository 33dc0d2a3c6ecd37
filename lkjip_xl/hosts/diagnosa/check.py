"""One check, its result, and the machine that it looks at.

Layer: hosts. A check is a function of the `Machine`; nothing else of the computer is asked, so that tests can describe
a Windows PC.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from lkjip_xl.hosts.libreoffice.profile import Profile, users_profile

WINDOWS = "win32"


class Result(StrEnum):
    """What a check found."""

    PASS = "PASS"  # noqa: S105 a word of the report, no password
    WARN = "WARN"
    FAIL = "FAIL"


@dataclass(frozen=True)
class Check:
    """The outcome of one check.

    Attributes:
        id: Stable English name.
        result: PASS, WARN or FAIL.
        cause: Indonesian: what was found.
        action: Indonesian: the one thing to do; empty where there is nothing to do.
    """

    id: str
    result: Result
    cause: str
    action: str = ""


@dataclass(frozen=True)
class Machine:
    """What the checks look at.

    Attributes:
        platform: As `sys.platform`.
        interpreter: The Python that runs us, with its own path, not that of a link.
        base: Installation behind a virtual environment; the same folder where there is none.
        versions: Installed packages by name; a missing one is absent.
        python: Version of Python.
        programs: Path of each office program that the machine has: `excel`, `soffice`.
        libreoffice: The user's profile of LibreOffice.
        master: The master, where one was named.
        master_is_open: The master is open in the program that asks, and so is locked rightly.
    """

    platform: str
    interpreter: Path
    base: Path
    python: tuple[int, int, int]
    versions: Mapping[str, str] = field(default_factory=dict)
    programs: Mapping[str, str] = field(default_factory=dict)
    libreoffice: Profile = field(default_factory=users_profile)
    master: Path | None = None
    master_is_open: bool = False

    @property
    def is_windows(self) -> bool:
        """Whether it runs Windows."""
        return self.platform == WINDOWS


def passed(id_: str, cause: str) -> Check:
    """Return a check with nothing to do."""
    return Check(id_, Result.PASS, cause)


def warned(id_: str, cause: str, action: str) -> Check:
    """Return a check that lets the work go on."""
    return Check(id_, Result.WARN, cause, action)


def failed(id_: str, cause: str, action: str) -> Check:
    """Return a check that explains why a button will not run."""
    return Check(id_, Result.FAIL, cause, action)


def only_on_windows(id_: str, what: str) -> Check:
    """Return a check that this machine cannot answer."""
    return warned(id_, f"{what} hanya dapat diperiksa di Windows", "Jalankan 'lkjip diagnosa' di PC kantor.")
