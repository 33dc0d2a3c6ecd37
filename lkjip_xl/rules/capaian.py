"""Capaian kinerja: realisasi against target, in percent.

Layer: rules. Pure: no workbook, file, clock or pandas.
Source: PermenPANRB 53/2014 and Permendagri 86/2017 with the formulas of published reports; docs/RULES.md lists them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from lkjip_xl.errors import LkjipError
from lkjip_xl.model import Arah, Number, Target
from lkjip_xl.rules.explaining import enough_places
from lkjip_xl.rules.loading import PredikatScale
from lkjip_xl.rules.printing import angka
from lkjip_xl.rules.rounding import Exact, exact, half_up

FULL_PERCENT = 100

FORMULA = {
    Arah.NAIK: "realisasi ÷ target × 100",
    Arah.TURUN: "(2 × target − realisasi) ÷ target × 100",
    Arah.RENTANG: "100 di dalam rentang; di luar rentang dihitung terhadap batas terdekat",
}
"""The formula per direction, as the report names it."""


class CapBelowTargetError(LkjipError):
    """A cap would cut a capaian that merely reaches its target."""

    code = "CAP_BELOW_TARGET"

    def __init__(self, cap: int) -> None:
        """Name the cap."""
        super().__init__(
            f"Batas capaian {angka(cap)} kurang dari {FULL_PERCENT}",
            remedy="Pilih 100, 120, atau kosongkan pengaturan batas_capaian.",
        )


class NoCapaian(StrEnum):
    """Why a capaian could not be given: a stable code for findings."""

    REALISASI_MISSING = "REALISASI_MISSING"
    TARGET_ZERO = "TARGET_ZERO"
    TARGET_NEGATIVE = "TARGET_NEGATIVE"
    TARGET_IS_RANGE = "TARGET_IS_RANGE"
    RANGE_REVERSED = "RANGE_REVERSED"


_REASON_TEXT = {
    NoCapaian.REALISASI_MISSING: "realisasi belum diisi",
    NoCapaian.TARGET_ZERO: "target 0 tidak dapat menjadi pembagi",
    NoCapaian.TARGET_NEGATIVE: "target bernilai negatif",
    NoCapaian.TARGET_IS_RANGE: "target berupa rentang, sedangkan arah indikator bukan rentang",
    NoCapaian.RANGE_REVERSED: "batas bawah target lebih besar daripada batas atasnya",
}


@dataclass(frozen=True)
class Capaian:
    """The capaian of one indikator, or the reason why there is none. All figures in percent.

    Attributes:
        raw: What the formula gives, before floor and cap; None when undefined.
        exact: After floor (0) and cap, before rounding; None when undefined.
        printed: `exact` rounded half-up to two decimals; None when undefined.
        capped: The cap changed the figure.
        formula: The formula as the report names it.
        explanation: Indonesian: `105,00 = 84 ÷ 80 × 100`, or why there is no figure.
        reason: Code of the reason when undefined.
    """

    raw: Fraction | None
    exact: Fraction | None
    printed: Decimal | None
    capped: bool
    formula: str
    explanation: str
    reason: NoCapaian | None = None


@dataclass(frozen=True)
class MeanCapaian:
    """The mean of several capaian, which may look better than what it is made of.

    Attributes:
        exact: Mean of the exact capaian; None when none is defined.
        printed: The mean rounded half-up to two decimals; None when none is defined.
        counted: Capaian in the mean.
        undefined: Capaian without a figure, left out.
        hides_failure: Large values lift the mean over a target that was missed, or into a better predikat.
        explanation: Indonesian: `95,00 = rata-rata 2 capaian; ...`.
    """

    exact: Fraction | None
    printed: Decimal | None
    counted: int
    undefined: int
    hides_failure: bool
    explanation: str


@dataclass(frozen=True)
class _Outcome:
    """A formula's value before floor and cap, with the words that explain it."""

    percent: Fraction
    working: str
    joint: str = "="


def compute_capaian(target: Target, realisasi: Exact | None, arah: Arah, *, cap: int | None = None) -> Capaian:
    """Return the capaian of an indikator with its explanation.

    Args:
        target: One figure (equal bounds) or, for `Arah.RENTANG`, a range.
        realisasi: What was reached, in the target's unit, exact; None gives no capaian.
        arah: Direction of the indikator.
        cap: Highest percentage to show (100, 120); None shows every figure.

    Raises:
        CapBelowTargetError: The cap is below 100.

    >>> compute_capaian(Target(80, 80), 84, Arah.NAIK).explanation
    '105,00 = 84 ÷ 80 × 100'
    """
    if cap is not None and cap < FULL_PERCENT:
        raise CapBelowTargetError(cap)
    if realisasi is None:
        return _undefined(NoCapaian.REALISASI_MISSING, arah)
    outcome = _contradiction(target, arah) or _APPLY[arah](target, realisasi)
    return _undefined(outcome, arah) if isinstance(outcome, NoCapaian) else _limit(outcome, arah, cap)


def predikat(printed: Decimal, scale: PredikatScale) -> str:
    """Return the word for a capaian, read from its printed two decimals."""
    # A figure below the lowest limit (there is none after the floor) keeps the lowest word.
    return next((band.word for band in scale.bands if printed >= band.lowest), scale.bands[-1].word)


