"""IKM of a unit that moved so far since last year that somebody should say why.

Layer: rules. Pure.
Source: PermenPANRB 53/2014 (comparison with the year before); the limit is the setting `batas_perubahan`.
"""

from collections.abc import Iterable, Iterator

from lkjip_xl.model import Finding, IkmLalu, Severity
from lkjip_xl.rules.change import compute_change
from lkjip_xl.rules.evaluation.policies import Policies
from lkjip_xl.rules.evaluation.results import UnitIkm


def check_unit_change(
    units: Iterable[UnitIkm], last_year: Iterable[IkmLalu], policies: Policies
) -> tuple[Finding, ...]:
    """Return a finding per unit whose IKM changed by more than the office's limit: an info where it is explained."""
    before = {each.unit: each for each in last_year}
    return tuple(_findings(units, before, policies.largest_change))


def _findings(units: Iterable[UnitIkm], before: dict[str, IkmLalu], limit: int) -> Iterator[Finding]:
    for each in units:
        known = before.get(each.unit.kode)
        if known is None or known.ikm is None or each.ikm is None:
            continue
        change = compute_change(known.ikm, each.ikm.printed)
        if change.percent is not None and abs(change.percent) > limit:
            yield _finding(f"IKM {each.unit.nama} {change.explanation}, melebihi batas perubahan {limit}%", known)


def _finding(message: str, known: IkmLalu) -> Finding:
    sheet, cell = known.cell.sheet, known.cell.address
    if known.penjelasan:
        remedy = "Tidak perlu tindakan: penjelasannya sudah ditulis."
        return Finding("CHANGE_EXPLAINED", Severity.INFO, message, remedy, sheet=sheet, cell=cell)
    remedy = "Periksa jawabannya; bila benar, mintakan sebabnya kepada unit dan tuliskan pada Penjelasan Perubahan."
    return Finding("CHANGE_BEYOND_LIMIT", Severity.PERINGATAN, message, remedy, sheet=sheet, cell=cell)
