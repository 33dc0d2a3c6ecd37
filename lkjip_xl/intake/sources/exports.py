"""Exports of survey applications such as Portal Emas: a row per respondent, or results that are already processed.

Layer: intake. Headings of our own are believed; any other set of headings waits until a person has confirmed on the
sheet Pemetaan what its columns mean (see `mapping`). Results go to tblRekap, also those in long form.
Source: DOMAIN section 1: the layout is not ours, so columns are recognised by name.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from lkjip_xl.book.schema.data import UNIT, angket
from lkjip_xl.book.schema.kinds import Table
from lkjip_xl.book.schema.master import master_schema
from lkjip_xl.intake.checking.checks import check_rows
from lkjip_xl.intake.checking.hits import Hit, worded
from lkjip_xl.intake.formats.sheets import SheetRows
from lkjip_xl.intake.mapping.cleaning import Cleaner
from lkjip_xl.intake.mapping.known import SHEET, text_of
from lkjip_xl.intake.mapping.layout import Layout, find_layouts
from lkjip_xl.intake.mapping.proposing import Proposal
from lkjip_xl.intake.mapping.scales import other_scale
from lkjip_xl.intake.parsed import Expected, Parsed, Source, is_refusal
from lkjip_xl.intake.reading.cells import Habits, Raw
from lkjip_xl.intake.reading.headers import Heading
from lkjip_xl.intake.reading.tables import NUMBERING, TableData, check_twice, join_tables, read_table
from lkjip_xl.intake.sources.long_results import is_long, long_table, pivot
from lkjip_xl.intake.sources.periods import years_in
from lkjip_xl.intake.sources.unsur_names import code_in
from lkjip_xl.intake.units import UnitNames
from lkjip_xl.intake.wording import Place, word
from lkjip_xl.model import Finding, Value

ANSWERS: Final = "tblAngket"
RESULTS: Final = "tblRekap"

_RESULT_KEYS: Final = frozenset({"responden", "ikm_tercetak"})


def parse_export(file: str, sheets: Sequence[SheetRows], sha256: str, expected: Expected, habits: Habits) -> Parsed:
    """Read and check an export.

    Args:
        file: File name.
        sheets: Its content.
        sha256: Its fingerprint.
        expected: What the office asked for, and what its master remembers of exports.
        habits: How its cells are to be taken; scores and year are filled in here.
    """
    found = find_layouts(file, sheets, expected)
    if found is None:
        return Parsed(file, sha256, Source.OTHER, findings=(word("FORM_UNKNOWN", Place(file)),))
    if isinstance(found, Proposal):
        return Parsed(file, sha256, Source.EXPORT, findings=(_waiting(found, expected),), proposal=found)
    findings, parts = list(found.findings), dict[str, list[TableData]]()
    for layout in found.read:
        name, data, told = _read(file, layout, expected, habits)
        findings += told
        parts.setdefault(name, []).append(data)
    if is_refusal(findings):
        return Parsed(file, sha256, Source.EXPORT, findings=tuple(findings))
    tables = dict[str, TableData]()
    for name, of_sheets in parts.items():
        distinct, repeated = _distinct(of_sheets)
        tables[name] = join_tables(distinct)
        findings += repeated
    units = {unit for data in tables.values() for unit in data.columns["unit"]}
    sole = next(iter(units)) if len(units) == 1 else None
    return Parsed(file, sha256, Source.EXPORT, str(sole) if sole else None, tables, tuple(findings))


def _waiting(proposal: Proposal, expected: Expected) -> Finding:
    source = expected.mappings.sources.get(proposal.sumber)
    place = Place(proposal.berkas, SHEET, source.cell if source else "")
    return word("MAPPING_TO_CONFIRM", place, source=proposal.sumber)


def _read(file: str, layout: Layout, expected: Expected, habits: Habits) -> tuple[str, TableData, list[Finding]]:
    """Return the rows of a sheet whose columns are known, the name of their table, and what is wrong with them."""
    keys = layout.heading.columns.keys()
    unsur = [code for code in expected.unsur if code in keys]
    table, findings = _table(layout, expected.unsur), list(layout.findings)
    nothing = TableData(file, layout.heading.sheet.name, [], {"unit": []})
    if is_refusal(findings):
        return table.name, nothing, findings
    cleaner = Cleaner(expected.unsur, expected.mappings.words, has_answers=table.name == ANSWERS)
    heading, cleaning = cleaner.clean(layout.heading, file)
    scale = other_scale({code: _cells(heading, code) for code in unsur})
    findings += [*check_twice(table, heading, file), *_heading_findings(layout, expected.unsur, file), *cleaning]
    if scale:
        return table.name, nothing, [*findings, word("EXPORT_OTHER_SCALE", heading.place(file), scale=scale)]
    habits = replace(habits, scores=frozenset(expected.unsur), year=expected.tahun)
    data, unfit = read_table(table, heading, habits, file)
    codes, unknown = _resolve_units(data, UnitNames(expected.units), layout.unit)
    data = replace(data, columns={**data.columns, "unit": codes})
    findings += [*unfit, *unknown]
    if table.name == RESULTS:
        data, told = _of_year(data, expected.tahun)
        findings += told
    if is_long(keys):
        data, told = pivot(data, _keys(RESULTS, expected.unsur), expected.unsur)
        findings += told
    if not is_refusal(findings):
        findings += (
            _check_results(data, expected.unsur) if table.name == RESULTS else check_rows(table.name, data, unsur)
        )
    return table.name, data, findings


def _of_year(data: TableData, tahun: int) -> tuple[TableData, list[Finding]]:
    """Return the results without those whose periode names other years only, and a finding for each of these."""
    named = [years_in(periode) for periode in data.columns["periode"]]
    kept = [position for position, years in enumerate(named) if not years or tahun in years]
    left_out = sorted(set(range(len(named))) - set(kept))
    hits = [Hit(at, "periode", {"period": data.columns["periode"][at], "year": tahun}) for at in left_out]
    columns = {key: [values[position] for position in kept] for key, values in data.columns.items()}
    rows = [data.rows[position] for position in kept]
    return replace(data, rows=rows, columns=columns), list(worded("RESULT_OTHER_YEAR", hits, data))


def _distinct(parts: Sequence[TableData]) -> tuple[list[TableData], list[Finding]]:
    """Return the sheets without those all of whose rows stand on another one too, and a finding for each of these."""
    said = {at: Counter(_rows(data)) for at, data in enumerate(parts)}
    kept, findings = list[int](), list[Finding]()
    for at in sorted(said, key=lambda at: (-len(parts[at].rows), at)):
        twin = next((other for other in kept if said[at] <= said[other]), None)
        if twin is None:
            kept.append(at)
        elif parts[at].rows:
            place, sheet = Place(parts[at].file, parts[at].sheet), parts[at].sheet
            findings.append(word("SHEET_REPEATED", place, sheet=sheet, other=parts[twin].sheet))
    return [parts[at] for at in sorted(kept)], findings


def _rows(data: TableData) -> Iterator[tuple[Value, ...]]:
    return zip(*(values for key, values in data.columns.items() if key != NUMBERING), strict=True)


def _cells(heading: Heading, key: str) -> list[Raw]:
    position = heading.columns[key]
    return [row[position] for row in heading.sheet.rows[heading.row + 1 :]]


def _table(layout: Layout, unsur: Mapping[str, str]) -> Table:
    """Return the table that the headings describe, its columns called as in the file, or as a person named them."""
    keys, codes = layout.heading.columns, tuple(unsur)
    if is_long(keys):
        return long_table({key: str(layout.heading.cells[position]).strip() for key, position in keys.items()})
    is_result = bool(_RESULT_KEYS & keys.keys())
    declared = master_schema(codes).tables[RESULTS][1].columns if is_result else (UNIT, *angket(codes).columns)

    def name(key: str) -> str:
        return text_of(key, unsur) if layout.is_mapped else str(layout.heading.cells[keys[key]]).strip()

    columns = [
        replace(column, header=name(column.key) if column.key in keys else column.header, required=column.key == "unit")
        for column in declared
    ]
    return Table(RESULTS if is_result else ANSWERS, "", tuple(columns))


def _keys(table: str, unsur: Mapping[str, str]) -> list[str]:
    return [column.key for column in master_schema(tuple(unsur)).tables[table][1].columns]


def _resolve_units(data: TableData, units: UnitNames, of_all: str) -> tuple[list[Value], list[Finding]]:
    """Return the code of the unit of every row, and a finding for every name that is not one unit's."""
    if of_all:
        return [of_all] * len(data.rows), []
    typed = data.columns["unit"]
    codes = {name: units.code_of(str(name)) for name in set(typed) if name is not None}
    lost = {name: typed.index(name) for name, code in codes.items() if code is None}
    findings = [word("EXPORT_UNIT_UNKNOWN", data.place(n, "unit"), value=name) for name, n in lost.items()]
    return [None if name is None else codes[name] for name in typed], findings


def _heading_findings(layout: Layout, unsur: Mapping[str, str], file: str) -> Iterator[Finding]:
    """Yield what is unsure about the headings: unsur that are missing, or known by their number only."""
    heading, row = layout.heading, layout.heading.place(file)
    missing = [name for code, name in unsur.items() if code not in heading.columns]
    headings = (str(heading.cells[position]) for position in heading.columns.values())
    bare = [code for text in headings if (code := code_in(text)) in unsur]
    if missing and not is_long(heading.columns):
        yield word("EXPORT_UNSUR_MISSING", row, unsur="; ".join(missing))
    if bare and not layout.is_mapped:
        yield word("UNSUR_BY_NUMBER", row, columns=", ".join(bare))


def _check_results(data: TableData, unsur: Mapping[str, str]) -> list[Finding]:
    """Return a finding per result that cannot be pooled, because its NRR or its number of respondents is missing."""
    findings = []
    for position, record in enumerate(data.records()):
        gaps = [name for code, name in unsur.items() if record[code] is None]
        gaps += ["jumlah responden"] if record["responden"] is None else []
        if gaps:
            findings.append(
                word("RESULT_INCOMPLETE", data.place(position), row=data.rows[position], missing="; ".join(gaps))
            )
    return findings
