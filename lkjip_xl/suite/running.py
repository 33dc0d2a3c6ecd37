"""A LibreOffice of our own: without a window, in a throw-away profile, for a limited time.

The user's LibreOffice is never touched: another profile is another program to LibreOffice. The profile runs no macro,
follows no link and asks nothing, because the files that it opens come from elsewhere.

Layer: suite.
"""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Final

_SETTINGS: Final = (
    ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Calc/Content/Update", "Link", "1"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("/org.openoffice.Setup/Office", "ooSetupInstCompleted", "true"),
)
_STRAY_SECONDS: Final = 10
"""How long a killed process may take to be gone."""


class OutOfTimeError(Exception):
    """The program was stopped because it took longer than it was given; callers say what that means."""


@contextmanager
def throwaway_profile() -> Iterator[Path]:
    """Give a new profile folder that is removed afterwards."""
    with tempfile.TemporaryDirectory(prefix="lkjip-soffice-", ignore_cleanup_errors=True) as folder:
        user = Path(folder) / "user"
        user.mkdir()
        (user / "registrymodifications.xcu").write_text(_registry(), encoding="utf-8")
        yield Path(folder)


def profile_argument(profile: Path) -> str:
    """Return the argument of soffice that names its profile."""
    return f"-env:UserInstallation={profile.resolve().as_uri()}"


def run(
    command: Sequence[str],
    *,
    timeout: float,
    extra_environment: Mapping[str, str] | None = None,
    foreign: Sequence[str] = (),
) -> str:
    """Run a program with everything that it starts, and return what it printed.

    Args:
        command: Program and arguments.
        timeout: Seconds until it and its children are killed.
        extra_environment: Variables added to ours.
        foreign: As for `start`.

    Raises:
        OutOfTimeError: It took longer.
        subprocess.CalledProcessError: It ended with a fault; `output` holds what it printed.
        OSError: It cannot be started.
    """
    process = start(
        command,
        stdin=subprocess.DEVNULL,
        stderr=subprocess.STDOUT,
        extra_environment=extra_environment,
        foreign=foreign,
    )
    try:
        output, _ = process.communicate(timeout=timeout)
    except subprocess.TimeoutExpired as error:
        raise OutOfTimeError from error
    finally:
        kill_all(process)
        with suppress(subprocess.TimeoutExpired):
            process.communicate(timeout=_STRAY_SECONDS)
    text = output.decode("utf-8", errors="replace")
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(command), text)
    return text


def start(
    command: Sequence[str],
    *,
    stdin: int,
    stderr: int | IO[bytes],
    extra_environment: Mapping[str, str] | None = None,
    foreign: Sequence[str] = (),
) -> subprocess.Popen[bytes]:
    """Start a program that `kill_all` can end together with everything that it starts; its stdout is a pipe.

    Args:
        command: Program and arguments.
        stdin: As for `subprocess.Popen`.
        stderr: As for `subprocess.Popen`.
        extra_environment: Variables added to ours.
        foreign: Beginnings of the names of variables that are ours alone and would mislead it.

    Raises:
        OSError: It cannot be started.
    """
    ours = {name: value for name, value in os.environ.items() if not name.startswith(tuple(foreign))}
    return subprocess.Popen(  # noqa: S603 programs found by us, no shell
        command,
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=stderr,
        env={**ours, **(extra_environment or {})},
        start_new_session=sys.platform != "win32",
        creationflags=0x08000000 if sys.platform == "win32" else 0,  # CREATE_NO_WINDOW
    )


def kill_all(process: subprocess.Popen[bytes]) -> None:
    """End a program and its children; `soffice` is a script whose child does the work."""
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)  # noqa: S603, S607
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)


def _registry() -> str:
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>\n'
        for path, name, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry">\n'
        f"{items}</oor:items>\n"
    )
