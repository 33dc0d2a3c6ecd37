"""Mutu pelayanan: the grade of an index, read from the figure that is printed.

Layer: rules. Pure: no workbook, file, clock or pandas.
Source: PermenPANRB 14/2017, Lampiran (nilai interval konversi); the bands live in `parameters/skm.toml`.
"""

from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl.errors import LkjipError
from lkjip_xl.rules.loading import MutuBand, SkmParameters
from lkjip_xl.rules.printing import angka
from lkjip_xl.rules.rounding import half_up


class IkmOffScaleError(LkjipError):
    """A figure that is to be graded cannot be an IKM."""

    code = "IKM_OFF_SCALE"

    def __init__(self, printed: Decimal, least: int, most: int) -> None:
        """Name the figure and the bounds."""
        super().__init__(
            f"Nilai IKM {angka(printed)} di luar rentang {least}-{most}",
            remedy="Periksa jawaban survei dan bobotnya.",
        )


@dataclass(frozen=True)
class Grade:
    """Mutu pelayanan (`A`..`D`) and kinerja unit pelayanan (`Sangat Baik`..`Tidak Baik`)."""

    mutu: str
    kinerja: str


def grade(printed: Decimal, skm: SkmParameters) -> Grade:
    """Return the grade of an IKM; more than two decimals are rounded first, because the printed bands have gaps.

    Raises:
        IkmOffScaleError: The rounded figure lies below 25 or above 100.

    >>> from datetime import date
    >>> from lkjip_xl.rules.loading import skm_on
    >>> grade(Decimal("76.605"), skm_on(date(2025, 12, 31)))
    Grade(mutu='B', kinerja='Baik')
    """
    rounded = half_up(printed)
    least, most = skm.scale_lowest * skm.factor, skm.scale_highest * skm.factor
    if not least <= rounded <= most:
        raise IkmOffScaleError(printed, least, most)
    band = find_band(rounded, skm)
    return Grade(band.mutu, band.kinerja)


def find_band(printed: Decimal, skm: SkmParameters) -> MutuBand:
    """Return the band of a figure with two decimals, whatever its size."""
    # Below the lowest bound only a printed weight can lead (nine answers 1 × 0.11 × 25 = 24.75): still the worst grade.
    return next((band for band in skm.bands if printed >= band.lowest), skm.bands[-1])
