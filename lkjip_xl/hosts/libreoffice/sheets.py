"""Sheets, as xlwings sees them.

Layer: hosts.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from xlwings import base_classes

from lkjip_xl.hosts.libreoffice.blocks import Box
from lkjip_xl.hosts.libreoffice.names import Names
from lkjip_xl.hosts.libreoffice.outline import SheetFacts
from lkjip_xl.hosts.libreoffice.ranges import Range, box_from
from lkjip_xl.hosts.libreoffice.tables import Tables

if TYPE_CHECKING:
    from lkjip_xl.hosts.libreoffice.application import Book


class Sheets(base_classes.Sheets):
    """The sheets of the workbook, in tab order."""

    def __init__(self, book: "Book") -> None:
        """Know the workbook."""
        self.book = book

    @property
    def active(self) -> "Sheet":
        """The sheet in front."""
        return Sheet(self.book, self.book.outline.active_sheet)

    def __call__(self, name_or_index: int | str) -> "Sheet":
        """Return a sheet by place or name.

        Raises:
            KeyError: There is none.
        """
        if isinstance(name_or_index, int):
            return Sheet(self.book, self._names[name_or_index - 1])
        for name in self._names:
            if name.casefold() == name_or_index.casefold():
                return Sheet(self.book, name)
        raise KeyError(name_or_index)

    def __len__(self) -> int:
        """Return their number."""
        return len(self._names)

    def __iter__(self) -> Iterator["Sheet"]:
        """Iterate in tab order."""
        return (Sheet(self.book, name) for name in self._names)

    def __contains__(self, name_or_index: int | str) -> bool:
        """Return whether there is such a sheet."""
        if isinstance(name_or_index, int):
            return 1 <= name_or_index <= len(self)
        return name_or_index.casefold() in {name.casefold() for name in self._names}

    @property
    def _names(self) -> list[str]:
        return [facts.name for facts in self.book.outline.sheets]


class Sheet(base_classes.Sheet):
    """One sheet. Sheets are neither added nor renamed through this engine."""

    def __init__(self, book: "Book", name: str) -> None:
        """Know where it is."""
        self._book = book
        self._name = name
        self.wire = book.app.wire

    @property
    def api(self) -> "SheetApi":
        """The native object, in Excel's words."""
        return SheetApi(self)

    @property  # type: ignore[misc]  # never set through this engine
    def name(self) -> str:
        """Its name."""
        return self._name

    @property
    def book(self) -> "Book":
        """Its workbook."""
        return self._book

    @property
    def index(self) -> int:
        """Its place from 1."""
        return [facts.name for facts in self._book.outline.sheets].index(self._name) + 1

    @property  # type: ignore[misc]  # never set through this engine
    def visible(self) -> bool:
        """Whether its tab is shown."""
        return self.facts.visible

    @property
    def facts(self) -> SheetFacts:
        """What is known of it."""
        return next(facts for facts in self._book.outline.sheets if facts.name == self._name)

    @property
    def names(self) -> Names:
        """Names of this sheet alone."""
        return Names(self._book, scope=self._name)

    @property
    def tables(self) -> Tables:
        """Its tables."""
        return Tables(self)

    @property
    def used_range(self) -> Range:
        """Everything from the first to the last cell in use; from A1, as Excel counts on our sheets."""
        _, _, right, bottom = self.wire.ask("used", sheet=self._name)
        return Range(self, (0, 0, right, bottom))

    def range(self, arg1: object, arg2: object = None) -> Range:
        """Return cells by address, name, place or corners."""
        return Range(self, box_from(self, arg1, arg2))

    def block(self, box: Box) -> Range:
        """Return cells by number from 0."""
        return Range(self, box)

    def activate(self) -> None:
        """Bring it to the front."""
        self.wire.ask("show_sheet", sheet=self._name)


class SheetApi:
    """The few members of Excel's own sheet object that xlwings has no words for."""

    def __init__(self, sheet: Sheet) -> None:
        """Know the sheet."""
        self._sheet = sheet

    @property
    def ProtectContents(self) -> bool:  # noqa: N802 Excel's word
        """Whether the sheet is protected."""
        return self._sheet.facts.protected

    def Protect(self, Password: str = "", **_options: object) -> None:  # noqa: N802, N803 Excel's words
        """Protect it; what stays allowed is what the sheet allowed before."""
        self._set(on=True, password=Password)

    def Unprotect(self, Password: str = "") -> None:  # noqa: N802, N803 Excel's words
        """Lift the protection; with a wrong password `ProtectContents` stays true."""
        self._set(on=False, password=Password)

    def _set(self, *, on: bool, password: str) -> None:
        self._sheet.wire.ask("protect", sheet=self._sheet.name, on=on, password=password)
        self._sheet.book.outline.forget()
