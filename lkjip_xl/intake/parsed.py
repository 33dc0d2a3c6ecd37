"""What intake knows before it opens a file, and what it knows of the file afterwards: plain data, nothing open.

Layer: intake. Both travel between processes, so that files can be parsed apart and joined later.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

from lkjip_xl.intake.checking.digest import Digest
from lkjip_xl.intake.mapping.known import KnownMappings
from lkjip_xl.intake.mapping.proposing import Proposal
from lkjip_xl.intake.reading.tables import TableData
from lkjip_xl.model import Finding, Severity, Unit


@dataclass(frozen=True)
class Expected:
    """What the office asked for.

    Attributes:
        tahun: Report year.
        units: Units that are asked, in the order of the master.
        unsur: Name of each unsur by its code, in order.
        batas: Last day for filling in a form; None for none.
        mappings: What the master remembers of exports.
        id_buku: Identity of the master that collects; empty where it does not matter.
        today: Day of the click, after which no form was filled in; None where it does not matter.
        form_names: Codes of the units by the name of the form that went out to them, without ending, in lower case.
    """

    tahun: int
    units: tuple[Unit, ...]
    unsur: Mapping[str, str]
    batas: date | None = None
    mappings: KnownMappings = field(default_factory=KnownMappings)
    id_buku: str = ""
    today: date | None = None
    form_names: Mapping[str, str] = field(default_factory=dict)

    def unit(self, kode: str) -> Unit | None:
        """Return the unit with that code; letter case does not matter."""
        return self._by_code.get(kode.casefold())

    def unit_named(self, nama: str) -> Unit | None:
        """Return the unit with that name; letter case does not matter."""
        return self._by_name.get(nama.strip().casefold())

    @cached_property
    def _by_name(self) -> Mapping[str, Unit]:
        return {unit.nama.casefold(): unit for unit in reversed(self.units)}

    @cached_property
    def _by_code(self) -> Mapping[str, Unit]:
        return {unit.kode.casefold(): unit for unit in reversed(self.units)}


class Source(StrEnum):
    """What kind of file it is."""

    FORM = "formulir"
    EXPORT = "ekspor"
    OTHER = "lain"


@dataclass(frozen=True)
class Parsed:
    """One file, read and checked.

    Attributes:
        file: File name.
        sha256: Fingerprint of its content.
        source: What kind of file it is.
        unit: Code of the unit that sent it; None while unknown, or where it holds several.
        tables: Its rows by table name; empty when the file is refused.
        findings: Everything worth knowing about it.
        filled_on: The day on which the form says it was filled in.
        populasi: People served in a year, as the form says.
        saved_at: When a program last saved it, as it says itself; None where it does not.
        digest: What all files together must know of its rows.
        proposal: What the columns of an export may mean that waits for a person.
        answers: Fingerprint of the file to which it is the corrected answer; empty for none.
    """

    file: str
    sha256: str
    source: Source
    unit: str | None = None
    tables: Mapping[str, TableData] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    filled_on: date | None = None
    populasi: int | None = None
    saved_at: datetime | None = None
    digest: Digest = field(default_factory=Digest)
    proposal: Proposal | None = None
    answers: str = ""

    @property
    def is_refused(self) -> bool:
        """Whether a galat refuses the file as a whole."""
        return is_refusal(self.findings)


def is_refusal(findings: tuple[Finding, ...] | list[Finding]) -> bool:
    """Whether any of the findings is a galat."""
    return any(finding.severity is Severity.GALAT for finding in findings)
