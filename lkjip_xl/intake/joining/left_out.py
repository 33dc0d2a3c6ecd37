"""Rows of a file that do not count because another source says them too, and the verdict about that file.

Layer: intake. Plain data.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from lkjip_xl.intake.joining.outcomes import Outcome, Reasons, Verdict
from lkjip_xl.intake.parsed import Parsed
from lkjip_xl.model import Finding


class LeftOut(NamedTuple):
    """What one finding says about the rows of a table.

    Attributes:
        table: Name of the table.
        positions: Positions of the rows that do not count; none where the finding only warns.
        finding: Why.
        source: The file that says them.
    """

    table: str
    positions: Collection[int]
    finding: Finding
    source: str


ByFile: TypeAlias = Mapping[str, Sequence[LeftOut]]
"""What does not count, by the fingerprint of the file."""


def positions_left_out(parsed: Parsed, table: str, *found: ByFile) -> set[int]:
    """Return the rows of a file's table that do not count."""
    every = (each for by_file in found for each in by_file.get(parsed.sha256, ()) if each.table == table)
    return {position for each in every for position in each.positions}


def verdicts(files: Iterable[Parsed], *found: ByFile) -> Reasons:
    """Return the verdict about every file of which something was found, by its fingerprint."""
    told = ((parsed, [each for by_file in found for each in by_file.get(parsed.sha256, ())]) for parsed in files)
    return {parsed.sha256: _verdict(parsed, each) for parsed, each in told if each}


def _verdict(parsed: Parsed, found: Sequence[LeftOut]) -> Verdict:
    left_out: dict[str, set[int]] = {}
    for each in found:
        left_out.setdefault(each.table, set()).update(each.positions)
    rest = sum(parsed.digest.counts.values()) - sum(map(len, left_out.values()))
    findings = tuple(each.finding for each in found)
    if rest:
        return Verdict(Outcome.ACCEPTED, findings, left_out)
    successor = ", ".join(sorted({each.source for each in found if each.positions} - {parsed.file}))
    return Verdict(Outcome.REPLACED, findings, left_out, successor)
