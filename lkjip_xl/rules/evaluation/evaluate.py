"""Evaluates an office: joins survey, Pemmas, administrasi, budget and indikator into one result.

Layer: rules. Pure. The cells named here are defined names of Beranda: F5 in the spreadsheet program goes to them.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from lkjip_xl.model import Cell, Finding, Office, Severity
from lkjip_xl.rules.administrasi import AdministrasiResult, compute_administrasi
from lkjip_xl.rules.capaian import MeanCapaian, mean_capaian
from lkjip_xl.rules.evaluation.budget import check_budget, check_links, group_budget, total
from lkjip_xl.rules.evaluation.indikator import (
    Measured,
    check_change,
    check_indikator,
    check_satuan,
    evaluate_indikator,
)
from lkjip_xl.rules.evaluation.policies import Policies, read_policies
from lkjip_xl.rules.evaluation.results import Evaluation, IndikatorResult
from lkjip_xl.rules.evaluation.survey import SurveyResults, evaluate_survey
from lkjip_xl.rules.evaluation.unit_change import check_unit_change
from lkjip_xl.rules.pemmas import PemmasResult, compute_pemmas, find_duplicates

T = TypeVar("T")
R = TypeVar("R")

IKM_CELL = Cell("Beranda", "ikm_kecamatan")
PEMMAS_CELL = Cell("Beranda", "pemmas_kecamatan")
ADMINISTRASI_CELL = Cell("Beranda", "administrasi_kecamatan")


def evaluate(office: Office) -> Evaluation:
    """Return all figures of an office in its report year, with a finding for what is missing or doubtful."""
    policies, policy_findings = read_policies(office)
    survey = evaluate_survey(office, policies)
    pemmas, administrasi = compute_pemmas(office.kelompok), compute_administrasi(office.administrasi)
    measured = _measure(survey, pemmas, administrasi, office, policies)
    indikator = tuple(evaluate_indikator(each, office, measured, policies) for each in office.indikator)
    names = {unit.kode: unit.nama for unit in office.units}
    duplicates = find_duplicates(replace(each, unit=names.get(each.unit, each.unit)) for each in office.kelompok)
    findings = (
        *policy_findings,
        *survey.findings,
        *check_unit_change(survey.units, office.ikm_lalu, policies),
        *(_duplicate(each.explanation, each.members[-1].cell) for each in duplicates),
        *check_budget(office.anggaran),
        *check_links(office.anggaran, {each.kode for each in office.indikator}),
        *(finding for each in office.indikator for finding in check_satuan(each, policies)),
        *(finding for result in indikator for finding in check_indikator(result)),
        *(finding for result in indikator for finding in check_change(result, policies)),
    )
    return Evaluation(
        tahun=office.tahun,
        skm=policies.skm,
        ikm=survey.kecamatan,
        ikm_units=survey.units,
        profile=survey.profile,
        pemmas=pemmas,
        pemmas_units=_per(office.kelompok, lambda each: each.unit, compute_pemmas),
        pemmas_kinds=_per(office.kelompok, lambda each: each.jenis, compute_pemmas),
        duplicates=duplicates,
        administrasi=administrasi,
        administrasi_units=_per(office.administrasi, lambda each: each.unit, compute_administrasi),
        administrasi_seksi=_per(
            (each for each in office.administrasi if each.seksi), lambda each: each.seksi, compute_administrasi
        ),
        indikator=indikator,
        mean=_mean(indikator, policies),
        budget=group_budget(office.anggaran),
        serapan=total(office.anggaran),
        findings=findings,
    )


def _measure(
    survey: SurveyResults,
    pemmas: PemmasResult,
    administrasi: AdministrasiResult,
    office: Office,
    policies: Policies,
) -> dict[str, Measured]:
    """Return the realisasi that the data give; without data there is none, never 0."""
    ikm = survey.kecamatan.result if survey.kecamatan else None
    return {
        "IKM": Measured(
            ikm.exact if ikm else None,
            IKM_CELL,
            ikm.explanation if ikm else "belum ada hasil survei",
            Cell("SKM_Angket", ""),
        ),
        "Pemmas": Measured(
            pemmas.figure(policies.pemmas) if office.kelompok else None,
            PEMMAS_CELL,
            pemmas.explanation if office.kelompok else "belum ada kelompok sasaran",
            Cell("Pemmas", ""),
        ),
        "Administrasi": Measured(
            administrasi.percent.exact if office.administrasi else None,
            ADMINISTRASI_CELL,
            administrasi.explanation if office.administrasi else "belum ada data administrasi perkantoran",
            Cell("Administrasi", ""),
        ),
    }


def _mean(results: Iterable[IndikatorResult], policies: Policies) -> MeanCapaian | None:
    capaian = [result.capaian for result in results if result.capaian is not None]
    return mean_capaian(capaian, policies.scale) if capaian else None


def _per(rows: Iterable[T], key: Callable[[T], str], compute: Callable[[Iterable[T]], R]) -> dict[str, R]:
    groups: dict[str, list[T]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return {name: compute(members) for name, members in groups.items()}


def _duplicate(explanation: str, cell: Cell) -> Finding:
    return Finding(
        "DUPLICATE_GROUP",
        Severity.PERINGATAN,
        explanation,
        "Tanyakan kepada unitnya; hapus salah satu bila memang kelompok yang sama.",
        sheet=cell.sheet,
        cell=cell.address,
    )
