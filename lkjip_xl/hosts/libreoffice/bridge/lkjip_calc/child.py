"""Our Python as a child process: one JSON object per line, in both directions.

The child never talks UNO, so it can wait for LibreOffice while LibreOffice waits for it, without a deadlock.
"""

import json
import os
import queue
import subprocess
import threading
from contextlib import suppress
from typing import Any

from . import settings

_CLOSED = object()
_NO_WINDOW = 0x08000000  # CREATE_NO_WINDOW: no black window flashes on Windows
_LOG_LIMIT = 1000000
_DIED = "Python berhenti sebelum selesai"


class ChildError(Exception):
    """Our Python could not be started, or ended without an answer."""


class Child:
    """A running child; `lines` of it arrive through a thread, so that waiting for it never blocks the window."""

    def __init__(self, module: Any, *arguments: Any) -> None:
        """Start `python -m module arguments`."""
        python = settings.load()["python"]
        self._log = _open_log()
        command = [python, "-I", "-X", "utf8", "-m", module, *arguments]
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._log,
                env=_environment(),
                creationflags=_NO_WINDOW if os.name == "nt" else 0,
            )
        except OSError as error:
            self._log.close()
            reason = "Python tidak dapat dijalankan ({}): {}".format(python, error)
            raise ChildError(reason) from error
        self._input, self._output = self._process.stdin, self._process.stdout  # type: Any, Any
        self._lines = queue.Queue()  # type: queue.Queue[Any]
        threading.Thread(target=self._pump, daemon=True).start()

    def _pump(self) -> None:
        for line in self._output:
            self._lines.put(line)
        self._lines.put(_CLOSED)

    def receive(self, seconds: Any = None) -> Any:
        """Return the next message; None when nothing came within the time.

        Raises:
            ChildError: The child has ended.
        """
        try:
            line = self._lines.get(timeout=seconds)
        except queue.Empty:
            return None
        if line is _CLOSED:
            self._lines.put(_CLOSED)
            raise ChildError(_DIED)
        return json.loads(line.decode("utf-8"))

    def send(self, message: Any) -> None:
        """Answer the child.

        Raises:
            ChildError: The child has ended.
        """
        try:
            self._input.write(json.dumps(message).encode("ascii") + b"\n")
            self._input.flush()
        except OSError as error:
            raise ChildError(_DIED) from error

    def is_alive(self) -> bool:
        """Return whether it still runs."""
        return self._process.poll() is None

    def stop(self) -> None:
        """End it, by force if it does not end by itself, and let go of the log."""
        with suppress(OSError):  # it may be gone already, and with it the pipe
            self._input.close()
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self.kill()
        self._log.close()

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()
        self._process.wait()


def _environment() -> Any:
    # LibreOffice sets PYTHONPATH and PYTHONHOME for its own Python; ours would start with the wrong library.
    foreign = ("PYTHON", "UNO_", "URE_")
    return {name: value for name, value in os.environ.items() if not name.startswith(foreign)}


def _open_log() -> Any:
    path = settings.log_path()
    if os.path.exists(path) and os.path.getsize(path) > _LOG_LIMIT:
        os.replace(path, path + ".1")
    return open(path, "ab")
