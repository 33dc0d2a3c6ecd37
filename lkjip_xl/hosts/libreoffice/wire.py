"""The wire to LibreOffice: one JSON object per line, over our own stdin and stdout.

Layer: hosts. Asks and waits; what the operations mean is known by the bridge on the other end and by the engine.
"""

import json
import sys
from collections.abc import Mapping
from typing import Any, BinaryIO

from lkjip_xl.errors import LkjipError


class HostRefusedError(LkjipError):
    """LibreOffice did not do what was asked."""

    code = "HOST_REFUSED"

    def __init__(self, operation: str, reason: str) -> None:
        """Name the operation for the log and keep LibreOffice's own words."""
        super().__init__(
            "LibreOffice menolak mengubah atau membaca buku kerja",
            where=f"{operation}: {reason}",
            remedy="Pastikan lembar tidak dikunci dengan kata sandi dan berkas tidak hanya-baca, lalu ulangi.",
        )


class HostGoneError(LkjipError):
    """LibreOffice ended, or closed the line."""

    code = "HOST_GONE"

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            "Hubungan dengan LibreOffice terputus",
            remedy="Buka kembali buku induk di LibreOffice, lalu ulangi.",
        )


class Wire:
    """The line to LibreOffice.

    Attributes:
        requests: How many requests were made: what a click costs does not grow with the rows.
    """

    def __init__(self, reader: BinaryIO, writer: BinaryIO) -> None:
        """Take both ends; they belong to the caller."""
        self._reader = reader
        self._writer = writer
        self.requests = 0

    def ask(self, operation: str, **fields: object) -> Any:  # noqa: ANN401 JSON: its shape depends on the operation
        """Return the answer to one request.

        Raises:
            HostRefusedError: LibreOffice refused.
            HostGoneError: It no longer answers.
        """
        self.requests += 1
        self._send({"op": operation, **fields})
        answer = self._receive()
        if "error" in answer:
            raise HostRefusedError(operation, str(answer["error"]))
        return answer["ok"]

    def end(self) -> None:
        """Tell the bridge that nothing more comes; there is no answer."""
        self._send({"op": "done"})

    def _send(self, message: Mapping[str, object]) -> None:
        try:
            self._writer.write(json.dumps(message, separators=(",", ":")).encode("ascii") + b"\n")
            self._writer.flush()
        except OSError as error:
            raise HostGoneError from error

    def _receive(self) -> Mapping[str, Any]:
        line = self._reader.readline()
        if not line:
            raise HostGoneError
        answer: Mapping[str, Any] = json.loads(line)
        return answer


def own_stdout() -> BinaryIO:
    """Take stdout for the wire alone: from now on whatever else prints goes to the log."""
    wire = sys.stdout.buffer
    sys.stdout = sys.stderr
    return wire
