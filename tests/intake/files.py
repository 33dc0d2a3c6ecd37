"""Parsed files for tests that need no workbook: as `parse_file` returns them, made from plain rows."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from intake.office import CODES, TAHUN, UNITS, UNSUR, Rows, respondent
from lkjip_xl.intake.checking.digest import make_digest
from lkjip_xl.intake.parsed import Expected, Parsed, Source
from lkjip_xl.intake.reading.tables import TableData
from lkjip_xl.model import Finding, Value

EXPECTED = Expected(TAHUN, UNITS, UNSUR)
LETTERS = {"nomor": "A", "nama": "C", **{code: chr(ord("H") + n) for n, code in enumerate(CODES)}}


def table(file: str, sheet: str, rows: Rows) -> TableData:
    """A table whose first data row is row 7."""
    keys = list(dict.fromkeys(key for row in rows for key in row))
    columns: dict[str, list[Value]] = {key: [row.get(key) for row in rows] for key in keys}
    return TableData(file, sheet, range(7, 7 + len(rows)), columns, LETTERS)


def person(number: int, **changes: Value) -> dict[str, Value]:
    """A respondent who is told from the others by age and day."""
    return {**respondent(1 + number % 28, usia=20 + number), "nomor": number, **changes}


def form(
    unit: str,
    people: Rows,
    *,
    name: str = "",
    groups: Rows = (),
    day: date | None = None,
    saved_at: datetime | None = None,
    populasi: int | None = None,
    findings: Sequence[Finding] = (),
) -> Parsed:
    """A form of a unit."""
    file = name or f"Form_{unit}.xlsx"
    tables = {"tblAngket": table(file, "SKM", people)}
    if groups:
        tables["tblPemmas"] = table(file, "Pemmas", groups)
    parsed = Parsed(file, "", Source.FORM, unit, tables, tuple(findings), day, populasi, saved_at)
    return _sealed(parsed, unit)


def export(people: Rows = (), results: Rows = (), *, name: str = "ekspor.csv") -> Parsed:
    """An export; each row names its unit."""
    held = {"tblAngket": people, "tblRekap": results}
    tables = {key: table(name, "", rows) for key, rows in held.items() if rows}
    return _sealed(Parsed(name, "", Source.EXPORT, None, tables), None)


def _sealed(parsed: Parsed, unit: str | None) -> Parsed:
    said = repr((parsed.file, parsed.unit, parsed.filled_on, parsed.saved_at, parsed.tables))
    digest = make_digest(parsed.tables, unit, CODES)
    return replace(parsed, sha256=hashlib.sha256(said.encode()).hexdigest(), digest=digest)
