"""Where a capaian was calculated from figures before rounding, and a pocket calculator on the printed ones differs.

Layer: report. Pure. The capaian printed is the exact one; what is added here is the note that says so.
"""

from fractions import Fraction

from lkjip_xl.model import Arah, Target
from lkjip_xl.rules.capaian import Capaian, compute_capaian
from lkjip_xl.rules.rounding import half_up


def differs_from_printed(
    capaian: Capaian | None, target: Target | None, realisasi: Fraction | None, arah: Arah, places: int
) -> bool:
    """Return whether target and realisasi, as printed with that many decimals, give another capaian than printed."""
    if capaian is None or capaian.exact is None or target is None or realisasi is None:
        return False
    printed = Target(half_up(target.lower, places), half_up(target.upper, places))
    again = compute_capaian(printed, half_up(realisasi, places), arah).exact
    if again is None:
        return True  # a target such as 0,001 prints as zero
    return half_up(min(again, capaian.exact) if capaian.capped else again) != capaian.printed