def mean_capaian(items: Sequence[Capaian], scale: PredikatScale) -> MeanCapaian:
    """Return the mean of capaian that were limited as printed, and whether it hides a failure.

    It does when the mean reaches its target although an item misses its own, or when its predikat is better than that
    of the same items with nothing above 100 counted.
    """
    values = [item.exact for item in items if item.exact is not None]
    undefined = len(items) - len(values)
    if not values:
        return MeanCapaian(None, None, 0, undefined, hides_failure=False, explanation="Tidak ada capaian yang dihitung")
    mean = sum(values, Fraction(0)) / len(values)
    hides = _hides_failure(values, scale)
    notes = (
        f"{angka(mean, 2)} = rata-rata {angka(len(values))} capaian",
        f"{angka(undefined)} capaian tanpa angka tidak dihitung" if undefined else "",
        f"nilai tinggi menutupi capaian terendah {angka(min(values), 2)}" if hides else "",
    )
    explanation = "; ".join(note for note in notes if note)
    return MeanCapaian(mean, half_up(mean), len(values), undefined, hides, explanation)


def _hides_failure(values: Sequence[Fraction], scale: PredikatScale) -> bool:
    full = Fraction(FULL_PERCENT)
    mean = half_up(sum(values, Fraction(0)) / len(values))
    sober_mean = half_up(sum((min(value, full) for value in values), Fraction(0)) / len(values))
    misses = any(half_up(value) < FULL_PERCENT for value in values)
    return misses and (mean >= FULL_PERCENT or predikat(mean, scale) != predikat(sober_mean, scale))


def _contradiction(target: Target, arah: Arah) -> NoCapaian | None:
    if target.lower > target.upper:
        return NoCapaian.RANGE_REVERSED
    if arah is not Arah.RENTANG and target.lower != target.upper:
        return NoCapaian.TARGET_IS_RANGE
    return None


def _higher_is_better(target: Target, realisasi: Exact) -> _Outcome | NoCapaian:
    return _divide(realisasi, target.lower)


def _lower_is_better(target: Target, realisasi: Exact) -> _Outcome | NoCapaian:
    if target.upper == 0 and realisasi == 0:
        return _Outcome(Fraction(FULL_PERCENT), "target 0 dan realisasi 0", joint="karena")
    return _mirror(realisasi, target.upper)


def _inside_is_best(target: Target, realisasi: Exact) -> _Outcome | NoCapaian:
    if realisasi < target.lower:
        return _divide(realisasi, target.lower)
    if realisasi > target.upper:
        return _mirror(realisasi, target.upper)
    bounds = f"{angka(target.lower)} sampai {angka(target.upper)}"
    working = f"realisasi {_show(realisasi, Fraction)} di dalam rentang {bounds}"
    return _Outcome(Fraction(FULL_PERCENT), working, joint="karena")


_APPLY: dict[Arah, Callable[[Target, Exact], _Outcome | NoCapaian]] = {
    Arah.NAIK: _higher_is_better,
    Arah.TURUN: _lower_is_better,
    Arah.RENTANG: _inside_is_best,
}


def _divide(realisasi: Exact, target: Number) -> _Outcome | NoCapaian:
    if target <= 0:
        return _refuse_divisor(target)

    def percent(reached: Fraction) -> Fraction:
        return reached / Fraction(target) * 100

    return _Outcome(percent(exact(realisasi)), f"{_show(realisasi, percent)} ÷ {angka(target)} × 100")


def _mirror(realisasi: Exact, target: Number) -> _Outcome | NoCapaian:
    # As far below 100 as the realisasi lies above the target.
    if target <= 0:
        return _refuse_divisor(target)

    def percent(reached: Fraction) -> Fraction:
        return (2 * Fraction(target) - reached) / Fraction(target) * 100

    subtrahend = _show(realisasi, percent) if realisasi >= 0 else f"({_show(realisasi, percent)})"
    return _Outcome(percent(exact(realisasi)), f"(2 × {angka(target)} − {subtrahend}) ÷ {angka(target)} × 100")


def _show(realisasi: Exact, percent: Callable[[Fraction], Fraction]) -> str:
    # A figure that was typed is shown as typed; a calculated one with as many decimals as the formula needs.
    if not isinstance(realisasi, Fraction):
        return angka(realisasi)
    least = 0 if realisasi.denominator == 1 else 2
    return angka(realisasi, enough_places(realisasi, lambda shown: half_up(percent(shown)), least))


def _refuse_divisor(target: Number) -> NoCapaian:
    return NoCapaian.TARGET_ZERO if target == 0 else NoCapaian.TARGET_NEGATIVE


def _undefined(reason: NoCapaian, arah: Arah) -> Capaian:
    explanation = f"Capaian tidak dapat dihitung karena {_REASON_TEXT[reason]}"
    return Capaian(None, None, None, capped=False, formula=FORMULA[arah], explanation=explanation, reason=reason)


def _limit(outcome: _Outcome, arah: Arah, cap: int | None) -> Capaian:
    raw = outcome.percent
    limit = max(raw, Fraction(0)) if cap is None else min(max(raw, Fraction(0)), Fraction(cap))
    printed = half_up(limit)
    explanation = f"{angka(printed)} {outcome.joint} {outcome.working}"
    if limit != raw:
        bound = "paling tinggi" if raw > limit else "paling rendah"
        working = f"{outcome.working} = {angka(raw, 2)}"
        explanation = f"{angka(printed)} karena {working} dan capaian dibatasi {bound} {angka(limit)}"
    return Capaian(raw, limit, printed, capped=limit < raw, formula=FORMULA[arah], explanation=explanation)
