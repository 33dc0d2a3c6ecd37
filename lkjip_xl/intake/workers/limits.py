"""How long one file may take, how much memory, and how many processes read at once.

Layer: intake.
"""

import os
import sys
from contextlib import suppress
from dataclasses import dataclass

_MB = 1024 * 1024
_FILES_PER_WORKER = 16
"""Files that one worker reads in the time that another one needs to start (some 0.15 s)."""


@dataclass(frozen=True)
class Limits:
    """What one file is granted; a form needs a hundredth of a second and some MB.

    Attributes:
        seconds: Time for one file. The largest file that the gate lets through takes a few seconds.
        start_seconds: Time for a worker to start; a virus scanner may look at each of its files.
        memory_mb: Address space of a worker (POSIX only). The largest sheet that the gate lets through needs half.
    """

    seconds: float = 60
    start_seconds: float = 120
    memory_mb: int = 2048


def restrict_this_process(limits: Limits) -> None:
    """Bound the memory of this process, and let it die without a core dump or a dialog of the system.

    Where the system knows no such bound (Windows, macOS), only the time limit and the gate protect.
    """
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415  there is none elsewhere

        msvcrt.SetErrorMode(msvcrt.SEM_FAILCRITICALERRORS | msvcrt.SEM_NOGPFAULTERRORBOX)
    else:
        import resource  # noqa: PLC0415  there is none on Windows

        memory = limits.memory_mb * _MB
        for kind, bound in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
            with suppress(ValueError, OSError):  # the system has none, or a tighter one already
                resource.setrlimit(kind, (bound, bound))


def suitable_workers(files: int) -> int:
    """Return how many workers read that many files soonest: one for a few, at most one per core."""
    return max(1, min(_cores(), -(-files // _FILES_PER_WORKER)))


def _cores() -> int:
    """Return the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
