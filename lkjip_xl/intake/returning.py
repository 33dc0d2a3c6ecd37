"""Which returned forms go back to their units, with what remarks, and what of a form is asked for again.

Layer: intake. Pure: takes what a consolidation found. Nothing of a form with a galat was merged, so all its kinds of
data come again with the corrected copy; one that was merged but lacks required cells or a table goes back for these.
Source: DESIGN section 5 (*Dikembalikan*); issue C.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lkjip_xl.book.schema.lists import JENIS_DATA
from lkjip_xl.intake.consolidation import Consolidation, FileOutcome
from lkjip_xl.intake.joining.judging import Outcome
from lkjip_xl.intake.parsed import Source
from lkjip_xl.model import Finding, Severity

_FOREIGN: Final = frozenset({"FORM_VERSION", "FORM_OTHER_YEAR", "FORM_UNIT_UNKNOWN", "FORM_OTHER_BOOK"})
"""What no correction inside the file can mend: the unit needs a fresh form."""
_OURS: Final = frozenset({"FILE_UNREADABLE"})
"""What is wrong on our side of the table: nothing goes back."""
_INCOMPLETE: Final = frozenset({"CELL_MISSING", "TABLE_EMPTY"})
"""What asks a unit to complete a form that was merged."""

_EVERYTHING: Final = frozenset(JENIS_DATA)


@dataclass(frozen=True)
class GoingBack:
    """A form that goes back to its unit.

    Attributes:
        file: Name of the returned file.
        sha256: Fingerprint of its content.
        unit: Code of the unit.
        jenis: Kinds of data that the unit is to mend.
        findings: The remarks, what refuses first.
        in_itself: The remarks can be mended in the file itself; else the unit needs a fresh form.
        is_refused: The form was not merged.
    """

    file: str
    sha256: str
    unit: str
    jenis: frozenset[str]
    findings: tuple[Finding, ...]
    in_itself: bool
    is_refused: bool


def forms_going_back(merged: Consolidation, unit_of_file: Mapping[str, str]) -> list[GoingBack]:
    """Return the forms that go back, one per unit at most, in the order of the files.

    Args:
        merged: What the folder says.
        unit_of_file: Whose form a file must be by its name, where it cannot be opened or does not say it.
    """
    by_file: dict[str, list[Finding]] = {}
    for finding in merged.findings:
        by_file.setdefault(finding.file, []).append(finding)
    in_order = {file.unit for file in merged.files if _is_form(file) and file.outcome is Outcome.ACCEPTED}
    chosen: dict[str, GoingBack] = {}
    for file in merged.files:
        unit = file.unit or unit_of_file.get(file.file)
        if unit is None or (file.outcome is Outcome.REFUSED and unit in in_order):
            continue
        going = _going_back(file, unit, by_file.get(file.file, []))
        if going and not (unit in chosen and chosen[unit].in_itself):
            chosen[unit] = going
    return list(chosen.values())


def _going_back(file: FileOutcome, unit: str, findings: Sequence[Finding]) -> GoingBack | None:
    codes = {finding.code for finding in findings}
    remarks = sorted(
        (finding for finding in findings if finding.severity is not Severity.INFO),
        key=lambda finding: finding.severity is not Severity.GALAT,
    )
    if file.outcome is Outcome.REFUSED and not codes & _OURS:
        in_itself = _is_form(file) and not codes & _FOREIGN
        return GoingBack(file.file, file.sha256, unit, _EVERYTHING, tuple(remarks), in_itself, is_refused=True)
    lacking = [finding for finding in remarks if finding.code in _INCOMPLETE]
    if file.outcome is Outcome.ACCEPTED and _is_form(file) and lacking:
        kinds = _kinds(lacking)
        return GoingBack(file.file, file.sha256, unit, kinds, tuple(remarks), in_itself=True, is_refused=False)
    return None


def _is_form(file: FileOutcome) -> bool:
    return file.source is Source.FORM


def _kinds(findings: Iterable[Finding]) -> frozenset[str]:
    """Return the kinds of data that findings are about; all of them where a finding is about no sheet of data."""
    kinds = set(_kind_of_each(findings))
    return _EVERYTHING if "" in kinds or not kinds else frozenset(kinds)


def _kind_of_each(findings: Iterable[Finding]) -> Iterator[str]:
    for finding in findings:
        yield finding.sheet if finding.sheet in JENIS_DATA else ""
