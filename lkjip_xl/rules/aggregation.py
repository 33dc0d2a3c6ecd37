"""IKM of several units: pooled, simple mean of units, or weighted; angket and processed results together.

Layer: rules. Pure: no workbook, file, clock or pandas.
Source: pooled respondents is the better-evidenced practice; the other two exist, so all are shown (docs/RULES.md).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from lkjip_xl.errors import LkjipError
from lkjip_xl.model import AnswerTotal
from lkjip_xl.rules.ikm import Answered, Ikm, build_ikm
from lkjip_xl.rules.loading import SkmParameters
from lkjip_xl.rules.nrr import check_nrr, compute_nrr
from lkjip_xl.rules.policies import require_policy
from lkjip_xl.rules.printing import angka
from lkjip_xl.rules.rounding import Exact, exact
from lkjip_xl.rules.weights import EXACT_WEIGHT

POOLED = "gabungan"
MEAN_OF_UNITS = "rata_unit"
WEIGHTED = "tertimbang"

_METHOD_TEXT = {
    POOLED: "gabungan responden",
    MEAN_OF_UNITS: "rata-rata unit",
    WEIGHTED: "rata-rata tertimbang unit",
}
METHODS = tuple(_METHOD_TEXT)


class NothingToPoolError(LkjipError):
    """No unit has both NRR per unsur and a number of respondents."""

    code = "NOTHING_TO_POOL"

    def __init__(self) -> None:
        """Say what is missing."""
        super().__init__(
            "Tidak ada hasil survei yang dapat digabungkan",
            remedy="Isi jawaban angket, atau NRR per unsur dan jumlah responden, sedikitnya untuk satu unit.",
        )


class UnitWeightError(LkjipError):
    """The weighted mean was asked for, but some units have no positive weight."""

    code = "UNIT_WEIGHT_MISSING"

    def __init__(self, units: Iterable[str]) -> None:
        """Name the units."""
        super().__init__(
            f"Bobot unit belum diisi atau bukan bilangan positif: {', '.join(units)}",
            remedy="Isi bobot setiap unit, atau pilih cara agregasi gabungan.",
        )


@dataclass(frozen=True)
class UnitSurvey:
    """The survey of one unit: answers of an angket, or a result that arrived already processed.

    Attributes:
        unit: Name of the unit.
        totals: Sum and count per unsur, of an angket.
        nrr: NRR per unsur, of a processed result; looked at only where there are no totals.
        respondents: Respondents; for a processed result without `counts` also the n of every unsur.
        counts: Valid answers per unsur, of a processed result that gives them.
        empty: Empty answers not counted.
        left_out: Respondents not counted at all.
    """

    unit: str
    totals: Mapping[str, AnswerTotal] | None = None
    nrr: Mapping[str, Exact] | None = None
    respondents: int | None = None
    counts: Mapping[str, int] | None = None
    empty: int = 0
    left_out: int = 0


@dataclass(frozen=True)
class Unpooled:
    """A unit that is shown but not pooled, with the Indonesian reason."""

    unit: str
    reason: str


@dataclass(frozen=True)
class Aggregation:
    """The index of several units.

    Attributes:
        result: The index under the chosen method.
        method: Name of the chosen method.
        alternatives: The index under the other methods that can be calculated.
        warnings: Indonesian sentences: grades that depend on the method, unsur that not every unit asked.
        pooled: Names of the units that count.
        unpooled: Units that do not, with the reason.
    """

    result: Ikm
    method: str
    alternatives: Mapping[str, Ikm]
    warnings: tuple[str, ...]
    pooled: tuple[str, ...]
    unpooled: tuple[Unpooled, ...]


@dataclass(frozen=True)
class _Part:
    """One unsur of one unit."""

    nrr: Fraction
    count: int


_Parts = Mapping[str, _Part]


def aggregate(
    surveys: Sequence[UnitSurvey],
    skm: SkmParameters,
    *,
    method: str = POOLED,
    weight: str = EXACT_WEIGHT,
    unit_weights: Mapping[str, Exact] | None = None,
) -> Aggregation:
    """Return the index of several units under one method, beside what the others would give.

    Each method is a mean of the units' NRR per unsur: `gabungan` weighs by answers (the same as putting all
    questionnaires on one pile), `rata_unit` by unit (the mean of the units' indices), `tertimbang` by `unit_weights`.
    The same units count under every method.

    Raises:
        NothingToPoolError: No unit can be counted.
        UnitWeightError: `tertimbang` without a positive weight for every unit that counts.
        ScoreOffScaleError: A sum or an NRR lies outside the scale.
        UnknownPolicyError: There is no such method or weight policy.
        WeightDoesNotFitError: A fixed weight meets another number of unsur.
    """
    require_policy("agregasi_ikm", method, METHODS)
    readings = [(survey, _read(survey, skm)) for survey in surveys]
    pooled = [(survey, parts) for survey, parts in readings if not isinstance(parts, str)]
    unpooled = tuple(Unpooled(survey.unit, reason) for survey, reason in readings if isinstance(reason, str))
    if not pooled:
        raise NothingToPoolError
    shares = _shares(method, unit_weights or {}, [survey.unit for survey, _ in pooled])
    indices = {name: _index(pooled, name, share, weight, skm) for name, share in shares.items()}
    result = indices.pop(method)
    warnings = _warn_of_grades(result, method, indices) + _warn_of_unsur(pooled)
    return Aggregation(result, method, indices, warnings, tuple(survey.unit for survey, _ in pooled), unpooled)


def _read(survey: UnitSurvey, skm: SkmParameters) -> _Parts | str:
    """Return the unsur that a unit contributes, or the reason why it contributes none."""
    if survey.totals is not None:
        answered = {name: total for name, total in survey.totals.items() if total.count}
        return {name: _Part(compute_nrr(name, total, skm), total.count) for name, total in answered.items()} or (
            "tidak ada jawaban"
        )
    if not survey.nrr:
        return "NRR per unsur tidak tersedia"
    counts = dict.fromkeys(survey.nrr, survey.respondents or 0) if survey.counts is None else survey.counts
    known = {name: mean for name, mean in survey.nrr.items() if counts.get(name, 0) > 0}
    parts = {name: _Part(check_nrr(name, mean, skm), counts[name]) for name, mean in known.items()}
    return parts or "jumlah responden tidak tersedia"


_Share = Callable[[str, _Part], Fraction]
"""How much one unsur of a unit weighs: (unit, part) to a positive number."""


def _shares(method: str, unit_weights: Mapping[str, Exact], units: Sequence[str]) -> dict[str, _Share]:
    """Return the methods that can be calculated."""
    shares: dict[str, _Share] = {
        POOLED: lambda _, part: Fraction(part.count),
        MEAN_OF_UNITS: lambda _unit, _part: Fraction(1),
    }
    unweighted = [unit for unit in units if unit_weights.get(unit, 0) <= 0]
    if not unweighted:
        shares[WEIGHTED] = lambda unit, _: exact(unit_weights[unit])
    elif method == WEIGHTED:
        raise UnitWeightError(unweighted)
    return shares


def _index(
    pooled: Sequence[tuple[UnitSurvey, _Parts]], method: str, share: _Share, weight: str, skm: SkmParameters
) -> Ikm:
    columns = _by_unsur(pooled)
    nrr = {name: _mean([(share(unit, part), part.nrr) for unit, part in column]) for name, column in columns.items()}
    answered = {name: _add_up(part for _, part in column) for name, column in columns.items()}
    respondents = _sum_known([survey.respondents for survey, _ in pooled])
    return build_ikm(
        nrr,
        answered,
        skm,
        weight=weight,
        respondents=respondents,
        empty=sum(survey.empty for survey, _ in pooled),
        left_out=sum(survey.left_out for survey, _ in pooled),
        note=_note(method, [survey.unit for survey, _ in pooled]),
    )


def _note(method: str, units: Sequence[str]) -> str:
    """Return what was put together: several units, or several sources of one unit; empty for one source."""
    kind = "unit" if len(set(units)) > 1 else "sumber"
    return f"{_METHOD_TEXT[method]} ({angka(len(units))} {kind})" if len(units) > 1 else ""


def _by_unsur(pooled: Sequence[tuple[UnitSurvey, _Parts]]) -> dict[str, list[tuple[str, _Part]]]:
    columns: dict[str, list[tuple[str, _Part]]] = {}
    for survey, parts in pooled:
        for name, part in parts.items():
            columns.setdefault(name, []).append((survey.unit, part))
    return columns


def _add_up(parts: Iterable[_Part]) -> Answered:
    """Return the answers of all units; their Σ never comes from a mean of units, which is no sum of answers."""
    known = tuple(parts)
    return Answered(sum(part.count for part in known), sum((part.nrr * part.count for part in known), Fraction(0)))


def _mean(shares_and_nrr: Sequence[tuple[Fraction, Fraction]]) -> Fraction:
    return sum((share * nrr for share, nrr in shares_and_nrr), Fraction(0)) / sum(share for share, _ in shares_and_nrr)


def _sum_known(numbers: Sequence[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None


def _warn_of_grades(result: Ikm, method: str, others: Mapping[str, Ikm]) -> tuple[str, ...]:
    differing = [f"{_METHOD_TEXT[name]} {_grade(ikm)}" for name, ikm in others.items() if ikm.mutu != result.mutu]
    if not differing:
        return ()
    chosen = f"{_METHOD_TEXT[method]} {_grade(result)}"
    return (f"Mutu pelayanan bergantung pada cara agregasi: {chosen}, sedangkan {', '.join(differing)}.",)


def _grade(ikm: Ikm) -> str:
    return f"{ikm.mutu} ({angka(ikm.printed)})"


def _warn_of_unsur(pooled: Sequence[tuple[UnitSurvey, _Parts]]) -> tuple[str, ...]:
    partial = [name for name, column in _by_unsur(pooled).items() if len(column) < len(pooled)]
    return (f"Tidak semua unit menilai unsur {', '.join(partial)}.",) if partial else ()
