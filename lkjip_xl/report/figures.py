"""Figures of the report: a value, how it prints, and where the master holds it.

Layer: report. Pure. Nothing is calculated here: values come from the evaluation, printing from `rules.printing`.
"""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Protocol, TypeVar
from zlib import crc32

from lkjip_xl.model import Cell, Finding, Number, Row, Severity, Target, Value
from lkjip_xl.report.blocks import Exact, Figure
from lkjip_xl.rules.capaian import NoCapaian
from lkjip_xl.rules.percentage import NoFigure
from lkjip_xl.rules.printing import angka
from lkjip_xl.word.text import DATA_MISSING

Key = TypeVar("Key", bound=Hashable)

NOT_COMPUTABLE = "tidak dapat dihitung"
"""What a document prints where all data are there and the formula still gives no figure, as with a target of 0."""
DASH = "–"
"""What a cell prints where nothing belongs."""

_LONGEST_SLUG, _KEPT = 25, 20
_LACKS_DATA = (NoCapaian.REALISASI_MISSING, NoFigure.MISSING)


class Percent(Protocol):
    """A percentage of the rules, or the reason why there is none."""

    @property
    def exact(self) -> Fraction | None:
        """Percent before rounding."""

    @property
    def explanation(self) -> str:
        """How it was calculated, or why it was not."""

    @property
    def reason(self) -> StrEnum | None:
        """Code of the reason when there is none."""


def figure(
    key: str,
    value: Exact | None,
    cell: Cell | str,
    explanation: str = "",
    *,
    show: Callable[[Exact], str] = angka,
    absent: str = DATA_MISSING,
    also: Iterable[Cell | str] = (),
) -> Figure:
    """Return a number as the report prints it, with a true minus; one that is absent (None) is marked, never 0."""
    printed = absent if value is None else _with_minus(show(value))
    return Figure(key, printed, value, str(cell), explanation, tuple(map(str, also)))


def percent_figure(key: str, percent: Percent | None, cell: Cell | str, *, also: Iterable[Cell | str] = ()) -> Figure:
    """Return a percentage with two decimals; None, and one whose data are missing, is marked as missing.

    One that cannot be calculated from the data that are there says so: they are complete, the formula is at its end.
    """
    if percent is None:
        return figure(key, None, cell, also=also)
    absent = NOT_COMPUTABLE if is_undefined(percent) else DATA_MISSING
    return figure(key, percent.exact, cell, percent.explanation, show=two_decimals, absent=absent, also=also)


def is_undefined(percent: Percent | None) -> bool:
    """Return whether the formula gives no figure although no data are missing."""
    return percent is not None and percent.reason is not None and percent.reason not in _LACKS_DATA


def word(key: str, text: str, cell: Cell | str, explanation: str = "", *, absent: str = DATA_MISSING) -> Figure:
    """Return a word that follows from a figure, such as a mutu or a predikat; an empty one is marked as missing."""
    return Figure(key, text or absent, None, str(cell), explanation)


def target_figure(key: str, target: Target | None, cell: Cell | str, places: int) -> Figure:
    """Return a target as the report prints it: `85,00`, or `70,00 s.d. 80,00` for a range."""
    if target is None:
        return figure(key, None, cell)
    bounds = dict.fromkeys(_with_minus(angka(bound, places)) for bound in (target.lower, target.upper))
    exact = target.lower if target.lower == target.upper else None
    return Figure(key, " s.d. ".join(bounds), exact, str(cell))


def two_decimals(value: Exact) -> str:
    """Return a number as percentages and indices print it."""
    return angka(value, 2)


def typed_figure(key: str, row: Row, column: str) -> Figure:
    """Return a number that someone typed into a row."""
    return figure(key, as_number(row[column]), Cell(row.sheet, row.cell(column)))


def typed_words(row: Row, column: str) -> str:
    """Return what someone typed into a row as words, a dash where the cell is empty."""
    value = row[column]
    return DASH if value is None else str(value)


def as_number(value: Value) -> Number | None:
    """Return what a cell holds if it is a number; True, False and text are none."""
    return value if isinstance(value, int | Decimal) and not isinstance(value, bool) else None


def table_cell(table: str, row: str, column: str) -> str:
    """Return the place of a figure that a step writes, by names that survive inserted rows: `tblIkm[W1].ikm`."""
    return f"{table}[{row}].{column}"


def slug(name: str) -> str:
    """Return a name as a part of an id: `Surat masuk` is `surat_masuk`, `1.02.03` is `1_02_03`.

    A long one is cut and ends in a checksum: Word takes no tag of more than 64 characters.
    """
    whole = re.sub(r"\W+", "_", name.strip().casefold()).strip("_") or "_"
    return whole if len(whole) <= _LONGEST_SLUG else f"{whole[:_KEPT]}_{crc32(whole.encode()) & 0xFFFF:04x}"


def common_places(values: Iterable[Exact | None]) -> int:
    """Return the decimals in which values stand side by side: none when all are whole, else two."""
    return 0 if all(value is None or Fraction(value).denominator == 1 for value in values) else 2


def distinct_keys(names: Iterable[tuple[Key, str]]) -> dict[Key, str]:
    """Return a part of an id for each thing by its name; equal names are told apart by a number (`melati_2`)."""
    seen: Counter[str] = Counter()
    keys: dict[Key, str] = {}
    for thing, name in names:
        if thing not in keys:
            base = slug(name)
            seen[base] += 1
            keys[thing] = base if seen[base] == 1 else f"{base}_{seen[base]}"
    return keys


def unique_figures(figures: Iterable[Figure]) -> tuple[tuple[Figure, ...], tuple[Finding, ...]]:
    """Return every figure once, in order of first appearance, and a finding where one was printed with two values.

    Two values for one figure discredit a whole report; it happens when two rows of the office share a code.
    """
    seen: dict[str, Figure] = {}
    findings = {}
    for each in figures:
        first = seen.setdefault(each.id, each)
        if first.printed != each.printed:
            findings[each.id] = _conflict(first, each)
    return tuple(seen.values()), tuple(findings.values())


def _with_minus(number: str) -> str:
    return number.replace("-", "−")


def _conflict(first: Figure, second: Figure) -> Finding:
    return Finding(
        "FIGURE_CONFLICT",
        Severity.PERINGATAN,
        f"Angka {first.id} tercetak dengan dua nilai: {first.printed} ({first.cell}) dan {second.printed} "
        f"({second.cell})",
        "Pastikan tidak ada dua baris dengan kode yang sama, lalu buat draf lagi.",
    )
