"""A returned unit form: whose it is, and its four tables.

Layer: intake.
Source: `book.schema.form` declares the form; DESIGN section 6: a galat refuses the whole form, a peringatan merges.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from lkjip_xl.book.schema.form import (
    ANSWERS_NAME,
    FORM_VERSION,
    IDENTITY_SHEET,
    REMARKS_SHEET,
    SUMMARY_SHEET,
    form_schema,
)
from lkjip_xl.book.schema.kinds import Column, Table
from lkjip_xl.intake.checking.checks import ANSWERS, check_rows, has_answers
from lkjip_xl.intake.formats.sheets import Returned, SheetRows
from lkjip_xl.intake.parsed import Expected, Parsed, Source, is_refusal
from lkjip_xl.intake.reading.appearance import check_appearance
from lkjip_xl.intake.reading.cells import Habits, read_column
from lkjip_xl.intake.reading.headers import Heading, find_table
from lkjip_xl.intake.reading.identity import SCHEMA, find_named
from lkjip_xl.intake.reading.owner import check_owner
from lkjip_xl.intake.reading.tables import TableData, check_heading, check_merged, read_table
from lkjip_xl.intake.wording import Place, word
from lkjip_xl.model import Finding, Unit, Value
from lkjip_xl.rules.dates import tanggal_indonesia

_OWN_SHEETS: Final = frozenset({IDENTITY_SHEET, SUMMARY_SHEET, REMARKS_SHEET})
"""Sheets of the form on which nobody types data."""
_FORM_SHEETS: Final = frozenset(sheet.name for sheet in SCHEMA.sheets)


@dataclass(frozen=True)
class NamedValue:
    """What a named cell of the form holds, and where it stands."""

    value: Value
    place: Place
    findings: tuple[Finding, ...]


def parse_form(workbook: Returned, sha256: str, expected: Expected) -> Parsed:
    """Read and check a form.

    A form that is not for this year and a unit of this office is refused unread.
    """
    kode = str(_named(workbook, "kode_unit_formulir").value or "")
    unit = expected.unit(kode)
    findings = [*workbook.findings, *_identity_findings(workbook, kode, unit, expected)]
    if unit is None or is_refusal(findings):
        return Parsed(workbook.file, sha256, Source.FORM, unit.kode if unit else None, findings=tuple(findings))
    filled_on, populasi = _named(workbook, "tanggal_isi"), _named(workbook, "populasi_layanan")
    is_ahead = _is_ahead(filled_on, expected.today)
    findings += [*filled_on.findings, *populasi.findings, *_about_date(filled_on, expected.batas, is_ahead=is_ahead)]
    findings += check_owner(workbook, filled_on.place.sheet, unit, expected)
    tables, found = _read_tables(workbook, unit, expected)
    findings += found
    return Parsed(
        workbook.file,
        sha256,
        Source.FORM,
        unit.kode,
        {} if is_refusal(findings) else tables,
        tuple(findings),
        filled_on.value if isinstance(filled_on.value, date) and not is_ahead else None,
        populasi.value if isinstance(populasi.value, int) else None,
        workbook.saved_at,
        answers=workbook.names.get(ANSWERS_NAME, "").strip('"'),
    )


def _named(workbook: Returned, name: str) -> NamedValue:
    raw, sheet, address = find_named(workbook, name)
    _, cell = SCHEMA.names[name]
    column = Column(name, cell.label, cell.kind, minimum=cell.minimum, maximum=cell.maximum)
    (value,), faults = read_column(column, [raw], Habits(calendar=workbook.calendar))
    place = Place(workbook.file, sheet, address)
    return NamedValue(value, place, tuple(word(f.code, place, key=name, **f.facts) for f in faults.values()))


def _identity_findings(workbook: Returned, kode: str, unit: Unit | None, expected: Expected) -> Iterator[Finding]:
    version, tahun = _named(workbook, "versi_formulir").value, _named(workbook, "tahun_formulir").value
    file = Place(workbook.file)
    if version != FORM_VERSION:
        yield word("FORM_VERSION", file, found=version or "tidak dikenal", known=FORM_VERSION)
    if tahun != expected.tahun:
        yield word("FORM_OTHER_YEAR", file, found=tahun or "tidak dikenal", year=expected.tahun)
    if unit is None:
        yield word("FORM_UNIT_UNKNOWN", file, unit=kode)
    else:
        yield from _mixed_identity(workbook, unit, expected)
    book = _named(workbook, "id_buku_formulir").value if expected.id_buku else None
    if book is not None and book != expected.id_buku:
        yield word("FORM_OTHER_BOOK", file, found=book)


def _mixed_identity(workbook: Returned, unit: Unit, expected: Expected) -> Iterator[Finding]:
    """Yield a finding when the form bears the name of another unit than its code: its figures may be either's."""
    nama = _named(workbook, "nama_unit_formulir")
    shown = str(nama.value or "").casefold()
    if shown != unit.nama.casefold() and any(other.nama.casefold() == shown for other in expected.units):
        yield word("FORM_IDENTITY_MIXED", nama.place, unit=unit.kode, name=nama.value)


