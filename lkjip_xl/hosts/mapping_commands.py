"""`lkjip pemetaan`: what the columns of other programs' exports mean; lists them, or confirms those of one source.

Layer: hosts. Registered in `cli`.
Source: issue C, Build 4: the same cells as the sheet Pemetaan.
"""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from lkjip_xl.hosts.running_commands import AsJson, Master, Recorder, Today, run_step

if TYPE_CHECKING:
    from lkjip_xl.book.file import FileBook
    from lkjip_xl.sop.result import StepResult


def pemetaan(
    master: Master,
    sumber: Annotated[str, typer.Option("--sumber", metavar="S", help="Sumber, misalnya S-1a2b3c4d.")] = "",
    tetapkan: Annotated[bool, typer.Option("--tetapkan", help="Tetapkan arti kolom sumber itu.")] = False,
    unit: Annotated[
        str, typer.Option("--unit", metavar="KODE", help="Unit berkas yang tidak memiliki kolom Unit.")
    ] = "",
    oleh: Annotated[str, typer.Option("--oleh", metavar="NAMA", help="Siapa yang menetapkan.")] = "",
    tanggal: Today = "",
    pencatat: Recorder = "",
    as_json: AsJson = False,
) -> None:
    """Mendaftar arti kolom berkas dari aplikasi lain, atau menetapkannya."""
    from lkjip_xl.sop import pemetaan as step

    choice = step.Choice(sumber, unit, oleh, is_confirmed=tetapkan)

    def run(book: "FileBook", *, now: datetime, recorder: str) -> "StepResult":
        return step.run(book, choice, now=now, recorder=recorder)

    run_step(run, master, tanggal, pencatat, as_json=as_json)
