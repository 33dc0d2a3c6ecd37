"""What the workbook is made of, asked for once per click and kept until we change it ourselves.

Layer: hosts. People cannot change anything meanwhile: the window takes no typing while a button works.
"""

from dataclasses import dataclass
from typing import Any

from lkjip_xl.hosts.libreoffice.blocks import Box
from lkjip_xl.hosts.libreoffice.wire import Wire


@dataclass(frozen=True)
class SheetFacts:
    """A sheet."""

    name: str
    visible: bool
    protected: bool


@dataclass(frozen=True)
class TableFacts:
    """A table with its header row."""

    name: str
    sheet: str
    box: Box
    header: bool
    totals: bool
    filter: bool


@dataclass(frozen=True)
class NameFacts:
    """A defined name; `scope` is its sheet, or empty for the whole workbook; `place` is None for a constant."""

    name: str
    scope: str
    content: str
    place: tuple[str, Box] | None


class Outline:
    """Sheets, tables, names and path of the workbook."""

    def __init__(self, wire: Wire) -> None:
        """Ask for nothing yet."""
        self._wire = wire
        self._facts: dict[str, Any] | None = None

    def forget(self) -> None:
        """Ask again next time."""
        self._facts = None

    @property
    def path(self) -> str:
        """Path on disk, empty for a workbook never saved."""
        return str(self._known["path"])

    @property
    def title(self) -> str:
        """What stands in the title bar."""
        return str(self._known["title"])

    @property
    def is_read_only(self) -> bool:
        """Whether it cannot be saved."""
        return bool(self._known["read_only"])

    @property
    def is_automatic(self) -> bool:
        """Whether formulas follow by themselves."""
        return bool(self._known["automatic"])

    @property
    def active_sheet(self) -> str:
        """Name of the sheet in front."""
        return str(self._known["active"])

    @property
    def sheets(self) -> list[SheetFacts]:
        """The sheets in order."""
        return [SheetFacts(**facts) for facts in self._known["sheets"]]

    @property
    def tables(self) -> list[TableFacts]:
        """The tables by name."""
        return [TableFacts(**{**facts, "box": tuple(facts["box"])}) for facts in self._known["tables"]]

    @property
    def names(self) -> list[NameFacts]:
        """The defined names."""
        return [NameFacts(**{**facts, "place": _place(facts["place"])}) for facts in self._known["names"]]

    @property
    def _known(self) -> dict[str, Any]:
        if self._facts is None:
            self._facts = self._wire.ask("outline")
        return self._facts


def _place(found: list[Any] | None) -> tuple[str, Box] | None:
    if found is None:
        return None
    sheet, left, top, right, bottom = found
    return str(sheet), (left, top, right, bottom)
