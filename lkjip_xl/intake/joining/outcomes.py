"""What can become of a returned file, and the verdict of a rule about it.

Layer: intake. Plain data.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from lkjip_xl.model import Finding


class Outcome(StrEnum):
    """What became of a file."""

    ACCEPTED = "diterima"
    REPLACED = "diganti"  # by a form filled in later, or by a longer download of the same answers
    REFUSED = "ditolak"
    SAME = "sama"  # as another file, byte for byte or in all its data
    CONFLICT = "konflik"  # with another file, and nothing tells which one is right
    SKIPPED = "dilewati"  # neither form nor export


@dataclass(frozen=True)
class Verdict:
    """What a rule says about a sound file.

    Attributes:
        outcome: What becomes of it.
        findings: Why.
        left_out: Positions of rows that do not count, by table: another file holds the same ones.
        successor: The file that takes its place; empty for none.
    """

    outcome: Outcome
    findings: tuple[Finding, ...] = ()
    left_out: Mapping[str, Collection[int]] = field(default_factory=dict)
    successor: str = ""


Reasons: TypeAlias = Mapping[str, Verdict]
"""Verdicts by the fingerprint of the file."""
