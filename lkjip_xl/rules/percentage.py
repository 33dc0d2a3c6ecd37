"""Percentage: part ÷ whole × 100, the one formula behind serapan, Pemmas, administrasi and profiles.

Layer: rules. Pure: no workbook, file, clock or pandas.
Source: totals are Σ ÷ Σ, never the mean of percentages (DOMAIN: PermenPANRB 53/2014 reports).
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from lkjip_xl.rules.printing import angka, persen
from lkjip_xl.rules.rounding import Exact, exact, half_up


class NoFigure(StrEnum):
    """Why a figure could not be given: a stable code for findings."""

    MISSING = "FIGURE_MISSING"
    NEGATIVE = "FIGURE_NEGATIVE"
    PART_EXCEEDS_WHOLE = "PART_EXCEEDS_WHOLE"
    WHOLE_ZERO = "WHOLE_ZERO"


@dataclass(frozen=True)
class Percentage:
    """A percentage, or the reason why there is none.

    Attributes:
        exact: Percent before rounding; None when there is no figure.
        printed: Percent rounded half-up to two decimals; None when there is no figure.
        explanation: Indonesian: how the figure comes about, or why it is missing.
        reason: Code of the reason when there is no figure.
    """

    exact: Fraction | None
    printed: Decimal | None
    explanation: str
    reason: NoFigure | None = None


def compute_percentage(part: Exact, whole: Exact, *, show: Callable[[Exact], str] = angka) -> Percentage:
    """Return part ÷ whole × 100.

    Args:
        part: Numerator.
        whole: Denominator; zero gives no figure.
        show: How the explanation prints both, such as `rupiah`.

    >>> compute_percentage(68, 150).explanation
    '45,33% = 68 ÷ 150 × 100'
    """
    if whole == 0:
        return no_percentage(NoFigure.WHOLE_ZERO, f"Persentase tidak dapat dihitung karena pembaginya {show(whole)}")
    percent = exact(part) / exact(whole) * 100
    explanation = f"{persen(percent)} = {show(part)} ÷ {show(whole)} × 100"
    return Percentage(percent, half_up(percent), explanation)


def no_percentage(reason: NoFigure, explanation: str) -> Percentage:
    """Return the absence of a percentage with its reason."""
    return Percentage(None, None, explanation, reason)
