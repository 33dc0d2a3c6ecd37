"""`lkjip pasang …`: prepares a spreadsheet program for the buttons of the master, and takes that away again.

Layer: hosts. One command per program; the work stands in the package of that program.
Source: DESIGN section 6.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from lkjip_xl.hosts.boundary import Exit, Failure, guard
from lkjip_xl.hosts.usage import IndonesianCommand, IndonesianGroup
from lkjip_xl.sop.result import StepResult

app = typer.Typer(
    cls=IndonesianGroup,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Menyiapkan Excel atau LibreOffice agar tombol buku induk berjalan.",
)

Folder = Annotated[
    Path, typer.Option("--folder", metavar="DIR", help="Folder kantor yang berisi buku induk.", show_default=False)
]
Remove = Annotated[bool, typer.Option("--lepas", help="Lepaskan kembali.")]
AsJson = Annotated[bool, typer.Option("--json", help="Cetak satu objek JSON saja.")]


@app.command("excel", cls=IndonesianCommand)
def excel(folder: Folder, lepas: Remove = False, as_json: AsJson = False) -> None:
    """Mencatat alamat Python di setiap buku induk dan membuat Generate Draft.cmd; tanpa hak administrator."""
    from lkjip_xl.hosts.install import install, remove, this_interpreter

    finish(lambda: remove(folder) if lepas else install(folder, this_interpreter()), folder, as_json=as_json)


@app.command("libreoffice", cls=IndonesianCommand)
def libreoffice(
    folder: Folder,
    profil: Annotated[
        Path | None,
        typer.Option("--profil", metavar="DIR", help="Folder profil LibreOffice; bawaan: milik Anda."),
    ] = None,
    lepas: Remove = False,
    as_json: AsJson = False,
) -> None:
    """Memasang penghubung LibreOffice dan mempercayai folder kantor; tanpa hak administrator."""
    from lkjip_xl.hosts.libreoffice.install import install, remove
    from lkjip_xl.hosts.libreoffice.profile import Profile

    work = remove if lepas else install
    finish(lambda: work(folder, Profile(profil) if profil else None), folder, as_json=as_json)


def finish(run: Callable[[], StepResult], root: Path, *, as_json: bool) -> None:
    """Run an installation, print its result, end with its exit code."""
    from lkjip_xl.hosts import console

    def action() -> Exit:
        result = run()
        if as_json:
            console.print_json(console.result_json(result, root))
        else:
            console.say_result(result, root)
        return Exit.REFUSED if result.has_galat else Exit.DONE

    outcome = guard(action)
    if isinstance(outcome, Failure):
        if as_json:
            console.print_json(console.failure_json(outcome))
        else:
            console.progress(outcome.text)
        raise typer.Exit(outcome.exit)
    raise typer.Exit(outcome)
