"""The budget: Program and Kegiatan with what is below them, summed from the lines that carry the money.

Layer: rules. Pure. A line belongs to the last line of a higher jenjang above it, as the office's sheet is read. Money
is carried by each Subkegiatan, and by a heading that has money of its own and nothing below it that carries any.
Source: totals are Σ ÷ Σ (PermenPANRB 53/2014, realisasi anggaran).
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

from lkjip_xl.model import Anggaran, Finding, Severity
from lkjip_xl.rules.evaluation.results import BudgetGroup
from lkjip_xl.rules.money import Serapan, compute_serapan

_DEPTH = {"Program": 0, "Kegiatan": 1, "Subkegiatan": 2}
LEAF = "Subkegiatan"
_NO_LINES = Finding(
    "BUDGET_EMPTY",
    Severity.PERINGATAN,
    "Anggaran belum diisi",
    "Isi program, kegiatan, dan subkegiatan beserta pagu dan realisasinya.",
    sheet="Anggaran",
)


def leaves(lines: Sequence[Anggaran]) -> tuple[Anggaran, ...]:
    """Return the lines that carry money, in their order; the others are headings, whose own figures only repeat them.

    Nothing is lost and nothing counts twice: a Kegiatan of 40 without Subkegiatan is its own leaf, and the Program of
    100 above it is not.
    """
    return tuple(leaf for line, below in _blocks(lines) for leaf in leaves(below) or _own(line))


def group_budget(lines: Sequence[Anggaran]) -> tuple[BudgetGroup, ...]:
    """Return the lines as a tree in their order; sums come from the lines below each that carry money."""
    return tuple(_group(line, below) for line, below in _blocks(lines))


def total(lines: Sequence[Anggaran]) -> Serapan | None:
    """Return the sums of the lines that carry money; None where there is none."""
    carrying = leaves(lines)
    return compute_serapan((line.pagu, line.realisasi) for line in carrying) if carrying else None


def check_budget(lines: Sequence[Anggaran]) -> tuple[Finding, ...]:
    """Return what is doubtful about the lines: a missing figure, more spent than the pagu, one Kode Rekening twice.

    A budget without lines is one finding. A code that stands there twice counts twice, so that it is told; which line
    is right only the office knows.
    """
    if not lines:
        return (_NO_LINES,)
    return (*(finding for line in leaves(lines) for finding in _check(line)), *_repeated(lines))


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


def _repeated(lines: Sequence[Anggaran]) -> Iterator[Finding]:
    first: dict[str, Anggaran] = {}
    for line in lines:
        earlier = first.setdefault("".join(line.kode.split()).casefold(), line)
        if earlier is not line:
            message = f"Kode Rekening {line.kode} sudah ada pada {earlier.cell}; kedua baris itu dihitung"
            yield _finding("DUPLICATE_ACCOUNT", message, "Hapus salah satu baris, atau perbaiki kodenya.", line)


def _group(line: Anggaran, below: Sequence[Anggaran]) -> BudgetGroup:
    own = compute_serapan([(line.pagu, line.realisasi)])
    return BudgetGroup(line, group_budget(below), total((line, *below)) or own)


def _blocks(lines: Sequence[Anggaran]) -> Iterator[tuple[Anggaran, Sequence[Anggaran]]]:
    """Yield each of the highest lines with all that stands below it."""
    start = 0
    while start < len(lines):
        depth, after = _depth(lines[start]), range(start + 1, len(lines))
        end = next((at for at in after if _depth(lines[at]) <= depth), len(lines))
        yield lines[start], lines[start + 1 : end]
        start = end


def _own(line: Anggaran) -> Sequence[Anggaran]:
    """Return a line with nothing below it as its own leaf; a heading without money is none."""
    return (line,) if line.jenjang == LEAF or line.pagu or line.realisasi else ()


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
