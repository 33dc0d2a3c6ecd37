"""Results: every figure of a report year, computed once from what people typed and units sent.

Layer: rules. Pure: no workbook, file, clock or pandas. Everything that prints a figure takes it from here.
Source: PermenPANRB 14/2017 (IKM), PermenPANRB 53/2014 (the comparisons of Bab III.A).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from lkjip_xl.model import Anggaran, Cell, Finding, Indikator, Kelompok, Target, Unit
from lkjip_xl.rules.administrasi import AdministrasiResult
from lkjip_xl.rules.aggregation import Aggregation
from lkjip_xl.rules.capaian import Capaian, MeanCapaian
from lkjip_xl.rules.change import Change
from lkjip_xl.rules.efisiensi import Efisiensi
from lkjip_xl.rules.ikm import Ikm
from lkjip_xl.rules.loading import SkmParameters
from lkjip_xl.rules.money import Serapan
from lkjip_xl.rules.pemmas import Duplicate, PemmasResult
from lkjip_xl.rules.profile import Group


@dataclass(frozen=True)
class UnitIkm:
    """The survey of one unit: its index, or the Indonesian reason why there is none; `sample` is the least number."""

    unit: Unit
    ikm: Ikm | None
    sample: int | None
    reason: str = ""


@dataclass(frozen=True)
class YearResult:
    """One year of an indikator's series; the evaluated year is the last one. `renstra` names the one in force then."""

    tahun: int
    target: Target | None
    realisasi: Fraction | None
    capaian: Capaian | None
    predikat: str
    cell: Cell
    sumber: str = ""
    renstra: str = ""


@dataclass(frozen=True)
class IndikatorResult:
    """Everything Bab III.A compares for one indikator. A missing figure is None; its finding names the cell.

    Attributes:
        realisasi: Exact realisasi in the indikator's unit.
        realisasi_printed: The same, two decimals half-up.
        realisasi_cell: Cell of the master that shows it.
        typed_at: Where people put the data behind it.
        explanation: Indonesian: where the realisasi came from.
        capaian: Against the target in force; predikat is its word ("" where undefined).
        series: This year and up to three before, oldest first.
        change: Against the year before; None when either is missing.
        renstra: Capaian against the final target of the Renstra.
        standar: Capaian against the national or provincial standard.
        lines: Budget lines (Subkegiatan) that serve it; serapan and efisiensi follow from them.
    """

    indikator: Indikator
    realisasi: Fraction | None
    realisasi_printed: Decimal | None
    realisasi_cell: Cell
    typed_at: Cell
    explanation: str
    capaian: Capaian | None
    predikat: str
    series: tuple[YearResult, ...]
    change: Change | None
    renstra: Capaian | None
    standar: Capaian | None
    lines: tuple[Anggaran, ...]
    serapan: Serapan | None
    efisiensi: Efisiensi | None


@dataclass(frozen=True)
class BudgetGroup:
    """A Program or Kegiatan with the Subkegiatan below it and their sums."""

    line: Anggaran
    children: tuple["BudgetGroup", ...]
    serapan: Serapan


@dataclass(frozen=True)
class Evaluation:
    """All figures of an office in one report year.

    Attributes:
        skm: The regulation in force on the last day of the survey.
        ikm: The kecamatan's index with its alternatives, or None while no unit has answers.
        ikm_units: One entry per unit, in the office's order.
        profile: Respondent profile per column key of tblAngket (`jenis_kelamin`, `usia` …).
        pemmas: The kecamatan; `pemmas_units` per unit code, `pemmas_kinds` per jenis.
        duplicates: Groups that seem to be named more than once; their unit is its name.
        administrasi: The kecamatan, with its kinds; `administrasi_units` per unit code, `administrasi_seksi` per seksi.
        mean: Mean capaian with its flag.
        budget: Programs with what is below them; `serapan` is the total, Σ ÷ Σ.
        findings: What is missing or doubtful, with the cell to mend.
    """

    tahun: int
    skm: SkmParameters
    ikm: Aggregation | None
    ikm_units: tuple[UnitIkm, ...]
    profile: Mapping[str, tuple[Group, ...]]
    pemmas: PemmasResult
    pemmas_units: Mapping[str, PemmasResult]
    pemmas_kinds: Mapping[str, PemmasResult]
    duplicates: tuple[Duplicate[Kelompok], ...]
    administrasi: AdministrasiResult
    administrasi_units: Mapping[str, AdministrasiResult]
    administrasi_seksi: Mapping[str, AdministrasiResult]
    indikator: tuple[IndikatorResult, ...]
    mean: MeanCapaian | None
    budget: tuple[BudgetGroup, ...]
    serapan: Serapan | None
    findings: tuple[Finding, ...]
