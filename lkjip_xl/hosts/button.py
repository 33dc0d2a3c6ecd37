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
from typing import Any

import xlwings as xw

from lkjip_xl.book.live import LiveBook
from lkjip_xl.book.port import MasterBook
from lkjip_xl.book.schema.buttons import BUTTONS
from lkjip_xl.book.schema.master import MASTER
from lkjip_xl.hosts import excel, person
from lkjip_xl.hosts.boundary import Failure, guard
from lkjip_xl.hosts.libreoffice.wire import HostRefusedError
from lkjip_xl.hosts.progress import Progress
from lkjip_xl.sop.result import StepResult

TITLE = "LKjIP"
_REFUSED = "Ada yang ditolak: lihat sheet Temuan."


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


def button(macro: Macro) -> Callable[[], None]:
    """Make the function that a click on a button calls; it is named like the macro, in snake case.

    The bare macro is its `__wrapped__`, for a door that already has the book.
    """

    @wraps(macro)
    def clicked() -> None:
        book = guard(excel.caller)
        if isinstance(book, Failure):
            tell_without_book(book)
        else:
            run_on(book, macro)

    return clicked


def run_on(book: xw.Book, macro: Macro) -> StepResult | Failure:
    """Run a macro on an open master, and show in the program how it went."""
    outcome = guard(lambda: _run(book, macro))
    shown = guard(lambda: _tell(book, outcome))
    if isinstance(shown, Failure):
        tell_without_book(outcome if isinstance(outcome, Failure) else shown)
    return outcome


def tell_without_book(failure: Failure) -> None:
    """Tell a fault when there is no workbook to tell it in: in the program's own window, else on stderr."""
    shown = guard(lambda: _program().alert(failure.text, TITLE, mode="critical"))
    if isinstance(shown, Failure):
        sys.stderr.write(f"{failure.text}\n")


def label_of(macro: Macro) -> str:
    """Return what stands on the button of a macro."""
    return next(each.label for each in BUTTONS if each.function == macro.__name__)


def _run(book: xw.Book, macro: Macro) -> StepResult:
    label = label_of(macro)

    def show(line: str) -> None:
        book.app.status_bar = f"{label}: {line}"

    with excel.plain_faults():
        book.app.status_bar = f"Sedang mengerjakan {label} …"
        return macro(Click(_open(book), person.now(), person.recorder(), Progress(show)))


def _open(book: xw.Book) -> LiveBook:
    return LiveBook(book, MASTER, refusals=(excel.CallError, HostRefusedError))


def _tell(book: xw.Book, outcome: StepResult | Failure) -> None:
    """Show the sentence; the click has ended when the user has read it."""
    with excel.plain_faults():
        book.app.status_bar = outcome.message
        if isinstance(outcome, Failure):
            book.app.alert(outcome.text, TITLE, mode="critical")
        elif outcome.has_galat:
            book.app.alert(f"{outcome.message}\n\n{_what_failed(outcome)}", TITLE, mode="critical")
        else:
            book.app.alert(outcome.message, TITLE, mode="info")
        book.app.status_bar = False


def _what_failed(outcome: StepResult) -> str:
    """Return what to look at: a check refuses nothing, it found something."""
    return "Ada yang harus diperbaiki: lihat sheet Temuan." if "ok" in outcome.details else _REFUSED


def _program() -> Any:  # noqa: ANN401 the program in front, or None
    return xw.apps.active
