"""Readers of files that die, hang or eat memory as the file's name says: what no file that passes the gate should do.

A worker process imports this module by its name.
"""

import os
import signal
import time
from pathlib import Path

from lkjip_xl.intake.parsed import Expected, Parsed, Source
from lkjip_xl.intake.reading.tables import TableData


def read(path: Path, _: Expected) -> Parsed:
    """Do to this process what the first word of the file's name says; else return one row with the file's content.

    A file called `pid` answers with the number of the process that reads it.
    """
    word = path.stem.partition("_")[0]
    if word == "once" and not path.with_suffix(".died").exists():
        path.with_suffix(".died").touch()
        os.kill(os.getpid(), signal.SIGKILL)
    _deadly(word)
    if word == "slow":
        time.sleep(0.1)
    content = str(os.getpid()) if word == "pid" else path.read_text()
    rows = {"tblPemmas": TableData(path.name, "Pemmas", [7], {"nama": [content]})}
    return Parsed(path.name, content, Source.FORM, content, rows)


def _deadly(word: str) -> None:
    if word == "abort":
        os.abort()
    elif word == "segfault":
        os.kill(os.getpid(), signal.SIGSEGV)
    elif word == "exit":
        os._exit(0)
    elif word == "fault":
        raise KeyError(word)
    elif word == "memory":
        bytearray(64 * 1024**3)
    elif word == "hang":
        time.sleep(600)
    elif word == "print":
        print("x" * 10_000, flush=True)  # noqa: T201  a library that prints on stdout
