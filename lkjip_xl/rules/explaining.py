"""Explanations that a reader can check with a pocket calculator.

Layer: rules. Pure: no workbook, file, clock or pandas.
Source: reports are corrected by hand; a printed formula whose printed figures give another result looks like a mistake.
"""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from itertools import count

from lkjip_xl.rules.rounding import half_up


def enough_places(value: Fraction, recompute: Callable[[Fraction], Decimal], least: int) -> int:
    """Return how many decimals a figure must show so that the printed formula, fed with it, prints the same result.

    Args:
        value: The exact figure.
        recompute: The printed formula: continuous, and rounding half-up to finitely many decimals at its end.
        least: Decimals to show in any case.
    """
    printed = recompute(value)
    # Ends: where the result is a tie the figure has finitely many decimals, elsewhere a small error changes nothing.
    return next(places for places in count(least) if recompute(Fraction(half_up(value, places))) == printed)
