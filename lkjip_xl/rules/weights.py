"""Weight of an unsur (bobot): the exact 1/x or a printed approximation of it.

Layer: rules. Pure: no workbook, file, clock or pandas.
Source: PermenPANRB 14/2017, Lampiran: bobot = 1 ÷ jumlah unsur, printed there as 0,11; offices also print 0,111.
"""

from fractions import Fraction

from lkjip_xl.errors import LkjipError
from lkjip_xl.rules.loading import SkmParameters
from lkjip_xl.rules.policies import require_policy
from lkjip_xl.rules.printing import angka

EXACT_WEIGHT = "1/x"


class WeightDoesNotFitError(LkjipError):
    """A printed approximation such as 0,11 was chosen for another number of unsur than its regulation has."""

    code = "WEIGHT_DOES_NOT_FIT"

    def __init__(self, weight: str, standard: int, unsur_count: int) -> None:
        """Name the weight, the number of unsur it was printed for and the survey's own."""
        super().__init__(
            f"Bobot {angka(Fraction(weight))} hanya berlaku untuk {standard} unsur, "
            f"sedangkan survei ini memuat {unsur_count} unsur",
            remedy=f"Pilih bobot {EXACT_WEIGHT} pada pengaturan bobot_skm.",
        )


def weight_value(weight: str, unsur_count: int, skm: SkmParameters) -> Fraction:
    """Return the weight of each unsur under a policy.

    Raises:
        UnknownPolicyError: The regulation has no such policy.
        WeightDoesNotFitError: A fixed weight meets another number of unsur: the index would leave its scale.
    """
    require_policy("bobot_skm", weight, skm.weights)
    if weight == EXACT_WEIGHT:
        return Fraction(1, unsur_count)
    if unsur_count != len(skm.unsur):
        raise WeightDoesNotFitError(weight, len(skm.unsur), unsur_count)
    return Fraction(weight)


def fitting_weights(unsur_count: int, skm: SkmParameters) -> tuple[str, ...]:
    """Return the policies that make sense for a survey with that many unsur."""
    return tuple(weight for weight in skm.weights if weight == EXACT_WEIGHT or unsur_count == len(skm.unsur))
