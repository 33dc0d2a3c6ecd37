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

    def __contains__(self, key: object) -> bool:
        """Whether there is such a column."""
        return key in self.content

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


class Putusan(StrEnum):
    """What a person decides about a request for data; `batal` takes a decision back."""

    SETUJUI = "setujui"
    KECUALIKAN = "kecualikan"
    BATAL = "batal"


@dataclass(frozen=True)
class Target:
    """A target: one figure, or for `Arah.RENTANG` the bounds `lower..upper`. For one figure both bounds are equal."""

    lower: Number
    upper: Number


@dataclass(frozen=True)
class Cell:
    """Where a figure stands in the master, so that the report can say where it came from."""

    sheet: str
    address: str

    def __str__(self) -> str:
        """Return the address as people write it: `Indikator!H7`."""
        return f"{self.sheet}!{self.address}"


@dataclass(frozen=True)
class Pejabat:
    """An official as a letter prints him: `sebutan` is empty, `Plt.` or `Plh.`; missing parts are empty texts."""

    jabatan: str
    nama: str = ""
    pangkat: str = ""
    nip: str = ""
    sebutan: str = ""


@dataclass(frozen=True)
class Unit:
    """A kelurahan, or the kecamatan itself, that is asked for data."""

    kode: str
    nama: str
    jenis: str
    pimpinan: Pejabat
    populasi: int | None = None

    @property
    def is_kecamatan(self) -> bool:
        """True for the kecamatan's own unit, whose form names the seksi of each row."""
        return self.jenis == "Kecamatan"


NO_STANDARD = "Tidak ada"
"""What the office types as the source of a standard that does not exist; an empty cell says nothing."""


@dataclass(frozen=True)
class Indikator:
    """An indikator kinerja utama with its targets and the office's explanations.

    `target` is the one in force (perubahan if there is one, else murni); it is None where nobody typed one. `cells`
    says where each column of its row stands, so that a finding can name the cell to fill.
    """

    kode: str
    sasaran: str
    nama: str
    satuan: str
    arah: Arah
    sumber: str
    cell: Cell
    formula: str = ""
    target: Target | None = None
    target_murni: Target | None = None
    target_perubahan: Target | None = None
    target_renstra: Target | None = None
    tahun_renstra: int | None = None
    standar: Number | None = None
    sumber_standar: str = ""
    realisasi_isian: Number | None = None
    penyebab: str = ""
    hambatan: str = ""
    solusi: str = ""
    program: str = ""
    cells: Mapping[str, Cell] = field(default_factory=dict)

    def place(self, column: str) -> Cell:
        """Return the cell of a column of its row (`target_murni`, `penyebab` …)."""
        return self.cells.get(column, self.cell)


@dataclass(frozen=True)
class Riwayat:
    """Target and realisasi of an indikator in an earlier year; `renstra` is empty where it is today's."""

    indikator: str
    tahun: int
    target: Target | None
    realisasi: Number | None
    sumber: str
    cell: Cell
    renstra: str = ""


@dataclass(frozen=True)
class IkmLalu:
    """Last year's IKM of a unit; `penjelasan` says why this year's is far from it, `cell` is where to say so."""

    unit: str
    ikm: Number | None
    penjelasan: str
    cell: Cell


@dataclass(frozen=True)
class Anggaran:
    """A line of the budget in whole rupiah; `jenjang` is Program, Kegiatan or Subkegiatan.

    `pagu` is the one in force (perubahan if there is one, else murni).
    """

    kode: str
    jenjang: str
    uraian: str
    pagu_murni: int | None
    pagu: int | None
    realisasi: int | None
    indikator: str
    cell: Cell


@dataclass(frozen=True)
class Kelompok:
    """A kelompok or lembaga that is a target of facilitation (Pemmas).

    `difasilitasi` is None while nobody has said clearly Ya or Tidak.
    """

    unit: str
    jenis: str
    nama: str
    rw: str
    difasilitasi: bool | None
    bentuk: str
    cell: Cell


@dataclass(frozen=True)
class Administrasi:
    """Documents of one kind in one unit or seksi: all of them, and those handled according to the rule."""

    unit: str
    seksi: str
    jenis: str
    jumlah: int
    sesuai: int
    cell: Cell


@dataclass(frozen=True)
class KinerjaUnit:
    """Target and realisasi of a Kasi or Lurah (Data Kinerja)."""

    unit: str
    seksi: str
    uraian: str
    satuan: str
    arah: Arah
    target: Number
    realisasi: Number | None
    keterangan: str
    cell: Cell


