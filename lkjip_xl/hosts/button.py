"""A click on a button: find the master, run the step on it, tell the user how it went.

Layer: hosts. Serves every program that xlwings reaches: Excel through its own engine, LibreOffice through ours. Never
raises into the program: a user would see an English traceback.
Source: DESIGN sections 1.1 and 6.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps

import xlwings as xw

from lkjip_xl.book.live import LiveBook
from lkjip_xl.book.port import MasterBook
from lkjip_xl.book.schema.buttons import BUTTONS
from lkjip_xl.book.schema.master import MASTER
from lkjip_xl.hosts import excel, person
from lkjip_xl.hosts.boundary import Failure, guard
from lkjip_xl.sop.result import StepResult

TITLE = "LKjIP"


@dataclass(frozen=True)
class Click:
    """What a button hands to its step.

    Attributes:
        book: The master.
        now: Time of the click.
        recorder: Who sits at the machine.
        progress: Tells how far a long step has come: done, of how many, what.
    """

    book: MasterBook
    now: datetime
    recorder: str
    progress: Callable[[int, int, str], None]


Macro = Callable[[Click], StepResult]
Told = StepResult | Failure


def button(macro: Macro) -> Callable[[], None]:
    """Make the function that a click on a button calls; its name is the macro's in snake case."""

    @wraps(macro)
    def clicked() -> None:
        book = guard(excel.caller)
        if isinstance(book, Failure):
            tell_without_book(book)
        else:
            run_on(book, macro)

    # A caller that already knows the book (the launcher, the closed file) needs the bare macro.
    clicked.__wrapped__ = macro  # type: ignore[attr-defined]
    return clicked


def run_on(book: xw.Book, macro: Macro) -> Told:
    """Run a macro on an open master and show its sentence in the program."""
    label = _label(macro)
    app = book.app

    def show(text: str) -> None:
        app.status_bar = text

    def progress(done: int, total: int, what: str) -> None:
        show(f"{label}: {done} dari {total} ({what})")

    def run() -> StepResult:
        show(f"Sedang mengerjakan {label} …")
        with excel.plain_faults():
            return macro(Click(LiveBook(book, MASTER), person.now(), person.recorder(), progress))

    outcome = guard(run)
    shown = guard(lambda: _tell(book, outcome))
    if isinstance(shown, Failure):
        tell_without_book(outcome if isinstance(outcome, Failure) else shown)
    return outcome


def tell_without_book(failure: Failure) -> None:
    """Tell a fault when there is no workbook to tell it in: in the program's window, else on stderr."""
    shown = guard(lambda: xw.apps.active.alert(failure.text, TITLE, mode="critical"))
    if isinstance(shown, Failure):
        sys.stderr.write(f"{failure.text}\n")


def _tell(book: xw.Book, outcome: Told) -> None:
    """Show the sentence: short in the status bar; what the user must not miss in a window too."""
    with excel.plain_faults():
        if isinstance(outcome, Failure):
            book.app.status_bar = outcome.message
            LiveBook(book, MASTER).say(outcome.text)
            book.app.alert(outcome.text, TITLE, mode="critical")
            return
        book.app.status_bar = outcome.message
        if outcome.has_galat:
            book.app.alert(f"{outcome.message}\n\nAda yang ditolak: lihat sheet Temuan.", TITLE, mode="critical")


def _label(macro: Macro) -> str:
    return next((each.label for each in BUTTONS if each.function == macro.__name__), macro.__name__)
