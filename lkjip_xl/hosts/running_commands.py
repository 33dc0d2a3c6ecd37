"""What all commands share: their options, running a step on a closed master, printing its result, the exit code.

Layer: hosts. Imports inside the functions keep `lkjip --help` quick.
Source: DESIGN section 6 (exit codes, JSON).
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Protocol

import typer

from lkjip_xl.hosts import person
from lkjip_xl.hosts.boundary import Exit, Failure, guard

if TYPE_CHECKING:
    from lkjip_xl.book.file import FileBook
    from lkjip_xl.model import Finding
    from lkjip_xl.sop.result import StepResult

Master = Annotated[Path, typer.Argument(metavar="MASTER", help="Buku induk (.xlsx atau .xlsm).", show_default=False)]
AsJson = Annotated[bool, typer.Option("--json", help="Cetak satu objek JSON saja.")]
WithPdf = Annotated[bool, typer.Option("--pdf", help="Simpan juga sebagai PDF/A (memerlukan LibreOffice).")]
Today = Annotated[
    str, typer.Option("--tanggal", metavar="TANGGAL", help="Tanggal surat dan dokumen; bawaan: hari ini.")
]
Recorder = Annotated[
    str, typer.Option("--pencatat", metavar="NAMA", help="Siapa yang mencatat; bawaan: akun komputer.")
]


def tell(failure: Failure, *, as_json: bool) -> None:
    """Print an error as its one sentence, or as JSON where a program asked for that."""
    from lkjip_xl.hosts import console

    if as_json:
        console.print_json(console.failure_json(failure))
    else:
        console.progress(failure.text)


class Step(Protocol):
    """A step of the SOP on an open master."""

    def __call__(self, book: "FileBook", *, now: datetime, recorder: str) -> "StepResult":
        """Run it."""


def run_step(step: Step, master: Path, tanggal: str, pencatat: str, *, as_json: bool) -> None:
    """Open the master, run a step, print its result."""
    finish(lambda: step_on(step, master, tanggal, pencatat), master, as_json=as_json)


def step_on(step: Step, master: Path, tanggal: str, pencatat: str) -> "StepResult":
    """Open the master and run a step; what another program damaged is mended before."""
    now, recorder = now_of(tanggal), recorder_of(pencatat)  # a slip of the pen is told before the master is read
    repairs = _repair(master, now, recorder)
    result = step(_open(master), now=now, recorder=recorder)
    return replace(result, findings=(*repairs, *result.findings))


def _repair(master: Path, now: datetime, recorder: str) -> tuple["Finding", ...]:
    """Give a master that another program saved its macros back, and return what there is to tell of it."""
    from lkjip_xl.sop.good_copy import has_known_macros

    if has_known_macros(master):
        return ()
    from lkjip_xl.sop import perbaiki

    return perbaiki.before_step(master, now=now, recorder=recorder)


def _open(path: Path) -> "FileBook":
    from lkjip_xl.book.file import FileBook
    from lkjip_xl.book.schema.master import MASTER

    return FileBook(path, MASTER)


def now_of(tanggal: str) -> datetime:
    """Return the time of the click; with `--tanggal` that day at eight o'clock."""
    if not tanggal:
        return person.now()
    from lkjip_xl.hosts.inputs import read_day

    return datetime.combine(read_day(tanggal), time(8))


def recorder_of(pencatat: str) -> str:
    """Return who sits at the machine: as told, else the account of the computer."""
    return pencatat or person.recorder()


def finish(run: Callable[[], "StepResult"], root: Path, *, as_json: bool) -> None:
    """Run a step, print its result, end with its exit code; paths are shown relative to the office's folder."""
    from lkjip_xl.hosts import console
    from lkjip_xl.sop.folder import YearFolder

    def action() -> Exit:
        result = run()
        base = YearFolder.of(root).office if root.is_file() else root
        if as_json:
            console.print_json({**console.result_json(result, base), **result.details})
        else:
            console.say_result(result, base)
        return Exit.REFUSED if result.has_galat else Exit.DONE

    end(guard(action), as_json=as_json)


def answer(run: Callable[[], Mapping[str, object]], *, as_json: bool) -> None:
    """Run a calculation and print its answer with its explanation."""
    from lkjip_xl.hosts import console

    def action() -> Exit:
        found = run()
        if as_json:
            console.print_json(found)
        else:
            console.say(str(found["explanation"]))
        return Exit.DONE

    end(guard(action), as_json=as_json)


def end(outcome: Exit | Failure, *, as_json: bool) -> None:
    """End the command with its exit code; a failure is told before."""
    if isinstance(outcome, Failure):
        tell(outcome, as_json=as_json)
        raise typer.Exit(outcome.exit)
    raise typer.Exit(outcome)
