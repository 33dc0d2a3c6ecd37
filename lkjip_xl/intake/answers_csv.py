"""Answers of one survey in a file of any origin: a row per respondent, a column per unsur, found by name.

Layer: intake. Serves `lkjip ikm FILE`: no unit, no year, no master.
Source: DOMAIN section 1: any number of unsur; U8 and U9 are swapped in public systems, so the name decides.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from lkjip_xl.book.ooxml.package import WorkbookMissingError, WorkbookUnreadableError
from lkjip_xl.book.schema.data import unsur_columns
from lkjip_xl.book.schema.kinds import Table
from lkjip_xl.errors import LkjipError
from lkjip_xl.intake.cells import Habits
from lkjip_xl.intake.gate import EmptyFileError, is_workbook
from lkjip_xl.intake.headers import Heading, find_heading
from lkjip_xl.intake.sheets import ReturnedWorkbook, SheetRows
from lkjip_xl.intake.tables import check_twice, read_table
from lkjip_xl.intake.text_table import read_text_table
from lkjip_xl.intake.unsur_names import KNOWN_NAMES, code_in, plain_name
from lkjip_xl.model import Finding

_NAME_BY_PLAIN: Final = {plain_name(name): name for name in reversed(KNOWN_NAMES)}


class NoUnsurError(LkjipError):
    """No row of the file names a single unsur."""

    code = "NO_UNSUR"

    def __init__(self, file: str) -> None:
        """Name the file."""
        super().__init__(
            f"Berkas {file} tidak memuat kolom unsur SKM",
            remedy="Beri judul setiap kolom jawaban dengan nama unsurnya, atau dengan U1, U2, dan seterusnya.",
        )


@dataclass(frozen=True)
class Answers:
    """The answers of a survey.

    Attributes:
        unsur: The unsur in the order of the columns, by the name of the regulation, or by code where only that stands.
        rows: Score by unsur, one mapping per respondent; None is an empty answer.
        findings: What is wrong with cells and headings. A galat there means that the answers must not be used.
    """

    unsur: tuple[str, ...]
    rows: list[dict[str, int | None]]
    findings: tuple[Finding, ...]


def read_answers(path: Path) -> Answers:
    """Read a text file (`,` `;` or tab; UTF-8, UTF-16 or Windows) or a workbook with one row per respondent.

    Other columns are left alone. A row in which no unsur is answered is no respondent.

    Raises:
        NoUnsurError: No column is an unsur.
        LkjipError: The file is missing or cannot be read (see `gate`, `text_table`).
    """
    sheets, habits = _open(path)
    heading = find_heading(sheets, _unsur_of, least=1)
    if heading is None:
        raise NoUnsurError(path.name)
    heading = _below_codes(heading)
    unsur = tuple(sorted(heading.columns, key=lambda name: heading.columns[name]))
    table = Table("", "", unsur_columns(unsur))
    data, findings = read_table(table, heading, Habits(frozenset(unsur), all_text=habits.all_text), path.name)
    rows = [{name: _score(value) for name, value in record.items()} for record in data.records()]
    return Answers(unsur, rows, (*check_twice(table, heading, path.name), *findings))


def _open(path: Path) -> tuple[Sequence[SheetRows], Habits]:
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise WorkbookMissingError(path) from error
    except OSError as error:
        raise WorkbookUnreadableError(path) from error
    if not content:
        raise EmptyFileError(path.name)
    if not is_workbook(content):
        return [SheetRows("", read_text_table(path.name, content))], Habits(all_text=True)
    workbook = ReturnedWorkbook(path.name, content)
    return [workbook.sheet(name) for name in workbook.sheet_names], Habits()


def _below_codes(heading: Heading) -> Heading:
    """Return the heading moved down to a second row of headings, which holds only the codes, as in our own form."""
    below = heading.sheet.rows[heading.row + 1 : heading.row + 2]
    has_codes = all(code_in(str(row[position])) for row in below for position in heading.columns.values())
    return replace(heading, row=heading.row + 1) if below and has_codes else heading


def _unsur_of(heading: str) -> str:
    return _NAME_BY_PLAIN.get(plain_name(heading)) or code_in(heading)


def _score(value: object) -> int | None:
    return value if isinstance(value, int) else None
