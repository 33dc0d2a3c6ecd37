"""The survey of every unit and of the kecamatan: angket and results that arrived already processed.

Layer: rules. Pure.
Source: PermenPANRB 14/2017.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lkjip_xl.errors import LkjipError
from lkjip_xl.model import Finding, Office, Rekap, Responden, Severity, Unit
from lkjip_xl.rules.aggregation import POOLED, Aggregation, UnitSurvey, UnitWeightError, aggregate
from lkjip_xl.rules.answers import Tally, totals
from lkjip_xl.rules.evaluation.policies import Policies
from lkjip_xl.rules.evaluation.results import UnitIkm
from lkjip_xl.rules.ikm import Ikm
from lkjip_xl.rules.nrr import scale_text
from lkjip_xl.rules.printing import angka
from lkjip_xl.rules.profile import Group, profile
from lkjip_xl.rules.recheck import weight_behind
from lkjip_xl.rules.respondents import PROFILE_KEYS, PROFILE_ORDER, profile_word
from lkjip_xl.rules.sample import sample_size
from lkjip_xl.rules.stored_answers import tally_stored


@dataclass(frozen=True)
class SurveyResults:
    """What the survey of a year came to."""

    kecamatan: Aggregation | None
    units: tuple[UnitIkm, ...]
    profile: Mapping[str, tuple[Group, ...]]
    findings: tuple[Finding, ...]


def evaluate_survey(office: Office, policies: Policies) -> SurveyResults:
    """Return the index of each unit and of the kecamatan, the respondents' profile, and what is doubtful."""
    findings: list[Finding] = []
    answers = _valid_answers(office, policies, findings)
    units = tuple(_evaluate_unit(unit, answers[unit.kode], office, policies, findings) for unit in office.units)
    kecamatan = _evaluate_kecamatan([each for each in units if _counts(each.unit, policies.scope)], policies, findings)
    counted = [each.unit.kode for each in units if _counts(each.unit, policies.scope)]
    groups = {
        key: profile(_words(key, counted, answers, office), PROFILE_ORDER[key], minimum=policies.smallest_group)
        for key in PROFILE_KEYS
    }
    return SurveyResults(kecamatan, units, groups if any(groups.values()) else {}, tuple(findings))


def _valid_answers(office: Office, policies: Policies, findings: list[Finding]) -> defaultdict[str, list[Responden]]:
    """Return the respondents per unit; one with a score off the scale is left out and named."""
    skm, by_unit = policies.skm, defaultdict[str, list[Responden]](list)
    allowed = {None, *range(skm.scale_lowest, skm.scale_highest + 1)}
    for each in office.responden:
        wrong = [code for code, score in each.scores.items() if score not in allowed]
        if wrong:
            findings.append(_off_scale(each, wrong[0]))
        else:
            by_unit[each.unit].append(each)
    return by_unit


def _evaluate_unit(
    unit: Unit, answers: Sequence[Responden], office: Office, policies: Policies, findings: list[Finding]
) -> UnitIkm:
    surveys = [_angket(unit, answers, office.unsur, policies)] if answers else []
    for rekap in office.rekap:
        if rekap.unit == unit.kode and rekap.stored:
            surveys.append(_survey(unit, tally_stored(rekap.stored, policies.missing), office.unsur))
        elif rekap.unit == unit.kode and _is_on_scale(rekap, policies, findings):
            surveys.append(_processed(rekap, office.unsur))
            _compare_printed(rekap, office.unsur, policies, findings)
    sample = sample_size(unit.populasi) if unit.populasi else None
    if not surveys:
        findings.append(_no_survey(unit))
        return UnitIkm(unit, None, sample, "belum ada jawaban survei")
    try:
        pooled = aggregate(surveys, policies.skm, method=POOLED, weight=policies.weight)
    except LkjipError as error:
        findings.append(Finding(error.code, Severity.PERINGATAN, f"{unit.nama}: {error.message}", error.remedy))
        return UnitIkm(unit, None, sample, error.message)
    findings.extend(
        Finding("NOT_POOLED", Severity.PERINGATAN, f"{unit.nama}: hasil survei tidak digabung, {each.reason}",
                "Lengkapi jumlah responden dan NRR per unsur pada SKM_Rekap.", sheet="SKM_Rekap")
        for each in pooled.unpooled
    )  # fmt: skip
    return UnitIkm(unit, pooled.result, sample)


def _angket(unit: Unit, answers: Sequence[Responden], unsur: Mapping[str, str], policies: Policies) -> UnitSurvey:
    tally = totals((each.scores for each in answers), list(unsur), policies.skm, missing=policies.missing)
    return _survey(unit, tally, unsur)


def _survey(unit: Unit, tally: Tally, unsur: Mapping[str, str]) -> UnitSurvey:
    by_name = {name: tally.totals[code] for code, name in unsur.items() if code in tally.totals}
    return UnitSurvey(
        unit.kode, totals=by_name, respondents=tally.respondents, empty=tally.empty, left_out=tally.left_out
    )


