"""`lkjip pasang …`: prepares a spreadsheet program for the buttons of the master, and takes that away again.

Layer: hosts. One command per program; the work stands in the package of that program.
Source: DESIGN section 6.
"""

from pathlib import Path
from typing import Annotated

import typer

from lkjip_xl.hosts.running_commands import AsJson, finish
from lkjip_xl.hosts.usage import IndonesianCommand, IndonesianGroup

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
