"""Nomor surat as nouns: the letter that asks for a number and the line it gets in the register.

Layer: ledger. Knows no database and no sheet; in the register's table a line is a row of texts and whole numbers.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Self

from lkjip_xl.errors import LkjipError


class NumberUnavailableError(LkjipError):
    """No number may be given now. A draft goes on without: it prints '……' and makes this a finding of the same code.

    Its kinds are declared beside the code that raises them.
    """

    code = "NOMOR_BELUM_ADA"


class NumberState(StrEnum):
    """A number is reserved by a draft, used by a signed letter, or cancelled and never given again."""

    DIPESAN = "dipesan"
    DIPAKAI = "dipakai"
    BATAL = "batal"


class NumberSource(StrEnum):
    """Who gave the number: this register, or a person who typed it into the agenda."""

    KITA = "kita"
    MANUAL = "manual"


@dataclass(frozen=True)
class NumberRequest:
    """A letter that needs a number.

    `key` names the letter for ever (`lkjip.2025.surat_pengantar`): the same key gets the same number on every click. It
    contains no `#` and does not begin with `manual/`, which the agenda uses for lines that are cancelled or typed.
    The series is that of the year of `letter_date`, whatever the report year.
    """

    key: str
    report_year: int
    kind: str
    recipient: str
    subject: str
    letter_date: date
    klasifikasi: str
    pengolah: str = ""
    sifat: str = ""
    lampiran: str = ""

    @property
    def year(self) -> int:
        """Calendar year whose series numbers this letter."""
        return self.letter_date.year


@dataclass(frozen=True)
class NumberEntry:
    """A line of the register. `suffix` is the letter of a number inserted later: 123.a has urut 123, suffix a."""

    urut: int
    suffix: str
    nomor: str
    letter: NumberRequest
    state: NumberState
    source: NumberSource
    drawn_at: datetime
    changed_at: datetime
    reason: str = ""

    @property
    def year(self) -> int:
        """Calendar year of the series."""
        return self.letter.year

    @property
    def urut_text(self) -> str:
        """The number in the series as the agenda shows it: `123` or `123.a`."""
        return f"{self.urut}.{self.suffix}" if self.suffix else str(self.urut)

    def to_row(self) -> dict[str, str | int]:
        """Return the line as a row of the register's table."""
        letter = {field.name: getattr(self.letter, field.name) for field in fields(self.letter)}
        return letter | {
            "letter_date": self.letter.letter_date.isoformat(),
            "year": self.year,
            "urut": self.urut,
            "suffix": self.suffix,
            "nomor": self.nomor,
            "state": self.state.value,
            "source": self.source.value,
            "drawn_at": self.drawn_at.isoformat(),
            "changed_at": self.changed_at.isoformat(),
            "reason": self.reason,
        }

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        """Read a row of the register's table back."""
        letter = {field.name: row[field.name] for field in fields(NumberRequest)}
        letter["letter_date"] = date.fromisoformat(row["letter_date"])
        return cls(
            urut=row["urut"],
            suffix=row["suffix"],
            nomor=row["nomor"],
            letter=NumberRequest(**letter),
            state=NumberState(row["state"]),
            source=NumberSource(row["source"]),
            drawn_at=datetime.fromisoformat(row["drawn_at"]),
            changed_at=datetime.fromisoformat(row["changed_at"]),
            reason=row["reason"],
        )
