"""Typed reading of the master's rows: what people typed becomes a value, or one finding that names the cell.

Layer: book. Knows no sheet in particular; `office` says which columns it wants.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from lkjip_xl.book.schema.lists import LISTS
from lkjip_xl.model import Arah, Cell, Finding, Number, Row, Severity, Target, Value
from lkjip_xl.rules.dates import parse_tanggal
from lkjip_xl.rules.parse_number import Outcome, parse_number

_RANGE_SIGN = ".."
YES, NO = LISTS["ya_tidak"]


@dataclass
class Findings:
    """Collects what is wrong in the master's cells; every reader of a step shares one."""

    items: list[Finding] = field(default_factory=list)

    def add(self, code: str, message: str, remedy: str, cell: Cell, severity: Severity = Severity.PERINGATAN) -> None:
        """Note something that lets the step go on without this cell."""
        self.items.append(Finding(code, severity, message, remedy, sheet=cell.sheet, cell=cell.address))


def plain_text(value: Value) -> str:
    """Return any cell value as text: 3 for a number, empty for an empty cell."""
    return "" if value is None else str(value).strip()


def same_word(text: str) -> str:
    """Return what a word is compared by: without case and blanks, so that ` Sub Kegiatan` is `Subkegiatan`."""
    return "".join(text.split()).casefold()


def as_number(value: Value, label: str, cell: Cell, findings: Findings, *, small: bool = False) -> Number | None:
    """Return a number, also when it was typed as text; anything else is a finding and None.

    In a column whose figures stay below 1000 (`small`), `3,375` can only have decimals: no second reading is there.
    """
    if isinstance(value, bool | date):
        findings.add("NOT_A_NUMBER", f"{label} bukan bilangan", "Ketik bilangan, misalnya 82,10.", cell)
        return None
    if value is None or isinstance(value, int | Decimal):
        return value
    parsed = parse_number(value)
    if small and parsed.outcome is Outcome.AMBIGUOUS:
        parsed = parse_number(f"{value.strip()}0")  # a zero behind it changes no decimal reading and ends the other
    if parsed.outcome is Outcome.AMBIGUOUS:
        message = f"{label} = {value} dapat dibaca dengan dua cara"
        findings.add("AMBIGUOUS_NUMBER", message, "Ketik sebagai bilangan, bukan teks.", cell)
    elif parsed.outcome is Outcome.NOT_A_NUMBER:
        findings.add("NOT_A_NUMBER", f"{label} = {value} bukan bilangan", "Ketik bilangan, misalnya 82,10.", cell)
    return parsed.value


def as_integer(value: Value, label: str, cell: Cell, findings: Findings) -> int | None:
    """Return a whole number; one with decimals is a finding and None."""
    number = as_number(value, label, cell, findings)
    if isinstance(number, Decimal):
        if number != number.to_integral_value():
            findings.add("NOT_WHOLE", f"{label} = {value} bukan bilangan bulat", "Ketik bilangan bulat.", cell)
            return None
        return int(number)
    return number


def as_target(value: Value, label: str, cell: Cell, findings: Findings) -> Target | None:
    """Return a target: one figure, or a range written `70..80`."""
    if isinstance(value, str) and _RANGE_SIGN in value:
        lower, upper = (as_number(part.strip(), label, cell, findings) for part in value.split(_RANGE_SIGN, maxsplit=1))
        return None if lower is None or upper is None else Target(lower, upper)
    number = as_number(value, label, cell, findings)
    return None if number is None else Target(number, number)


def as_date(value: Value, label: str, cell: Cell, findings: Findings) -> date | None:
    """Return a date, also when it was typed as text; anything else is a finding and None."""
    if value is None or isinstance(value, date):
        return value
    day = parse_tanggal(value) if isinstance(value, str) else None
    if day is None:
        findings.add("NOT_A_DATE", f"{label} = {value} bukan tanggal", "Ketik tanggal, misalnya 31/12/2025.", cell)
    return day


@dataclass(frozen=True)
class RowReader:
    """Reads the columns of one row; `labels` gives the header text per key for the findings."""

    row: Row
    labels: Mapping[str, str]
    findings: Findings

    def cell(self, key: str) -> Cell:
        """Return where a column of this row stands."""
        return Cell(self.row.sheet, self.row.cell(key))

    def label(self, key: str) -> str:
        """Return the header of a column; one that the office added is its own header."""
        return self.labels.get(key, key)

    def text(self, key: str) -> str:
        """Return a column as text."""
        return plain_text(self.row.content.get(key))

    def number(self, key: str, *, small: bool = False) -> Number | None:
        """Return a column as a number; `small` where its figures stay below 1000."""
        return as_number(self.row.content.get(key), self.label(key), self.cell(key), self.findings, small=small)

    def integer(self, key: str) -> int | None:
        """Return a column as a whole number."""
        value = self.row.content.get(key)
        if value is None or type(value) is int:
            return value  # nearly every cell of the answers: nothing to find, so no place to name
        return as_integer(value, self.label(key), self.cell(key), self.findings)

    def target(self, key: str) -> Target | None:
        """Return a column as a target."""
        return as_target(self.row.content.get(key), self.label(key), self.cell(key), self.findings)

    def arah(self, key: str) -> Arah:
        """Return a direction; an unknown word is a finding and counts as `naik`."""
        word = self.text(key).casefold()
        if word not in set(Arah):
            message = f"{self.label(key)} = {word or 'kosong'} tidak dikenal; dibaca naik"
            self.findings.add("UNKNOWN_ARAH", message, "Pilih naik, turun, atau rentang.", self.cell(key))
            return Arah.NAIK
        return Arah(word)

    def choice(self, key: str, choices: Iterable[str]) -> str:
        """Return a column as one of the words it may hold, whatever its case and blanks; empty for another word."""
        wanted = same_word(self.text(key))
        return next((choice for choice in choices if same_word(choice) == wanted), "")

    def yes_no(self, key: str) -> bool | None:
        """Return a column of Ya and Tidak; anything else, also an empty cell, is a finding and None."""
        answer = self.choice(key, (YES, NO))
        if not answer:
            message = f"{self.label(key)} = {self.text(key) or 'kosong'} bukan {YES} atau {NO}"
            self.findings.add("NOT_YES_NO", message, f"Pilih {YES} atau {NO}.", self.cell(key))
            return None
        return answer == YES

    def has(self, keys: Sequence[str]) -> bool:
        """Return whether all these columns are filled; the first empty one is a finding."""
        for key in keys:
            if not self.text(key):
                message = f"Kolom {self.label(key)} kosong; baris ini tidak dihitung"
                self.findings.add("REQUIRED_CELL_EMPTY", message, "Isi kolom itu, lalu ulangi.", self.cell(key))
                return False
        return True
