"""Figures of the report: a value, how it prints, and where the master holds it.

Layer: report. Pure. Nothing is calculated here: values come from the evaluation, printing from `rules.printing`.
"""

import re
from collections.abc import Callable, Iterable
from fractions import Fraction

from lkjip_xl.errors import LkjipError
from lkjip_xl.model import Cell, Number, Row, Target
from lkjip_xl.report.blocks import Exact, Figure
from lkjip_xl.rules.printing import angka
from lkjip_xl.word.text import DATA_MISSING


class FigureConflictError(LkjipError):
    """One figure would be printed with two values: the mistake that discredits a whole report."""

    code = "FIGURE_CONFLICT"

    def __init__(self, first: Figure, second: Figure) -> None:
        """Name the figure and both of its values."""
        super().__init__(
            f"Angka {first.id} tercetak dengan dua nilai: {first.printed} dan {second.printed}",
            where=f"{first.cell}; {second.cell}",
            remedy="Pastikan kode indikator, unit, dan rekening tidak ada yang sama, lalu ulangi.",
        )


def figure(
    key: str, value: Exact | None, cell: Cell | str, explanation: str = "", *, show: Callable[[Exact], str] = angka
) -> Figure:
    """Return a number as the report prints it; a missing one (None) is marked, never 0."""
    printed = DATA_MISSING if value is None else show(value)
    return Figure(key, printed, value, str(cell), explanation)


def word(key: str, text: str, cell: Cell | str, explanation: str = "") -> Figure:
    """Return a word that follows from a figure, such as a mutu or a predikat; an empty one is marked as missing."""
    return Figure(key, text or DATA_MISSING, None, str(cell), explanation)


def target_figure(key: str, target: Target | None, cell: Cell | str, places: int) -> Figure:
    """Return a target as the report prints it: `85,00`, or `70,00 s.d. 80,00` for a range."""
    if target is None:
        return figure(key, None, cell)
    bounds = dict.fromkeys((angka(target.lower, places), angka(target.upper, places)))
    exact = target.lower if target.lower == target.upper else None
    return Figure(key, " s.d. ".join(bounds), exact, str(cell))


def two_decimals(value: Exact) -> str:
    """Return a number as percentages and indices print it."""
    return angka(value, 2)


def typed_figure(key: str, row: Row, column: str) -> Figure:
    """Return a number that someone typed into a row."""
    value = row[column]
    number = value if is_number(value) else None
    return figure(key, number, Cell(row.sheet, row.cell(column)))


def is_number(value: object) -> bool:
    """Return whether a cell holds a number; True and False are words."""
    return isinstance(value, Number) and not isinstance(value, bool)


def table_cell(table: str, row: str, column: str) -> str:
    """Return the place of a figure that a step writes, by names that survive inserted rows: `tblIkm[W1].ikm`."""
    return f"{table}[{row}].{column}"


def slug(name: str) -> str:
    """Return a name as a part of an id: `Surat masuk` is `surat_masuk`, `1.02.03` is `1_02_03`."""
    return re.sub(r"\W+", "_", name.strip().casefold()).strip("_") or "_"


def common_places(values: Iterable[Exact | None]) -> int:
    """Return the decimals in which values stand side by side: none when all are whole, else two."""
    return 0 if all(value is None or Fraction(value).denominator == 1 for value in values) else 2


def unique_figures(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """Return every figure once, in order of first appearance.

    Raises:
        FigureConflictError: The same id was printed with another text.
    """
    seen: dict[str, Figure] = {}
    for each in figures:
        first = seen.setdefault(each.id, each)
        if first.printed != each.printed:
            raise FigureConflictError(first, each)
    return tuple(seen.values())
