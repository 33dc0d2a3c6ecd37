"""A small office for the tests of intake: two kelurahan and the kecamatan, with forms that can be filled and spoiled.

Addresses are looked up with openpyxl, by heading and row: an independent witness of what intake must name.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lkjip_xl.book.forms import FormSpec, build_form
from lkjip_xl.intake.consolidation import Consolidation, consolidate
from lkjip_xl.intake.parsed import Expected, Parsed
from lkjip_xl.intake.parsing import parse_file
from lkjip_xl.intake.workers.pool import Progress
from lkjip_xl.model import Finding, Pejabat, Severity, Unit, Value
from lkjip_xl.rules.ikm import UNSUR_2017
from lkjip_xl.rules.loading import skm_on

TAHUN = 2025
BATAS = date(2026, 1, 9)
UNSUR = {f"U{number}": name for number, name in enumerate(UNSUR_2017, start=1)}
CODES = tuple(UNSUR)
UNITS = (
    Unit("W1", "Kelurahan Wonoasih", "Kelurahan", Pejabat("Lurah Wonoasih")),
    Unit("W2", "Kelurahan Pakistaji", "Kelurahan", Pejabat("Lurah Pakistaji")),
    Unit("KEC", "Kecamatan Wonoasih", "Kecamatan", Pejabat("Camat Wonoasih")),
)
W1, W2, KEC = UNITS

Rows = Sequence[Mapping[str, Value]]


def respondent(nomor: int, **changes: Value) -> dict[str, Value]:
    """A respondent who answers 3 to everything."""
    profile: dict[str, Value] = {
        "nomor": nomor,
        "tanggal": date(2025, 8, nomor),
        "layanan": "Surat pengantar",
        "jenis_kelamin": "Perempuan",
        "usia": 30 + nomor,
        "pendidikan": "SMA",
        "pekerjaan": "Swasta",
    }
    return {**profile, **dict.fromkeys(CODES, 3), **changes}


def group(nomor: int, nama: str, **changes: Value) -> dict[str, Value]:
    """A kelompok that was facilitated."""
    return {
        "nomor": nomor,
        "jenis": "Posyandu",
        "nama": nama,
        "rw": f"0{nomor}",
        "difasilitasi": "Ya",
        "bukti": "Foto",
        **changes,
    }


DOCUMENTS: dict[str, Value] = {"nomor": 1, "jenis": "Surat masuk", "jumlah": 40, "sesuai": 38, "bukti": "Buku agenda"}
KINERJA: dict[str, Value] = {
    "nomor": 1,
    "uraian": "Dokumen selesai",
    "satuan": "Persen",
    "arah": "naik",
    "target": 80,
    "realisasi": 84,
}


def filled(unit: Unit) -> dict[str, Rows]:
    """What a unit usually types."""
    return {
        "tblAngket": [respondent(1), respondent(2, U1=4), respondent(3, U9=2)],
        "tblPemmas": [
            group(1, f"Melati {unit.nama}"),
            group(2, f"Mawar {unit.nama}", difasilitasi="Tidak", bukti=None),
        ],
        "tblAdministrasi": [DOCUMENTS],
        "tblKinerja": [KINERJA],
    }


@dataclass(frozen=True)
class Form:
    """A form as it comes back."""

    unit: Unit
    tahun: int = TAHUN
    tables: Mapping[str, Rows] = field(default_factory=dict)
    names: Mapping[str, Value] = field(default_factory=dict)

    def with_rows(self, table: str, rows: Rows) -> "Form":
        """The form with other rows in one table."""
        return replace(self, tables={**self.tables, table: rows})

    def write(self, path: Path) -> Path:
        """Write it as a workbook."""
        spec = FormSpec(
            id_formulir=f"F-{self.tahun}-{self.unit.kode}",
            tahun=self.tahun,
            kode_unit=self.unit.kode,
            nama_unit=self.unit.nama,
            is_kecamatan=self.unit.is_kecamatan,
            id_buku="BUKU-UJI",
            unsur=UNSUR,
            skm=skm_on(date(2025, 12, 31)),
            kecamatan="Wonoasih",
            blank_rows=8,
        )
        names: dict[str, Value] = {"tanggal_isi": date(2026, 1, 5), "populasi_layanan": 1}
        build_form(path, spec, tables={**filled(self.unit), **self.tables}, names=names | dict(self.names))
        return path


def write_form(folder: Path, unit: Unit, name: str = "") -> Path:
    """Write the usual form of a unit."""
    return Form(unit).write(folder / (name or f"Form_{unit.kode}.xlsx"))


def run(*files: Path, batas: date | None = BATAS) -> Consolidation:
    """Consolidate files for this office, read here: what worker processes change is tested with them."""
    return consolidate(files, tahun=TAHUN, units=UNITS, unsur=UNSUR, batas=batas, read=read_here)


def read_here(files: Sequence[Path], expected: Expected, _: Progress | None = None) -> list[Parsed]:
    """Parse files without starting a process."""
    return [parse_file(path, expected) for path in files]


def address(path: Path, sheet: str, header: str, row: int) -> str:
    """Return the address of the cell under a heading, in the given data row from 1."""
    found = heading_cell(load_workbook(path)[sheet], header)
    return f"{found.column_letter}{found.row + row}"


def heading_cell(sheet: Worksheet, header: str) -> Any:  # noqa: ANN401  openpyxl has no common type of its cells
    """Return the lowest cell that holds a heading: the form prints some texts above its tables too."""
    return [cell for cells in sheet.iter_rows() for cell in cells if cell.value == header][-1]


def spoil(path: Path, sheet: str, changes: Mapping[tuple[str, int], Any]) -> dict[tuple[str, int], str]:
    """Put contents into cells given by heading and data row, as another program would; return their addresses."""
    book = load_workbook(path)
    addresses = {}
    for (header, row), content in changes.items():
        head = heading_cell(book[sheet], header)
        cell = book[sheet].cell(head.row + row, head.column)
        cell.value = content
        addresses[header, row] = cell.coordinate
    book.save(path)
    return addresses


def rework(path: Path) -> Workbook:
    """Open a form to be rebuilt by a test, which must save it again."""
    return load_workbook(path)


def codes(findings: Iterable[Finding]) -> list[str]:
    """Codes of findings, in order."""
    return [finding.code for finding in findings]


def galat(findings: Iterable[Finding]) -> list[Finding]:
    """Findings that refuse."""
    return [finding for finding in findings if finding.severity is Severity.GALAT]
