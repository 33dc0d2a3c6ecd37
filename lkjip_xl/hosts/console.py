"""Results on the terminal: Indonesian lines for people, or one JSON object for programs.

Layer: hosts.
Source: DESIGN section 6 (shapes of the JSON; figures as strings, paths relative to the office's folder).
"""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from lkjip_xl.hosts.boundary import Failure
from lkjip_xl.model import Artifact, Finding, Severity
from lkjip_xl.sop.result import StepResult

Json = Mapping[str, object]
_SHOWN_FINDINGS = 20


def print_json(value: Json) -> None:
    """Print one JSON object and nothing else on stdout."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def finding_json(finding: Finding) -> Json:
    """Return a finding as JSON."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "file": finding.file,
        "sheet": finding.sheet,
        "cell": finding.cell,
        "message": finding.message,
        "remedy": finding.remedy,
    }


def artifact_json(artifact: Artifact, root: Path) -> Json:
    """Return a file that was made; its path is relative to `root`."""
    shown: dict[str, object] = {"kind": artifact.kind, "path": relative(artifact.path, root)}
    return shown | ({"nomor": artifact.nomor} if artifact.nomor is not None else {})


def relative(path: Path, root: Path) -> str:
    """Return a path relative to a folder, with forward slashes; whole where it lies elsewhere."""
    resolved, base = path.resolve(), root.resolve()
    return (resolved.relative_to(base) if resolved.is_relative_to(base) else resolved).as_posix()


def result_json(result: StepResult, root: Path) -> Json:
    """Return what a step made and found."""
    return {
        "message": result.message,
        "artifacts": [artifact_json(artifact, root) for artifact in result.artifacts],
        "findings": [finding_json(finding) for finding in result.findings],
    }


def failure_json(failure: Failure) -> Json:
    """Return an error."""
    return {"error": {"code": failure.code, "message": failure.message, "remedy": failure.remedy}}


def say(line: str = "") -> None:
    """Print a line for people."""
    sys.stdout.write(f"{line}\n")


def progress(line: str) -> None:
    """Tell on stderr what is going on; stdout stays clean for the result."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def say_result(result: StepResult, root: Path) -> None:
    """Print a step's sentence, its files and its findings."""
    say(result.message)
    for artifact in result.artifacts:
        number = f"  nomor {artifact.nomor}" if artifact.nomor else ""
        say(f"  {artifact.kind:<18} {relative(artifact.path, root)}{number}")
    say_findings(result.findings)


def say_findings(findings: Iterable[Finding]) -> None:
    """Print findings, the gravest first; a long list is cut and points to the sheet Temuan."""
    ranked = _ranked(findings)
    say_all_findings(ranked[:_SHOWN_FINDINGS])
    if len(ranked) > _SHOWN_FINDINGS:
        say(f"  … dan {len(ranked) - _SHOWN_FINDINGS} temuan lain; lihat sheet Temuan.")


def say_all_findings(findings: Iterable[Finding]) -> None:
    """Print every finding, the gravest first: of a file that no sheet tells of."""
    for finding in _ranked(findings):
        place = f" ({finding.where})" if finding.where else ""
        say(f"  [{finding.severity.value}] {finding.code}: {finding.message}{place}. {finding.remedy}".rstrip())


def _ranked(findings: Iterable[Finding]) -> Sequence[Finding]:
    order = list(Severity)
    return sorted(findings, key=lambda finding: order.index(finding.severity))
