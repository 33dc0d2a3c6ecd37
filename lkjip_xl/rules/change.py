"""Change between two years: difference, percent and the word for it.

Layer: rules. Pure: no workbook, file, clock or pandas.
Source: PermenPANRB 53/2014 asks for the comparison; the limit of "tajam" is ours (`parameters/change.toml`).
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from lkjip_xl.rules.loading import sharp_change_percent
from lkjip_xl.rules.printing import angka, persen
from lkjip_xl.rules.rounding import Exact, exact, half_up

UP = "naik"
SAME = "tetap"
DOWN = "turun"
SHARPLY = "tajam"


@dataclass(frozen=True)
class Change:
    """How a figure moved from one year to the next.

    Attributes:
        difference: Printed now − printed before, as a reader of both figures subtracts them.
        percent: Exact change in percent of the earlier figure; None when that is zero.
        percent_printed: The same, rounded half-up to two decimals.
        word: `naik tajam`, `naik`, `tetap`, `turun` or `turun tajam`.
        explanation: Indonesian: `naik 0,95 (1,16%) dari 82,10 menjadi 83,05`.
    """

    difference: Decimal
    percent: Fraction | None
    percent_printed: Decimal | None
    word: str
    explanation: str


def compute_change(before: Exact, now: Exact, *, places: int = 2) -> Change:
    """Return the change between two figures that are printed with that many decimals.

    Figures that print the same are `tetap`, with a change of zero: the text must not contradict the table. The
    percentage comes from the exact figures; of a negative earlier figure its absolute value counts.

    >>> compute_change(Decimal("82.10"), Decimal("83.05")).explanation
    'naik 0,95 (1,16%) dari 82,10 menjadi 83,05'
    """
    printed_before, printed_now = half_up(before, places), half_up(now, places)
    difference = half_up(exact(printed_now) - exact(printed_before), places)
    percent = _percent(exact(before), exact(now)) if difference else Fraction(0)
    percent_printed = None if percent is None else half_up(percent)
    word = _word(difference, percent_printed)
    if not difference:
        return Change(difference, percent, percent_printed, word, f"{word} {angka(printed_now)}")
    share = "" if percent_printed is None else f" ({persen(percent_printed.copy_abs())})"
    explanation = (
        f"{word} {angka(difference.copy_abs())}{share} dari {angka(printed_before)} menjadi {angka(printed_now)}"
    )
    return Change(difference, percent, percent_printed, word, explanation)


def _percent(before: Fraction, now: Fraction) -> Fraction | None:
    return (now - before) / abs(before) * 100 if before else None


def _word(difference: Decimal, percent_printed: Decimal | None) -> str:
    if not difference:
        return SAME
    direction = UP if difference > 0 else DOWN
    is_sharp = percent_printed is not None and percent_printed.copy_abs() >= sharp_change_percent()
    return f"{direction} {SHARPLY}" if is_sharp else direction
