"""Tables (Excel's ListObjects, LibreOffice's database ranges), as xlwings sees them.

Layer: hosts.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from lkjip_xl.hosts.libreoffice.blocks import Box
from lkjip_xl.hosts.libreoffice.outline import TableFacts
from lkjip_xl.hosts.libreoffice.ranges import Range

if TYPE_CHECKING:
    from lkjip_xl.hosts.libreoffice.sheets import Sheet


class Tables(base_classes.Tables):
    """The tables of one sheet, from top to bottom."""

    def __init__(self, sheet: "Sheet") -> None:
        """Know the sheet."""
        self._sheet = sheet

    @property
    def api(self) -> "Tables":
        """The native object; there is none but this one."""
        return self

    def __call__(self, name_or_index: int | str) -> "Table":
        """Return a table by place or name.

        Raises:
            KeyError: There is none.
        """
        found = list(self)
        if isinstance(name_or_index, int):
            return found[name_or_index - 1]
        for table in found:
            if table.name.casefold() == name_or_index.casefold():
                return table
        raise KeyError(name_or_index)

    def __iter__(self) -> Iterator["Table"]:
        """Iterate from top to bottom."""
        here = [facts for facts in self._sheet.book.outline.tables if facts.sheet == self._sheet.name]
        return (Table(self._sheet, facts.name) for facts in sorted(here, key=lambda facts: facts.box[1]))

    def __len__(self) -> int:
        """Return their number."""
        return len(list(iter(self)))

    def __contains__(self, name_or_index: int | str) -> bool:
        """Return whether the sheet has such a table."""
        if isinstance(name_or_index, int):
            return 1 <= name_or_index <= len(self)
        return name_or_index.casefold() in {table.name.casefold() for table in self}


class Table(base_classes.Table):
    """One table."""

    def __init__(self, sheet: "Sheet", name: str) -> None:
        """Know which it is."""
        self._sheet = sheet
        self._name = name
        self._totals: list[list[str]] | None = None

    @property
    def api(self) -> "Table":
        """The native object; there is none but this one."""
        return self

    @property  # type: ignore[misc]  # never set through this engine
    def name(self) -> str:
        """Its name."""
        return self._name

    @property
    def parent(self) -> "Sheet":
        """Its sheet."""
        return self._sheet

    @property
    def range(self) -> Range:
        """All its cells, with header and totals."""
        return Range(self._sheet, self._facts.box)

    @property  # type: ignore[misc]  # never set through this engine
    def show_headers(self) -> bool:
        """Whether its first row is the header."""
        return self._facts.header

    @property
    def header_row_range(self) -> Range | None:
        """Its header row."""
        left, top, right, _ = self._facts.box
        return Range(self._sheet, (left, top, right, top)) if self._facts.header else None

    @property
    def totals_row_range(self) -> Range | None:
        """Its row of totals."""
        return Range(self._sheet, self._last_row) if self._facts.totals else None

    @property
    def data_body_range(self) -> Range | None:
        """Its rows without header and totals; None where there are none."""
        left, top, right, bottom = self._facts.box
        first, last = top + self._facts.header, bottom - self._facts.totals
        return Range(self._sheet, (left, first, right, last)) if first <= last else None

    @property
    def show_autofilter(self) -> bool:
        """Whether its header has filter buttons; without them every row is shown."""
        return self._facts.filter

    @show_autofilter.setter
    def show_autofilter(self, value: bool) -> None:
        self._sheet.wire.ask("filter_table", table=self._name, on=value)
        self._sheet.book.outline.forget()

    @property
    def show_totals(self) -> bool:
        """Whether its last row holds totals."""
        return self._facts.totals

    @show_totals.setter
    def show_totals(self, value: bool) -> None:
        if value and self._totals is not None:
            self._put_totals(self._totals)
        elif not value and self._facts.totals:
            self._take_totals()

    def resize(self, cells: Any) -> None:  # noqa: ANN401 an xlwings Range
        """Let the table cover these cells, header included."""
        self._cover(cells.impl.box, totals=self._facts.totals)

    def _take_totals(self) -> None:
        """Keep the formulas of the totals and give their row back to the sheet, as Excel does."""
        row = Range(self._sheet, self._last_row)
        self._totals = row.raw_formulas
        row.clear_contents()
        left, top, right, bottom = self._facts.box
        self._cover((left, top, right, bottom - 1), totals=False)

    def _put_totals(self, formulas: list[list[str]]) -> None:
        left, top, right, bottom = self._facts.box
        self._cover((left, top, right, bottom + 1), totals=True)
        Range(self._sheet, self._last_row).raw_value = formulas

    def _cover(self, box: Box, *, totals: bool) -> None:
        self._sheet.wire.ask("resize_table", table=self._name, sheet=self._sheet.name, box=box, totals=totals)
        self._sheet.book.outline.forget()

    @property
    def _last_row(self) -> Box:
        left, _, right, bottom = self._facts.box
        return left, bottom, right, bottom

    @property
    def _facts(self) -> TableFacts:
        return next(facts for facts in self._sheet.book.outline.tables if facts.name == self._name)
