"""Defined names, as xlwings sees them.

Layer: hosts.
"""

from typing import TYPE_CHECKING

from xlwings import base_classes

from lkjip_xl.hosts.libreoffice.grammar import to_calc, to_excel
from lkjip_xl.hosts.libreoffice.outline import NameFacts

if TYPE_CHECKING:
    from lkjip_xl.hosts.libreoffice.application import Book
    from lkjip_xl.hosts.libreoffice.ranges import Range


class Names(base_classes.Names):
    """The names of the workbook, or of one sheet alone."""

    def __init__(self, book: "Book", scope: str = "") -> None:
        """Know whose names."""
        self._book = book
        self._scope = scope

    @property
    def api(self) -> "Names":
        """The native object; there is none but this one."""
        return self

    def __call__(self, name_or_index: int | str) -> "Name":
        """Return a name by place or text.

        Raises:
            KeyError: There is none.
        """
        if isinstance(name_or_index, int):
            return Name(self._book, self._facts[name_or_index - 1])
        for facts in self._facts:
            if facts.name.casefold() == name_or_index.casefold():
                return Name(self._book, facts)
        raise KeyError(name_or_index)

    def contains(self, name_or_index: int | str) -> bool:
        """Return whether there is such a name."""
        if isinstance(name_or_index, int):
            return 1 <= name_or_index <= len(self)
        return name_or_index.casefold() in {facts.name.casefold() for facts in self._facts}

    def __len__(self) -> int:
        """Return their number."""
        return len(self._facts)

    def snapshot(self) -> list[tuple[str, "Name"]]:
        """Return every name with its text, without asking for its cells."""
        return [(facts.name, Name(self._book, facts)) for facts in self._facts]

    def add(self, name: str, refers_to: str) -> "Name":
        """Add a name for the whole workbook."""
        self._book.app.wire.ask("set_name", name=name, content=to_calc(refers_to.removeprefix("=")))
        self._book.outline.forget()
        return self(name)

    @property
    def _facts(self) -> list[NameFacts]:
        return [facts for facts in self._book.outline.names if facts.scope == self._scope]


class Name(base_classes.Name):
    """One name."""

    def __init__(self, book: "Book", facts: NameFacts) -> None:
        """Keep what is known of it."""
        self._book = book
        self._known = facts

    @property
    def api(self) -> "Name":
        """The native object; there is none but this one."""
        return self

    @property  # type: ignore[misc]  # never set through this engine
    def name(self) -> str:
        """The name itself."""
        return self._known.name

    @property
    def refers_to(self) -> str:
        """What it stands for, beginning with `=`."""
        if self._known.place is None:
            return to_excel(f"={self._known.content}")
        cells = self.refers_to_range
        sheet = cells.sheet.name.replace("'", "''")
        return f"='{sheet}'!{cells.address}"

    @refers_to.setter
    def refers_to(self, value: str) -> None:
        self._book.app.wire.ask("set_name", name=self.name, content=to_calc(value.removeprefix("=")))
        self._book.outline.forget()
        self._known = next(facts for facts in self._book.outline.names if facts.name == self.name)

    @property
    def refers_to_range(self) -> "Range":
        """The cells it names.

        Raises:
            ValueError: It names a constant or a formula.
        """
        if self._known.place is None:
            raise ValueError(self.name)
        sheet, box = self._known.place
        return self._book.sheets(sheet).block(box)
