"""`lkjip pemetaan`: what the columns of other programs' exports mean; lists them, or confirms those of one source.

Layer: hosts. The command line gives the way in which it runs a step.
Source: issue C, Build 4: the same cells as the sheet Pemetaan.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

Master = Annotated[Path, typer.Argument(metavar="MASTER", help="Buku induk (.xlsx atau .xlsm).", show_default=False)]
Run = Callable[..., None]


def pemetaan(run_step: Run) -> Callable[..., Any]:
    """Return the command; `run_step` opens the master, runs a step on it and prints the result."""

    def command(
        master: Master,
        sumber: Annotated[str, typer.Option("--sumber", metavar="S", help="Sumber, misalnya S-1a2b3c4d.")] = "",
        tetapkan: Annotated[bool, typer.Option("--tetapkan", help="Tetapkan arti kolom sumber itu.")] = False,
        unit: Annotated[
            str, typer.Option("--unit", metavar="KODE", help="Unit berkas yang tidak memiliki kolom Unit.")
        ] = "",
        oleh: Annotated[str, typer.Option("--oleh", metavar="NAMA", help="Siapa yang menetapkan.")] = "",
        tanggal: Annotated[
            str, typer.Option("--tanggal", metavar="TANGGAL", help="Tanggal langkah; bawaan: hari ini.")
        ] = "",
        pencatat: Annotated[
            str, typer.Option("--pencatat", metavar="NAMA", help="Siapa yang mencatat; bawaan: akun komputer.")
        ] = "",
        as_json: Annotated[bool, typer.Option("--json", help="Cetak satu objek JSON saja.")] = False,
    ) -> None:
        """Mendaftar arti kolom berkas dari aplikasi lain, atau menetapkannya."""
        from lkjip_xl.sop import pemetaan as step

        choice = step.Choice(sumber, unit, oleh, is_confirmed=tetapkan)

        def run(book: Any, **circumstances: Any) -> Any:  # noqa: ANN401  the way of running a step knows the types
            return step.run(book, choice, **circumstances)

        run_step(run, master, tanggal, pencatat, as_json=as_json)

    return command
