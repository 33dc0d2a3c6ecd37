"""The command `lkjip`: every step without a spreadsheet program, on the closed master.

Layer: cli, the highest. A command opens the master, runs one step, prints its result (see `hosts/*_commands.py`).
Source: DESIGN section 6 (commands, exit codes, JSON).
"""

import sys
from collections.abc import Callable, Mapping
from io import TextIOWrapper
from typing import Any, Final

import typer
from typer.exceptions import TyperException

from lkjip_xl.hosts import check_commands, install_commands, mapping_commands, step_commands
from lkjip_xl.hosts.boundary import Exit, Failure, guard
from lkjip_xl.hosts.running_commands import tell
from lkjip_xl.hosts.usage import IndonesianCommand, IndonesianGroup, explain_usage

app = typer.Typer(
    cls=IndonesianGroup,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,  # the plain formatter: rich alone would double the start-up time
    pretty_exceptions_enable=False,
    help="Menyusun LKjIP kecamatan dari buku induk dan formulir unit, mengikuti delapan langkah SOP.",
)

_COMMANDS: Final[Mapping[str, Callable[..., Any]]] = {
    "demo": check_commands.demo,
    "mulai": step_commands.mulai,
    "disposisi": step_commands.disposisi,
    "formulir": step_commands.formulir,
    "pengingat": step_commands.pengingat,
    "alur": step_commands.alur,
    "konsolidasi": step_commands.konsolidasi,
    "pemetaan": mapping_commands.pemetaan,
    "hitung": step_commands.hitung,
    "draf": step_commands.draf,
    "surat-pengantar": step_commands.surat_pengantar,
    "periksa": check_commands.periksa,
    "perbaiki": check_commands.perbaiki,
    "diagnosa": check_commands.diagnosa,
    "ikm": check_commands.ikm,
    "capaian": check_commands.capaian,
}
"""Commands in the order of the SOP; what serves all steps comes last."""

for _name, _command in _COMMANDS.items():
    app.command(_name, cls=IndonesianCommand)(_command)
app.add_typer(install_commands.app, name="pasang")


def main() -> None:
    """Run the command; usage errors are Indonesian and end with exit 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")  # a Windows console may be cp850
    outcome = guard(_run_app)
    if isinstance(outcome, Failure):
        sys.stderr.write(f"{outcome.text}\n")
        sys.exit(outcome.exit)
    sys.exit(outcome)


def _run_app() -> Exit:
    try:
        outcome = app(standalone_mode=False)
    except TyperException as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            sys.stdout.write(f"{error}\n")
        else:
            tell(explain_usage(error), as_json="--json" in sys.argv)
        return Exit.WRONG_USAGE
    return Exit(outcome) if isinstance(outcome, int) else Exit.DONE
