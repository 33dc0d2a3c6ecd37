"""The indikator: realisasi from the data, and the comparisons that the report prints for each.

Layer: rules. Pure. A missing figure stays None and its finding names the cell to fill.
Source: PermenPANRB 53/2014, Lampiran: capaian against target, earlier years, Renstra, standard, and its efficiency.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from lkjip_xl.model import Arah, Cell, Finding, Indikator, Number, Office, Severity, Target
from lkjip_xl.rules.capaian import FULL_PERCENT, Capaian, compute_capaian, predikat
from lkjip_xl.rules.change import Change, compute_change
from lkjip_xl.rules.efisiensi import Efisiensi, efisiensi
from lkjip_xl.rules.evaluation.budget import leaves, total
from lkjip_xl.rules.evaluation.policies import Policies
from lkjip_xl.rules.evaluation.results import IndikatorResult, YearResult
from lkjip_xl.rules.money import Serapan
from lkjip_xl.rules.pemmas import PERCENTAGE
from lkjip_xl.rules.rounding import exact, half_up

EARLIER_YEARS = 3
_PERCENT_WORDS = frozenset({"%", "persen", "persentase"})


@dataclass(frozen=True)
class Measured:
    """A realisasi that the data gave: the exact figure, where the master shows it, and how it came about.

    `typed_at` is where people put the data; a finding sends them there.
    """

    exact: Fraction | None
    cell: Cell
    explanation: str
    typed_at: Cell


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
    if _satuan_differs(indikator, policies):
        explanation = _of_other_satuan(indikator, policies)
        found = replace(found, exact=None, explanation=explanation, typed_at=indikator.place("satuan"))
    capaian = _capaian(indikator, indikator.target, found.exact, policies)
    lines = tuple(line for line in leaves(office.anggaran) if line.indikator == indikator.kode)
    serapan = total(lines)
    earlier = _earlier(indikator, office, policies)
    this_year = YearResult(
        tahun=office.tahun,
        target=indikator.target,
        realisasi=found.exact,
        capaian=capaian,
        predikat=_word(capaian, policies),
        cell=found.cell,
        sumber=found.explanation,
        renstra=office.text("renstra"),
    )
    return IndikatorResult(
        indikator=indikator,
        realisasi=found.exact,
        realisasi_printed=None if found.exact is None else half_up(found.exact),
        realisasi_cell=found.cell,
        typed_at=found.typed_at,
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
    indikator, capaian = result.indikator, result.capaian
    target_cell, findings = indikator.place("target_murni"), []
    if indikator.target is None:
        message = f"Target {indikator.nama} belum diisi"
        findings.append(_missing("TARGET_MISSING", message, "Isi Target Murni.", target_cell))
    if result.realisasi is None:
        message = f"Realisasi {indikator.nama} belum ada: {result.explanation}"
        remedy = "Lengkapi datanya, lalu jalankan Hitung Ulang."
        findings.append(_missing("REALISASI_MISSING", message, remedy, result.typed_at))
    elif capaian is not None and capaian.reason:
        message = f"{indikator.nama}: {capaian.explanation}"
        findings.append(_missing("CAPAIAN_UNDEFINED", message, "Periksa target.", target_cell))
    if len(result.series) == 1:
        message = f"Riwayat {indikator.nama} pada {EARLIER_YEARS} tahun sebelumnya belum ada"
        remedy = f"Isi target dan realisasi tahun-tahun sebelumnya dengan kode indikator {indikator.kode}."
        findings.append(_missing("HISTORY_MISSING", message, remedy, Cell("Riwayat", "")))
    return (*findings, *_check_explanations(result))


def check_satuan(indikator: Indikator, policies: Policies) -> tuple[Finding, ...]:
    """Return a finding where the satuan of the Pemmas indikator is not what the setting `satuan_pemmas` counts."""
    if not _satuan_differs(indikator, policies):
        return ()
    message = _of_other_satuan(indikator, policies)
    remedy = "Samakan satuan indikator itu dengan Satuan Pemmas pada Pengaturan."
    return (_missing("SATUAN_DIFFERS", message, remedy, indikator.place("satuan")),)


def _satuan_differs(indikator: Indikator, policies: Policies) -> bool:
    """Return whether a count would be printed as a percentage, or the other way round."""
    is_percent = indikator.satuan.strip().casefold() in _PERCENT_WORDS
    return indikator.sumber == "Pemmas" and bool(indikator.satuan) and is_percent != (policies.pemmas == PERCENTAGE)


def _of_other_satuan(indikator: Indikator, policies: Policies) -> str:
    return f"Satuan {indikator.nama} = {indikator.satuan}, sedangkan pengaturan satuan_pemmas = {policies.pemmas}"


def check_change(result: IndikatorResult, policies: Policies) -> tuple[Finding, ...]:
    """Return a finding where a figure moved since last year by more than the office's limit and nobody said why."""
    indikator, change = result.indikator, result.change
    if change is None or change.percent is None or abs(change.percent) <= policies.largest_change:
        return ()
    if indikator.penyebab:
        return ()
    message = f"{indikator.nama} {change.explanation}, melebihi batas perubahan {policies.largest_change}%"
    remedy = "Periksa datanya; bila benar, jelaskan pada kolom Penyebab."
    return (_missing("CHANGE_BEYOND_LIMIT", message, remedy, indikator.place("penyebab")),)


