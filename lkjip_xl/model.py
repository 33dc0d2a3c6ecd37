"""The nouns of the office: frozen dataclasses that every layer shares.

Layer: model, above errors only. No behaviour beyond reading themselves; no workbook, file or clock.
Figures typed by people arrive as `Decimal` (exactly what was typed) or `int`; a missing figure is None, never 0.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

Number: TypeAlias = int | Decimal
Value: TypeAlias = str | int | Decimal | bool | date | None
"""What a cell can hold for us. An empty cell and a cell of blanks are None; a date has no time of day."""


class Severity(StrEnum):
    """How much a finding weighs: `galat` refuses, `peringatan` lets pass, `info` only tells."""

    GALAT = "galat"
    PERINGATAN = "peringatan"
    INFO = "info"


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong or worth knowing in what people sent or typed.

    `code` is English and stable; `message` (what) and `remedy` (how to fix it) are Indonesian sentences.
    """

    code: str
    severity: Severity
    message: str
    remedy: str = ""
    file: str = ""
    sheet: str = ""
    cell: str = ""

    @property
    def where(self) -> str:
        """Place as one text: `Form_W01.xlsx SKM!D17`."""
        cell = f"{self.sheet}!{self.cell}" if self.sheet and self.cell else self.sheet or self.cell
        return " ".join(part for part in (self.file, cell) if part)


@dataclass(frozen=True)
class Artifact:
    """A file that a step made. `kind` is one of DESIGN section 6; `nomor` is the letter's number, if it has one."""

    kind: str
    path: Path
    nomor: str | None = None


@dataclass(frozen=True)
class Row(Mapping[str, Value]):
    """One row of a table, read by column key, that still knows its cells.

    Attributes:
        sheet: Name of the sheet as people see it.
        number: Row number on the sheet, from 1.
        content: Value per column key of the schema (or header text of a column the office added).
        letters: Column letter per key.
    """

    sheet: str
    number: int
    content: Mapping[str, Value]
    letters: Mapping[str, str] = field(repr=False)

    def __getitem__(self, key: str) -> Value:
        """Return the value of a column."""
        return self.content[key]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the column keys."""
        return iter(self.content)

    def __len__(self) -> int:
        """Return the number of columns."""
        return len(self.content)

    def cell(self, key: str) -> str:
        """Return the address of a column's cell in this row, such as `D17`."""
        return f"{self.letters[key]}{self.number}"


@dataclass(frozen=True)
class AnswerTotal:
    """Sum and count of the valid answers to one unsur; the only thing an index needs to know of its answers."""

    sum: int
    count: int

    def __add__(self, other: "AnswerTotal") -> "AnswerTotal":
        """Merge two groups of respondents."""
        return AnswerTotal(self.sum + other.sum, self.count + other.count)


class Arah(StrEnum):
    """Direction of an indikator: higher is better, lower is better, or inside a range."""

    NAIK = "naik"
    TURUN = "turun"
    RENTANG = "rentang"


@dataclass(frozen=True)
class Target:
    """A target: one figure, or for `Arah.RENTANG` the bounds `lower..upper`. For one figure both bounds are equal."""

    lower: Number
    upper: Number
