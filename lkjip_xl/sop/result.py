"""What a step gives back to the door that called it.

Layer: sop.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lkjip_xl.model import Artifact, Finding, Severity


@dataclass(frozen=True)
class StepResult:
    """The outcome of a step: one Indonesian sentence, the files it made and what it found.

    `details` are further parts of its JSON, such as the files of a consolidation.
    """

    message: str
    artifacts: tuple[Artifact, ...] = ()
    findings: tuple[Finding, ...] = ()
    details: Mapping[str, object] = field(default_factory=dict)

    @property
    def has_galat(self) -> bool:
        """Whether something was refused: the command then ends with exit 1."""
        return any(finding.severity is Severity.GALAT for finding in self.findings)
