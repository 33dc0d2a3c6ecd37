"""What a cell hands to a cell function, read strictly: grids, numbers, words, days.

Layer: hosts. The spreadsheet programs give floats, texts, dates, None for an empty cell, and one value, a row or a
block; here they become what the rules take. What can be read in two ways is refused, as everywhere.
Source: DESIGN section 7 (a bad argument gives a short text, never a silent blank).
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import MAXYEAR, MINYEAR, date, datetime, timedelta
from decimal import Decimal
from typing import Any, TypeAlias

from lkjip_xl.book.schema.lists import policy_of
from lkjip_xl.errors import LkjipError
from lkjip_xl.hosts.boundary import cell_error
from lkjip_xl.model import Arah, Number, Target
from lkjip_xl.rules.dates import parse_tanggal
from lkjip_xl.rules.loading import PERATURAN_SKM, SkmParameters, skm_on
from lkjip_xl.rules.parse_number import Outcome, parse_number

CellValue: TypeAlias = Any
"""One cell's content. Not a union: xlwings converts by the annotation, and knows `Any` but no union."""

Grid: TypeAlias = list[list[CellValue]]
"""Rows of cells."""

_RANGE_SIGN = ".."
_NO_CAP = "tanpa_batas"
_DAY_ZERO = date(1899, 12, 30)
_FIRST_SURE_DAY, _LAST_DAY = 61, 2_958_465
"""Day numbers before 1 March 1900 mean different days in Excel and LibreOffice; after 9999 there is no date."""


class UnreadableCellError(LkjipError):
    """A cell does not hold what the function needs."""

    code = "CELL_UNREADABLE"

    def __init__(self, what: str, value: object) -> None:
        """Name what was needed and what is there."""
        shown = "kosong" if is_empty(value) else f"'{value}'"
        super().__init__(f"{what}, tetapi isinya {shown}", remedy="Perbaiki isi sel itu.")


class GridShapeError(LkjipError):
    """Two areas of different size were given where rows must meet rows."""

    code = "CELL_AREAS_DIFFER"

    def __init__(self) -> None:
        """Say what is wrong."""
        super().__init__("Rentang argumen tidak sama besar", remedy="Pilih rentang dengan baris dan kolom yang sama.")


def is_empty(value: object) -> bool:
    """Return whether a cell holds nothing."""
    return value is None or (isinstance(value, str) and not value.strip())


def as_grid(value: CellValue) -> Grid:
    """Return an argument as rows of cells, whether it was one cell, one row or a block."""
    if not isinstance(value, list | tuple):
        return [[value]]
    rows = [list(row) if isinstance(row, list | tuple) else row for row in value]
    return [row if isinstance(row, list) else [row] for row in rows] if any(map(_is_row, rows)) else [rows]


def first_cell(value: CellValue) -> CellValue:
    """Return the cell of an argument that is meant to be one cell.

    Raises:
        GridShapeError: It is more than one.
    """
    grid = as_grid(value)
    if len(grid) != 1 or len(grid[0]) != 1:
        raise GridShapeError
    return grid[0][0]


def as_number(value: CellValue, what: str) -> Number:
    """Return the number that a cell shows, exactly.

    Raises:
        UnreadableCellError: It is empty, a truth value, a date, or a text with no or two readings.
    """
    if isinstance(value, str):
        parsed = parse_number(value)
        if parsed.outcome is Outcome.VALUE and parsed.value is not None:
            return parsed.value
    elif isinstance(value, int | Decimal) and not isinstance(value, bool):
        return value
    elif isinstance(value, float) and value - value == 0:  # not infinite, not NaN
        # The shortest text of a float is the number that people typed; its binary form is not.
        return int(value) if value.is_integer() else Decimal(repr(value))
    raise UnreadableCellError(f"{what} harus bilangan", value)


def as_whole(value: CellValue, what: str) -> int:
    """Return a whole number.

    Raises:
        UnreadableCellError: It is none.
    """
    number = as_number(value, what)
    if number != int(number):
        raise UnreadableCellError(f"{what} harus bilangan bulat", value)
    return int(number)


def as_score(value: CellValue) -> int | None:
    """Return the answer of a respondent, or None where the cell is empty.

    Raises:
        UnreadableCellError: It is no whole number.
    """
    return None if is_empty(value) else as_whole(value, "Jawaban")


