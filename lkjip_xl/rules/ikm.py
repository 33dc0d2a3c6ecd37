"""IKM (Indeks Kepuasan Masyarakat): from answers to index and mutu.

Layer: rules. Pure: no workbook, file, clock or pandas.
Source: PermenPANRB 14/2017, Lampiran; its numbers live in `parameters/skm.toml`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from lkjip_xl.model import AnswerTotal
from lkjip_xl.rules.explaining import enough_places
from lkjip_xl.rules.grading import Grade, find_band, grade
from lkjip_xl.rules.loading import PERATURAN_SKM, SkmParameters
from lkjip_xl.rules.nrr import NRR_PLACES, NoAnswersError, ScoreOffScaleError, check_nrr, compute_nrr
from lkjip_xl.rules.printing import angka
from lkjip_xl.rules.rounding import Exact, half_up
from lkjip_xl.rules.weights import EXACT_WEIGHT, fitting_weights, weight_value

__all__ = [
    "UNSUR_2017",
    "Grade",
    "Ikm",
    "NoAnswersError",
    "ScoreOffScaleError",
    "UnsurFigure",
    "WeightVariant",
    "build_ikm",
    "compute_ikm",
    "grade",
    "ikm_from_nrr",
    "lowest",
]

UNSUR_2017: Final = next(skm.unsur for skm in PERATURAN_SKM if skm.regulation == "PermenPANRB 14/2017")
"""The nine unsur of PermenPANRB 14/2017 in its order."""


@dataclass(frozen=True)
class Answered:
    """The valid answers to one unsur: how many, and their Σ (NRR × n where the unit sent only its mean)."""

    count: int
    sum: Fraction


@dataclass(frozen=True)
class UnsurFigure:
    """One unsur of a survey.

    Attributes:
        name: Name of the unsur.
        nrr: Nilai rata-rata: sum ÷ count, exact, 1 to 4.
        count: Valid answers; None when only the NRR is known.
        sum: Σ of those answers; of a result that arrived as a mean NRR × n. None when only the NRR is known.
        weighted: NRR tertimbang: NRR × weight, exact.
        printed: NRR as printed, three decimals.
        weighted_printed: NRR tertimbang as printed, three decimals.
        index_printed: NRR × 25 as printed, two decimals.
        mutu: Grade letter of `index_printed`.
        kinerja: Words of that grade.
    """

    name: str
    nrr: Fraction
    count: int | None
    sum: Fraction | None
    weighted: Fraction
    printed: Decimal
    weighted_printed: Decimal
    index_printed: Decimal
    mutu: str
    kinerja: str


@dataclass(frozen=True)
class WeightVariant:
    """What another weight policy would print for the same survey."""

    weight: str
    printed: Decimal
    mutu: str
    changes_mutu: bool


@dataclass(frozen=True)
class Ikm:
    """The index of a survey with all that is printed about it.

    Attributes:
        exact: The IKM before rounding, 25 to 100.
        printed: The IKM rounded half-up to two decimals; graded from this figure.
        mutu: Grade letter.
        kinerja: Words of the grade.
        nrr: Figures per unsur, in the survey's order.
        weight: Name of the weight policy.
        respondents: Respondents counted; None when unknown.
        empty: Answers left empty and therefore not counted.
        left_out: Respondents not counted at all.
        regulation: Name of the regulation applied.
        explanation: Indonesian: `82,10 = 3,284 × 25; 214 responden; 2 jawaban kosong tidak dihitung`.
        sensitivity: Other weight policies that would print another figure.
    """

    exact: Fraction
    printed: Decimal
    mutu: str
    kinerja: str
    nrr: Mapping[str, UnsurFigure]
    weight: str
    respondents: int | None
    empty: int
    left_out: int
    regulation: str
    explanation: str
    sensitivity: tuple[WeightVariant, ...]

    @property
    def warnings(self) -> tuple[str, ...]:
        """Indonesian sentences: other weight policies that would change the grade."""
        return tuple(
            f"Dengan bobot {variant.weight.replace('.', ',')} nilai IKM menjadi {angka(variant.printed)} "
            f"dengan mutu {variant.mutu}, bukan {self.mutu}."
            for variant in self.sensitivity
            if variant.changes_mutu
        )


def compute_ikm(
    totals: Mapping[str, AnswerTotal],
    skm: SkmParameters,
    *,
    weight: str = EXACT_WEIGHT,
    respondents: int | None = None,
    empty: int = 0,
    left_out: int = 0,
) -> Ikm:
    """Return the index of a survey with its grade and its explanation.

    Args:
        totals: Sum and count of valid answers per unsur, by the unsur's name; any number of unsur.
        skm: Scale, weights and grades in force on the last survey day.
        weight: Name of the weight policy.
        respondents: Respondents counted, for the explanation.
        empty: Empty answers that were not counted, for the explanation.
        left_out: Respondents who were not counted at all, for the explanation.

    Raises:
        NoAnswersError: There is no unsur, or an unsur has no valid answer.
        ScoreOffScaleError: A sum lies outside count × the scale.
        UnknownPolicyError: The regulation has no such weight policy.
        WeightDoesNotFitError: A fixed weight meets another number of unsur.

    >>> from datetime import date
    >>> from lkjip_xl.rules.loading import skm_on
    >>> compute_ikm({u: AnswerTotal(sum=450, count=150) for u in UNSUR_2017}, skm_on(date(2025, 12, 31))).printed
    Decimal('75.00')
    """
    nrr = {name: compute_nrr(name, total, skm) for name, total in totals.items()}
    answered = {name: Answered(total.count, Fraction(total.sum)) for name, total in totals.items()}
    return build_ikm(nrr, answered, skm, weight=weight, respondents=respondents, empty=empty, left_out=left_out)


def ikm_from_nrr(
    nrr: Mapping[str, Exact], skm: SkmParameters, *, weight: str = EXACT_WEIGHT, respondents: int | None = None
) -> Ikm:
    """Return the index of a survey of which only the NRR per unsur is known.

    Raises:
        NoAnswersError: There is no unsur.
        ScoreOffScaleError: An NRR lies outside the scale.
        UnknownPolicyError: The regulation has no such weight policy.
        WeightDoesNotFitError: A fixed weight meets another number of unsur.
    """
    figures = {name: check_nrr(name, mean, skm) for name, mean in nrr.items()}
    return build_ikm(figures, {}, skm, weight=weight, respondents=respondents)


def build_ikm(
    nrr: Mapping[str, Fraction],
    answered: Mapping[str, Answered],
    skm: SkmParameters,
    *,
    weight: str,
    respondents: int | None = None,
    empty: int = 0,
    left_out: int = 0,
    note: str = "",
) -> Ikm:
    """Return the index of means that are known to lie on the scale; `note` ends its explanation.

    Raises:
        NoAnswersError: There is no unsur.
        UnknownPolicyError: The regulation has no such weight policy.
        WeightDoesNotFitError: A fixed weight meets another number of unsur.
    """
    if not nrr:
        raise NoAnswersError
    share = weight_value(weight, len(nrr), skm)
    index = sum(nrr.values()) * share
    printed = half_up(index * skm.factor)
    band = find_band(printed, skm)
    parts = (_describe_index(index, weight, skm), *_describe_answers(respondents, empty, left_out), note)
    return Ikm(
        exact=index * skm.factor,
        printed=printed,
        mutu=band.mutu,
        kinerja=band.kinerja,
        nrr={name: _describe_unsur(name, mean, answered.get(name), share, skm) for name, mean in nrr.items()},
        weight=weight,
        respondents=respondents,
        empty=empty,
        left_out=left_out,
        regulation=skm.regulation,
        explanation="; ".join(part for part in parts if part),
        sensitivity=_compare_weights(nrr, printed, skm),
    )


def lowest(ikm: Ikm, count: int = 3) -> tuple[UnsurFigure, ...]:
    """Return the unsur with the lowest NRR, lowest first; equal ones in the survey's order."""
    return tuple(sorted(ikm.nrr.values(), key=lambda figure: figure.nrr)[:count])


