"""Checks that tables add up, re-added from the printed cells: parts and total, what is left, percentages.

Layer: report. Reads printed cells only; a percentage is never added.
Source: DOMAIN section 4 (mistakes seen in published reports).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from lkjip_xl.report.conformity.numbers import Shown, read_shown
from lkjip_xl.report.conformity.report_text import Grid
from lkjip_xl.report.conformity.requirements import Requirement, load_table
from lkjip_xl.report.conformity.subject import Fault, Subject
from lkjip_xl.rules.printing import angka
from lkjip_xl.rules.rounding import half_up

_REMEDY = "Periksa data di belakang tabel itu pada buku induk, lalu buat draf lagi; jangan mengubah angka di dokumen."
_PERCENT = "persen"


def check_sums(subject: Subject, _requirement: Requirement) -> Iterator[Fault]:
    """Yield the columns whose parts do not add up to their total."""
    for grid in subject.text.grids:
        if grid.total is None:
            continue
        parts = _parts(grid)
        for at, key in enumerate(grid.columns):
            total = read_shown(grid.total[at]) if key in _summed() and at < len(grid.total) else None
            if total is not None:
                yield from _column(grid, key, total, [row[at] for row in parts if at < len(row)])


def check_relations(subject: Subject, _requirement: Requirement) -> Iterator[Fault]:
    """Yield the rows whose remainder or percentage is not what their own figures give."""
    for grid in subject.text.grids:
        rows = (*grid.rows, *((grid.total,) if grid.total else ()))
        for number, row in enumerate(rows, start=1):
            cells = {key: shown for key, cell in zip(grid.columns, row, strict=False) if (shown := read_shown(cell))}
            for message in (*_remainder(cells), *_percentages(cells)):
                yield Fault(f"Baris {number}: {message}", _REMEDY, grid.place)


def _column(grid: Grid, key: str, total: Shown, cells: Sequence[str]) -> Iterator[Fault]:
    known = [shown for cell in cells if (shown := read_shown(cell)) is not None]
    added = sum((shown.value for shown in known), Fraction(0))
    doubt = sum((shown.doubt for shown in known if shown.value.denominator != 1), Fraction(0))
    if abs(added - total.value) > doubt:
        yield Fault(
            f"Kolom {key}: bagiannya berjumlah {angka(added)}, tetapi baris jumlah mencetak {angka(total.value)}",
            _REMEDY,
            grid.place,
        )


def _parts(grid: Grid) -> Sequence[tuple[str, ...]]:
    """Return the rows that carry the total: not what lies outside it, nor a heading whose parts follow."""
    outside = re.compile(load_table()["tabel"]["di_luar_jumlah"])
    rows = [row for row in grid.rows if not any(outside.search(cell) for cell in row)]
    if "kode" not in grid.columns:
        return rows
    at = grid.columns.index("kode")
    codes = [row[at] for row in rows]
    return [row for row in rows if not any(code.startswith(f"{row[at]}.") for code in codes)]


def _remainder(cells: Mapping[str, Shown]) -> Iterator[str]:
    if {"pagu", "realisasi", "sisa"} <= cells.keys():
        left = cells["pagu"].value - cells["realisasi"].value
        if left != cells["sisa"].value:
            yield f"sisa seharusnya {angka(left)}, tetapi tercetak {angka(cells['sisa'].value)}"


def _percentages(cells: Mapping[str, Shown]) -> Iterator[str]:
    for relation in load_table()["hubungan"]:
        part, whole, printed = (cells.get(key) for key in (relation["bagian"], relation["seluruh"], _PERCENT))
        if part is None or whole is None or printed is None or not whole.value:
            continue
        expected = half_up(part.value / whole.value * 100)
        if Fraction(expected) != printed.value:
            yield f"persentasenya seharusnya {angka(expected)}, tetapi tercetak {angka(printed.value, 2)}"


def _summed() -> Sequence[str]:
    columns: Sequence[str] = load_table()["tabel"]["dijumlahkan"]
    return columns
