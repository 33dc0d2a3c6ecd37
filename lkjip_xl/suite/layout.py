"""A layout engine: what page things stand on, and the document as PDF/A. One start of LibreOffice serves a document.

Layer: suite. Bytes in, bytes out; the engine opens copies in a folder of its own and saves none. It is a program
beside whatever the user has open: own process, own throw-away profile, limited time.
"""

import json
import logging
import queue
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import as_file, files
from pathlib import Path
from typing import IO, Any, Final

from lkjip_xl.errors import LkjipError
from lkjip_xl.suite.find import find_soffice
from lkjip_xl.suite.running import kill_all, profile_argument, start, throwaway_profile
from lkjip_xl.suite.uno_python import FOREIGN, find_uno_python

LIMIT_SECONDS: Final = 60
"""How long an engine may take for a document, its start included."""

_GOODBYE_SECONDS: Final = 5
_SHOWN_BYTES: Final = 2000
_log = logging.getLogger(__name__)


class LayoutError(LkjipError):
    """The engine gave no answer; each subclass says why."""


class LayoutEngineMissingError(LayoutError):
    """This machine has no LibreOffice, or one without the Python that talks to it."""

    code = "LAYOUT_ENGINE_MISSING"

    def __init__(self) -> None:
        """Say what to install."""
        super().__init__(
            "LibreOffice tidak ditemukan di komputer ini",
            remedy="Pasang LibreOffice, lalu buat dokumen itu sekali lagi.",
        )


class LayoutEngineFailedError(LayoutError):
    """The engine refused the document, crashed, or cannot be started."""

    code = "LAYOUT_ENGINE_FAILED"

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            "LibreOffice berhenti sebelum selesai menata dokumen",
            remedy="Buat dokumen itu sekali lagi; bila tetap gagal, perbaiki pemasangan LibreOffice.",
        )


class LayoutTimeoutError(LayoutError):
    """The engine was stopped because it took too long."""

    code = "LAYOUT_ENGINE_TIMEOUT"

    def __init__(self, seconds: float) -> None:
        """Tell how long it was waited for."""
        super().__init__(
            f"LibreOffice tidak selesai menata dokumen dalam {seconds:g} detik",
            remedy="Tutup program lain yang berat, lalu buat dokumen itu sekali lagi.",
        )


@dataclass(frozen=True)
class Pdf:
    """A document as PDF/A-2.

    Attributes:
        content: The bytes of the PDF.
        numbers: Number printed on the page of each bookmark, as `LayoutEngine.measure` gives it.
        labels: Number of each page, in order: `i`, `ii`, `1` …
        described: How many charts got their alternative text.
    """

    content: bytes
    numbers: Mapping[str, str]
    labels: tuple[str, ...]
    described: int


@dataclass
class LayoutEngine:
    """A running engine; every call raises a `LayoutError` when it gives no answer in time."""

    _process: subprocess.Popen[bytes]
    _folder: Path
    _limit: float

    def __post_init__(self) -> None:
        """Listen to it; lines arrive through a thread, so that waiting for them can end."""
        self._deadline = time.monotonic() + self._limit
        self._lines: queue.Queue[bytes] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    @cached_property
    def fonts(self) -> frozenset[str]:
        """Names of the fonts that the engine can draw with; others it replaces."""
        return frozenset(self._receive())

    def measure(self, document: bytes, bookmarks: Sequence[str]) -> Mapping[str, str]:
        """Return the number that is printed on the page of each bookmark; a bookmark that is not there has none."""
        numbers: Mapping[str, str] = self._order("measure", document, bookmarks=list(bookmarks))
        return numbers

    def export(self, document: bytes, bookmarks: Sequence[str], alternatives: Sequence[tuple[str, str]]) -> Pdf:
        """Return a document as PDF/A-2 with tags and bookmarks.

        Args:
            document: The .docx.
            bookmarks: What to measure on the way.
            alternatives: Title and alternative text of each chart, in reading order.
        """
        target = self._folder / "keluar.pdf"
        answer = self._order(
            "export", document, target=str(target), bookmarks=list(bookmarks), alternatives=list(alternatives)
        )
        return Pdf(target.read_bytes(), answer["numbers"], tuple(answer["labels"]), answer["described"])

    def _order(self, do: str, document: bytes, **fields: object) -> Any:  # noqa: ANN401 JSON
        _ = self.fonts  # its first words
        source = self._folder / "masuk.docx"
        source.write_bytes(document)
        stdin = _pipe(self._process.stdin)
        stdin.write(json.dumps({"do": do, "path": str(source), **fields}).encode() + b"\n")
        stdin.flush()
        return self._receive()

    def _receive(self) -> Any:  # noqa: ANN401 JSON
        try:
            line = self._lines.get(timeout=max(0.0, self._deadline - time.monotonic()))
        except queue.Empty as error:
            raise LayoutTimeoutError(self._limit) from error
        try:
            return json.loads(line)
        except ValueError as error:  # nothing more comes, or something else speaks
            raise LayoutEngineFailedError from error

    def _listen(self) -> None:
        for line in _pipe(self._process.stdout):
            self._lines.put(line)
        self._lines.put(b"")


@contextmanager
def layout_engine(*, limit_seconds: float = LIMIT_SECONDS) -> Iterator[LayoutEngine]:
    """Start an engine and end it with everything that it started; it gets ready while the caller works on.

    Raises:
        LayoutEngineMissingError: There is none on this machine.
        LayoutEngineFailedError: It cannot be started, or there is no room for its files.
    """
    soffice = find_soffice()
    python = find_uno_python(soffice) if soffice else None
    if soffice is None or python is None:
        raise LayoutEngineMissingError
    try:
        with _running(python, soffice, limit_seconds) as engine:
            yield engine
    except OSError as error:
        raise LayoutEngineFailedError from error


@contextmanager
def _running(python: Path, soffice: Path, limit_seconds: float) -> Iterator[LayoutEngine]:
    with (
        throwaway_profile() as profile,
        tempfile.TemporaryDirectory(prefix="lkjip-", ignore_cleanup_errors=True) as folder,
        tempfile.TemporaryFile() as complaints,
        as_file(files(__package__) / "driver" / "layout_driver.py") as driver,
    ):
        command = [str(python), str(driver), str(soffice), profile_argument(profile)]
        with start(command, stdin=subprocess.PIPE, stderr=complaints, foreign=FOREIGN) as process:
            try:
                yield LayoutEngine(process, Path(folder), limit_seconds)
                _say_goodbye(process)
            except (LayoutError, OSError):
                _log.warning("layout engine: %s", _last_words(complaints))
                raise
            finally:
                kill_all(process)
                with suppress(OSError):  # what it no longer reads
                    _pipe(process.stdin).close()


def _say_goodbye(process: subprocess.Popen[bytes]) -> None:
    """Let it end by itself, so that it clears away what it keeps outside its profile."""
    with suppress(OSError, subprocess.TimeoutExpired):
        _pipe(process.stdin).close()
        process.wait(timeout=_GOODBYE_SECONDS)


def _last_words(complaints: IO[bytes]) -> str:
    complaints.seek(0)
    return complaints.read()[-_SHOWN_BYTES:].decode("utf-8", errors="replace")


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None  # noqa: S101 we started it with pipes
    return stream
