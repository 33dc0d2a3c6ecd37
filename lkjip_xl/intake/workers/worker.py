"""A worker process as its starter sees it: orders go in, answers come out through a mailbox, and it can be ended.

A process of our own making, not one of `multiprocessing`: that one imports the main script of the user a second time,
which runs it anew where it has no `__main__` guard, and it cannot say at which file a worker died.

Layer: intake.
"""

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections import deque
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from typing import BinaryIO, Final, cast

from lkjip_xl.errors import LkjipError
from lkjip_xl.intake.workers.frames import read_frame, write_frame
from lkjip_xl.intake.workers.limits import Limits

_NO_WINDOW: Final = 0x08000000  # CREATE_NO_WINDOW: no black window flashes on Windows
_LAST_WORDS: Final = 4000
_KEEP_MEMORY: Final = {"MALLOC_TRIM_THRESHOLD_": str(64 * 2**20), "MALLOC_MMAP_THRESHOLD_": str(16 * 2**20)}
"""For glibc, unknown elsewhere: give back to the system, and ask it anew, only what is larger than a form needs."""


class WorkersUnavailableError(LkjipError):
    """The system lets us start no process that reads files."""

    code = "WORKERS_UNAVAILABLE"

    def __init__(self, reason: str) -> None:
        """Keep the system's own words."""
        super().__init__(
            "Proses pembaca formulir tidak dapat dijalankan",
            where=reason,
            remedy="Tutup program lain lalu ulangi; bila tetap gagal, minta pengelola mengizinkan python di antivirus.",
        )


class Worker:
    """A running worker.

    Attributes:
        tasks: Numbers of the files that it was given and has not answered; it works on the first of them.
        is_ready: Whether it has started to work.
    """

    def __init__(self, job: bytes, limits: Limits, mailbox: "SimpleQueue[tuple[Worker, bytes | None]]") -> None:
        """Start it; every answer, and None at its end, arrives in the mailbox.

        Raises:
            WorkersUnavailableError: The system refuses.
        """
        self.tasks: deque[int] = deque()
        self.is_ready = False
        self._limits, self._mailbox = limits, mailbox
        self._since = time.monotonic()
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 closed by `end`
        try:
            self._process = subprocess.Popen(  # noqa: S603 our own interpreter and module
                _command(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
                env=os.environ | _KEEP_MEMORY,
                creationflags=_NO_WINDOW if os.name == "nt" else 0,
            )
        except OSError as error:
            self._errors.close()
            raise WorkersUnavailableError(str(error)) from error
        self._orders = cast("BinaryIO", self._process.stdin)
        self._answers = cast("BinaryIO", self._process.stdout)
        self._listener = threading.Thread(target=self._listen, args=(job,), daemon=True)
        self._listener.start()

    @property
    def pid(self) -> int:
        """Number of its process."""
        return self._process.pid

    def give(self, number: int, path: Path) -> None:
        """Give it one more file; a worker that has just died will be heard of through the mailbox."""
        if not self.tasks:
            self._since = time.monotonic()
        self.tasks.append(number)
        with suppress(OSError):
            write_frame(self._orders, os.fsencode(path))

    def answered(self) -> int:
        """Take note that it is through with its first file, and return that file's number."""
        self._since = time.monotonic()
        return self.tasks.popleft()

    def started(self) -> None:
        """Take note that it is ready: from now on its time counts for its first file."""
        self.is_ready, self._since = True, time.monotonic()

    def overdue(self) -> bool:
        """Whether it takes longer than it is granted for what it does now."""
        is_busy = self.tasks or not self.is_ready
        granted = self._limits.seconds if self.is_ready else self._limits.start_seconds
        return bool(is_busy) and time.monotonic() - self._since > granted

    def end(self, patience: float = 0) -> int:
        """End it, by force unless it does so itself within `patience` seconds, and return how it ended.

        A worker holds nothing that could be lost.
        """
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(patience)
        self._process.kill()
        code = self._process.wait()
        self._listener.join()
        with suppress(OSError):  # orders that nobody took
            self._orders.close()
        self._answers.close()
        self._errors.close()
        return code

    def last_words(self) -> str:
        """Return the end of what it wrote to stderr; call it before `end`."""
        self._errors.seek(0)
        return self._errors.read().decode(errors="replace")[-_LAST_WORDS:].strip()

    def _listen(self, job: bytes) -> None:
        with suppress(OSError):  # it died before it had read its job
            write_frame(self._orders, job)
        while (answer := read_frame(self._answers)) is not None:
            self._mailbox.put((self, answer))
        self._mailbox.put((self, None))


def _command() -> list[str]:
    """Return how a worker is started: isolated, with the same places to import from as this process has."""
    start = f"import sys; sys.path[:] = {sys.path!r}; from lkjip_xl.intake.workers.child import main; main()"
    return [sys.executable, "-I", "-X", "utf8", "-c", start]
