"""The budget: Program and Kegiatan with the Subkegiatan below them, summed from the Subkegiatan only.

Layer: rules. Pure. A line belongs to the last line of a higher jenjang above it, as the office's sheet is read.
Source: totals are Σ ÷ Σ (PermenPANRB 53/2014, realisasi anggaran).
"""

from collections.abc import Collection, Iterable, Sequence

from lkjip_xl.model import Anggaran, Finding, Severity
from lkjip_xl.rules.evaluation.results import BudgetGroup
from lkjip_xl.rules.money import Serapan, compute_serapan

_DEPTH = {"Program": 0, "Kegiatan": 1, "Subkegiatan": 2}
LEAF = "Subkegiatan"


def is_leaf(line: Anggaran) -> bool:
    """Return whether a line carries money; the others are headings."""
    return line.jenjang == LEAF


def group_budget(lines: Sequence[Anggaran]) -> tuple[BudgetGroup, ...]:
    """Return the lines as a tree in their order; sums come from the Subkegiatan below each line."""
    groups: list[BudgetGroup] = []
    start = 0
    while start < len(lines):
        end = next(
            (index for index in range(start + 1, len(lines)) if _depth(lines[index]) <= _depth(lines[start])),
            len(lines),
        )
        groups.append(_group(lines[start], lines[start + 1 : end]))
        start = end
    return tuple(groups)


def total(lines: Iterable[Anggaran]) -> Serapan | None:
    """Return the sums of the Subkegiatan among these lines; None where there is none."""
    leaves = [line for line in lines if is_leaf(line)]
    return compute_serapan((line.pagu, line.realisasi) for line in leaves) if leaves else None


def check_budget(lines: Sequence[Anggaran]) -> tuple[Finding, ...]:
    """Return a finding per Subkegiatan that lacks a figure or spent more than its pagu."""
    return tuple(finding for line in lines if is_leaf(line) for finding in _check(line))


def check_links(lines: Sequence[Anggaran], known: Collection[str]) -> tuple[Finding, ...]:
    """Return a finding per budget line that names an indikator nobody declared."""
    return tuple(
        Finding(
            "UNKNOWN_INDIKATOR",
            Severity.PERINGATAN,
            f"Baris {line.uraian} menunjuk indikator {line.indikator} yang tidak ada",
            "Pakai kode dari sheet Indikator.",
            sheet=line.cell.sheet,
            cell=line.cell.address,
        )
        for line in lines
        if line.indikator and line.indikator not in known
    )


def _group(line: Anggaran, below: Sequence[Anggaran]) -> BudgetGroup:
    children = group_budget(below)
    own = compute_serapan([(line.pagu, line.realisasi)])
    return BudgetGroup(line, children, own if is_leaf(line) else total(below) or own)


def _depth(line: Anggaran) -> int:
    return _DEPTH.get(line.jenjang, _DEPTH[LEAF])


def _check(line: Anggaran) -> Iterable[Finding]:
    if line.pagu is None or line.realisasi is None:
        what = "Pagu" if line.pagu is None else "Realisasi"
        yield _finding("BUDGET_FIGURE_MISSING", f"{what} {line.uraian} belum diisi", "Isi angkanya dalam rupiah.", line)
    elif line.realisasi > line.pagu:
        message = f"Realisasi {line.uraian} melebihi pagunya"
        yield _finding("SPENT_OVER_PAGU", message, "Periksa pagu dan realisasi baris itu.", line)


def _finding(code: str, message: str, remedy: str, line: Anggaran) -> Finding:
    return Finding(code, Severity.PERINGATAN, message, remedy, sheet=line.cell.sheet, cell=line.cell.address)
