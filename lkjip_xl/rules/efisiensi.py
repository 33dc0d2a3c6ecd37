"""Efisiensi: what was reached against what it cost.

Layer: rules. Pure: no workbook, file, clock or pandas.
Source: PermenPANRB 53/2014 asks for the analysis; formulas of published reports, limits in `parameters/efisiensi.toml`.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from lkjip_xl.rules.loading import lowest_efficient
from lkjip_xl.rules.percentage import NoFigure
from lkjip_xl.rules.policies import require_policy
from lkjip_xl.rules.printing import angka, persen
from lkjip_xl.rules.rounding import Exact, exact, half_up

RATIO = "rasio"
DIFFERENCE = "selisih"

_PLACES = range(2, 7)  # two endless figures can stay a tie apart for ever: six decimals convince anyone


@dataclass(frozen=True)
class Efisiensi:
    """The efficiency of an indikator's budget.

    Attributes:
        exact: Before rounding; None when it cannot be calculated.
        printed: Rounded half-up to two decimals; None when it cannot be calculated.
        word: `efisien`, `tidak efisien`, or empty when it cannot be calculated.
        rumus: `rasio` (capaian ÷ serapan) or `selisih` (capaian − serapan, percentage points).
        explanation: Indonesian: `1,05 = 104,50% ÷ 99,30%; efisien karena paling rendah 1,00`.
        reason: Code of the reason when it cannot be calculated.
    """

    exact: Fraction | None
    printed: Decimal | None
    word: str
    rumus: str
    explanation: str
    reason: NoFigure | None = None


def efisiensi(capaian_percent: Exact, serapan_percent: Exact, rumus: str = RATIO) -> Efisiensi:
    """Return the efficiency of reaching a capaian with a serapan, both exact percentages.

    The word follows the printed figure, as with every grade.

    Raises:
        UnknownPolicyError: There is no such formula.

    >>> efisiensi(100, 80).explanation
    '1,25 = 100,00% ÷ 80,00%; efisien karena paling rendah 1,00'
    """
    limits = lowest_efficient()
    require_policy("rumus_efisiensi", rumus, limits)
    capaian, serapan = exact(capaian_percent), exact(serapan_percent)
    if rumus == RATIO and serapan <= 0:
        explanation = f"Efisiensi tidak dapat dihitung karena serapan {persen(serapan)}"
        return Efisiensi(None, None, "", rumus, explanation, NoFigure.WHOLE_ZERO)
    figure = _apply(rumus, capaian, serapan)
    printed = half_up(figure)
    is_efficient = printed >= limits[rumus]
    verdict = "efisien karena paling rendah" if is_efficient else "tidak efisien karena kurang dari"
    explanation = f"{_show(rumus, capaian, serapan)}; {verdict} {angka(limits[rumus])}"
    return Efisiensi(figure, printed, "efisien" if is_efficient else "tidak efisien", rumus, explanation)


def _apply(rumus: str, capaian: Fraction, serapan: Fraction) -> Fraction:
    return capaian / serapan if rumus == RATIO else capaian - serapan


def _show(rumus: str, capaian: Fraction, serapan: Fraction) -> str:
    """Return the formula with as many decimals as a reader needs to get the printed figure, within reason."""
    sign = "÷" if rumus == RATIO else "−"
    places = next((places for places in _PLACES if _agrees(rumus, capaian, serapan, places)), _PLACES[-1])
    figure = half_up(_apply(rumus, capaian, serapan))
    return f"{angka(figure)} = {angka(capaian, places)}% {sign} {angka(serapan, places)}%"


def _agrees(rumus: str, capaian: Fraction, serapan: Fraction, places: int) -> bool:
    shown = Fraction(half_up(capaian, places)), Fraction(half_up(serapan, places))
    vanishes = rumus == RATIO and shown[1] == 0
    return not vanishes and half_up(_apply(rumus, *shown)) == half_up(_apply(rumus, capaian, serapan))
