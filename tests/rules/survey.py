"""Small surveys that several tests of the rules share."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from lkjip_xl.model import AnswerTotal
from lkjip_xl.rules.ikm import UNSUR_2017
from lkjip_xl.rules.loading import skm_on

SKM_2025 = skm_on(date(2025, 12, 31))


def totals_of(sums: Sequence[int], count: int = 100) -> dict[str, AnswerTotal]:
    """Return totals of the first unsur of PermenPANRB 14/2017, each with that many answers."""
    return {name: AnswerTotal(total, count) for name, total in zip(UNSUR_2017, sums, strict=False)}


def nrr_of_ikm(ikm: str) -> dict[str, Fraction]:
    """Return nine equal NRR whose IKM is exactly that figure."""
    return dict.fromkeys(UNSUR_2017, Fraction(ikm) / 25)
