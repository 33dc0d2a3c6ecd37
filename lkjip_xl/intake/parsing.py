"""One file from the folder: what it is, what it holds, what is wrong with it.

Layer: intake. The only reading of a file's bytes; depends on nothing but the file and what was asked for.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from lkjip_xl.errors import LkjipError
from lkjip_xl.intake.checking.digest import make_digest
from lkjip_xl.intake.formats.opening import is_readable, open_returned
from lkjip_xl.intake.gate import FileKind, kind_of
from lkjip_xl.intake.gate.package import LARGEST_FILE_MB
from lkjip_xl.intake.gate.refusals import TooLargeError
from lkjip_xl.intake.parsed import Expected, Parsed, Source
from lkjip_xl.intake.reading.cells import Habits
from lkjip_xl.intake.reading.form import parse_form
from lkjip_xl.intake.reading.identity import is_form, lost_identity
from lkjip_xl.intake.sources.exports import parse_export
from lkjip_xl.intake.wording import Place, word
from lkjip_xl.model import Finding, Severity

_MB: Final = 1024 * 1024
_EXCEL: Final = frozenset({FileKind.EXCEL})
_NAMED_AS: Final[Mapping[str, frozenset[FileKind]]] = {
    ".xlsx": _EXCEL,
    ".xlsm": _EXCEL,
    ".xltx": _EXCEL,
    ".xls": frozenset({FileKind.EXCEL_OLD, FileKind.EXCEL_ANCIENT, FileKind.WEB_TABLE, FileKind.EXCEL_XML}),
    ".xlsb": frozenset({FileKind.EXCEL_BINARY}),
    ".ods": frozenset({FileKind.OPEN_SHEET}),
    ".fods": frozenset({FileKind.OPEN_FLAT}),
    ".csv": frozenset({FileKind.TEXT}),
    ".tsv": frozenset({FileKind.TEXT}),
}
"""What a file may be when it is called so: other programs export web pages and XML under the name .xls."""
_OFTEN_PROOF: Final = frozenset({FileKind.TEXT, FileKind.WEB_TABLE, FileKind.EMPTY})
"""Kinds that are notes or evidence unless their name says that they are a table."""
_UNFINISHED: Final = frozenset({".crdownload", ".part", ".partial", ".download", ".opdownload", ".tmp"})
"""How browsers call a file that they have not wholly received."""
_MASTER_NAMES: Final = frozenset({"id_buku", "versi_skema"})
"""Named cells by which a workbook of ours that collects data is known, under whatever file name it lies there."""


def parse_file(path: Path, expected: Expected) -> Parsed:
    """Read and check one returned file; whatever is wrong with it is a finding, never an exception.

    Args:
        path: The file.
        expected: Year, units and unsur that the office asked for.
    """
    place = Place(path.name)
    try:
        if path.stat().st_size > LARGEST_FILE_MB * _MB:
            return _refused(path, TooLargeError(path.name, f"lebih dari {LARGEST_FILE_MB} MB"))
        content = path.read_bytes()
    except OSError:
        return Parsed(path.name, "", Source.OTHER, findings=(word("FILE_UNREADABLE", place),))
    sha256, suffix, kind = hashlib.sha256(content).hexdigest(), path.suffix.casefold(), kind_of(content)
    if suffix in _UNFINISHED:
        return Parsed(path.name, sha256, Source.OTHER, findings=(word("FILE_UNFINISHED", place),))
    if suffix not in _NAMED_AS and (kind in _OFTEN_PROOF or not is_readable(kind)):
        return Parsed(path.name, sha256, Source.OTHER, findings=(word("FILE_SKIPPED", place, kind=kind.value),))
    try:
        parsed = _parse(path.name, content, sha256, expected)
    except LkjipError as error:
        return _refused(path, error, sha256)
    told = () if kind in _NAMED_AS.get(suffix, ()) else (word("NAME_MISLEADS", place, kind=kind.value),)
    digest = make_digest(parsed.tables, parsed.unit, tuple(expected.unsur))
    return replace(parsed, findings=(*told, *parsed.findings), digest=digest)


def _refused(path: Path, error: LkjipError, sha256: str = "") -> Parsed:
    return Parsed(path.name, sha256, Source.OTHER, findings=(as_finding(error, path.name),))


def as_finding(error: LkjipError, file: str) -> Finding:
    """Return an error that refuses a whole file as a finding about that file."""
    return Finding(error.code, Severity.GALAT, error.message, error.remedy, file)


def _parse(file: str, content: bytes, sha256: str, expected: Expected) -> Parsed:
    workbook = open_returned(file, content)
    if is_form(workbook):
        return parse_form(workbook, sha256, expected)
    if not _MASTER_NAMES.isdisjoint(workbook.names):
        return Parsed(file, sha256, Source.OTHER, findings=(word("OWN_WORKBOOK", Place(file)),))
    sheets = [workbook.sheet(name) for name in workbook.sheet_names]
    if lost := lost_identity(workbook, sheets):
        return Parsed(file, sha256, Source.OTHER, findings=(lost,))
    habits = Habits(all_text=workbook.all_text, calendar=workbook.calendar)
    parsed = parse_export(file, sheets, sha256, expected, habits)
    return replace(parsed, findings=(*workbook.findings, *parsed.findings))
