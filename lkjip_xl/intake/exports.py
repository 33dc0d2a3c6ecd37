"""Exports of survey applications such as Portal Emas: a row per respondent, or results that are already processed.

Layer: intake.
Source: DOMAIN section 1: the layout is not ours, so columns are recognised by name; results go to tblRekap.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from lkjip_xl.book.schema.data import UNIT, angket
from lkjip_xl.book.schema.kinds import Table
from lkjip_xl.book.schema.master import master_schema
from lkjip_xl.intake.cells import Habits, Raw
from lkjip_xl.intake.checks import check_respondents
from lkjip_xl.intake.headers import Heading, find_heading, normal
from lkjip_xl.intake.parsed import Expected, Parsed, Source, is_refusal
from lkjip_xl.intake.sheets import SheetRows
from lkjip_xl.intake.tables import TableData, check_twice, read_table
from lkjip_xl.intake.units import UnitNames
from lkjip_xl.intake.unsur_names import code_in, plain_name
from lkjip_xl.intake.wording import Place, word
from lkjip_xl.model import Finding, Value

ANSWERS: Final = "tblAngket"
RESULTS: Final = "tblRekap"

_HEADINGS: Final[Mapping[str, str]] = {
    "no": "nomor",
    "nomor": "nomor",
    "unit": "unit",
    "kode unit": "unit",
    "nama unit": "unit",
    "unit kerja": "unit",
    "unit layanan": "unit",
    "unit pelayanan": "unit",
    "kelurahan": "unit",
    "tanggal": "tanggal",
    "tanggal survei": "tanggal",
    "layanan": "layanan",
    "jenis layanan": "layanan",
    "jenis pelayanan": "layanan",
    "jenis kelamin": "jenis_kelamin",
    "usia": "usia",
    "umur": "usia",
    "pendidikan": "pendidikan",
    "pendidikan terakhir": "pendidikan",
    "pekerjaan": "pekerjaan",
    "pekerjaan utama": "pekerjaan",
    "periode": "periode",
    "periode survei": "periode",
    "responden": "responden",
    "jumlah responden": "responden",
    "ikm": "ikm_tercetak",
    "nilai ikm": "ikm_tercetak",
    "ikm tercetak": "ikm_tercetak",
}
_RESULT_KEYS: Final = frozenset({"responden", "ikm_tercetak"})
_LEAST_KNOWN: Final = 2
"""The unit, and one unsur."""


def parse_export(file: str, sheets: Sequence[SheetRows], sha256: str, expected: Expected, habits: Habits) -> Parsed:
    """Read and check an export.

    Args:
        file: File name.
        sheets: Its content.
        sha256: Its fingerprint.
        expected: What the office asked for.
        habits: How its cells are to be taken; scores and year are filled in here.
    """
    heading = find_heading(sheets, _key_reader(expected.unsur), least=_LEAST_KNOWN)
    unsur = [code for code in expected.unsur if heading and code in heading.columns]
    if heading is None or "unit" not in heading.columns or not unsur:
        return Parsed(file, sha256, Source.OTHER, findings=(word("FORM_UNKNOWN", Place(file)),))
    table = _table(heading, tuple(expected.unsur))
    habits = replace(habits, scores=frozenset(expected.unsur), year=expected.tahun)
    data, findings = read_table(table, heading, habits, file)
    codes, unknown = _resolve_units(data, UnitNames(expected.units))
    data = replace(data, columns={**data.columns, "unit": codes})
    findings += [*check_twice(table, heading, file), *_heading_findings(heading, expected.unsur, file), *unknown]
    if not is_refusal(findings):
        findings += _check_results(data, expected.unsur) if table.name == RESULTS else check_respondents(data, unsur)
    sole = codes[0] if len(set(codes)) == 1 and isinstance(codes[0], str) else None
    tables = {} if is_refusal(findings) else {table.name: data}
    return Parsed(file, sha256, Source.EXPORT, sole, tables, tuple(findings))


def _key_reader(unsur: Mapping[str, str]) -> Callable[[str], str]:
    """Return what tells the column of a heading: an unsur by its name, or by its bare code, or another known column."""
    by_name = {plain_name(name): code for code, name in unsur.items()}

    def key_of(heading: str) -> str:
        return by_name.get(plain_name(heading)) or _bare_code(heading, unsur) or _HEADINGS.get(normal(heading), "")

    return key_of


def _bare_code(heading: Raw, unsur: Mapping[str, str]) -> str:
    """Return the code of an unsur whose heading gives no name; empty for any other heading."""
    code = code_in(str(heading))
    return code if code in unsur else ""


def _table(heading: Heading, codes: tuple[str, ...]) -> Table:
    """Return the table that the headings describe, its columns called as in the file."""
    is_result = bool(_RESULT_KEYS & heading.columns.keys())
    declared = master_schema(codes).tables[RESULTS][1].columns if is_result else (UNIT, *angket(codes).columns)
    columns = [
        replace(
            c,
            header=str(heading.cells[heading.columns[c.key]]).strip() if c.key in heading.columns else c.header,
            required=c.key == "unit",
        )
        for c in declared
    ]
    return Table(RESULTS if is_result else ANSWERS, "", tuple(columns))


def _resolve_units(data: TableData, units: UnitNames) -> tuple[list[Value], list[Finding]]:
    """Return the code of the unit of every row, and a finding for every name that is not one unit's."""
    typed = data.columns["unit"]
    codes = {name: units.code_of(str(name)) for name in set(typed) if name is not None}
    lost = {name: typed.index(name) for name, code in codes.items() if code is None}
    findings = [word("EXPORT_UNIT_UNKNOWN", data.place(n, "unit"), value=name) for name, n in lost.items()]
    return [None if name is None else codes[name] for name in typed], findings


def _heading_findings(heading: Heading, unsur: Mapping[str, str], file: str) -> Iterator[Finding]:
    """Yield what is unsure about the headings: unsur that are missing, or known by their number only."""
    row = heading.place(file)
    missing = [name for code, name in unsur.items() if code not in heading.columns]
    bare = [code for n in heading.columns.values() if (code := _bare_code(heading.cells[n], unsur))]
    if missing:
        yield word("EXPORT_UNSUR_MISSING", row, unsur="; ".join(missing))
    if bare:
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
