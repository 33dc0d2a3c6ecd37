"""Which returned forms go back to their units, with what remarks, and what of a form is asked for again.

Layer: intake. Pure: takes what a consolidation found. Nothing of a form with a galat was merged, so all its kinds of
data come again with the corrected copy; one that was merged but lacks required cells or a table goes back for these.
Source: DESIGN section 5 (*Dikembalikan*); issue C.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from lkjip_xl.book.schema.lists import JENIS_DATA
from lkjip_xl.intake.consolidation import Consolidation, FileOutcome
from lkjip_xl.intake.joining.judging import Outcome
from lkjip_xl.intake.joining.versions import CORRECTION_AWAITED, newest
from lkjip_xl.intake.parsed import Source
from lkjip_xl.intake.wording import Group
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
        file: Name of the returned file, the newest that a unit sent.
        sha256: Fingerprint of its content.
        unit: Code of the unit.
        jenis: Kinds of data that the unit is to mend.
        findings: The remarks, what refuses first, every cell by itself.
        own: Those among them that stand in the file itself, whatever else lies in the folder.
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
    own: tuple[Finding, ...] = ()


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
    candidates: dict[str, list[tuple[FileOutcome, GoingBack]]] = {}
    for file in merged.files:
        unit, findings = file.unit or unit_of_file.get(file.file), by_file.get(file.file, [])
        is_newer = any(finding.code == CORRECTION_AWAITED for finding in findings)
        if unit is None or (file.outcome is Outcome.REFUSED and unit in in_order and not is_newer):
            continue
        if going := _going_back(file, unit, findings):
            candidates.setdefault(unit, []).append((file, going))
    return [_newest(of_unit) for of_unit in candidates.values()]


def newest_form(files: Sequence[FileOutcome]) -> FileOutcome:
    """Return the newest of several forms of a unit; what answers another one is newer than it."""
    return files[newest([file.version for file in files])]


def _newest(candidates: Sequence[tuple[FileOutcome, GoingBack]]) -> GoingBack:
    """Return what goes back: a refused form rather than one that was merged, one that can be mended before others."""

    def rank(going: GoingBack) -> tuple[bool, bool]:
        return going.in_itself, going.is_refused

    best = max(rank(going) for _, going in candidates)
    fitting = [(file, going) for file, going in candidates if rank(going) == best]
    return fitting[newest([file.version for file, _ in fitting])][1]


def _going_back(file: FileOutcome, unit: str, findings: Sequence[Finding]) -> GoingBack | None:
    codes = {finding.code for finding in findings}
    remarks = _remarks(finding for finding in findings if finding.code != CORRECTION_AWAITED)
    own = _remarks(file.remarks)
    if file.outcome is Outcome.REFUSED and not codes & _OURS:
        in_itself = _is_form(file) and not codes & _FOREIGN
        return GoingBack(file.file, file.sha256, unit, _EVERYTHING, remarks, in_itself, is_refused=True, own=own)
    lacking = [finding for finding in remarks if finding.code in _INCOMPLETE]
    if file.outcome is Outcome.ACCEPTED and _is_form(file) and lacking:
        kinds = _kinds(lacking)
        return GoingBack(file.file, file.sha256, unit, kinds, remarks, in_itself=True, is_refused=False, own=own)
    return None


def _remarks(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return what is to be mended, cell by cell, what refuses first."""
    single = chain.from_iterable(map(_one_by_one, findings))
    said = (finding for finding in single if finding.severity is not Severity.INFO)
    return tuple(sorted(said, key=lambda finding: finding.severity is not Severity.GALAT))


def _one_by_one(finding: Finding) -> Iterator[Finding]:
    """Yield what a group counts; its last finding tells how many more there are."""
    if not isinstance(finding, Group):
        yield finding
        return
    *others, last = finding.further
    yield from others
    more = f" (dan {finding.untold} sel lain dengan temuan yang sama)" if finding.untold else ""
    yield replace(last, message=f"{last.message}{more}")


def _is_form(file: FileOutcome) -> bool:
    return file.source is Source.FORM


def _kinds(findings: Iterable[Finding]) -> frozenset[str]:
    """Return the kinds of data that findings are about; all of them where a finding is about no sheet of data."""
    kinds = set(_kind_of_each(findings))
    return _EVERYTHING if "" in kinds or not kinds else frozenset(kinds)


def _kind_of_each(findings: Iterable[Finding]) -> Iterator[str]:
    for finding in findings:
        yield finding.sheet if finding.sheet in JENIS_DATA else ""
