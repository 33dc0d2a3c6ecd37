"""The sheet Ringkasan of a form: native formulas that show a unit its own figures while it types.

Layer: book. Every formula carries the result that the rules give for the rows put into the form.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lkjip_xl.book.building import form_formulas as formulas
from lkjip_xl.book.building.form_canvas import Canvas
from lkjip_xl.book.building.form_figures import Completeness, Share, SkmFigures
from lkjip_xl.book.building.form_plan import TEXT_COLUMN, VALUE_COLUMN, SummaryPlan, address, cell
from lkjip_xl.book.building.form_shares import draw_shares, handled_formulas, kelompok_formulas
from lkjip_xl.book.building.form_survey import draw_key_figures, draw_unsur
from lkjip_xl.book.building.layout import Spot
from lkjip_xl.book.building.styles import Tone
from lkjip_xl.book.schema.kinds import Table
from lkjip_xl.model import Value
from lkjip_xl.rules.loading import SkmParameters

WIDTHS = (7, 44, 13, 13, 24, 13, 11, 8, 11)


@dataclass(frozen=True)
class Summary:
    """What the summary shows.

    Attributes:
        angket: The questionnaire table; pemmas, administrasi and kinerja likewise.
        completeness: Of the four tables, in that order.
        unsur: Name per unsur code.
        skm: Regulation of the survey.
        survey: Figures of the questionnaire.
        population: Users of the service in the year, as typed on Petunjuk.
        pemmas_shares: Per kind of kelompok.
        administrasi_shares: Per kind of document.
    """

    angket: Table
    pemmas: Table
    administrasi: Table
    kinerja: Table
    completeness: Sequence[Completeness]
    unsur: Mapping[str, str]
    skm: SkmParameters
    survey: SkmFigures
    population: Value
    pemmas_shares: Sequence[Share]
    administrasi_shares: Sequence[Share]


def draw_summary(canvas: Canvas, plan: SummaryPlan, summary: Summary) -> None:
    """Draw all blocks of the summary, one below the other."""
    for column, width in enumerate(WIDTHS):
        canvas.worksheet.set_column(column, column, width)
    _draw_completeness(canvas, plan, summary)
    draw_key_figures(canvas, plan, summary.angket, summary.unsur, summary.skm, summary.survey, summary.population)
    draw_unsur(canvas, plan.unsur, summary.angket, summary.unsur, summary.skm, summary.survey)
    heads = ("No", "Jenis kelompok/lembaga", "Sasaran", "Difasilitasi", "Persentase")
    draw_shares(
        canvas, plan.pemmas, "Pemberdayaan Masyarakat", heads, summary.pemmas_shares, kelompok_formulas(summary.pemmas)
    )
    heads = ("No", "Jenis administrasi", "Dokumen", "Sesuai", "Persentase")
    draw_shares(
        canvas,
        plan.administrasi,
        "Administrasi Perkantoran",
        heads,
        summary.administrasi_shares,
        handled_formulas(summary.administrasi),
    )


def _draw_completeness(canvas: Canvas, plan: SummaryPlan, summary: Summary) -> None:
    block = plan.completeness
    canvas.head(block, "Kelengkapan", ("No", "Lembar", "Baris terisi", "Belum lengkap", "Keadaan"))
    names = ("SKM", "Pemmas", "Administrasi", "Kinerja")
    tables = (summary.angket, summary.pemmas, summary.administrasi, summary.kinerja)
    for n, (name, table, complete) in enumerate(zip(names, tables, summary.completeness, strict=True)):
        row = block.first + n
        any_of = tuple(summary.unsur) if table is summary.angket else ()
        words = formulas.completeness_words(cell(row, VALUE_COLUMN), cell(row, VALUE_COLUMN + 1))
        canvas.text(row, 0, str(n + 1), "centre")
        canvas.text(row, TEXT_COLUMN, name)
        canvas.formula(row, VALUE_COLUMN, formulas.filled_rows(table), complete.filled, "integer")
        canvas.formula(row, VALUE_COLUMN + 1, formulas.incomplete_rows(table, any_of), complete.incomplete, "integer")
        canvas.formula(row, VALUE_COLUMN + 2, words, complete.words)
        state = Spot(row, VALUE_COLUMN + 2)
        canvas.colour(state, f'{address(row, state.column)}="Lengkap"', Tone.GOOD)
        canvas.colour(state, f'LEFT({address(row, state.column)},5)="Belum"', Tone.WARN)
