"""Konsolidasi: all returned files of an office become the tables of the master, with findings.

Layer: intake. No workbook is written here; pandas is imported only where a DataFrame is asked for.
Source: SOP steps 3 and 4; DESIGN section 6 (what refuses a form, and what does not).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from lkjip_xl.book.schema.kinds import Kind
from lkjip_xl.book.schema.master import master_schema
from lkjip_xl.intake.judging import Judged, Outcome, judge
from lkjip_xl.intake.merging import merge
from lkjip_xl.intake.parsed import Expected, Parsed, Source
from lkjip_xl.intake.parsing import parse_file
from lkjip_xl.model import Finding, Unit, Value

if TYPE_CHECKING:
    import pandas as pd

Progress: TypeAlias = Callable[[int, int, str], None]
"""Called after every file with how many are done, how many there are, and the file's name."""


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
    """

    file: str
    unit: str | None
    outcome: Outcome
    rows: int
    sha256: str
    received: date | None
    tables: Mapping[str, int]
    source: Source


@dataclass(frozen=True)
class Consolidation:
    """All returned files, joined.

    Attributes:
        files: What became of every file, sorted by name.
        columns: Values by table name and column key of the master; None is an empty cell.
        findings: Everything worth knowing, in the order of files, then of what all of them show together.
        populasi: People served in a year by unit code, where a form says so.
        unsur: Codes of the unsur.
    """

    files: tuple[FileOutcome, ...]
    columns: Mapping[str, Mapping[str, Sequence[Value]]]
    findings: tuple[Finding, ...]
    populasi: Mapping[str, int]
    unsur: tuple[str, ...]

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
    """
    expected = Expected(tahun, tuple(units), dict(unsur), batas)
    parsed = []
    for done, path in enumerate(files, start=1):
        parsed.append(parse_file(path, expected))
        if progress:
            progress(done, len(files), path.name)
    return join(parsed, expected)


def join(parsed: Sequence[Parsed], expected: Expected) -> Consolidation:
    """Join files that were parsed before, here or in other processes."""
    judged = judge(parsed)
    accepted = [item.parsed for item in judged if item.outcome is Outcome.ACCEPTED]
    merged = merge(accepted, expected)
    forms = [form for form in accepted if form.source is Source.FORM]
    return Consolidation(
        tuple(_outcome(item) for item in judged),
        merged.columns,
        (*(finding for item in judged for finding in item.findings), *merged.findings),
        {form.unit: form.populasi for form in forms if form.unit and form.populasi is not None},
        tuple(expected.unsur),
    )


def _outcome(item: Judged) -> FileOutcome:
    parsed, is_merged = item.parsed, item.outcome is Outcome.ACCEPTED
    tables = {name: len(data.rows) for name, data in parsed.tables.items()} if is_merged else {}
    rows = sum(tables.values())
    return FileOutcome(
        parsed.file, parsed.unit, item.outcome, rows, parsed.sha256, parsed.filled_on, tables, parsed.source
    )