def as_policy(value: CellValue, default: str) -> str:
    """Return the name of a policy from a setting's text, or the default where the argument was left out."""
    value = first_cell(value)
    if is_empty(value):
        return default
    return policy_of(value if isinstance(value, str) else f"{as_number(value, 'Pengaturan')}")


def as_cap(value: CellValue) -> int | None:
    """Return the highest capaian to show; None where there is no limit.

    Raises:
        UnreadableCellError: It is neither a whole number nor `Tanpa batas`.
    """
    value = first_cell(value)
    is_open = is_empty(value) or (isinstance(value, str) and policy_of(value) == _NO_CAP)
    return None if is_open else as_whole(value, "Batas capaian")


def as_target(value: CellValue) -> Target:
    """Return a target: one figure, or a range written `70..80`.

    Raises:
        UnreadableCellError: A bound is no number.
    """
    if isinstance(value, str) and _RANGE_SIGN in value:
        lower, upper = (as_number(part, "Batas target") for part in value.split(_RANGE_SIGN, maxsplit=1))
        return Target(lower, upper)
    figure = as_number(value, "Target")
    return Target(figure, figure)


def as_arah(value: CellValue) -> Arah:
    """Return the direction of an indikator.

    Raises:
        UnreadableCellError: It is none of the three words.
    """
    words: Mapping[str, Arah] = {arah.value: arah for arah in Arah}
    word = value.strip().casefold() if isinstance(value, str) else ""
    if word not in words:
        raise UnreadableCellError("Arah harus naik, turun, atau rentang", value)
    return words[word]


def as_day(value: CellValue) -> date:
    """Return the day that a date cell, a day number or a text means.

    Raises:
        UnreadableCellError: It is no day that we are sure of.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    day = parse_tanggal(value) if isinstance(value, str) else _day_of_number(value)
    if day is None:
        raise UnreadableCellError("Tanggal tidak dapat dibaca dengan pasti", value)
    return day


def as_figure(figure: Decimal | None, reason: str) -> float | str:
    """Return a printed figure as a cell takes it, or the reason why there is none as a text that the checks count."""
    return cell_error(reason) if figure is None else float(figure)


def regulation(tahun: CellValue) -> SkmParameters:
    """Return the regulation of a year's survey; without a year the newest one.

    Raises:
        LkjipError: It is no year, or older than every regulation.
    """
    value = first_cell(tahun)
    return PERATURAN_SKM[-1] if is_empty(value) else skm_on(_last_day(as_whole(value, "Tahun")))


def map_cells(compute: Callable[..., CellValue], *arguments: CellValue) -> CellValue:
    """Return what a function gives for each cell: one value for one cell, else a block of the same shape.

    An argument of one cell goes with every cell of the others.

    Raises:
        GridShapeError: Two areas have different shapes.
    """
    grids = [as_grid(argument) for argument in arguments]
    shapes = {_shape(grid) for grid in grids} - {(1, 1)}
    if len(shapes) > 1:
        raise GridShapeError
    rows, columns = next(iter(shapes), (1, 1))
    if (rows, columns) == (1, 1):
        return compute(*(grid[0][0] for grid in grids))
    return [
        [_or_text(compute, [_at(grid, row, column) for grid in grids]) for column in range(columns)]
        for row in range(rows)
    ]


def _or_text(compute: Callable[..., CellValue], values: Sequence[CellValue]) -> CellValue:
    """Let one bad cell of a block spoil only itself."""
    try:
        return compute(*values)
    except LkjipError as error:
        return cell_error(error.message)


def _at(grid: Grid, row: int, column: int) -> CellValue:
    return grid[0][0] if _shape(grid) == (1, 1) else grid[row][column]


def _shape(grid: Grid) -> tuple[int, int]:
    return len(grid), len(grid[0]) if grid else 0


def _last_day(tahun: int) -> date:
    if not MINYEAR <= tahun <= MAXYEAR:
        raise UnreadableCellError("Tahun harus bilangan seperti 2025", tahun)
    return date(tahun, 12, 31)


def _is_row(value: object) -> bool:
    return isinstance(value, list)


def _day_of_number(value: CellValue) -> date | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return _DAY_ZERO + timedelta(days=int(value)) if _FIRST_SURE_DAY <= value <= _LAST_DAY else None