def _is_ahead(filled_on: NamedValue, today: date | None) -> bool:
    return today is not None and isinstance(filled_on.value, date) and filled_on.value > today


def _about_date(filled_on: NamedValue, batas: date | None, *, is_ahead: bool) -> list[Finding]:
    day = filled_on.value
    if not isinstance(day, date):
        return []
    if is_ahead:
        return [word("FORM_DATE_AHEAD", filled_on.place, day=tanggal_indonesia(day))]
    if batas is None or day <= batas:
        return []
    return [word("FORM_LATE", filled_on.place, day=tanggal_indonesia(day), deadline=tanggal_indonesia(batas))]


def _read_tables(workbook: Returned, unit: Unit, expected: Expected) -> tuple[dict[str, TableData], list[Finding]]:
    codes = tuple(expected.unsur)
    habits = Habits(frozenset(codes), expected.tahun, all_text=workbook.all_text, calendar=workbook.calendar)
    tables, findings = {}, list[Finding]()
    for name, (home, table) in form_schema(codes, seksi=unit.is_kecamatan).tables.items():
        heading = find_table(table, _sheets(workbook, home.name))
        if heading is None:
            headers = ", ".join(column.header for column in table.columns)
            findings.append(word("TABLE_NOT_FOUND", Place(workbook.file), table=table.title, headers=headers))
            continue
        tables[name], found = read_table(table, heading, habits, workbook.file)
        area = workbook.tables.get(name.casefold())
        found = [
            *check_heading(table, heading, workbook.file),
            *check_merged(heading, tables[name]),
            *check_appearance(table, heading, tables[name], home.name, area),
            *_elsewhere(workbook, table, heading),
            *found,
        ]
        # What is compared across the cells of a row makes sense only when each of them does.
        findings += found if is_refusal(found) else [*found, *_check(table, tables[name], codes)]
    return tables, findings if is_refusal(findings) else [*findings, *_survey_findings(tables, codes)]


def _survey_findings(tables: dict[str, TableData], codes: Sequence[str]) -> Iterator[Finding]:
    """Yield that nobody answered the survey, and take its rows out; a form that holds nothing at all is refused."""
    answers = tables.get(ANSWERS)
    if answers is None or has_answers(answers, codes):
        return
    place = Place(answers.file, answers.sheet)
    others = any(data.rows for name, data in tables.items() if name != ANSWERS)
    tables[ANSWERS] = replace(answers, rows=[], columns={key: [] for key in answers.columns})
    yield word("SURVEY_EMPTY" if others else "NO_RESPONDENTS", place)


def _sheets(workbook: Returned, home: str) -> Iterator[SheetRows]:
    """Yield the sheets where people type, the one first where a table should be."""
    for name in sorted(workbook.sheet_names, key=lambda name: name != home):
        if name not in _OWN_SHEETS:
            yield workbook.sheet(name)


def _elsewhere(workbook: Returned, table: Table, heading: Heading) -> Iterator[Finding]:
    """Yield a finding per added sheet on which the same table stands again, such as a copy kept by a person."""
    for name in workbook.sheet_names:
        if name not in _FORM_SHEETS and name != heading.sheet.name:
            other = find_table(table, [workbook.sheet(name)])
            if other:
                place = other.place(workbook.file)
                yield word("TABLE_ELSEWHERE", place, table=table.title, sheet=heading.sheet.name)


def _check(table: Table, data: TableData, codes: Sequence[str]) -> list[Finding]:
    if table.name == ANSWERS and not has_answers(data, codes):
        return []
    if not data.rows:
        return [word("TABLE_EMPTY", Place(data.file, data.sheet), table=table.title)]
    return check_rows(table.name, data, codes)
