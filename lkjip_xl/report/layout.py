"""Passes over the rendered report: charts in their places, captions numbered, contents filled.

Layer: report. Joins the model with what `word` can do; knows no wording.
"""

from docx.document import Document

from lkjip_xl.report.blocks import Chart, ReportModel
from lkjip_xl.rules.rounding import half_up
from lkjip_xl.word.captions import number_captions
from lkjip_xl.word.charts import ChartData, Series, insert_chart
from lkjip_xl.word.contents import fill_contents
from lkjip_xl.word.tables import fit_grids

CHART_STYLE = "Gambar"
"""Style of the paragraphs in which the template asks for a chart; nothing that people type gets it."""


def finish(document: Document, *, model: ReportModel, font: str) -> None:
    """Place the charts, number the captions and fill the contents of a rendered report."""
    charts = {f"[[GAMBAR {block.id}]]": block for block in model.blocks if isinstance(block, Chart)}
    for paragraph in document.paragraphs:
        if paragraph.style is not None and paragraph.style.name == CHART_STYLE and paragraph.text in charts:
            chart = charts[paragraph.text]
            paragraph.text = ""
            insert_chart(document, paragraph._p, _chart_data(chart), font)  # noqa: SLF001 - python-docx shows its element so
    fit_grids(document)
    fill_contents(document, number_captions(document))


def _chart_data(chart: Chart) -> ChartData:
    """Return the chart with its printed values: a label must read like the table beside it."""
    series = tuple(
        Series(
            each.name,
            tuple(
                None if figure is None or figure.exact is None else half_up(figure.exact, chart.places)
                for figure in each.figures
            ),
        )
        for each in chart.series
    )
    return ChartData(
        chart.shape, chart.title, chart.description, chart.categories, series, places=chart.places, axis=chart.axis
    )
