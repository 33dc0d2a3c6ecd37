"""The worker process: reads one file after another, says what it found, and may die at any of them.

Layer: intake. Started by `worker`; talks over its own stdin and stdout.
"""

import os
import pickle
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, TypeAlias

from lkjip_xl.intake.parsed import Expected, Parsed
from lkjip_xl.intake.workers.frames import read_frame, write_frame
from lkjip_xl.intake.workers.limits import Limits, restrict_this_process
from lkjip_xl.intake.workers.packing import pack

FAILED: Final = 1
"""How Python ends a process after an exception that nobody caught; a second try would end no better."""
OUT_OF_MEMORY: Final = 86
"""How a worker ends that could not get more memory."""

Parse: TypeAlias = Callable[[Path, Expected], Parsed]


@dataclass(frozen=True)
class Job:
    """What a worker is told once; it travels by pickle, so `parse` is a function of a module."""

    parse: Parse
    expected: Expected
    limits: Limits


def main() -> None:
    """Take the job, say that we are ready, then answer each path with what is in that file."""
    orders, answers = sys.stdin.buffer, _own_stdout()
    first = read_frame(orders)
    if first is None:
        return
    job: Job = pickle.loads(first)  # noqa: S301 from the process that started this one
    restrict_this_process(job.limits)
    write_frame(answers, b"")
    while (order := read_frame(orders)) is not None:
        write_frame(answers, _answer(job, Path(os.fsdecode(order))))


def _answer(job: Job, path: Path) -> bytes:
    try:
        return pickle.dumps(pack(job.parse(path, job.expected)), 5)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)  # nothing that is left in this process can be relied on


def _own_stdout() -> BinaryIO:
    """Keep stdout for the answers; whatever else prints there goes to stderr."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return answers
