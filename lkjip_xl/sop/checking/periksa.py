"""Periksa: the check that belongs to a kind of file.

Layer: sop. Changes nothing. Each kind has its own module; a new kind is a row of `_CHECKS`. A master is checked by
`periksa_master`, a step like the others: it writes down what it finds.
Source: DESIGN section 6.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

from lkjip_xl.errors import LkjipError
from lkjip_xl.model import Severity
from lkjip_xl.sop.checking.checked import Checked
from lkjip_xl.sop.result import StepResult

Check: TypeAlias = Callable[[Path, Path | None], Checked]


class UnknownKindError(LkjipError):
    """There is no check for this kind of file."""

    code = "JENIS_BERKAS_TIDAK_DIKENAL"

    def __init__(self, file: str) -> None:
        """Name the file and the kinds that can be checked."""
        super().__init__(
            "Berkas jenis ini tidak dapat diperiksa",
            where=file,
            remedy=f"Pilih berkas berakhiran {', '.join((*_CHECKS, *_WORKBOOKS))}.",
        )


def is_workbook(file: Path) -> bool:
    """Whether a file is a workbook, which `periksa_master` checks."""
    return file.suffix.lower() in _WORKBOOKS


def run(file: Path, *, master: Path | None = None) -> StepResult:
    """Check a file.

    Args:
        file: What to check.
        master: The master that it is compared with; None looks for it near the file.

    Raises:
        UnknownKindError: There is no check for this kind of file.
        LkjipError: The file or its master cannot be read.
    """
    check = _CHECKS.get(file.suffix.lower())
    if check is None:
        raise UnknownKindError(file.name)
    checked = check(file, master)
    findings = checked.findings
    ok = checked.conforms and not any(finding.severity is Severity.GALAT for finding in findings)
    told = f"{len(findings)} temuan" if findings else "tidak ada temuan"
    return StepResult(f"Pemeriksaan {file.name} selesai: {told}.", findings=findings, details={"ok": ok})


def _document(file: Path, master: Path | None) -> Checked:
    from lkjip_xl.sop.checking.periksa_dokumen import check_document  # noqa: PLC0415 loaded for this kind only
    from lkjip_xl.sop.checking.periksa_template import check_template, name_of_template  # noqa: PLC0415 loaded for this kind only

    template = name_of_template(file)
    return Checked(check_template(file, template)) if template else check_document(file, master)


_WORKBOOKS = (".xlsm", ".xlsx")
_CHECKS: Mapping[str, Check] = {".docx": _document}
