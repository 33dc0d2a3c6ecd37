"""What the check of a file says.

Layer: sop. Pure data.
"""

from dataclasses import dataclass

from lkjip_xl.model import Finding


@dataclass(frozen=True)
class Checked:
    """What was found, and whether a report meets every requirement that its document can tell."""

    findings: tuple[Finding, ...]
    conforms: bool = True
