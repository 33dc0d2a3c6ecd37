"""Which of two forms of one unit is newer, and refused ones that are newer than the form that counts.

Layer: intake. Pure. A form that answers another one is newer; else its Tanggal pengisian tells, then when its program
saved it: that moment picks what is asked back, never which data count.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from lkjip_xl.intake.joining.judging import Judged, Outcome
from lkjip_xl.intake.parsed import Parsed, Source
from lkjip_xl.intake.wording import Place, word
from lkjip_xl.model import Finding

CORRECTION_AWAITED: Final = "CORRECTION_AWAITED"
"""Code of the finding about a refused form that is newer than the one that counts."""


@dataclass(frozen=True)
class Version:
    """What tells which of two forms is newer.

    Attributes:
        sha256: Fingerprint of the file.
        answers: Fingerprint of the file that it answers; empty for none.
        filled_on: Its Tanggal pengisian.
        saved_at: When a program last saved it.
    """

    sha256: str = ""
    answers: str = ""
    filled_on: date | None = None
    saved_at: datetime | None = None

    def is_newer(self, other: "Version") -> bool:
        """Whether it is known to be newer than another one."""
        if other.sha256 and self.answers == other.sha256:
            return True
        if self.sha256 and other.answers == self.sha256:
            return False
        if self.filled_on is None or other.filled_on is None or self.filled_on == other.filled_on:
            return self.saved_at is not None and other.saved_at is not None and self.saved_at > other.saved_at
        return self.filled_on > other.filled_on


def version_of(parsed: Parsed) -> Version:
    """Return what a file says of its age."""
    return Version(parsed.sha256, parsed.answers, parsed.filled_on, parsed.saved_at)


def newest(versions: Sequence[Version]) -> int:
    """Return the position of the newest: one that no other answers, then by its day, then by when it was saved."""
    answered = {version.answers for version in versions}

    def age(position: int) -> tuple[bool, date, datetime, int]:
        version = versions[position]
        saved = version.saved_at or datetime.min.replace(tzinfo=UTC)
        return version.sha256 not in answered, version.filled_on or date.min, saved, position

    return max(range(len(versions)), key=age)


def waiting_corrections(judged: Iterable[Judged]) -> Iterator[Finding]:
    """Yield a finding per refused form that is newer than the one of its unit that counts."""
    forms = [item for item in judged if item.parsed.source is Source.FORM and item.parsed.unit is not None]
    counting = {item.parsed.unit: item.parsed for item in forms if item.outcome is Outcome.ACCEPTED}
    for item in forms:
        refused, older = item.parsed, counting.get(item.parsed.unit)
        if item.outcome is Outcome.REFUSED and older and version_of(refused).is_newer(version_of(older)):
            yield word(CORRECTION_AWAITED, Place(refused.file), unit=refused.unit, other=older.file)
