"""Persentase pengelolaan administrasi perkantoran yang ditangani sesuai ketentuan.

Layer: rules. Pure: no workbook, file, clock or pandas.
Source: SOP; Σ sesuai ÷ Σ jumlah × 100, per kind of document and in total.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lkjip_xl.model import Administrasi
from lkjip_xl.rules.percentage import NoFigure, Percentage, compute_percentage, no_percentage


@dataclass(frozen=True)
class AdministrasiFigure:
    """One kind of document: all of them, those handled according to the rule, and the percentage."""

    jenis: str
    jumlah: int
    sesuai: int
    percent: Percentage


@dataclass(frozen=True)
class AdministrasiResult:
    """The indikator in total and per kind of document, in the order first met.

    Where a row contradicts itself, its kind and the total have no percentage: the row is the caller's finding.
    """

    kinds: tuple[AdministrasiFigure, ...]
    jumlah: int
    sesuai: int
    percent: Percentage

    @property
    def explanation(self) -> str:
        """Indonesian: `93,33% = 140 ÷ 150 × 100`, or why there is no figure."""
        return self.percent.explanation


def compute_administrasi(rows: Iterable[Administrasi]) -> AdministrasiResult:
    """Return the percentage per kind of document and in total; a kind without documents has none."""
    all_rows = tuple(rows)
    by_kind: dict[str, list[Administrasi]] = {}
    for row in all_rows:
        by_kind.setdefault(row.jenis, []).append(row)
    kinds = tuple(_figure(jenis, members) for jenis, members in by_kind.items())
    total = _figure("", all_rows)
    return AdministrasiResult(kinds, total.jumlah, total.sesuai, total.percent)


def _figure(jenis: str, rows: Sequence[Administrasi]) -> AdministrasiFigure:
    jumlah, sesuai = sum(row.jumlah for row in rows), sum(row.sesuai for row in rows)
    return AdministrasiFigure(jenis, jumlah, sesuai, _contradiction(rows) or compute_percentage(sesuai, jumlah))


def _contradiction(rows: Sequence[Administrasi]) -> Percentage | None:
    """Look at single rows: a sum may hide that one of them is impossible."""
    if any(row.jumlah < 0 or row.sesuai < 0 for row in rows):
        return no_percentage(NoFigure.NEGATIVE, "Persentase tidak dapat dihitung karena ada jumlah negatif")
    if any(row.sesuai > row.jumlah for row in rows):
        reason = "Persentase tidak dapat dihitung karena dokumen yang sesuai melebihi jumlah dokumen"
        return no_percentage(NoFigure.PART_EXCEEDS_WHOLE, reason)
    return None
