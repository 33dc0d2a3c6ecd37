"""Checks of capaian, recalculated from the printed target and realisasi: one formula, one target, one result.

Layer: report. Reads printed cells and the direction of each indikator; the formulas are written here a second time on
purpose, so that a slip in the first does not hide itself.
Source: DOMAIN section 4 (mistakes seen in published reports).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from lkjip_xl.model import Arah, Indikator
from lkjip_xl.report.conformity.numbers import Shown, read_bounds, read_shown
from lkjip_xl.report.conformity.report_text import Grid
from lkjip_xl.report.conformity.requirements import Requirement
from lkjip_xl.report.conformity.subject import Fault, Subject
from lkjip_xl.report.sentences import words_of
from lkjip_xl.rules.evaluation.policies import read_policies

_REFERENCES = ("target", "target_akhir", "standar")
_HUNDRED = Fraction(100)
_REMEDY = "Buat draf baru dari buku induk; jangan mengubah target, realisasi, atau capaian di dokumen."


@dataclass(frozen=True)
class _Line:
    """A row with a reference, a realisasi and a capaian, as printed; `indikator` is None for that of a unit."""

    grid: Grid
    number: int
    indikator: Indikator | None
    kind: str
    tahun: str
    reference: str
    realisasi: str
    capaian: str


def check_formula(subject: Subject, _requirement: Requirement) -> Iterator[Fault]:
    """Yield the rows whose capaian does not follow from target and realisasi by the formula of the report."""
    cap = read_policies(subject.office)[0].cap
    for line in _lines(subject):
        directions = (line.indikator.arah,) if line.indikator else (Arah.NAIK, Arah.TURUN)
        if not any(_follows(line, arah, cap) for arah in directions):
            yield Fault(
                f"Baris {line.number}: capaian {line.capaian} tidak sesuai dengan target {line.reference} dan "
                f"realisasi {line.realisasi}",
                _REMEDY,
                line.grid.place,
            )


def check_one_target(subject: Subject, _requirement: Requirement) -> Iterator[Fault]:
    """Yield the indikator whose target of the year is printed with more than one value."""
    places: dict[str, dict[str, str]] = {}
    for grid in subject.text.grids:
        if "target" not in grid.columns or "unit" in grid.columns:
            continue
        for record in grid.records():
            indikator = _find(subject, record.get("indikator", "")) or _about(subject, grid)
            is_year = record.get("tahun", str(subject.office.tahun)) == str(subject.office.tahun)
            if indikator is not None and is_year:
                places.setdefault(indikator.kode, {}).setdefault(record["target"], grid.place)
    for indikator in subject.office.indikator:
        printed = places.get(indikator.kode, {})
        if len(printed) > 1:
            values = " dan ".join(f"{value} ({place})" for value, place in printed.items())
            cell = indikator.place("target_murni")
            yield Fault(
                f"Target {indikator.nama} tercetak dengan beberapa nilai: {values}",
                _REMEDY,
                next(iter(printed.values())),
                cell.sheet,
                cell.address,
            )


def check_one_result(subject: Subject, _requirement: Requirement) -> Iterator[Fault]:
    """Yield the pairs of target and realisasi that give two results under one direction.

    A table whose note says that its capaian come from figures before rounding has said why.
    """
    note = words_of("pengukuran.belum_dibulatkan")
    results: dict[tuple[Arah, str, str], dict[str, str]] = {}
    for line in _lines(subject):
        if line.indikator is not None and note not in line.grid.source:
            key = (line.indikator.arah, line.reference, line.realisasi)
            results.setdefault(key, {}).setdefault(line.capaian, line.grid.place)
    for (_, reference, realisasi), printed in results.items():
        if len(printed) > 1:
            values = " dan ".join(f"{value} ({place})" for value, place in printed.items())
            yield Fault(
                f"Target {reference} dengan realisasi {realisasi} menghasilkan capaian yang berbeda: {values}",
                _REMEDY,
                next(iter(printed.values())),
            )


def _lines(subject: Subject) -> Iterator[_Line]:
    """Yield the rows that print a capaian of something."""
    for grid in subject.text.grids:
        kind = next((key for key in _REFERENCES if key in grid.columns), "")
        if not kind or "capaian" not in grid.columns or "realisasi" not in grid.columns:
            continue
        for number, record in enumerate(grid.records(), start=1):
            cells = (record[kind], record["realisasi"], record["capaian"])
            if read_bounds(cells[0]) and read_shown(cells[1]) and read_shown(cells[2]):
                indikator = _indikator(subject, grid, record.get("indikator", ""))
                yield _Line(grid, number, indikator, kind, record.get("tahun", ""), *cells)


def _indikator(subject: Subject, grid: Grid, name: str) -> Indikator | None:
    return None if "unit" in grid.columns else _find(subject, name) or _about(subject, grid)


def _find(subject: Subject, name: str) -> Indikator | None:
    return next((each for each in subject.office.indikator if _one_line(each.nama) == name), None)


def _about(subject: Subject, grid: Grid) -> Indikator | None:
    """Return the indikator that headings and caption name; of several the longest name, which holds the others."""
    named = [each for each in subject.office.indikator if _one_line(each.nama) in grid.context]
    return max(named, key=lambda each: len(each.nama), default=None)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _follows(line: _Line, arah: Arah, cap: int | None) -> bool:
    """Whether a printed capaian lies within what the printed figures may stand for."""
    bounds, realisasi, capaian = read_bounds(line.reference), read_shown(line.realisasi), read_shown(line.capaian)
    if bounds is None or realisasi is None or capaian is None:
        return True
    least, most = _expected(bounds, realisasi, arah)
    least, most = (_limit(value, cap) for value in (least, most))
    return least <= capaian.high and capaian.low <= most


def _expected(bounds: tuple[Shown, Shown], realisasi: Shown, arah: Arah) -> tuple[Fraction, Fraction]:
    low, high = bounds
    if arah is Arah.RENTANG:
        if low.low <= realisasi.value <= high.high:
            return _HUNDRED, _HUNDRED
        return _rising(low, realisasi) if realisasi.value < low.value else _falling(high, realisasi)
    return _rising(low, realisasi) if arah is Arah.NAIK else _falling(low, realisasi)


def _rising(target: Shown, realisasi: Shown) -> tuple[Fraction, Fraction]:
    """Return the least and the most that realisasi ÷ target can be, in percent."""
    if target.low <= 0 <= target.high:
        return -_HUNDRED * 10**9, _HUNDRED * 10**9
    values = [
        part / whole * _HUNDRED for part in (realisasi.low, realisasi.high) for whole in (target.low, target.high)
    ]
    return min(values), max(values)


def _falling(target: Shown, realisasi: Shown) -> tuple[Fraction, Fraction]:
    """Return the least and the most that (2 × target − realisasi) ÷ target can be, in percent."""
    least, most = _rising(target, realisasi)
    return 2 * _HUNDRED - most, 2 * _HUNDRED - least


def _limit(value: Fraction, cap: int | None) -> Fraction:
    floored = max(value, Fraction(0))
    return floored if cap is None else min(floored, Fraction(cap))
