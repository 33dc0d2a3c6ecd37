"""Conformity of a report: every requirement with its outcome, and the outcomes as findings.

Layer: report. Pure. A new requirement is a row of `kesesuaian.toml`; a new kind of check is a row of `_CHECKS`.
Source: PermenPANRB 53/2014; DESIGN section 6 (`--final`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lkjip_xl.model import Finding, Severity
from lkjip_xl.report.conformity import (
    claims,
    comparisons,
    completeness,
    directions,
    formulas,
    legal,
    outline,
    printing,
    sums,
)
from lkjip_xl.report.conformity.requirements import Requirement, load_requirements
from lkjip_xl.report.conformity.subject import Check, Fault, Outcome, Subject, Verdict

_CHECKS: Mapping[str, Check] = {
    "sampul": outline.check_cover,
    "bagian": outline.check_part,
    "subbagian": outline.check_subparts,
    "urutan": outline.check_order,
    "daftar_isi": outline.check_contents,
    "daftar": outline.check_list,
    "nomor": outline.check_numbers,
    "narasi": completeness.check_narrative,
    "tabel": completeness.check_tables,
    "target": completeness.check_target,
    "data": completeness.check_data,
    "tercetak": printing.check_printed,
    "pengisi": completeness.check_placeholders,
    "sementara": completeness.check_provisional,
    "perbandingan": comparisons.check_comparison,
    "penjumlahan": sums.check_sums,
    "hubungan": sums.check_relations,
    "rumus": formulas.check_formula,
    "satu_target": formulas.check_one_target,
    "satu_hasil": formulas.check_one_result,
    "arah": directions.check_directions,
    "perubahan": claims.check_claims,
    "angka_narasi": claims.check_typed_numbers,
    "dasar_hukum": legal.check_legal_bases,
    "kutipan": legal.check_citations,
    "tenggat": legal.check_deadline,
}


def check_conformity(subject: Subject) -> tuple[Outcome, ...]:
    """Return the outcome of every requirement, in the order of the report."""
    return tuple(_judge(subject, requirement) for requirement in load_requirements())


def conforms(outcomes: Iterable[Outcome]) -> bool:
    """Whether no requirement fails."""
    return all(outcome.verdict is not Verdict.FAILED for outcome in outcomes)


def conformity_findings(outcomes: Iterable[Outcome], file: str = "") -> tuple[Finding, ...]:
    """Return a finding per fault: a galat where the requirement fails by it, a peringatan where people may choose.

    Args:
        outcomes: From `check_conformity`.
        file: The document that was checked, named where a fault has no cell of the master.
    """
    return tuple(
        _finding(outcome.requirement, fault, file)
        for outcome in outcomes
        if outcome.applies
        for fault in outcome.faults
    )


def warnings_of(outcomes: Iterable[Outcome]) -> tuple[Finding, ...]:
    """Return what is the user's choice only: a draft tells these, and counts the rest."""
    return tuple(each for each in conformity_findings(outcomes) if each.severity is Severity.PERINGATAN)


def failed(outcomes: Iterable[Outcome]) -> Sequence[Outcome]:
    """Return the requirements that fail."""
    return [outcome for outcome in outcomes if outcome.verdict is Verdict.FAILED]


def _judge(subject: Subject, requirement: Requirement) -> Outcome:
    if requirement.condition and not subject.office.text(requirement.condition):
        return Outcome(requirement, applies=False)
    if requirement.needs_document and subject.document is None:
        return Outcome(requirement, is_checked=False)
    return Outcome(requirement, tuple(_distinct(_CHECKS[requirement.cara](subject, requirement))))


def _distinct(faults: Iterable[Fault]) -> Iterator[Fault]:
    yield from dict.fromkeys(faults)


def _finding(requirement: Requirement, fault: Fault, file: str) -> Finding:
    place = f" ({fault.place})" if fault.place else ""
    return Finding(
        requirement.code,
        Severity.PERINGATAN if fault.is_warning else Severity.GALAT,
        f"{fault.message}{place}",
        fault.remedy,
        file="" if fault.sheet else file,
        sheet=fault.sheet,
        cell=fault.cell,
    )
