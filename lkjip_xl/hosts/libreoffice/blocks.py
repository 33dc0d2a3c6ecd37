"""Blocks of cells: Python values on our side, numbers and texts with marks for the rest on the wire.

Layer: hosts. Pure. The other end is `bridge/lkjip_calc/values.py`.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from numbers import Real
from typing import Any, TypeAlias

from lkjip_xl.hosts.libreoffice.grammar import to_calc, to_excel

Box: TypeAlias = tuple[int, int, int, int]
"""Left, top, right, bottom; from 0."""

_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 a spreadsheet's day has no time zone
_SECONDS_PER_DAY = 86_400


class CellError(str):
    """An error value such as `#N/A`: a text of its own kind, so that it is never taken for typed text."""

    __slots__ = ()


def decode(block: dict[str, Any]) -> list[list[Any]]:
    """Return the rows of a block: numbers, texts, `datetime`, bool, `CellError`; None where a cell is empty."""
    rows: list[list[Any]] = [[None if value == "" else value for value in row] for row in block["rows"]]
    _apply(rows, block["dates"], from_serial)
    _apply(rows, block["booleans"], bool)
    for column, row, text in block["errors"]:
        rows[row][column] = CellError(text)
    return rows


def encode(rows: Sequence[Sequence[Any]]) -> dict[str, Any]:
    """Return the block that writes these rows.

    A text that begins with `=` is a formula and a leading apostrophe makes a text of anything, as in Excel.
    """
    block: dict[str, Any] = {"rows": [], "dates": [], "booleans": [], "formulas": []}
    for number, row in enumerate(rows):
        # Most cells are numbers, and a call for each of them is half of the time that a block takes.
        block["rows"].append(
            [
                value if type(value) is float else _plain(value, column, number, block)
                for column, value in enumerate(row)
            ]
        )
    block["dates"] = _runs(block["dates"])
    block["booleans"] = _runs(block["booleans"])
    return block


def decode_formulas(block: dict[str, Any]) -> list[list[str]]:
    """Return the text of every cell: formulas in Excel's grammar, constants as typed."""
    # LibreOffice marks a text that looks like a number; Excel's text of a cell has no mark.
    rows = [[text.removeprefix("'") for text in row] for row in block["rows"]]
    for left, top, right, bottom in block["formulas"]:
        for row in rows[top : bottom + 1]:
            row[left : right + 1] = [to_excel(text) for text in row[left : right + 1]]
    return rows


def from_serial(serial: float) -> datetime:
    """Return the time that a serial number stands for, to the second."""
    return _EPOCH + timedelta(seconds=round(serial * _SECONDS_PER_DAY))


def to_serial(day: date) -> float:
    """Return the serial number of a day or a time; a time zone is cut off, as xlwings does."""
    moment = day if isinstance(day, datetime) else datetime(day.year, day.month, day.day)  # noqa: DTZ001 as above
    return (moment.replace(tzinfo=None) - _EPOCH).total_seconds() / _SECONDS_PER_DAY


def _apply(rows: list[list[Any]], boxes: Iterable[Box], convert: Callable[[float], object]) -> None:
    for left, top, right, bottom in boxes:
        for row in rows[top : bottom + 1]:
            for column in range(left, right + 1):
                if isinstance(row[column], float | int):
                    row[column] = convert(row[column])


def _plain(value: Any, column: int, row: int, block: dict[str, Any]) -> float | str:  # noqa: ANN401, PLR0911 any cell value
    match value:
        case None:
            return ""
        case bool():
            block["booleans"].append((column, row))
            return float(value)
        case date():
            block["dates"].append((column, row))
            return to_serial(value)
        case str() if value.startswith("="):
            block["formulas"].append((column, row, to_calc(value)))
            return ""
        case str():
            return value.removeprefix("'")
        case Real() | Decimal():
            return float(value)
        case _:
            return str(value)


def _runs(places: Iterable[tuple[int, int]]) -> list[Box]:
    """Return the cells as columns of neighbours: few boxes for a column of a thousand dates."""
    boxes: list[Box] = []
    for column, row in sorted(places):
        if boxes and boxes[-1][0] == column and boxes[-1][3] == row - 1:
            boxes[-1] = (column, boxes[-1][1], column, row)
        else:
            boxes.append((column, row, column, row))
    return boxes
