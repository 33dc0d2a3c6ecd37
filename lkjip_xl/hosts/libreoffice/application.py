"""The program and its one workbook, as xlwings sees them.

Layer: hosts.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from lkjip_xl.hosts.libreoffice.names import Names
from lkjip_xl.hosts.libreoffice.outline import Outline
from lkjip_xl.hosts.libreoffice.sheets import Sheets
from lkjip_xl.hosts.libreoffice.wire import Wire

if TYPE_CHECKING:
    from lkjip_xl.hosts.libreoffice.engine import CalcEngine

_PROGRAM_ID = 1  # there is one LibreOffice at the other end; xlwings only compares the number


class Apps(base_classes.Apps):
    """The one program."""

    def __init__(self, engine: "CalcEngine", wire: Wire) -> None:
        """Know the engine and the line."""
        self.app = App(engine, wire)

    def __iter__(self) -> Iterator["App"]:
        """Iterate over the one program."""
        return iter([self.app])

    def __len__(self) -> int:
        """Return one."""
        return 1

    def __getitem__(self, _pid: int) -> "App":
        """Return the program, whichever number it is asked by."""
        return self.app

    def keys(self) -> list[int]:
        """Return its number."""
        return [_PROGRAM_ID]


class App(base_classes.App):
    """LibreOffice at the other end of the wire."""

    visible = True
    version = "7.0"
    pid = _PROGRAM_ID
    hwnd = 0
    selection = None
    display_alerts = True  # kept for callers; LibreOffice asks nothing while a button works
    enable_events = True
    interactive = True

    def __init__(self, engine: "CalcEngine", wire: Wire) -> None:
        """Start from a program that paints and calculates as the user left it."""
        self.engine = engine
        self.wire = wire
        self._screen_updating = True
        self._status: str | None = None
        self._books = Books(self)

    @property
    def api(self) -> "App":
        """The native object; there is none but this one."""
        return self

    @property
    def books(self) -> "Books":
        """The open workbooks: the one of the click."""
        return self._books

    @property
    def calculation(self) -> str:
        """`automatic` or `manual`."""
        return "automatic" if self._books.active.outline.is_automatic else "manual"

    @calculation.setter
    def calculation(self, value: str) -> None:
        self.wire.ask("calculation", automatic=value == "automatic")
        self._books.active.outline.forget()

    def calculate(self) -> None:
        """Calculate what has changed."""
        self.wire.ask("calculate")

    @property
    def screen_updating(self) -> bool:
        """Whether cells are painted while they are written."""
        return self._screen_updating

    @screen_updating.setter
    def screen_updating(self, value: bool) -> None:
        if value != self._screen_updating:
            self.wire.ask("screen", updating=value)
            self._screen_updating = value

    @property
    def status_bar(self) -> str | None:
        """Text on the status bar; None or False takes it away."""
        return self._status

    @status_bar.setter
    def status_bar(self, value: str | None) -> None:
        self._status = value or None
        self.wire.ask("status", text=self._status)

    def alert(self, prompt: str, _title: str, _buttons: str, _mode: str, _callback: str) -> str:
        """Show a sentence when the click has ended; nobody has to press a button before that."""
        self.wire.ask("say", text=prompt)
        return "ok"

    def activate(self, steal_focus: bool = False) -> None:  # noqa: FBT001, FBT002 xlwings' own signature
        """Do nothing: the click came from this program."""

    def run(self, macro: str, args: object) -> Any:  # noqa: ANN401 xlwings' own signature
        """Refuse: macros call Python here, never the other way round."""
        raise NotImplementedError


class Books(base_classes.Books):
    """The workbook of the click, as a collection of one."""

    def __init__(self, app: App) -> None:
        """Know the program."""
        self.app = app
        self._book = Book(app)

    @property
    def active(self) -> "Book":
        """The workbook of the click."""
        return self._book

    def __call__(self, name_or_index: int | str) -> "Book":
        """Return the workbook by place or name.

        Raises:
            KeyError: Another one was asked for.
        """
        wanted = {1, self.active.name.casefold(), self.active.fullname.casefold()}
        key = name_or_index.casefold() if isinstance(name_or_index, str) else name_or_index
        if key not in wanted:
            raise KeyError(name_or_index)
        return self.active

    def __len__(self) -> int:
        """Return one."""
        return 1

    def __iter__(self) -> Iterator["Book"]:
        """Iterate over the one workbook."""
        return iter([self.active])


class Book(base_classes.Book):
    """The workbook of the click."""

    def __init__(self, app: App) -> None:
        """Ask for nothing yet."""
        self._app = app
        self.outline = Outline(app.wire)

    @property
    def app(self) -> App:
        """Its program."""
        return self._app

    @property
    def api(self) -> "Book":
        """The native object, in Excel's words."""
        return self

    @property
    def ReadOnly(self) -> bool:  # noqa: N802 Excel's word
        """Whether LibreOffice opened it read-only."""
        return self.outline.is_read_only

    @property
    def name(self) -> str:
        """File name; for a workbook never saved, its title."""
        return Path(self.fullname).name

    @property
    def fullname(self) -> str:
        """Path on disk; for a workbook never saved, its title."""
        return self.outline.path or self.outline.title

    @property
    def sheets(self) -> Sheets:
        """Its sheets."""
        return Sheets(self)

    @property
    def names(self) -> Names:
        """Its defined names."""
        return Names(self)

    def save(self, path: str | None = None, password: str | None = None) -> None:
        """Save it where it lies.

        Raises:
            NotImplementedError: Another place or a password was asked for.
        """
        if path is not None or password is not None:
            raise NotImplementedError
        self._app.wire.ask("save")

    def activate(self) -> None:
        """Do nothing: it is the one the user clicked in."""
