"""One table of a returned file: its filled rows as values by column, and a finding for every cell that does not fit.

Layer: intake. Knows rows of cells and the schema; knows no file format and no unit.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from typing import Final, NamedTuple

from lkjip_xl.book.ooxml.refs import address_of
from lkjip_xl.book.schema.kinds import Column, Kind, Table
from lkjip_xl.intake.reading.asides import first_text, repeated_headings, total_label, trailing_notes
from lkjip_xl.intake.reading.bare_totals import Lane, bare_totals
from lkjip_xl.intake.reading.cells import Fault, Habits, Raw, read_column
from lkjip_xl.intake.reading.headers import Heading
from lkjip_xl.intake.wording import Place, group, severity_of, word
from lkjip_xl.model import Finding, Severity, Value

NUMBERING: Final = "nomor"
"""Column of running numbers: prepared forms carry them in empty rows too, and no figure depends on them."""
_WORDS: Final = frozenset({Kind.TEXT, Kind.LONG_TEXT})
_FIGURES: Final = frozenset({Kind.INTEGER, Kind.NUMBER, Kind.MONEY})
_MOST_OF_A_KIND: Final = 5
"""Cells with the same fault in one column that are named one by one; the rest is counted."""


@dataclass(frozen=True)
class TableData:
    """The filled rows of a table.

    Attributes:
        file: Name of the file.
        sheet: Name of the sheet as it is called in the file; empty for a file of mere text.
        rows: Row numbers on the sheet, from 1.
        columns: Values by column key, each as long as `rows`; None is an empty cell.
        letters: Column letters by key, for the columns that the sheet has.
        parts: The tables of several sheets that it was joined from, their rows only; empty for a table of one sheet.
    """

    file: str
    sheet: str
    rows: Sequence[int]
    columns: Mapping[str, Sequence[Value]]
    letters: Mapping[str, str] = field(default_factory=dict)
    parts: Sequence["TableData"] = ()

    @property
    def sheets(self) -> list[str]:
        """Name of the sheet on which each row stands."""
        return [part.sheet for part in self.parts or (self,) for _ in part.rows]

    def place(self, position: int, key: str = "") -> Place:
        """Return the place of a row by its position, and of its cell in a column; a whole row is named `A7`."""
        for part in self.parts:
            if position < len(part.rows):
                return part.place(position, key)
            position -= len(part.rows)
        return Place(self.file, self.sheet, f"{self.letters.get(key, 'A')}{self.rows[position]}")

    def records(self) -> Iterator[dict[str, Value]]:
        """Yield the rows one by one, as values by column key."""
        keys = list(self.columns)
        for values in zip(*self.columns.values(), strict=True):
            yield dict(zip(keys, values, strict=True))


def join_tables(tables: Sequence[TableData]) -> TableData:
    """Return tables with the same columns, each from a sheet of one file, as one."""
    first, *more = tables
    if not more:
        return first
    columns = {key: [value for table in tables for value in table.columns[key]] for key in first.columns}
    rows = [row for table in tables for row in table.rows]
    return replace(first, rows=rows, columns=columns, parts=[replace(table, columns={}) for table in tables])


class _Column(NamedTuple):
    """A column as it was read, blank rows included."""

    declared: Column
    cells: Sequence[Raw]
    values: Sequence[Value]
    faults: Mapping[int, Fault]


def read_table(table: Table, heading: Heading, habits: Habits, file: str) -> tuple[TableData, list[Finding]]:
    """Return the filled rows beneath a heading, and what is wrong with their cells.

    A row counts as filled when some cell other than its running number is. A column that the sheet lacks is empty. Rows
    that are no data (see `asides`) are named and left out.
    """
    body = heading.sheet.rows[heading.row + 1 :]
    columns = [_read(column, heading.columns.get(column.key), body, habits) for column in table.columns]
    repeated = list(repeated_headings(heading, body)) if heading.columns else []
    filled = [position for position in _filled(columns) if position not in repeated]
    notes = trailing_notes(body, filled, partial(_has_figure, columns))
    filled = filled[: len(filled) - len(notes)]
    labels = {position: label for position in filled if (label := total_label(body[position]))}
    totals = _data(heading, columns, list(labels), file)
    findings = [word("TOTALS_ROW", totals.place(n), label=label) for n, label in enumerate(labels.values())]
    filled = [position for position in filled if position not in labels]
    bare = _bare_totals(columns, filled)
    unlabelled = _data(heading, columns, bare, file)
    findings += (word("TOTALS_ROW_BARE", unlabelled.place(n)) for n in range(len(bare)))
    filled = [position for position in filled if position not in bare]
    data = _data(heading, columns, filled, file)
    findings += _aside_findings(table, heading, file, repeated, notes)
    for column in columns:
        if column.declared.key in data.letters:
            findings += _column_findings(column, filled, data)
    return data, findings


def check_heading(table: Table, heading: Heading, file: str) -> list[Finding]:
    """Return what is wrong with the headings of a table: missing, there twice, or unknown."""
    missing = [column for column in table.columns if column.key not in heading.columns]
    return [
        *(
            word("COLUMN_NOT_FOUND", heading.place(file), key=c.key, column=c.header, table=table.title)
            for c in missing
        ),
        *check_twice(table, heading, file),
        *(word("COLUMN_IGNORED", heading.place(file, n), column=text) for n, text in heading.unknown.items()),
    ]


def check_twice(table: Table, heading: Heading, file: str) -> list[Finding]:
    """Return a finding per column whose heading stands there more than once."""
    headers = [table.by_key[key].header for key in heading.twice]
    return [word("COLUMN_TWICE", heading.place(file), column=header) for header in headers]


def check_merged(heading: Heading, data: TableData) -> list[Finding]:
    """Return a finding per merged area among the filled rows: all its cells but the first are empty."""
    sheet, rows = heading.sheet, set(data.rows)
    columns = {sheet.left + position for position in heading.columns.values()}
    areas = [area for area in sheet.merged if area.top in rows and columns.intersection(area.columns)]
    corners = [address_of(area.left, area.top) for area in areas]
    places = [Place(data.file, data.sheet, corner) for corner in corners]
    return [word("CELLS_MERGED", place, area=str(area)) for place, area in zip(places, areas, strict=True)]


def _read(column: Column, position: int | None, body: Sequence[Sequence[Raw]], habits: Habits) -> _Column:
    cells: list[Raw] = [""] * len(body) if position is None else [row[position] for row in body]
    return _Column(column, cells, *read_column(column, cells, habits))


def _bare_totals(columns: Sequence[_Column], filled: Sequence[int]) -> list[int]:
    words, figures = list[Lane](), list[Lane]()
    for declared, cells, values, faults in columns:
        if declared.key != NUMBERING:
            lanes = figures if declared.kind in _FIGURES else words
            lanes.append(Lane(values, cells, faults, declared.required))
    return bare_totals(words, figures, filled)


def _has_figure(columns: Sequence[_Column], position: int) -> bool:
    """Whether the row holds a number or a day where one belongs, or one of the listed choices."""
    telling = (c for c in columns if c.declared.kind not in _WORDS and c.values[position] is not None)
    return any(column.declared.kind is not Kind.CHOICE or position not in column.faults for column in telling)


def _filled(columns: Sequence[_Column]) -> list[int]:
    """Return the positions of the filled rows. A cell that was dropped with more than a hint still fills its row."""
    telling = [column for column in columns if column.declared.key != NUMBERING]
    filled = [
        any(value is not None for value in row) for row in zip(*(column.values for column in telling), strict=True)
    ]
    for column in telling:
        for position, fault in column.faults.items():
            filled[position] |= severity_of(fault.code, column.declared.key) is not Severity.INFO
    return [position for position, is_filled in enumerate(filled) if is_filled]


def _aside_findings(
    table: Table, heading: Heading, file: str, repeated: Sequence[int], notes: Sequence[int]
) -> Iterator[Finding]:
    """Yield what was left out besides totals: headings written again, and notes at the foot."""
    sheet, first, title = heading.sheet, heading.row + 1, table.title or "ini"
    for position in repeated:
        place = Place(file, sheet.name, sheet.address(min(heading.columns.values()), first + position))
        yield word("HEADING_REPEATED", place, table=title)
    if notes:
        across, text = first_text(sheet.rows[first + notes[0]])
        place = Place(file, sheet.name, sheet.address(across, first + notes[0]))
        yield word("ROWS_NOTED", place, count=len(notes), table=title, text=text)


def _data(heading: Heading, columns: Sequence[_Column], filled: Sequence[int], file: str) -> TableData:
    sheet, first = heading.sheet, heading.sheet.top + heading.row + 1
    return TableData(
        file,
        sheet.name,
        [first + position for position in filled],
        {column.declared.key: [column.values[position] for position in filled] for column in columns},
        {key: sheet.letters(position) for key, position in heading.columns.items()},
    )


def _column_findings(column: _Column, filled: Sequence[int], data: TableData) -> list[Finding]:
    """Word the faults of a column's filled rows; beyond the first few of a kind only their number is told."""
    declared, by_code, findings = column.declared, dict[str, list[tuple[int, Fault]]](), list[Finding]()
    for position, fault in _faults(column, filled):
        by_code.setdefault(fault.code, []).append((position, fault))
    for code, alike in by_code.items():
        one_by_one = (word(code, data.place(n, declared.key), key=declared.key, **fault.facts) for n, fault in alike)
        findings += islice(one_by_one, _MOST_OF_A_KIND)
        if len(alike) > _MOST_OF_A_KIND:
            place, count = data.place(alike[_MOST_OF_A_KIND][0], declared.key), len(alike) - _MOST_OF_A_KIND
            rest = group("MORE_OF_THE_SAME", place, one_by_one, code=code, column=declared.header, count=count)
            findings.append(rest)
    return findings


def _faults(column: _Column, filled: Sequence[int]) -> Iterator[tuple[int, Fault]]:
    """Yield the faults by position among the filled rows; a required cell without content is one too."""
    missing = Fault("CELL_MISSING", {"column": column.declared.header})
    if not column.faults and not (column.declared.required and None in column.values):
        return
    for position, row in enumerate(filled):
        fault = column.faults.get(row)
        if fault:
            yield position, fault
        is_unread = fault is None or fault.code == "DASH_AS_EMPTY"
        if column.declared.required and column.values[row] is None and is_unread:
            yield position, missing
