"""The survey in a form's summary: key figures, and the figures of each unsur.

Layer: book.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from lkjip_xl.book.building import form_formulas as formulas
from lkjip_xl.book.building.form_canvas import Canvas
from lkjip_xl.book.building.form_figures import SkmFigures
from lkjip_xl.book.building.form_plan import (
    COUNT_COLUMN,
    KEY_FIGURES,
    RANK_COLUMN,
    SUM_COLUMN,
    TEXT_COLUMN,
    VALUE_COLUMN,
    Block,
    SummaryPlan,
    address,
    cell,
    column_range,
)
from lkjip_xl.book.building.layout import Spot
from lkjip_xl.book.building.styles import Tone
from lkjip_xl.book.schema.kinds import Table
from lkjip_xl.model import AnswerTotal, Value
from lkjip_xl.rules.ikm import compute_ikm, lowest
from lkjip_xl.rules.loading import SkmParameters, sample_parameters
from lkjip_xl.rules.nrr import NRR_PLACES
from lkjip_xl.rules.rounding import half_up
from lkjip_xl.rules.sample import sample_size

LOWEST_SHOWN = 3
_LAST_VALUE_COLUMN = VALUE_COLUMN + 2

_LABELS: Mapping[str, str] = {
    "responden": "Responden",
    "sampel": "Sampel minimal",
    "kosong": "Jawaban kosong (tidak dihitung)",
    "salah": "Jawaban di luar skala (perbaiki)",
    "ikm": "IKM sementara",
    "mutu": "Mutu pelayanan",
    "kinerja": "Kinerja unit pelayanan",
    "terendah_1": "Unsur terendah",
    "terendah_2": "Unsur terendah kedua",
    "terendah_3": "Unsur terendah ketiga",
}
_LOOKS: Mapping[str, tuple[str, ...]] = {
    "responden": ("integer",),
    "sampel": ("integer",),
    "kosong": ("integer",),
    "salah": ("integer",),
    "ikm": ("two", "bold"),
}
_UNSUR_HEADS = (
    "Kode",
    "Unsur",
    "Jawaban",
    "Jumlah nilai",
    "Nilai rata-rata (NRR)",
    "NRR tertimbang",
    "NRR × 25",
    "Mutu",
    "Urutan terendah",
)


def draw_key_figures(
    canvas: Canvas,
    plan: SummaryPlan,
    angket: Table,
    unsur: Mapping[str, str],
    skm: SkmParameters,
    survey: SkmFigures,
    population: Value,
) -> None:
    """Draw respondents, sample, faults, index, grade and the three lowest unsur."""
    block = plan.key_figures
    canvas.head(block, "Indeks Kepuasan Masyarakat (IKM)", ("No", "Butir", "Nilai", "", ""))
    texts, values = _key_formulas(plan, angket, list(unsur), skm), _key_values(unsur, survey, population)
    for n, name in enumerate(KEY_FIGURES):
        row = block.first + n
        canvas.text(row, 0, str(n + 1), "centre")
        canvas.text(row, TEXT_COLUMN, _LABELS[name])
        looks = (*_LOOKS.get(name, ()), "left")
        canvas.wide_formula(row, VALUE_COLUMN, _LAST_VALUE_COLUMN, texts[name], values[name], *looks)
    wrong = Spot(block.first + KEY_FIGURES.index("salah"), VALUE_COLUMN)
    canvas.colour(wrong, f"{address(wrong.row, wrong.column)}>0", Tone.BAD)


def draw_unsur(
    canvas: Canvas,
    block: Block,
    angket: Table,
    unsur: Mapping[str, str],
    skm: SkmParameters,
    survey: SkmFigures,
) -> None:
    """Draw a line per unsur: answers, sum, NRR, weighted NRR, grade, rank."""
    canvas.head(block, "Nilai per Unsur", _UNSUR_HEADS)
    order = [figure.name for figure in lowest(survey.ikm, len(unsur))] if survey.ikm else []
    for n, (code, name) in enumerate(unsur.items()):
        row, total = block.first + n, survey.tally.totals[code]
        canvas.text(row, 0, code, "centre")
        canvas.text(row, TEXT_COLUMN, name)
        canvas.formula(row, COUNT_COLUMN, formulas.answers(angket, code, skm), total.count, "integer")
        canvas.formula(row, SUM_COLUMN, formulas.answer_sum(angket, code, skm), total.sum, "integer")
        _draw_means(canvas, row, len(unsur), skm, total)
        rank = order.index(code) + 1 if order else None
        canvas.formula(row, RANK_COLUMN, _rank(block, row), rank, "integer")


def _draw_means(canvas: Canvas, row: int, unsur: int, skm: SkmParameters, total: AnswerTotal) -> None:
    count, sum_ = cell(row, COUNT_COLUMN), cell(row, SUM_COLUMN)
    index = cell(row, SUM_COLUMN + 3)
    shown = _means(total, unsur, skm)
    canvas.formula(row, SUM_COLUMN + 1, formulas.rounded(sum_, count, NRR_PLACES), shown.nrr, "three")
    canvas.formula(
        row, SUM_COLUMN + 2, formulas.rounded(sum_, f"({count}*{unsur})", NRR_PLACES), shown.weighted, "three"
    )
    canvas.formula(row, SUM_COLUMN + 3, formulas.rounded(f"{sum_}*{skm.factor}", count, 2), shown.index, "two")
    canvas.formula(row, SUM_COLUMN + 4, formulas.mutu(index, skm), shown.mutu, "centre")


@dataclass(frozen=True)
class _Means:
    nrr: Decimal | None = None
    weighted: Decimal | None = None
    index: Decimal | None = None
    mutu: str | None = None


def _means(total: AnswerTotal, unsur: int, skm: SkmParameters) -> _Means:
    """Return what one unsur shows: also while other unsur have no answer yet, so not read from the whole index."""
    if not total.count:
        return _Means()
    alone = compute_ikm({"": total}, skm).nrr[""]
    weighted = half_up(Fraction(total.sum, total.count * unsur), NRR_PLACES)
    return _Means(alone.printed, weighted, alone.index_printed, alone.mutu)


def _rank(block: Block, row: int) -> str:
    counts, sums = (column_range(block.first, block.last, column) for column in (COUNT_COLUMN, SUM_COLUMN))
    upto_counts, upto_sums = (column_range(block.first, row, column) for column in (COUNT_COLUMN, SUM_COLUMN))
    return formulas.rank(sums, counts, upto_sums, upto_counts, cell(row, SUM_COLUMN), cell(row, COUNT_COLUMN))


def _key_formulas(plan: SummaryPlan, angket: Table, codes: list[str], skm: SkmParameters) -> Mapping[str, str]:
    counts, sums = plan.unsur_range(COUNT_COLUMN), plan.unsur_range(SUM_COLUMN)
    respondents, wrong, index = plan.figure("responden"), plan.figure("salah"), plan.figure("ikm")
    worst = f"INDEX({plan.unsur_range(TEXT_COLUMN)},MATCH({{}},{plan.unsur_range(RANK_COLUMN)},0))"
    return {
        "responden": formulas.respondents(angket, codes, skm),
        "sampel": formulas.sample("populasi_layanan", sample_parameters()),
        "kosong": f"MAX(0,{respondents}*{len(codes)}-SUM({counts})-{wrong})",
        "salah": formulas.wrong_answers(angket, codes, counts),
        "ikm": formulas.ikm(sums, counts, len(codes), skm),
        "mutu": formulas.mutu(index, skm),
        "kinerja": formulas.mutu(index, skm, words=True),
        **{f"terendah_{n}": f'IFERROR({worst.format(n)},"")' for n in range(1, LOWEST_SHOWN + 1)},
    }


def _key_values(unsur: Mapping[str, str], survey: SkmFigures, population: Value) -> Mapping[str, Value]:
    worst = [unsur[figure.name] for figure in lowest(survey.ikm, LOWEST_SHOWN)] if survey.ikm else []
    return {
        "responden": survey.tally.respondents,
        "sampel": sample_size(population) if isinstance(population, int) and population > 0 else None,
        "kosong": survey.empty,
        "salah": survey.wrong,
        "ikm": survey.ikm.printed if survey.ikm else None,
        "mutu": survey.ikm.mutu if survey.ikm else None,
        "kinerja": survey.ikm.kinerja if survey.ikm else None,
        **{f"terendah_{n}": worst[n - 1] if n <= len(worst) else None for n in range(1, LOWEST_SHOWN + 1)},
    }
