"""NRR (nilai rata-rata) of an unsur: the mean of its valid answers, checked against the scale.

Layer: rules. Pure: no workbook, file, clock or pandas.
Source: PermenPANRB 14/2017, Lampiran: NRR = jumlah nilai ÷ jumlah responden yang mengisi.
"""

from fractions import Fraction

from lkjip_xl.errors import LkjipError
from lkjip_xl.model import AnswerTotal
from lkjip_xl.rules.loading import SkmParameters
from lkjip_xl.rules.printing import angka
from lkjip_xl.rules.rounding import Exact, exact

NRR_PLACES = 3  # [M] the usual print sheet shows NRR and NRR tertimbang with three decimals


class NoAnswersError(LkjipError):
    """A survey, or one unsur of it, has no valid answer."""

    code = "NO_ANSWERS"

    def __init__(self, unsur: str = "", *, where: str = "") -> None:
        """Name the unsur; none means that the survey has no unsur at all."""
        super().__init__(
            f"Unsur {unsur} tidak memiliki satu pun jawaban" if unsur else "Survei tidak memuat satu pun unsur",
            where=where,
            remedy="Lengkapi jawaban survei, lalu ulangi.",
        )


class ScoreOffScaleError(LkjipError):
    """A survey answer, or a mean of answers, lies outside the scale that its regulation defines."""

    code = "SCORE_OFF_SCALE"

    def __init__(self, unsur: str, score: object, *, where: str = "", scale: str = "1-4") -> None:
        """Name the unsur, the score as text and the scale."""
        super().__init__(
            f"Nilai {unsur} = {score} di luar skala {scale}", where=where, remedy="Perbaiki jawaban itu, lalu ulangi."
        )


def compute_nrr(unsur: str, total: AnswerTotal, skm: SkmParameters) -> Fraction:
    """Return the NRR of an unsur: sum ÷ count of its valid answers.

    Raises:
        NoAnswersError: There is no valid answer.
        ScoreOffScaleError: The sum lies outside count × the scale.
    """
    if total.count <= 0:
        raise NoAnswersError(unsur)
    if not total.count * skm.scale_lowest <= total.sum <= total.count * skm.scale_highest:
        raise ScoreOffScaleError(unsur, f"{angka(total.sum)} ÷ {angka(total.count)}", scale=scale_text(skm))
    return Fraction(total.sum, total.count)


def check_nrr(unsur: str, nrr: Exact, skm: SkmParameters) -> Fraction:
    """Return an NRR that arrived as a figure.

    Raises:
        ScoreOffScaleError: It lies outside the scale.
    """
    if not skm.scale_lowest <= nrr <= skm.scale_highest:
        # As typed; a fraction gets enough decimals to be told from the bound that it crosses.
        score = angka(nrr, 2 * NRR_PLACES) if isinstance(nrr, Fraction) else angka(nrr)
        raise ScoreOffScaleError(unsur, score, scale=scale_text(skm))
    return exact(nrr)


def scale_text(skm: SkmParameters) -> str:
    """Return the scale of the answers as errors print it: `1-4`."""
    return f"{skm.scale_lowest}-{skm.scale_highest}"
