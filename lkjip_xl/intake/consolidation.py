"""Konsolidasi: all returned files of an office become the tables of the master, with findings.

Layer: intake. No workbook is written here; pandas is imported only where a DataFrame is asked for.
Source: SOP steps 3 and 4; DESIGN section 6 (what refuses a form, and what does not).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from lkjip_xl.book.schema.kinds import Kind
from lkjip_xl.book.schema.master import master_schema
from lkjip_xl.intake.checking.unit_checks import check_units
from lkjip_xl.intake.joining.judging import Judged, Outcome, judge
from lkjip_xl.intake.joining.merging import UnitBeyond, merge
from lkjip_xl.intake.joining.versions import Version, version_of, waiting_corrections
from lkjip_xl.intake.mapping.known import KnownMappings
from lkjip_xl.intake.mapping.proposing import Proposal
from lkjip_xl.intake.parsed import Expected, Parsed, Source
from lkjip_xl.intake.workers.pool import Progress, parse_files
from lkjip_xl.model import Finding, Unit, Value

if TYPE_CHECKING:
    import pandas as pd

Read: TypeAlias = Callable[[Sequence[Path], Expected, Progress | None], Iterable[Parsed]]
"""Parses files, in any order; told after every file."""


@dataclass(frozen=True)
class FileOutcome:
    """What became of one file.

    Attributes:
        file: File name.
        unit: Code of the unit that sent it; None where it is unknown or the file holds several.
        outcome: What became of it.
        rows: Rows that were merged from it.
        sha256: Fingerprint of its content; empty where it could not be read.
        received: The day on which the form says it was filled in.
        tables: Merged rows by table name.
        source: Whether it is a form, an export, or neither.
        successor: The file that takes its place; empty for none.
        remarks: What is wrong in the file itself, whatever else lies in the folder.
        version: What tells which of two forms of one unit is newer.
    """

    file: str
    unit: str | None
    outcome: Outcome
    rows: int
    sha256: str
    received: date | None
    tables: Mapping[str, int]
    source: Source
    successor: str = ""
    remarks: tuple[Finding, ...] = ()
    version: Version = field(default_factory=Version)


@dataclass(frozen=True)
class Consolidation:
    """All returned files, joined.

    Attributes:
        files: What became of every file, sorted by name.
        columns: Values by table name and column key of the master; None is an empty cell.
        findings: Everything worth knowing, in the order of files, then of what all of them show together.
        populasi: People served in a year by unit code, where a form says so.
        unsur: Codes of the unsur.
        beyond: Units whose answers tblAngket has no room for.
        proposals: Exports whose columns wait for a person, with what they may mean.
    """

    files: tuple[FileOutcome, ...]
    columns: Mapping[str, Mapping[str, Sequence[Value]]]
    findings: tuple[Finding, ...]
    populasi: Mapping[str, int]
    unsur: tuple[str, ...]
    beyond: tuple[UnitBeyond, ...] = ()
    proposals: tuple[Proposal, ...] = ()

    def rows(self, table: str) -> Iterator[dict[str, Value]]:
        """Yield the rows of a table as values by column key, ready to be written to the master."""
        columns = self.columns[table]
        for values in zip(*columns.values(), strict=True):
            yield dict(zip(columns, values, strict=True))

    @cached_property
    def tables(self) -> "Mapping[str, pd.DataFrame]":
        """The same rows as DataFrames: whole numbers as Int64 (missing: NA), everything else as objects (None)."""
        import pandas as pd  # noqa: PLC0415  a step that needs no DataFrame does not wait for pandas

        schema = master_schema(self.unsur)
        frames = {}
        for name, columns in self.columns.items():
            kinds = {column.key: column.kind for column in schema.tables[name][1].columns}
            types = {key: "Int64" if kinds[key] is Kind.INTEGER else "object" for key in columns}
            frames[name] = pd.DataFrame({key: pd.Series(list(columns[key]), dtype=types[key]) for key in columns})
        return frames


def consolidate(
    files: Sequence[Path],
    *,
    tahun: int,
    units: Sequence[Unit],
    unsur: Mapping[str, str],
    batas: date | None = None,
    progress: Progress | None = None,
    read: Read = parse_files,
    mappings: KnownMappings | None = None,
    id_buku: str = "",
    limit: int | None = None,
    today: date | None = None,
    form_names: Mapping[str, str] | None = None,
) -> Consolidation:
    """Read, check and join returned forms and survey exports.

    The result does not depend on the order of the files. A galat refuses the whole file that it stands in; the others
    merge. Nothing in a file raises an exception.

    Args:
        files: The returned files (see `folder.returned_files`).
        tahun: Report year.
        units: Units that are asked, in the order of the master.
        unsur: Name of each unsur by its code, in order.
        batas: Last day for filling in a form; None for none.
        progress: Told after every file.
        read: What parses the files: worker processes of this machine, or those of a cluster.
        limit: Respondents for which tblAngket has room (setting `batas_baris_angket`); None for all.
        mappings: What the master remembers of exports; None for what every new master knows.
        id_buku: Identity of the master; forms of another one are refused. Empty to take all.
        today: Day of the click: a form cannot have been filled in later. None to believe every date.
        form_names: Codes of the units by the name of the form that went out to them, without ending, in lower case.

    Raises:
        WorkersUnavailableError: The system lets us start no process that reads files.
    """
    expected = Expected(
        tahun, tuple(units), dict(unsur), batas, mappings or KnownMappings(), id_buku, today, form_names or {}
    )
    return join(read(files, expected, progress), expected, limit)


def join(parsed: Iterable[Parsed], expected: Expected, limit: int | None = None) -> Consolidation:
    """Join files that were parsed before, here or in other processes, in any order.

    Their tables may be packed (see `workers.packing`): each asking unpacks one anew, and dropping it frees the memory.

    Args:
        parsed: What is in each file.
        expected: What the office asked for.
        limit: Respondents for which tblAngket has room; the units beyond stay packed. None for all.
    """
    judged = judge(parsed, tuple(expected.unsur))
    accepted = [item for item in judged if item.outcome is Outcome.ACCEPTED]
    merged = merge(accepted, expected, limit)
    forms = [item.parsed for item in accepted if item.parsed.source is Source.FORM]
    populasi = {form.unit: form.populasi for form in forms if form.unit and form.populasi is not None}
    in_files = (finding for item in judged for finding in item.findings)
    return Consolidation(
        tuple(_outcome(item) for item in judged),
        merged.columns,
        (*in_files, *waiting_corrections(judged), *merged.findings, *check_units(accepted, expected, populasi)),
        populasi,
        tuple(expected.unsur),
        merged.beyond,
        tuple(item.parsed.proposal for item in judged if item.parsed.proposal),
    )


def _outcome(item: Judged) -> FileOutcome:
    parsed, is_merged = item.parsed, item.outcome is Outcome.ACCEPTED
    counts = parsed.digest.counts if is_merged else {}
    tables = {name: count - len(item.left_out.get(name, ())) for name, count in counts.items()}
    rows = sum(tables.values())
    return FileOutcome(
        parsed.file,
        parsed.unit,
        item.outcome,
        rows,
        parsed.sha256,
        parsed.filled_on,
        tables,
        parsed.source,
        item.successor,
        parsed.findings,
        version_of(parsed),
    )