@dataclass(frozen=True)
class Responden:
    """One respondent: profile by column key, scores by unsur code (None = not answered)."""

    unit: str
    seksi: str
    profil: Mapping[str, Value]
    scores: Mapping[str, int | None]
    cell: Cell


@dataclass(frozen=True)
class StoredAnswers:
    """Respondents of a unit whose rows lie on disk because the sheet has no room, as exact sums and counts.

    Attributes:
        respondents: All of them.
        silent: Those who answered nothing.
        complete: Those who left nothing empty.
        answers: All answers, by unsur code.
        complete_answers: The answers of those who left nothing empty, by unsur code.
        profile: Respondents by column key and what the profile says of them; an empty text is "not filled".
    """

    respondents: int
    silent: int
    complete: int
    answers: Mapping[str, AnswerTotal]
    complete_answers: Mapping[str, AnswerTotal]
    profile: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Rekap:
    """A survey result that arrived already processed: number of respondents and NRR per unsur code.

    `cells` says where each column of its row stands, so that a finding can name the cell to mend. `stored` replaces
    the printed NRR where the row stands for answers that were moved to disk.
    """

    unit: str
    layanan: str
    periode: str
    responden: int | None
    nrr: Mapping[str, Decimal]
    ikm_tercetak: Decimal | None
    cell: Cell
    cells: Mapping[str, Cell] = field(default_factory=dict)
    stored: StoredAnswers | None = None

    def place(self, column: str) -> Cell:
        """Return the cell of a column of its row, such as an unsur code."""
        return self.cells.get(column, self.cell)


@dataclass(frozen=True)
class Naskah:
    """A part of the report that the office writes itself; `isi` is empty while it is missing."""

    kode: str
    bagian: str
    isi: str
    wajib: bool
    cell: Cell


@dataclass(frozen=True)
class Berkas:
    """A file that a unit sent, with the kinds of data taken from it, when it came, and its short fingerprint."""

    unit: str
    nama: str
    jenis: tuple[str, ...]
    sidik: str
    diterima: date | None = None


@dataclass(frozen=True)
class Office:
    """Everything the master holds that people typed or units sent, read once for a step.

    Attributes:
        settings: Value per named cell of Pengaturan (`kecamatan`, `bobot_skm` …); None where nobody typed one.
        unsur: Name per unsur code, in order (`U1` → Persyaratan).
        pegawai: Rows of tblPegawai; pegawai_rinci, sarana, dasar_hukum, tim, rencana_skm (plan for the lowest unsur)
            and tindak_lanjut (what became of last year's plan) likewise.
        berkas: Files that the units' data came from.
    """

    tahun: int
    settings: Mapping[str, Value]
    camat: Pejabat
    sekcam: Pejabat
    kasubbag: Pejabat
    unsur: Mapping[str, str]
    units: tuple[Unit, ...] = ()
    indikator: tuple[Indikator, ...] = ()
    riwayat: tuple[Riwayat, ...] = ()
    ikm_lalu: tuple[IkmLalu, ...] = ()
    anggaran: tuple[Anggaran, ...] = ()
    responden: tuple[Responden, ...] = ()
    rekap: tuple[Rekap, ...] = ()
    kelompok: tuple[Kelompok, ...] = ()
    administrasi: tuple[Administrasi, ...] = ()
    kinerja: tuple[KinerjaUnit, ...] = ()
    naskah: tuple[Naskah, ...] = ()
    pegawai: tuple[Row, ...] = ()
    sarana: tuple[Row, ...] = ()
    dasar_hukum: tuple[Row, ...] = ()
    tim: tuple[Row, ...] = ()
    pegawai_rinci: tuple[Row, ...] = ()
    rencana_skm: tuple[Row, ...] = ()
    tindak_lanjut: tuple[Row, ...] = ()
    berkas: tuple[Berkas, ...] = ()
    hari_libur: frozenset[date] = frozenset()

    def text(self, setting: str) -> str:
        """Return a setting as text; an empty setting is an empty text."""
        value = self.settings.get(setting)
        return "" if value is None else str(value)

    def day(self, setting: str) -> date | None:
        """Return a setting as a date, or None where it is empty or not a date."""
        value = self.settings.get(setting)
        return value if isinstance(value, date) else None

    def isi(self, kode: str) -> str:
        """Return what the office wrote for a part of the report; empty while it is missing."""
        return next((part.isi for part in self.naskah if part.kode == kode), "")