def _describe_unsur(
    name: str, mean: Fraction, answered: Answered | None, share: Fraction, skm: SkmParameters
) -> UnsurFigure:
    index_printed = half_up(mean * skm.factor)
    band = find_band(index_printed, skm)
    return UnsurFigure(
        name=name,
        nrr=mean,
        count=answered.count if answered else None,
        sum=answered.sum if answered else None,
        weighted=mean * share,
        printed=half_up(mean, NRR_PLACES),
        weighted_printed=half_up(mean * share, NRR_PLACES),
        index_printed=index_printed,
        mutu=band.mutu,
        kinerja=band.kinerja,
    )


def _compare_weights(nrr: Mapping[str, Fraction], printed: Decimal, skm: SkmParameters) -> tuple[WeightVariant, ...]:
    mutu = find_band(printed, skm).mutu
    variants = []
    for other in fitting_weights(len(nrr), skm):
        figure = half_up(sum(nrr.values()) * weight_value(other, len(nrr), skm) * skm.factor)
        other_mutu = find_band(figure, skm).mutu
        if figure != printed:
            variants.append(WeightVariant(other, figure, other_mutu, changes_mutu=other_mutu != mutu))
    return tuple(variants)


def _describe_index(index: Fraction, weight: str, skm: SkmParameters) -> str:
    places = enough_places(index, lambda shown: half_up(shown * skm.factor), NRR_PLACES)
    sentence = f"{angka(index * skm.factor, 2)} = {angka(index, places)} × {skm.factor}"
    return sentence if weight == EXACT_WEIGHT else f"{sentence} dengan bobot {angka(Fraction(weight))} per unsur"


def _describe_answers(respondents: int | None, empty: int, left_out: int) -> tuple[str, ...]:
    return (
        "" if respondents is None else f"{angka(respondents)} responden",
        f"{angka(empty)} jawaban kosong tidak dihitung" if empty else "",
        f"{angka(left_out)} responden tidak dihitung karena jawabannya tidak lengkap" if left_out else "",
    )
