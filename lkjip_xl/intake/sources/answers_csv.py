"""Answers of one survey in a file of any origin: a row per respondent, a column per unsur.

Layer: intake. Serves `lkjip ikm FILE`: no unit, no year, no master. An unsur is found by its name or code; a column
under a name that nobody knows is one too when it holds nothing but answers, and keeps that name.
Source: DOMAIN section 1: any number of unsur; U8 and U9 are swapped in public systems, so the name decides.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from lkjip_xl.book.ooxml.package import WorkbookMissingError, WorkbookUnreadableError
from lkjip_xl.book.schema.data import unsur_columns
from lkjip_xl.book.schema.kinds import Table
from lkjip_xl.errors import LkjipError
from lkjip_xl.intake.formats.opening import open_returned
from lkjip_xl.intake.formats.sheets import SheetRows
from lkjip_xl.intake.reading.cells import Habits
from lkjip_xl.intake.reading.headers import Heading, find_heading
from lkjip_xl.intake.reading.tables import check_twice, read_table
from lkjip_xl.intake.sources.unsur_names import KNOWN_NAMES, code_in, plain_name
from lkjip_xl.intake.wording import word
from lkjip_xl.model import Finding, Severity

_NAME_BY_PLAIN: Final = {plain_name(name): name for name in reversed(KNOWN_NAMES)}
_WORD: Final = re.compile(r"[^\W_]+")
_LAST_HEADING_ROW: Final = 60
"""Nobody puts more above a table than this."""
_NO_UNSUR: Final = frozenset(
    {
        *("no", "nomor", "no urut", "nomor urut", "no responden", "nomor responden", "responden", "id", "id responden"),
        *("nama", "nama responden", "nik", "alamat", "rt", "rw", "rt rw", "kontak", "no hp", "telepon", "email"),
        *("tanggal", "tgl", "tanggal survei", "tanggal pengisian", "hari", "bulan", "tahun", "jam", "waktu"),
        *("waktu pengisian", "timestamp", "cap waktu", "periode", "triwulan", "semester", "keterangan", "catatan"),
        *("usia", "umur", "kelompok usia", "kelompok umur", "jenis kelamin", "kelamin", "l p", "gender"),
        *("pendidikan", "pendidikan terakhir", "pekerjaan", "pekerjaan utama", "agama", "disabilitas"),
        *("layanan", "jenis layanan", "jenis pelayanan", "nama layanan", "loket", "kode", "kode unit", "unit"),
        *("nama unit", "unit kerja", "unit layanan", "unit pelayanan", "kelurahan", "kecamatan", "seksi"),
        *("saran", "kritik dan saran", "saran dan masukan", "jumlah", "total", "rata rata", "nrr", "ikm", "nilai ikm"),
    }
)
"""Headings of a respondent's profile, of running numbers and of results, by their words: never an unsur."""


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
        unsur: The unsur in the order of the columns, by the name of the regulation, by code where only that stands, or
            by a heading of its own.
        rows: Score by unsur, one mapping per respondent; None is an empty answer.
        findings: What is wrong with cells and headings. A galat there means that the answers must not be used.
    """

    unsur: tuple[str, ...]
    rows: list[dict[str, int | None]]
    findings: tuple[Finding, ...]


def read_answers(path: Path) -> Answers:
    """Read a text file (`,` `;` or tab; UTF-8, UTF-16 or Windows) or a workbook with one row per respondent.

    Columns of the profile are left alone; any other column that cannot be an unsur is named in the findings. A row in
    which no unsur is answered is no respondent.

    Raises:
        NoUnsurError: No column is an unsur.
        LkjipError: The file is missing or cannot be read (see `gate`, `text_table`).
    """
    sheets, habits = _open(path)
    heading = _heading(sheets, habits)
    if heading is None:
        raise NoUnsurError(path.name)
    unsur = tuple(sorted(heading.columns, key=lambda name: heading.columns[name]))
    table = Table("", "", unsur_columns(unsur))
    data, findings = read_table(table, heading, Habits(frozenset(unsur), all_text=habits.all_text), path.name)
    rows = [{name: _score(value) for name, value in record.items()} for record in data.records()]
    ignored = [
        word("COLUMN_IGNORED", heading.place(path.name, position), column=" ".join(text.split()))
        for position, text in heading.unknown.items()
        if not _is_profile(text)
    ]
    return Answers(unsur, rows, (*check_twice(table, heading, path.name), *ignored, *findings))


def _open(path: Path) -> tuple[Sequence[SheetRows], Habits]:
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise WorkbookMissingError(path) from error
    except OSError as error:
        raise WorkbookUnreadableError(path) from error
    workbook = open_returned(path.name, content)
    return [workbook.sheet(name) for name in workbook.sheet_names], Habits(all_text=workbook.all_text)


def _heading(sheets: Sequence[SheetRows], habits: Habits) -> Heading | None:
    """Return the row that names an unsur we know, else the first one above columns of nothing but answers."""
    known = find_heading(sheets, _unsur_of, least=1)
    if known is not None:
        return _with_own_names(_below_codes(known), habits)
    rows = (_unknown_heading(sheet, at) for sheet in sheets for at in range(min(len(sheet.rows), _LAST_HEADING_ROW)))
    return next((own for row in rows if (own := _with_own_names(row, habits)).columns), None)


def _unknown_heading(sheet: SheetRows, row: int) -> Heading:
    texts = {at: cell for at, cell in enumerate(sheet.rows[row]) if isinstance(cell, str) and cell.strip()}
    return Heading(sheet, row, {}, (), texts)


def _with_own_names(heading: Heading, habits: Habits) -> Heading:
    """Return the heading with each unknown column that holds answers as an unsur under its own heading."""
    columns, twice = dict(heading.columns), list(heading.twice)
    own = {at: " ".join(text.split()) for at, text in heading.unknown.items() if _holds_answers(heading, at, habits)}
    for position, name in own.items():
        if columns.setdefault(name, position) != position:
            twice.append(name)
    unknown = {position: text for position, text in heading.unknown.items() if position not in own}
    return replace(heading, columns=columns, twice=twice, unknown=unknown)


def _holds_answers(heading: Heading, position: int, habits: Habits) -> bool:
    """Whether a column has answers beneath a heading in words, and nothing else."""
    text = heading.unknown[position]
    if _is_profile(text) or not any(sign.isalpha() for sign in text):
        return False
    alone, table = replace(heading, columns={text: position}), Table("", "", unsur_columns((text,)))
    data, findings = read_table(table, alone, habits, "")
    scores = data.columns[text]
    return any(score is not None for score in scores) and all(each.severity is not Severity.GALAT for each in findings)


def _is_profile(heading: str) -> bool:
    return " ".join(_WORD.findall(heading.casefold())) in _NO_UNSUR


def _below_codes(heading: Heading) -> Heading:
    """Return the heading moved down to a second row of headings, which holds only the codes, as in our own form."""
    below = heading.sheet.rows[heading.row + 1 : heading.row + 2]
    has_codes = all(code_in(str(row[position])) for row in below for position in heading.columns.values())
    return replace(heading, row=heading.row + 1) if below and has_codes else heading


def _unsur_of(heading: str) -> str:
    return _NAME_BY_PLAIN.get(plain_name(heading)) or code_in(heading)


def _score(value: object) -> int | None:
    return value if isinstance(value, int) else None
