"""One file from the folder: what it is, what it holds, what is wrong with it.

Layer: intake. The only reading of a file's bytes; depends on nothing but the file and what was asked for.
"""

import hashlib
from pathlib import Path
from typing import Final

from lkjip_xl.errors import LkjipError
from lkjip_xl.intake.cells import Habits
from lkjip_xl.intake.exports import parse_export
from lkjip_xl.intake.form import is_form, parse_form
from lkjip_xl.intake.gate import is_workbook
from lkjip_xl.intake.parsed import Expected, Parsed, Source
from lkjip_xl.intake.sheets import ReturnedWorkbook, SheetRows
from lkjip_xl.intake.text_table import read_text_table
from lkjip_xl.intake.wording import Place, word
from lkjip_xl.model import Finding, Severity

_WORKBOOKS: Final = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"})
_TEXTS: Final = frozenset({".csv", ".tsv"})
_MASTER_NAMES: Final = frozenset({"id_buku", "versi_skema"})
"""Named cells by which a workbook of ours that collects data is known, under whatever file name it lies there."""


def parse_file(path: Path, expected: Expected) -> Parsed:
    """Read and check one returned file; whatever is wrong with it is a finding, never an exception.

    Args:
        path: The file.
        expected: Year, units and unsur that the office asked for.
    """
    try:
        content = path.read_bytes()
    except OSError:
        return Parsed(path.name, "", Source.OTHER, findings=(word("FILE_UNREADABLE", Place(path.name)),))
    sha256 = hashlib.sha256(content).hexdigest()
    kind = path.suffix.casefold()
    if kind not in _WORKBOOKS | _TEXTS:
        return Parsed(path.name, sha256, Source.OTHER, findings=(word("FILE_SKIPPED", Place(path.name)),))
    try:
        return _parse(path.name, content, sha256, expected, is_text=kind in _TEXTS)
    except LkjipError as error:
        return Parsed(path.name, sha256, Source.OTHER, findings=(as_finding(error, path.name),))


def as_finding(error: LkjipError, file: str) -> Finding:
    """Return an error that refuses a whole file as a finding about that file."""
    return Finding(error.code, Severity.GALAT, error.message, error.remedy, file)


def _parse(file: str, content: bytes, sha256: str, expected: Expected, *, is_text: bool) -> Parsed:
    # An export that was renamed .csv by hand, or a workbook saved under that name, is taken for what it is.
    if is_text and not is_workbook(content):
        return parse_export(
            file, [SheetRows("", read_text_table(file, content))], sha256, expected, Habits(all_text=True)
        )
    workbook = ReturnedWorkbook(file, content)
    if is_form(workbook):
        return parse_form(workbook, sha256, expected)
    if not _MASTER_NAMES.isdisjoint(workbook.names):
        return Parsed(file, sha256, Source.OTHER, findings=(word("OWN_WORKBOOK", Place(file)),))
    sheets = [workbook.sheet(name) for name in workbook.sheet_names]
    return parse_export(file, sheets, sha256, expected, Habits(calendar=workbook.calendar))
