"""Bab II, change of the perjanjian kinerja: pagu of each program before and after it.

Layer: report. Pure. Sums come from the lines that carry money, as everywhere (`rules.evaluation.budget`).
Source: DOMAIN section 4 (the perjanjian kinerja of the year and its change).
"""

from collections.abc import Iterator, Mapping, Sequence

from lkjip_xl.model import Anggaran
from lkjip_xl.report.blocks import Block, Figure, Narrative, Table, Text
from lkjip_xl.report.brief import Brief
from lkjip_xl.report.figures import DASH, figure
from lkjip_xl.report.sentences import paragraph
from lkjip_xl.rules.evaluation import BudgetGroup
from lkjip_xl.rules.evaluation.budget import leaves


def write_pagu(brief: Brief) -> tuple[Block, ...]:
    """Return what the change of the budget did to the programs; nothing where no line was changed."""
    changed = any(line.pagu_murni != line.pagu for line in leaves(brief.office.anggaran))
    rows = tuple(_rows(brief)) if changed else ()
    before, after, difference = _total(brief)
    words = _describe(brief, before, after, difference) if changed else ()
    return (
        Narrative("bab2.perubahan_pagu_uraian", paragraph(words)),
        Table(
            "bab2.perubahan_pagu",
            f"Pagu Program Sebelum dan Sesudah Perubahan Tahun {brief.tahun}",
            rows,
            brief.words("sumber.perjanjian_perubahan"),
            "",
            {"murni": (before,), "pagu": (after,), "selisih": (difference,)},
        ),
    )


def _rows(brief: Brief) -> Iterator[Mapping[str, Text]]:
    for number, group in enumerate(brief.evaluation.budget, start=1):
        key, lines = f"anggaran.{brief.budget_keys[group.line.cell]}", _lines(group)
        murni, pagu = _sum_before(lines), group.serapan.pagu
        selisih = None if murni is None or pagu is None else int(pagu) - murni
        yield {
            "no": (str(number),),
            "uraian": (group.line.uraian,),
            "murni": (figure(f"{key}.pagu_murni", murni, group.line.cell),),
            "pagu": (figure(f"{key}.pagu", pagu, group.line.cell),),
            "selisih": (figure(f"{key}.pagu_selisih", selisih, group.line.cell),),
            "keterangan": (_word(brief, selisih),),
        }


def _lines(group: BudgetGroup) -> Sequence[Anggaran]:
    """Return the lines that carry the money of a program, as its sums do."""
    return leaves(tuple(_flatten(group)))


def _flatten(group: BudgetGroup) -> Iterator[Anggaran]:
    yield group.line
    for child in group.children:
        yield from _flatten(child)


def _sum_before(lines: Sequence[Anggaran]) -> int | None:
    """Return the pagu before the change, or None where one is missing: a sum with gaps would be a wrong figure."""
    values = [line.pagu_murni for line in lines]
    known = [value for value in values if value is not None]
    return sum(known) if known and len(known) == len(values) else None


def _word(brief: Brief, selisih: int | None) -> str:
    if selisih is None:
        return DASH
    return brief.words(f"perjanjian.{'tetap' if not selisih else 'bertambah' if selisih > 0 else 'berkurang'}")


def _total(brief: Brief) -> tuple[Figure, Figure, Figure]:
    murni = _sum_before(leaves(brief.office.anggaran))
    after = brief.totals.pagu
    known = brief.evaluation.serapan.pagu if brief.evaluation.serapan else None
    selisih = None if murni is None or known is None else int(known) - murni
    return (
        figure("anggaran.pagu_murni", murni, "tblAnggaran"),
        after,
        figure("anggaran.pagu_selisih", selisih, "tblAnggaran"),
    )


def _describe(brief: Brief, before: Figure, after: Figure, difference: Figure) -> Iterator[Text]:
    change = difference.exact
    if change == 0:
        yield brief.say("perjanjian.pagu_tetap", pagu=after)
    elif change is not None:
        amount = figure("anggaran.pagu_selisih.besar", max(change, -change), "tblAnggaran")
        name = "perjanjian.pagu_bertambah" if change > 0 else "perjanjian.pagu_berkurang"
        yield brief.say(name, selisih=amount, murni=before, pagu=after)
