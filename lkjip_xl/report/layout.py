"""Passes over the rendered report: charts in their places, captions numbered, contents filled.

Layer: report. Joins the model with what `word` can do; knows no wording.
"""

from collections.abc import Iterator

from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

from lkjip_xl.report.blocks import Chart, ReportModel
from lkjip_xl.rules.rounding import half_up
from lkjip_xl.word.captions import number_captions
from lkjip_xl.word.charts import ChartData, Series, insert_charts
from lkjip_xl.word.contents import fill_contents
from lkjip_xl.word.fields import plain_text
from lkjip_xl.word.tables import fit_tables

CHART_STYLE = "Gambar"
"""Style of the paragraphs in which the template asks for a chart; nothing that people type gets it."""


def finish(document: Document, *, model: ReportModel, font: str) -> None:
    """Place the charts, number the captions and fill the contents of a rendered report."""
    insert_charts(document, _placed_charts(document, model), font)
    fit_tables(document)
    fill_contents(document, number_captions(document))


def _placed_charts(document: Document, model: ReportModel) -> Iterator[tuple[etree._Element, ChartData]]:
    """Yield every chart that the template asks for with its paragraph, emptied."""
    charts = {f"[[GAMBAR {block.id}]]": block for block in model.blocks if isinstance(block, Chart)}
    for paragraph in tuple(_chart_places(document)):
        chart = charts.get(plain_text(paragraph))
        if chart is not None:
            for run in paragraph.findall(qn("w:r")):
                paragraph.remove(run)
            yield paragraph, _chart_data(chart)


def _chart_places(document: Document) -> Iterator[etree._Element]:
    """Yield the paragraphs of the style in which the template asks for a chart."""
    if CHART_STYLE in document.styles:
        style = document.styles[CHART_STYLE].style_id
        for each in document.element.body.iter(qn("w:pStyle")):
            if each.get(qn("w:val")) == style:
                yield each.getparent().getparent()


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
