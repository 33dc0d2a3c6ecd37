"""Ranges of cells, as xlwings sees them.

Layer: hosts. One request per property: a thousand rows cost as much as one.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from xlwings import base_classes, utils

from lkjip_xl.book.ooxml.refs import column_letters
from lkjip_xl.hosts.libreoffice import blocks
from lkjip_xl.hosts.libreoffice.blocks import Box

if TYPE_CHECKING:
    from lkjip_xl.hosts.libreoffice.sheets import Sheet

_CONTENTS = 1 | 2 | 4 | 16  # com.sun.star.sheet.CellFlags: numbers, dates, texts, formulas
_EVERYTHING = _CONTENTS | 8 | 32 | 64 | 256 | 512  # and notes, formats, styles; shapes stay
_STEPS = {"down": (0, 1), "up": (0, -1), "right": (1, 0), "left": (-1, 0)}


def box_from(sheet: "Sheet", arg1: object, arg2: object = None) -> Box:
    """Return the cells that xlwings means by one or two corners.

    Raises:
        ValueError: This engine does not know that way of naming cells.
    """
    first, last = _corner(sheet, arg1), _corner(sheet, arg1 if arg2 is None else arg2)
    columns = (first[0], first[2], last[0], last[2])
    rows = (first[1], first[3], last[1], last[3])
    return min(columns), min(rows), max(columns), max(rows)


def _corner(sheet: "Sheet", corner: object) -> Box:
    match corner:
        case Range():
            return corner.box
        case (int(row), int(column)):
            return column - 1, row - 1, column - 1, row - 1
        case (int(row), int(column), int(rows), int(columns)):
            return column - 1, row - 1, column + columns - 2, row + rows - 2
        case str():
            return _box_of_text(sheet, corner)
        case _:
            raise ValueError(corner)


def _box_of_text(sheet: "Sheet", text: str) -> Box:
    for facts in sheet.book.outline.names:
        if facts.name.casefold() == text.casefold() and facts.place is not None:
            return facts.place[1]
    for table in sheet.book.outline.tables:
        if table.name.casefold() == text.casefold():
            return table.box
    first, last = utils.a1_to_tuples(text.replace("$", ""))  # type: ignore[no-untyped-call]
    (row, column), (last_row, last_column) = first, last or first
    return column - 1, row - 1, last_column - 1, last_row - 1


class Range(base_classes.Range):
    """A block of cells."""

    has_array = None
    table = None
    max_cells_per_read = None  # one request for a block of any size
    max_cells_per_write = None

    def __init__(self, sheet: "Sheet", box: Box) -> None:
        """Know the place; ask for nothing."""
        self.sheet = sheet
        self.box = box
        self.options: dict[str, Any] = {}

    @property
    def api(self) -> "Range":
        """The native object; xlwings drops writes where there is none."""
        return self

    @property
    def row(self) -> int:
        """First row from 1."""
        return self.box[1] + 1

    @property
    def column(self) -> int:
        """First column from 1."""
        return self.box[0] + 1

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        left, top, right, bottom = self.box
        return bottom - top + 1, right - left + 1

    @property
    def coords(self) -> tuple[str, int, int, int, int]:
        """Sheet, first row and column, number of rows and columns."""
        return self.sheet.name, self.row, self.column, *self.shape

    def __len__(self) -> int:
        """Return the number of cells."""
        rows, columns = self.shape
        return rows * columns

    def __call__(self, arg1: int, arg2: int | None = None) -> "Range":
        """Return one cell by row and column from 1, also outside; or by its number, row by row."""
        row, column = (arg1 - 1, arg2 - 1) if arg2 is not None else divmod(arg1 - 1, self.shape[1])
        left, top, _, _ = self.box
        return Range(self.sheet, (left + column, top + row, left + column, top + row))

    @property
    def address(self) -> str:
        """Absolute address without the sheet."""
        return self.get_address(row_absolute=True, col_absolute=True, external=False)

    def get_address(self, row_absolute: bool, col_absolute: bool, external: bool) -> str:  # noqa: FBT001 xlwings' order
        """Return the address as xlwings' options ask."""
        left, top, right, bottom = self.box
        across, down = "$" if col_absolute else "", "$" if row_absolute else ""
        corners = [f"{across}{column_letters(c + 1)}{down}{r + 1}" for c, r in ((left, top), (right, bottom))]
        address = corners[0] if corners[0] == corners[1] else ":".join(corners)
        return f"[{self.sheet.book.name}]{self.sheet.name}!{address}" if external else address

    @property
    def raw_value(self) -> list[list[Any]]:
        """The values, always as rows."""
        return blocks.decode(self.ask("read"))

    @raw_value.setter
    def raw_value(self, value: object) -> None:
        self.ask("write", **blocks.encode(self._as_rows(value)))

    @property
    def formula(self) -> str | tuple[tuple[str, ...], ...]:
        """The formulas in Excel's English grammar; constants as typed."""
        texts = self.raw_formulas
        return str(texts[0][0]) if len(self) == 1 else tuple(tuple(row) for row in texts)

    @formula.setter
    def formula(self, value: object) -> None:
        self.raw_value = value  # here as in Excel, a text with "=" is a formula and anything else a value

    @property
    def raw_formulas(self) -> list[list[str]]:
        """The formulas, always as rows."""
        return blocks.decode_formulas(self.ask("read_formulas"))

    @property
    def number_format(self) -> str | None:
        """The format code in English; None where the cells differ."""
        found: str | None = self.ask("number_format")
        return found

    @number_format.setter
    def number_format(self, value: str) -> None:
        self.ask("set_number_format", format=value)

    def copy(self, destination: Any = None) -> None:  # noqa: ANN401 an xlwings Range
        """Copy this row, with looks and contents, into every row of a block of the same columns.

        Raises:
            NotImplementedError: Something else was asked for; our steps copy rows only.
        """
        left, top, right, bottom = self.box
        target: Range | None = destination.impl if destination is not None else None
        if target is None or top != bottom or (target.box[0], target.box[2]) != (left, right):
            raise NotImplementedError
        target.ask("repeat_row", **{"from": top})

    def clear(self) -> None:
        """Empty the cells and take their look away."""
        self.ask("clear", flags=_EVERYTHING)

    def clear_contents(self) -> None:
        """Empty the cells; their look stays."""
        self.ask("clear", flags=_CONTENTS)

    def end(self, direction: str) -> "Range":
        """Return the last filled neighbour, as Ctrl and an arrow key find it."""
        across, down = _STEPS[direction]
        cell, following = self(1, 1), None
        while cell.box[0] + across >= 0 and cell.box[1] + down >= 0:
            following = Range(self.sheet, (cell.box[0] + across, cell.box[1] + down) * 2)
            if following.raw_value[0][0] is None:
                break
            cell = following
        return cell

    def _as_rows(self, value: object) -> Sequence[Sequence[Any]]:
        if isinstance(value, list | tuple):
            return value
        rows, columns = self.shape
        return [[value] * columns] * rows

    def ask(self, operation: str, **fields: object) -> Any:  # noqa: ANN401 JSON
        """Return the answer to a request about these cells."""
        return self.sheet.wire.ask(operation, sheet=self.sheet.name, box=self.box, **fields)
