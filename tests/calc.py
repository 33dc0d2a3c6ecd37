"""A running LibreOffice Calc for tests, with our bridge installed as `lkjip pasang libreoffice` installs it."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import xlwings as xw

from lkjip_xl.hosts.libreoffice.engine import register
from lkjip_xl.hosts.libreoffice.wire import Wire

_HERE = Path(__file__).parent
DRIVER = _HERE / "calc_driver.py"
_SYSTEM_PYTHON = "/usr/bin/python3"  # the one that apt's python3-uno belongs to
_RESTART = 81  # a profile's first start ends with this code and wants to be started again


def make_profile(folder: Path) -> Path:
    """Return a fresh profile, started once, as on a PC where LibreOffice was opened before."""
    profile = folder / "profile"
    done = subprocess.run(
        ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--terminate_after_init"],
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert done.returncode in {0, _RESTART}, done.stderr
    return profile


class Calc:
    """LibreOffice with one workbook at a time. Each call of an order is what a user, or a macro, would do."""

    driver = DRIVER

    def __init__(self, profile: Path, *, display: str = "", document: Path | None = None) -> None:
        """Start it: without a window, or on an X display; with a document, as a double click on its file does."""
        self.port = port = _free_port()
        self.profile = profile
        self._office = subprocess.Popen(
            [
                "soffice",
                f"-env:UserInstallation={profile.as_uri()}",
                "--norestore",
                "--nologo",
                f"--accept=socket,host=127.0.0.1,port={port};urp;",
                *([] if display else ["--headless"]),
                *([str(document)] if document else ["--nodefault"]),
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **({"DISPLAY": display} if display else {})},
            start_new_session=True,
        )
        self._driver = subprocess.Popen(
            [_SYSTEM_PYTHON, self.driver, str(port)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def order(self, do: str, **fields: object) -> Any:  # noqa: ANN401 JSON
        """Let the driver do something and return its answer."""
        self.send(do, **fields)
        return self.answer()

    def send(self, do: str, **fields: object) -> None:
        """Give an order without waiting for its end."""
        assert self._driver.stdin is not None
        self._driver.stdin.write(json.dumps({"do": do, **fields}) + "\n")
        self._driver.stdin.flush()

    def answer(self) -> Any:  # noqa: ANN401 JSON
        """Wait for the end of the last order."""
        assert self._driver.stdout is not None
        answer = json.loads(self._driver.stdout.readline() or '{"error": "the driver ended"}')
        assert "error" not in answer, answer["error"]
        return answer["ok"]

    def open(self, path: Path, **settings: object) -> None:
        """Open a workbook."""
        self.order("open", path=str(path), **settings)

    def click(self, function: str) -> str:
        """Do what the macro of a button does, and return the sentence."""
        return str(self.order("run_python", script="lkjip_bridge.py$jalankan", arguments=[function]))

    @contextmanager
    def live(self, path: Path) -> Iterator[xw.Book]:
        """Open a workbook and hold it through our engine, as a macro function of ours would."""
        self.open(path)
        with self.caller() as book:
            yield book
        self.order("close")

    @contextmanager
    def caller(self) -> Iterator[xw.Book]:
        """Hold the open workbook through our engine; the test takes the place of our child process."""
        with self.wire() as wire:
            book = register(wire)
            yield book
            del xw.Book._mock_caller  # type: ignore[attr-defined]  # xlwings keeps it on the class
            wire.end()

    @contextmanager
    def wire(self) -> Iterator[Wire]:
        """Hold the bare wire of a click."""
        settings = self.profile / "user" / "Scripts" / "python" / "lkjip_bridge.json"
        before = settings.read_text(encoding="utf-8")
        with socket.create_server(("127.0.0.1", 0)) as server:
            relay = _relay_program(self.profile, server.getsockname()[1])
            settings.write_text(json.dumps({**json.loads(before), "python": str(relay)}), encoding="utf-8")
            self.send("run_python", script="lkjip_bridge.py$jalankan", arguments=["-"])
            server.settimeout(60)
            line, _ = server.accept()
            settings.write_text(before, encoding="utf-8")
            with line, line.makefile("rb") as reader, line.makefile("wb") as writer:
                yield Wire(reader, writer)
            self.answer()

    def stop(self) -> None:
        """End LibreOffice and the driver."""
        self._driver.kill()
        self._driver.communicate()
        os.killpg(self._office.pid, 9)
        self._office.wait()


def _relay_program(folder: Path, port: int) -> Path:
    program = folder / "relay.sh"
    command: Sequence[object] = (sys.executable, _HERE / "calc_relay.py", port)
    program.write_text("#!/bin/sh\nexec " + " ".join(f"'{part}'" for part in command) + "\n", encoding="utf-8")
    program.chmod(0o755)
    return program


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
