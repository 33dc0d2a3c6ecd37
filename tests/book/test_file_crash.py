"""A process that dies while it saves leaves the old workbook, whole."""

import multiprocessing
import os
import signal
import sys
from pathlib import Path

import pytest

from book.small_book import SCHEMA, build
from lkjip_xl.book.file import FileBook
from lkjip_xl.book.port import TableEdit

RENAMED, CREATED = "os.rename", "open"


def _write(path: Path) -> None:
    FileBook(path, SCHEMA).write([TableEdit("tblUnit", [{"kode": "W09"}])], {"tahun": 2030})


def _write_until(event_name: str, path: Path) -> None:
    """Write, and die at the named event of Python about a file that is not yet the workbook."""

    def kill_there(event: str, arguments: tuple[object, ...]) -> None:
        if event == event_name and str(arguments[0]).endswith(".tmp"):
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(kill_there)
    _write(path)


@pytest.mark.parametrize("event", [CREATED, RENAMED])
def test_a_crash_before_the_rename_leaves_the_old_file(tmp_path: Path, event: str) -> None:
    path = build(tmp_path / "master.xlsx")
    before = path.read_bytes()
    process = multiprocessing.get_context("spawn").Process(target=_write_until, args=(event, path))
    process.start()
    process.join()

    assert process.exitcode == -signal.SIGKILL, f"the write never came to {event}"
    assert path.read_bytes() == before


def test_the_next_write_succeeds_beside_what_a_crash_left(tmp_path: Path) -> None:
    path = build(tmp_path / "master.xlsx")
    (tmp_path / ".master.xlsx.sisa.tmp").write_bytes(b"PK setengah jadi")
    _write(path)

    assert FileBook(path, SCHEMA).value("tahun") == 2030
