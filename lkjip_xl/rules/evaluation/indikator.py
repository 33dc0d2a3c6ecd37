"""The indikator: realisasi from the data, and the comparisons that the report prints for each.

Layer: rules. Pure. A missing figure stays None and its finding names the cell to fill.
Source: PermenPANRB 53/2014, Lampiran: capaian against target, earlier years, Renstra, standard, and its efficiency.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from lkjip_xl.model import Arah, Cell, Finding, Indikator, Number, Office, Severity, Target
from lkjip_xl.rules.capaian import Capaian, compute_capaian, predikat
from lkjip_xl.rules.change import Change, compute_change
from lkjip_xl.rules.efisiensi import Efisiensi, efisiensi
from lkjip_xl.rules.evaluation.budget import is_leaf, total
from lkjip_xl.rules.evaluation.policies import Policies
from lkjip_xl.rules.evaluation.results import IndikatorResult, YearResult
from lkjip_xl.rules.money import Serapan
from lkjip_xl.rules.rounding import exact, half_up

EARLIER_YEARS = 3


@dataclass(frozen=True)
class Measured:
    """A realisasi that the data gave: the exact figure, where the master shows it, and how it came about."""

    exact: Fraction | None
    cell: Cell
    explanation: str


def evaluate_indikator(
    indikator: Indikator, office: Office, measured: Mapping[str, Measured], policies: Policies
) -> IndikatorResult:
    """Return everything the report compares for one indikator.

    Args:
        indikator: The indikator with its targets.
        office: The office, for earlier years and the budget.
        measured: Realisasi per source (`IKM`, `Pemmas`, `Administrasi`); another source reads what was typed.
        policies: Cap, scale and formula of efficiency.
    """
    found = measured.get(indikator.sumber) or _typed(indikator)
    capaian = _capaian(indikator, indikator.target, found.exact, policies)
    lines = tuple(line for line in office.anggaran if line.indikator == indikator.kode and is_leaf(line))
    serapan = total(lines)
    earlier = _earlier(indikator, office, policies)
    this_year = YearResult(
        office.tahun, indikator.target, found.exact, capaian, _word(capaian, policies), found.cell, found.explanation
    )
    return IndikatorResult(
        indikator=indikator,
        realisasi=found.exact,
        realisasi_printed=None if found.exact is None else half_up(found.exact),
        realisasi_cell=found.cell,
        explanation=found.explanation,
        capaian=capaian,
        predikat=_word(capaian, policies),
        series=(*earlier, this_year),
        change=_change(earlier, this_year),
        renstra=_capaian(indikator, indikator.target_renstra, found.exact, policies),
        standar=_capaian(indikator, _as_target(indikator.standar), found.exact, policies),
        lines=lines,
        serapan=serapan,
        efisiensi=_efisiensi(capaian, serapan, policies),
    )


def check_indikator(result: IndikatorResult) -> tuple[Finding, ...]:
    """Return what is missing for this indikator, with the cell to fill."""
    indikator, findings = result.indikator, []
    if indikator.target is None:
        findings.append(
            _missing("TARGET_MISSING", f"Target {indikator.nama} belum diisi", "Isi Target Murni.", indikator)
        )
    if result.realisasi is None:
        message = f"Realisasi {indikator.nama} belum ada: {result.explanation}"
        findings.append(
            Finding("REALISASI_MISSING", Severity.PERINGATAN, message, "Lengkapi datanya, lalu jalankan Hitung Ulang.",
                    sheet=result.realisasi_cell.sheet, cell=result.realisasi_cell.address)
        )  # fmt: skip
    elif indikator.target is not None and (result.capaian is None or result.capaian.reason):
        reason = result.capaian.explanation if result.capaian else "Capaian tidak dapat dihitung"
        findings.append(_missing("CAPAIAN_UNDEFINED", f"{indikator.nama}: {reason}", "Periksa target.", indikator))
    return (*findings, *_check_explanations(result))


def _check_explanations(result: IndikatorResult) -> tuple[Finding, ...]:
    """Causes and solutions are required where a target was missed or a value fell (the office's word, never filler)."""
    indikator, capaian = result.indikator, result.capaian
    missed = capaian is not None and capaian.printed is not None and capaian.printed < 100  # noqa: PLR2004 full percent
    needed = {"Penyebab": indikator.penyebab}
    if missed or _is_worse(result):
        needed |= {"Hambatan": indikator.hambatan, "Solusi": indikator.solusi}
    return tuple(
        _missing("EXPLANATION_MISSING", f"{name} {indikator.nama} belum diisi", f"Isi kolom {name}.", indikator)
        for name, text in needed.items()
        if not text
    )


def _is_worse(result: IndikatorResult) -> bool:
    """Return whether the figure moved against its direction; in a range, whether its capaian fell."""
    if result.change is None or not result.change.difference:
        return False
    if result.indikator.arah is Arah.RENTANG:
        before, now = (year.capaian.exact if year.capaian else None for year in result.series[-2:])
        return before is not None and now is not None and now < before
    return (result.change.difference < 0) is (result.indikator.arah is Arah.NAIK)


def _typed(indikator: Indikator) -> Measured:
    if indikator.realisasi_isian is None:
        return Measured(None, indikator.cell, "kolom Realisasi (Isian) kosong")
    return Measured(exact(indikator.realisasi_isian), indikator.cell, "diketik pada sheet Indikator")


def _capaian(
    indikator: Indikator, target: Target | None, realisasi: Fraction | None, policies: Policies
) -> Capaian | None:
    if target is None or realisasi is None:
        return None
    return compute_capaian(target, realisasi, indikator.arah, cap=policies.cap)


def _word(capaian: Capaian | None, policies: Policies) -> str:
    return predikat(capaian.printed, policies.scale) if capaian and capaian.printed is not None else ""


def _as_target(figure: Number | None) -> Target | None:
    return None if figure is None else Target(figure, figure)


def _earlier(indikator: Indikator, office: Office, policies: Policies) -> tuple[YearResult, ...]:
    wanted = range(office.tahun - EARLIER_YEARS, office.tahun)
    rows = sorted(
        (row for row in office.riwayat if row.indikator == indikator.kode and row.tahun in wanted),
        key=lambda row: row.tahun,
    )
    results = []
    for row in rows:
        realisasi = None if row.realisasi is None else exact(row.realisasi)
        capaian = _capaian(indikator, row.target, realisasi, policies)
        word = _word(capaian, policies)
        results.append(YearResult(row.tahun, row.target, realisasi, capaian, word, row.cell, row.sumber))
    return tuple(results)


def _change(earlier: tuple[YearResult, ...], now: YearResult) -> Change | None:
    before = next((year for year in earlier if year.tahun == now.tahun - 1), None)
    if before is None or before.realisasi is None or now.realisasi is None:
        return None
    return compute_change(before.realisasi, now.realisasi)


def _efisiensi(capaian: Capaian | None, serapan: Serapan | None, policies: Policies) -> Efisiensi | None:
    if capaian is None or capaian.exact is None or serapan is None or serapan.percent.exact is None:
        return None
    return efisiensi(capaian.exact, serapan.percent.exact, policies.efisiensi)


def _missing(code: str, message: str, remedy: str, indikator: Indikator) -> Finding:
    cell = indikator.cell
    return Finding(code, Severity.PERINGATAN, message, remedy, sheet=cell.sheet, cell=cell.address)
