"""The outside-in door: `python -m lkjip_xl.hosts.launcher generate_draft MASTER`, behind `Generate Draft.cmd`.

Layer: hosts. For PCs on which Office may not start programs: here Windows starts us and we reach into Excel. Works on
the master that is open; when none is, on the saved file. Never starts Excel.
"""

import sys
from collections.abc import Sequence
from inspect import unwrap
from pathlib import Path

from lkjip_xl.book.file import FileBook
from lkjip_xl.book.schema.buttons import BUTTONS
from lkjip_xl.book.schema.master import MASTER
from lkjip_xl.hosts import console, excel, macros, person
from lkjip_xl.hosts.boundary import Exit, Failure, guard
from lkjip_xl.hosts.button import Click, Macro, label_of, run_on
from lkjip_xl.hosts.inputs import WrongUsageError
from lkjip_xl.hosts.progress import Progress
from lkjip_xl.sop.folder import YearFolder
from lkjip_xl.sop.result import StepResult

_ARGUMENTS = 2


class UnknownButtonError(WrongUsageError):
    """The launcher was asked for a button that Beranda does not have, or for none on a master."""

    code = "UNKNOWN_BUTTON"

    def __init__(self, name: str) -> None:
        """Name it, and those that there are."""
        known = ", ".join(button.function for button in BUTTONS)
        remedy = f"Panggil dengan TOMBOL dan MASTER; tombolnya: {known}."
        super().__init__(f"Tombol '{name}' tidak dikenal", remedy=remedy)


def main(arguments: Sequence[str]) -> Exit:
    """Run the macro function of that name on that master; tell on the terminal how it went."""
    outcome = guard(lambda: _start(arguments))
    if isinstance(outcome, Failure):
        console.progress(outcome.text)
        return outcome.exit
    console.say_result(outcome, YearFolder.of(Path(arguments[1])).office)
    return Exit.REFUSED if outcome.has_galat else Exit.DONE


def _start(arguments: Sequence[str]) -> StepResult | Failure:
    if len(arguments) != _ARGUMENTS or arguments[0] not in {button.function for button in BUTTONS}:
        raise UnknownButtonError(" ".join(arguments[:1]))
    macro: Macro = unwrap(getattr(macros, arguments[0]))
    master = Path(arguments[1])
    book = excel.find_open(master)
    return _on_file(macro, master) if book is None else run_on(book, macro)


def _on_file(macro: Macro, master: Path) -> StepResult:
    """Run a macro on a master that no program has open; a master that another program holds is refused."""
    console.progress(f"Sedang mengerjakan {label_of(macro)} …")
    return macro(Click(FileBook(master, MASTER), person.now(), person.recorder(), Progress(console.progress)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
