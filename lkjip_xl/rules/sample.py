"""Sample size of a survey, as the Krejcie-Morgan table prints it.

Layer: rules. Pure: no workbook, file, clock or pandas.
Source: Krejcie and Morgan (1970), used by PermenPANRB 14/2017; the constants live in `parameters/sample.toml`.
"""

from dataclasses import dataclass
from fractions import Fraction

from lkjip_xl.errors import LkjipError
from lkjip_xl.rules.loading import sample_parameters
from lkjip_xl.rules.printing import angka
from lkjip_xl.rules.rounding import half_up


class PopulationError(LkjipError):
    """A population of which no sample can be drawn."""

    code = "POPULATION_NOT_POSITIVE"

    def __init__(self, population: int) -> None:
        """Name the population."""
        super().__init__(
            f"Populasi {angka(population)} harus lebih dari nol",
            remedy="Isi jumlah penerima layanan pada masa survei.",
        )


@dataclass(frozen=True)
class Sample:
    """The least number of respondents, with the Indonesian sentence that explains it."""

    size: int
    explanation: str


def sample_size(population: int) -> int:
    """Return the least number of respondents for a number of people served in the period (not of inhabitants).

    Raises:
        PopulationError: The population is zero or negative.

    >>> sample_size(1000)
    278
    """
    return compute_sample(population).size


def compute_sample(population: int) -> Sample:
    """Return the least number of respondents with its explanation: X²NP(1−P) ÷ (d²(N−1) + X²P(1−P)).

    Raises:
        PopulationError: The population is zero or negative.
    """
    if population <= 0:
        raise PopulationError(population)
    constants = sample_parameters()
    spread = Fraction(constants.chi_square) * Fraction(constants.proportion) * (1 - Fraction(constants.proportion))
    size = population * spread / (Fraction(constants.margin) ** 2 * (population - 1) + spread)
    rounded = int(half_up(size, 0))
    return Sample(
        rounded,
        f"{angka(rounded)} = X²NP(1−P) ÷ (d²(N−1) + X²P(1−P)) dengan N = {angka(population)}, "
        f"X² = {angka(constants.chi_square)}, P = {angka(constants.proportion)}, d = {angka(constants.margin)}",
    )