def _is_on_scale(rekap: Rekap, policies: Policies, findings: list[Finding]) -> bool:
    """Return whether every NRR fits the scale; a result with one that does not is left out alone and named."""
    skm = policies.skm
    wrong = [code for code, nrr in rekap.nrr.items() if not skm.scale_lowest <= nrr <= skm.scale_highest]
    for code in wrong:
        message = f"NRR {code} = {angka(rekap.nrr[code])} di luar skala {scale_text(skm)}; baris ini tidak dihitung"
        cell, remedy = rekap.place(code), "Perbaiki NRR itu menurut sumbernya, lalu ulangi."
        findings.append(
            Finding("SCORE_OFF_SCALE", Severity.PERINGATAN, message, remedy, sheet=cell.sheet, cell=cell.address)
        )
    return not wrong


def _processed(rekap: Rekap, unsur: Mapping[str, str]) -> UnitSurvey:
    by_name = {unsur[code]: nrr for code, nrr in rekap.nrr.items()}
    return UnitSurvey(rekap.unit, nrr=by_name, respondents=rekap.responden)


def _evaluate_kecamatan(units: Sequence[UnitIkm], policies: Policies, findings: list[Finding]) -> Aggregation | None:
    surveys = [_of_unit(each.unit, each.ikm) for each in units if each.ikm is not None]
    if not surveys:
        return None
    weights = {each.unit.kode: each.unit.populasi for each in units if each.unit.populasi}
    try:
        result = aggregate(surveys, policies.skm, method=policies.method, weight=policies.weight, unit_weights=weights)
    except UnitWeightError as error:
        findings.append(Finding(error.code, Severity.PERINGATAN, error.message, error.remedy, sheet="Unit"))
        result = aggregate(surveys, policies.skm, method=POOLED, weight=policies.weight)
    findings.extend(Finding("GRADE_DEPENDS_ON_POLICY", Severity.PERINGATAN, text) for text in result.warnings)
    return result


def _of_unit(unit: Unit, ikm: Ikm) -> UnitSurvey:
    """Return a unit's own index as one survey, so that a unit with two surveys still counts as one unit."""
    nrr = {name: figure.nrr for name, figure in ikm.nrr.items()}
    counts = {name: figure.count or 0 for name, figure in ikm.nrr.items()}
    return UnitSurvey(
        unit.kode, nrr=nrr, counts=counts, respondents=ikm.respondents, empty=ikm.empty, left_out=ikm.left_out
    )


def _counts(unit: Unit, scope: str) -> bool:
    return {"kecamatan_saja": unit.is_kecamatan, "kelurahan_saja": not unit.is_kecamatan}.get(scope, True)


def _compare_printed(rekap: Rekap, unsur: Mapping[str, str], policies: Policies, findings: list[Finding]) -> None:
    """A printed IKM that its own NRR do not give under our weight is shown, never believed silently."""
    if rekap.ikm_tercetak is None or not rekap.nrr:
        return
    by_name = {unsur[code]: nrr for code, nrr in rekap.nrr.items()}
    behind = weight_behind(rekap.ikm_tercetak, by_name, policies.skm)
    if behind == policies.weight:
        return
    reason = "tidak sesuai dengan NRR-nya" if behind is None else f"memakai bobot {behind}, di sini {policies.weight}"
    findings.append(
        Finding(
            "PRINTED_IKM_DIFFERS",
            Severity.PERINGATAN,
            f"IKM tercetak {angka(rekap.ikm_tercetak)} {reason}; laporan memakai NRR dan bobot di sini",
            "Periksa IKM, NRR, dan bobot pada sumbernya.",
            sheet=rekap.cell.sheet,
            cell=rekap.cell.address,
        )
    )


def _off_scale(responden: Responden, code: str) -> Finding:
    return Finding(
        "SCORE_OFF_SCALE",
        Severity.PERINGATAN,
        f"Nilai {code} = {responden.scores[code]} di luar skala; responden ini tidak dihitung",
        "Perbaiki nilai itu, lalu ulangi.",
        sheet=responden.cell.sheet,
        cell=responden.cell.address,
    )


def _no_survey(unit: Unit) -> Finding:
    return Finding(
        "NO_SURVEY",
        Severity.PERINGATAN,
        f"{unit.nama} belum memiliki hasil survei",
        "Konsolidasikan formulir unit itu, atau isi SKM_Rekap.",
        sheet="SKM_Angket",
    )


def _words(
    key: str, units: Iterable[str], answers: Mapping[str, Sequence[Responden]], office: Office
) -> Iterator[str | None]:
    """Yield what a profile says of each respondent of these units, on the sheet or on disk."""
    stored = {row.unit: row.stored.profile.get(key, {}) for row in office.rekap if row.stored}
    for unit in units:
        yield from (profile_word(key, each.profil.get(key)) for each in answers.get(unit, ()))
        yield from (word or None for word, count in stored.get(unit, {}).items() for _ in range(count))