def wanted_explanations(result: IndikatorResult) -> tuple[str, ...]:
    """Return the columns that the office must write: the cause, and where a target was missed or a value fell, all.

    They are the office's own words, never filler. Without a realisasi nobody can tell, and nothing is left out.
    """
    capaian = result.capaian
    missed = capaian is not None and capaian.printed is not None and capaian.printed < FULL_PERCENT
    all_of_them = result.realisasi is None or missed or is_worse(result)
    return ("penyebab", "hambatan", "solusi") if all_of_them else ("penyebab",)


def _check_explanations(result: IndikatorResult) -> Iterable[Finding]:
    indikator = result.indikator
    for column in wanted_explanations(result) if result.realisasi is not None else ():
        if not getattr(indikator, column):
            name = column.capitalize()
            message = f"{name} {indikator.nama} belum diisi"
            yield _missing("EXPLANATION_MISSING", message, f"Isi kolom {name}.", indikator.place(column))


def is_worse(result: IndikatorResult) -> bool:
    """Return whether the figure moved against its direction; in a range, whether its capaian fell."""
    if result.change is None or not result.change.difference:
        return False
    if result.indikator.arah is Arah.RENTANG:
        before, now = (year.capaian.exact if year.capaian else None for year in result.series[-2:])
        return before is not None and now is not None and now < before
    return (result.change.difference < 0) is (result.indikator.arah is Arah.NAIK)


def _typed(indikator: Indikator) -> Measured:
    cell = indikator.place("realisasi_isian")
    if indikator.realisasi_isian is None:
        return Measured(None, cell, "kolom Realisasi (Isian) kosong", cell)
    return Measured(exact(indikator.realisasi_isian), cell, "diketik pada sheet Indikator", cell)


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
        renstra = row.renstra or office.text("renstra")
        results.append(YearResult(row.tahun, row.target, realisasi, capaian, word, row.cell, row.sumber, renstra))
    return tuple(results)


def _change(earlier: tuple[YearResult, ...], now: YearResult) -> Change | None:
    before = next((year for year in earlier if year.tahun == now.tahun - 1), None)
    if before is None or before.realisasi is None or now.realisasi is None:
        return None
    is_whole = before.realisasi.denominator == now.realisasi.denominator == 1
    return compute_change(before.realisasi, now.realisasi, places=0 if is_whole else 2)


def _efisiensi(capaian: Capaian | None, serapan: Serapan | None, policies: Policies) -> Efisiensi | None:
    if capaian is None or capaian.exact is None or serapan is None or serapan.percent.exact is None:
        return None
    return efisiensi(capaian.exact, serapan.percent.exact, policies.efisiensi)


def _missing(code: str, message: str, remedy: str, cell: Cell) -> Finding:
    return Finding(code, Severity.PERINGATAN, message, remedy, sheet=cell.sheet, cell=cell.address)
