"""A sheet as plain rows, wherever it came from: what its cells hold, and what people do not see of them.

Layer: intake. Pure: knows rows of cells; no file format.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Protocol

from lkjip_xl.book.ooxml.refs import Box, address_of, column_letters
from lkjip_xl.book.ooxml.serials import FROM_1900, Calendar
from lkjip_xl.intake.formats.extent import check_area
from lkjip_xl.intake.reading.cells import Raw
from lkjip_xl.model import Finding

NOT_FOUND: Final = ("", "", "")
"""Content, sheet and address of a named cell that leads nowhere."""


@dataclass(frozen=True)
class SheetRows:
    """The content of a sheet.

    Attributes:
        name: Name of the sheet as people see it; empty for a file of mere text.
        rows: Its cells row by row, all rows equally long; an empty cell is an empty text.
        top: Number of the first of these rows on the sheet, from 1.
        left: Number of the first column, from 1.
        merged: Its merged areas; only the first cell of each has content.
        formulas: Cells whose value is the result of a formula, as (column, row), from 1.
        hidden_rows: Numbers of the rows that nobody sees.
        hidden_columns: Numbers of the columns that nobody sees.
        is_filtered: Whether a filter hides some rows.
        is_stale: Whether the file itself says that the results of its formulas must be calculated anew.
    """

    name: str
    rows: Sequence[Sequence[Raw]]
    top: int = 1
    left: int = 1
    merged: Sequence[Box] = ()
    formulas: frozenset[tuple[int, int]] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_filtered: bool = False
    is_stale: bool = False

    def address(self, column: int, row: int) -> str:
        """Return the address of a cell by its position in `rows`, both from 0."""
        return address_of(self.left + column, self.top + row)

    def letters(self, column: int) -> str:
        """Return the letters of a column by its position in the rows, from 0."""
        return column_letters(self.left + column)

    def at(self, column: int, row: int) -> Raw:
        """Return what a cell holds, by its column and row on the sheet, both from 1."""
        across, down = column - self.left, row - self.top
        is_inside = 0 <= down < len(self.rows) and 0 <= across < len(self.rows[down])
        return self.rows[down][across] if is_inside else ""


class Returned(Protocol):
    """A workbook that came back, in whatever format."""

    @property
    def file(self) -> str:
        """File name, for messages."""

    @property
    def calendar(self) -> Calendar:
        """What its day numbers count from."""

    @property
    def all_text(self) -> bool:
        """Whether the format knows only texts, so that a number typed as text is no fault."""

    @property
    def names(self) -> Mapping[str, str]:
        """What each defined name refers to, by the name in lower case; empty where the format has none."""

    @property
    def saved_at(self) -> datetime | None:
        """When a program last saved it, as it says itself; None where it does not."""

    @property
    def tables(self) -> Mapping[str, Box]:
        """Area of each Excel table by its name in lower case; empty where the format has none."""

    @property
    def sheet_names(self) -> Sequence[str]:
        """Names of its sheets in tab order, hidden ones too."""

    @property
    def findings(self) -> Sequence[Finding]:
        """What it carries besides cells."""

    def sheet(self, name: str) -> SheetRows:
        """Return the content of a sheet."""

    def named(self, name: str) -> tuple[Raw, str, str]:
        """Return content, sheet and address of a named cell; empty texts where the name leads nowhere."""


@dataclass(frozen=True)
class LoadedWorkbook:
    """A workbook all of whose sheets were read at once, without defined names.

    Attributes:
        file: File name, for messages.
        sheets: Its sheets in tab order, by name.
        calendar: What its day numbers count from.
        findings: What it carries besides cells.
        all_text: Whether the format knows only texts.
        saved_at: When a program last saved it, where the format tells.
        names: None: these formats are read without names.
        tables: None, for the same reason.
    """

    file: str
    sheets: Mapping[str, SheetRows]
    calendar: Calendar = FROM_1900
    findings: Sequence[Finding] = ()
    all_text: bool = False
    saved_at: datetime | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, Box] = field(default_factory=dict)

    @property
    def sheet_names(self) -> Sequence[str]:
        """Names of its sheets in tab order."""
        return list(self.sheets)

    def sheet(self, name: str) -> SheetRows:
        """Return the content of a sheet."""
        return self.sheets[name]

    def named(self, _name: str) -> tuple[Raw, str, str]:
        """Return that the name leads nowhere: this format keeps none that we read."""
        return NOT_FOUND


class Grid:
    """Cells of a sheet as they are met, wherever they lie; becomes rows when all are known.

    Args:
        name: Name of the sheet.
        file: File name, for messages.
    """

    def __init__(self, name: str, file: str) -> None:
        """Start without cells."""
        self.name, self._file = name, file
        self._rows: dict[int, dict[int, Raw]] = {}
        self._right = self._bottom = 0
        self.merged: list[Box] = []
        self.formulas: set[tuple[int, int]] = set()
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.is_filtered = False

    def put(self, column: int, row: int, content: Raw) -> None:
        """Fill a cell; column and row count from 1.

        Raises:
            SheetTooFarError: The cell lies too far out.
        """
        if column > self._right or row > self._bottom:
            self._right, self._bottom = max(self._right, column), max(self._bottom, row)
            check_area(self._right, self._bottom, self.name, self._file)
        self._rows.setdefault(row, {})[column] = content

    def merge(self, column: int, row: int, across: int, down: int) -> None:
        """Note a merged area that reaches so many cells beyond its first one."""
        if across > 0 or down > 0:
            self.merged.append(Box(column, row, column + max(across, 0), row + max(down, 0)))

    def to_rows(self) -> SheetRows:
        """Return the sheet."""
        filled = [self._rows.get(row, {}) for row in range(1, self._bottom + 1)]
        rows = [[cells.get(column, "") for column in range(1, self._right + 1)] for cells in filled]
        return SheetRows(
            self.name,
            rows,
            merged=self.merged,
            formulas=frozenset(self.formulas),
            hidden_rows=frozenset(self.hidden_rows),
            hidden_columns=frozenset(self.hidden_columns),
            is_filtered=self.is_filtered,
        )
