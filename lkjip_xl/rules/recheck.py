"""Recheck of a result that arrived already processed: which weight could have printed it.

Layer: rules. Pure: no workbook, file, clock or pandas.
Source: the city's survey app hands over NRR that were rounded for print, so an honest IKM may differ in its last digit.
"""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from lkjip_xl.rules.loading import SkmParameters
from lkjip_xl.rules.rounding import exact
from lkjip_xl.rules.weights import fitting_weights, weight_value

_USUAL_PLACES = 2
"""Spreadsheets drop trailing zeros: 3.3 among figures with two decimals was 3.30."""


def weight_behind(printed: Decimal, nrr: Mapping[str, Decimal], skm: SkmParameters) -> str | None:
    """Return the weight policy under which a printed IKM agrees with printed NRR, or None when none explains it.

    Both are taken as rounded to the decimals they show; the default policy is preferred. Without NRR nothing agrees.
    """
    if not nrr:
        return None
    total = sum((exact(mean) for mean in nrr.values()), Fraction(0))
    doubt = _half_unit(*nrr.values()) * len(nrr)
    for weight in fitting_weights(len(nrr), skm):
        factor = weight_value(weight, len(nrr), skm) * skm.factor
        if abs(total * factor - exact(printed)) <= doubt * factor + _half_unit(printed):
            return weight
    return None


def _half_unit(*figures: Decimal) -> Fraction:
    """Return half of the last decimal that the figures show together."""
    places = max(len(f"{figure:f}".partition(".")[2]) for figure in figures)
    return Fraction(1, 2 * 10 ** max(places, _USUAL_PLACES))
