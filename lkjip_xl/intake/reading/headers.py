"""Finding a table by the texts of its heading row, wherever it stands: sheet renamed, rows inserted, columns moved.

Layer: intake. Pure: knows rows of cells and headings.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lkjip_xl.book.schema.kinds import Table
from lkjip_xl.intake.formats.sheets import SheetRows
from lkjip_xl.intake.reading.cells import Raw, visible
from lkjip_xl.intake.wording import Place

_SEARCHED_ROWS: Final = 60
"""Nobody puts more above a table than this; below it, cells are data."""


@dataclass(frozen=True)
class Heading:
    """The heading row of a table.

    Attributes:
        sheet: The sheet it stands on.
        row: Position of the row in `sheet.rows`, from 0.
        columns: Position of each column by its key, from 0; the leftmost where a heading stands there twice.
        twice: Keys whose heading stands there more than once.
        unknown: Other headings of the row by position.
    """

    sheet: SheetRows
    row: int
    columns: Mapping[str, int]
    twice: Sequence[str]
    unknown: Mapping[int, str]

    @property
    def cells(self) -> Sequence[Raw]:
        """The headings as they stand there."""
        return self.sheet.rows[self.row]

    @property
    def number(self) -> int:
        """Number of the row on its sheet, from 1."""
        return self.sheet.top + self.row

    def place(self, file: str, position: int = 0) -> Place:
        """Return the place of one of the headings by its position, or of the row."""
        return Place(file, self.sheet.name, self.sheet.address(position, self.row))


def normal(heading: str) -> str:
    """Return a heading without what does not matter: case, blanks, line breaks, a star for a required column."""
    return visible(heading).strip(" *:").casefold()


def find_table(table: Table, sheets: Iterable[SheetRows]) -> Heading | None:
    """Return where the table's headings stand; None where no row holds more than half of them.

    The tables of a form share at most three headings, so no half of one can be mistaken for another.
    """
    keys = {normal(column.header): column.key for column in table.columns}
    return find_heading(sheets, lambda text: keys.get(normal(text), ""), least=len(keys) // 2 + 1, most=len(keys))


def find_heading(
    sheets: Iterable[SheetRows], key_of: Callable[[str], str], *, least: int, most: int | None = None
) -> Heading | None:
    """Return the first row that names the most columns.

    Args:
        sheets: Where to look.
        key_of: The key that a heading stands for; empty for an unknown heading.
        least: Fewest columns that the row must name.
        most: A row that names so many ends the search.
    """
    best, place = least - 1, None
    for sheet in sheets:
        for position, row in enumerate(sheet.rows[:_SEARCHED_ROWS]):
            found = len({key for cell in row if isinstance(cell, str) and cell and (key := key_of(cell))})
            if found > best:
                best, place = found, (sheet, position)
            if found == most:
                return _heading(sheet, position, key_of)
    return _heading(*place, key_of) if place else None


def _heading(sheet: SheetRows, row: int, key_of: Callable[[str], str]) -> Heading:
    texts = {position: cell for position, cell in enumerate(sheet.rows[row]) if isinstance(cell, str) and cell.strip()}
    keys = {position: key_of(text) for position, text in texts.items()}
    counts = Counter(key for key in keys.values() if key)
    columns: dict[str, int] = {}
    for position, key in keys.items():
        if key:
            columns.setdefault(key, position)
    return Heading(
        sheet,
        row,
        columns,
        [key for key, count in counts.items() if count > 1],
        {position: text for position, text in texts.items() if not keys[position]},
    )
