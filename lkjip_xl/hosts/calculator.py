"""The calculations of the command line: one IKM, one capaian, as the JSON that DESIGN section 6 fixes.

Layer: hosts. Figures are printed texts (`"82.10"`), so that no reader rounds them again.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from lkjip_xl.errors import LkjipError
from lkjip_xl.hosts.inputs import WrongUsageError, read_number, read_numbers, read_target
from lkjip_xl.model import Arah, Finding, Severity
from lkjip_xl.rules.capaian import compute_capaian, predikat
from lkjip_xl.rules.ikm import Ikm, compute_ikm, ikm_from_nrr
from lkjip_xl.rules.loading import SkmParameters, predikat_scale, skm_on
from lkjip_xl.rules.rounding import exact

ROUNDING = "half-up, 2"


class NothingToComputeError(WrongUsageError):
    """`lkjip ikm` was given neither a file nor NRR, or both."""

    code = "NOTHING_TO_COMPUTE"

    def __init__(self) -> None:
        """Say what to give."""
        super().__init__(
            "Beri tepat satu sumber: berkas jawaban atau --nrr",
            remedy="Contoh: lkjip ikm jawaban.csv, atau lkjip ikm --nrr 3.3,3.2,3.1.",
        )


class AnswersRefusedError(LkjipError):
    """The file of answers holds something that cannot be counted; an index without it would be another index."""

    code = "ANSWERS_REFUSED"

    def __init__(self, faults: Sequence[Finding]) -> None:
        """Tell the first fault in full and how many there are."""
        first = faults[0]
        more = f" (dan {len(faults) - 1} kesalahan lain)" if len(faults) > 1 else ""
        super().__init__(f"{first.message}{more}", where=first.where, remedy=first.remedy)


def ikm(berkas: Path | None, nrr: str, *, weight: str, missing: str, tahun: int) -> Mapping[str, object]:
    """Return the IKM of a file of answers, or of NRR per unsur in the regulation's order.

    Raises:
        NothingToComputeError: Neither or both sources were given.
        LkjipError: The file or a figure cannot be read, or the rules refuse them.
    """
    if (berkas is None) is (nrr == ""):
        raise NothingToComputeError
    skm = skm_on(date(tahun, 12, 31))
    if berkas is None:
        figures = read_numbers(nrr, "--nrr")
        by_unsur = {name: exact(figure) for name, figure in zip(_names(len(figures), skm), figures, strict=True)}
        return _ikm_json(ikm_from_nrr(by_unsur, skm, weight=weight), missing, [])
    return _from_file(berkas, skm, weight=weight, missing=missing)


def capaian(target: str, realisasi: str, arah: Arah, *, cap: int | None) -> Mapping[str, object]:
    """Return the capaian of one indikator with its predikat; null where it is undefined, with the reason.

    Raises:
        LkjipError: A figure cannot be read, or the cap is below 100.
    """
    result = compute_capaian(read_target(target, "--target"), read_number(realisasi, "--realisasi"), arah, cap=cap)
    scale = predikat_scale()
    return {
        "capaian": None if result.printed is None else str(result.printed),
        "predikat": None if result.printed is None else predikat(result.printed, scale),
        "policy": {"formula": result.formula, "cap": cap, "scale": scale.name},
        "explanation": result.explanation,
    } | ({"reason": result.reason.value} if result.reason else {})


def _from_file(berkas: Path, skm: SkmParameters, *, weight: str, missing: str) -> Mapping[str, object]:
    from lkjip_xl.hosts.console import finding_json  # noqa: PLC0415 the command --nrr needs none of these
    from lkjip_xl.intake.sources.answers_csv import read_answers  # noqa: PLC0415
    from lkjip_xl.rules.answers import totals  # noqa: PLC0415

    answers = read_answers(berkas.absolute())
    if faults := [finding for finding in answers.findings if finding.severity is Severity.GALAT]:
        raise AnswersRefusedError(faults)
    tally = totals(answers.rows, answers.unsur, skm, missing=missing)
    result = compute_ikm(
        tally.totals, skm, weight=weight, respondents=tally.respondents, empty=tally.empty, left_out=tally.left_out
    )
    return _ikm_json(result, missing, [finding_json(finding) for finding in answers.findings])


def _names(count: int, skm: SkmParameters) -> tuple[str, ...]:
    """The regulation's names where the number of unsur is its own, else their codes."""
    return skm.unsur if count == len(skm.unsur) else tuple(f"U{number}" for number in range(1, count + 1))


def _ikm_json(result: Ikm, missing: str, findings: list[Mapping[str, object]]) -> Mapping[str, object]:
    return {
        "ikm": _text(result.printed),
        "mutu": result.mutu,
        "kinerja": result.kinerja,
        "policy": {"weight": result.weight, "missing": missing, "rounding": ROUNDING},
        "respondents": result.respondents,
        "nrr": {name: _text(figure.printed) for name, figure in result.nrr.items()},
        "sensitivity": [
            {
                "weight": variant.weight,
                "ikm": _text(variant.printed),
                "mutu": variant.mutu,
                "changes_mutu": variant.changes_mutu,
            }
            for variant in result.sensitivity
        ],
        "findings": findings,
        "explanation": result.explanation,
        "regulation": result.regulation,
    }


def _text(figure: Decimal) -> str:
    return f"{figure:f}"
