"""Which rows of the master count: those of a unit that is asked, and of two rows with one code only the first.

Layer: book. The same rule for every table, so that no figure knows a row that another one leaves out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from lkjip_xl.book.reading import Findings, RowReader
from lkjip_xl.model import Finding, Severity, Unit

CODE_TWICE: Final = "DUPLICATE_CODE"


@dataclass(frozen=True)
class DeclaredUnits:
    """The units of the office: those that are asked, and the names of those that are switched off, by code."""

    asked: tuple[Unit, ...] = ()
    inactive: Mapping[str, str] = field(default_factory=dict)

    def rows_of_asked(self, rows: Iterable[RowReader], findings: Findings) -> Iterator[RowReader]:
        """Yield the rows of the units that are asked; the others are one finding per unit, at their first row."""
        codes = {unit.kode for unit in self.asked}
        left_out: dict[str, list[RowReader]] = {}
        for row in rows:
            if (kode := row.text("unit")) in codes:
                yield row
            else:
                left_out.setdefault(kode, []).append(row)
        for kode, of_unit in left_out.items():
            self._tell(kode, of_unit, findings)

    def _tell(self, kode: str, rows: Sequence[RowReader], findings: Findings) -> None:
        cell, told = rows[0].cell("unit"), f"{len(rows)} baris tidak dihitung"
        if kode in self.inactive:
            message = f"Unit {kode} ({self.inactive[kode]}) tidak aktif; {told}"
            remedy = "Ubah kolom Aktif pada tabel Unit menjadi Ya bila unit itu dimintai data."
            findings.add("UNIT_INACTIVE", message, remedy, cell)
        else:
            message = f"Kode Unit {kode} tidak ada pada tabel Unit; {told}" if kode else f"Kode Unit kosong; {told}"
            remedy = "Perbaiki Kode Unit, atau tambahkan unit itu pada tabel Unit."
            findings.add("UNIT_UNKNOWN", message, remedy, cell)


def codes_twice(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings about rows that are not counted because an earlier one has their code."""
    return [finding for finding in findings if finding.code == CODE_TWICE]


def first_of_each(rows: Iterable[RowReader], keys: Sequence[str], findings: Findings) -> Iterator[RowReader]:
    """Yield the rows but those whose code stands in an earlier row; each of them is a finding with both cells."""
    first: dict[tuple[str, ...], RowReader] = {}
    for row in rows:
        code = tuple(row.text(key).casefold() for key in keys)
        earlier = first.setdefault(code, row)
        if earlier is row or not all(code):
            yield row
            continue
        what = ", ".join(f"{row.label(key)} {row.text(key)}" for key in keys)
        message = f"{what} sudah ada pada {earlier.cell(keys[0])}; baris ini tidak dihitung"
        findings.add(CODE_TWICE, message, "Hapus salah satu baris, atau ganti kodenya.", row.cell(keys[0]),
                     Severity.GALAT)  # fmt: skip
