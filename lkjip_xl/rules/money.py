"""Money: serapan anggaran, totals and what is left.

Layer: rules. Pure: no workbook, file, clock or pandas. Amounts are rupiah.
Source: totals are Σ realisasi ÷ Σ pagu, never the mean of percentages (DOMAIN: PermenPANRB 53/2014 reports).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from lkjip_xl.model import Number
from lkjip_xl.rules.percentage import NoFigure, Percentage, compute_percentage, no_percentage
from lkjip_xl.rules.printing import angka, rupiah


@dataclass(frozen=True)
class Serapan:
    """Budget and its use, of one line or of many.

    Attributes:
        pagu: Σ pagu in rupiah; None when a line lacks it.
        realisasi: Σ realisasi in rupiah; None when a line lacks it.
        sisa: pagu − realisasi; None when either is missing, negative when more was spent than allowed.
        percent: realisasi ÷ pagu × 100, or why there is none.
    """

    pagu: Number | None
    realisasi: Number | None
    sisa: Number | None
    percent: Percentage

    @property
    def explanation(self) -> str:
        """Indonesian: `92,35% = Rp923.500 ÷ Rp1.000.000 × 100`, or why there is no figure."""
        return self.percent.explanation


def compute_serapan(lines: Iterable[tuple[Number | None, Number | None]]) -> Serapan:
    """Return the totals of budget lines, given as (pagu, realisasi).

    A line that lacks a figure leaves that total unknown: counting it as 0 would print a wrong sum. No lines at all give
    zeros and no percentage.
    """
    pairs = tuple(lines)
    pagu = _total([pagu for pagu, _ in pairs])
    realisasi = _total([realisasi for _, realisasi in pairs])
    if pagu is None or realisasi is None:
        missing = sum(None in pair for pair in pairs)
        reason = f"Serapan tidak dapat dihitung karena {angka(missing)} baris belum lengkap"
        return Serapan(pagu, realisasi, None, no_percentage(NoFigure.MISSING, reason))
    return Serapan(pagu, realisasi, pagu - realisasi, compute_percentage(realisasi, pagu, show=rupiah))


def _total(amounts: list[Number | None]) -> Number | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if len(known) == len(amounts) else None
