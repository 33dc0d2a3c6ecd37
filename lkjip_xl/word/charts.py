"""Charts: native Word charts that people can edit in Word, with cached values and their own small workbook.

Layer: word. Knows the file format only: a chart is titles, categories and series that someone else chose.
Source: ECMA-376 Part 1, 21.2 (DrawingML charts). XlsxWriter writes the chart with its cached values; here it is made
fit for Word and LibreOffice and put into the document's package.
"""

import io
import re
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Final, Literal
from xml.sax.saxutils import quoteattr

import xlsxwriter
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from lxml import etree

WIDTH = Mm(160)
_HEIGHT_MM, _LEAST_HEIGHT_MM = 70, 55
_BARS_FROM_MM, _BAR_MM = 24, 7  # frame and legend of a chart of lying bars, and what each bar needs

_CHART_NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DATA_SHEET = "Data"
_WHOLE_STEPS_FROM = 10
_MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # same chart, same bytes
_SHADES = ("#1F3864", "#A6A6A6", "#595959", "#D9D9D9")  # apart from each other on a grey printer too
_GRID_LINE: Final = {"visible": True, "line": {"color": "#D9D9D9", "width": 0.75}}
# LibreOffice prints numbers by the language named in the format; Word by the language of the computer.
_LANGUAGE = "[$-421]"


@dataclass(frozen=True)
class Series:
    """A named row of values, one per category; None leaves a gap."""

    name: str
    values: tuple[Decimal | int | None, ...]


@dataclass(frozen=True)
class ChartData:
    """What a chart shows.

    Attributes:
        shape: Upright bars, or lying bars for long names.
        title: Title for readers who cannot see it; the caption prints it for the others.
        description: Alternative text: what a reader who cannot see it must know.
        places: Decimals of the labels.
        axis: Bounds of the value axis; None lets it begin at zero.
    """

    shape: Literal["column", "bar"]
    title: str
    description: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    places: int = 2
    axis: tuple[int, int] | None = None


def insert_chart(document: Document, paragraph: etree._Element, data: ChartData, font: str) -> None:
    """Put a chart into a paragraph of the document, after whatever stands there."""
    package = document.part.package
    number = 1 + sum(part.partname.startswith("/word/charts/chart") for part in package.iter_parts())
    workbook = Part(
        PackURI(f"/word/embeddings/Microsoft_Excel_Worksheet{number}.xlsx"),
        CONTENT_TYPE.SML_SHEET,
        _workbook(data, font, with_chart=False),
        package,
    )
    chart = Part(PackURI(f"/word/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, b"", package)
    link = chart.relate_to(workbook, RELATIONSHIP_TYPE.PACKAGE)
    chart._blob = _chart_xml(data, font, link).encode()  # noqa: SLF001 - the part must exist before its XML can name the link
    paragraph.append(_drawing(document, data, number, document.part.relate_to(chart, RELATIONSHIP_TYPE.CHART)))


def _workbook(data: ChartData, font: str, *, with_chart: bool) -> bytes:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    book.set_properties({"created": _MADE})
    sheet = book.add_worksheet(_DATA_SHEET)
    sheet.write_column(1, 0, data.categories)
    for column, series in enumerate(data.series, start=1):
        sheet.write_string(0, column, series.name)
        for row, value in enumerate(series.values, start=1):
            if value is not None:
                sheet.write_number(row, column, value)
    if with_chart:
        sheet.insert_chart("E2", _describe(book, data, font))
    book.close()
    return stream.getvalue()


def _describe(book: xlsxwriter.Workbook, data: ChartData, font: str) -> xlsxwriter.chart.Chart:
    chart = book.add_chart({"type": data.shape})
    for column in range(1, len(data.series) + 1):
        chart.add_series(_series(data, column, font))
    text = {"name": font, "size": 9}
    least, most = data.axis or (0, None)
    ticks = {"num_font": text, "major_tick_mark": "none", "minor_tick_mark": "none"}
    number_format = _number_format(_axis_places(data))
    values = {**ticks, "num_format": number_format, "min": least, "max": most, "major_gridlines": _GRID_LINE}
    names = ticks | {"major_gridlines": {"visible": False}}
    if data.shape == "bar":
        chart.set_x_axis(values | {"visible": False})  # the labels say it, and reversing would put it on top
        chart.set_y_axis(names | {"reverse": True})
    else:
        chart.set_x_axis(names)
        chart.set_y_axis(values)
    chart.set_title({"none": True})  # the caption below is its title
    chart.set_legend({"position": "bottom", "font": text} if len(data.series) > 1 else {"none": True})
    return chart


def _series(data: ChartData, column: int, font: str) -> dict[str, object]:
    last = len(data.categories)
    return {
        "name": [_DATA_SHEET, 0, column],
        "categories": [_DATA_SHEET, 1, 0, last, 0],
        "values": [_DATA_SHEET, 1, column, last, column],
        "fill": {"color": _SHADES[(column - 1) % len(_SHADES)]},
        "border": {"color": "#404040", "width": 0.5},
        "gap": 60,
        "data_labels": {
            "value": True,
            "num_format": _number_format(data.places),
            "font": {"name": font, "size": 8},
        },
    }


def _axis_places(data: ChartData) -> int:
    """Return the decimals of the value axis: none where its steps are whole anyway."""
    largest = max((value for series in data.series for value in series.values if value is not None), default=0)
    return 0 if largest >= _WHOLE_STEPS_FROM else data.places


def _number_format(places: int) -> str:
    return f"{_LANGUAGE}#,##0{'.' + '0' * places if places else ''}"


def _chart_xml(data: ChartData, font: str, link: str) -> str:
    """Return the chart's XML, fit for a text document."""
    with zipfile.ZipFile(io.BytesIO(_workbook(data, font, with_chart=True))) as package:
        xml = package.read("xl/charts/chart1.xml").decode()
    xml = re.sub(r"<c:printSettings>.*?</c:printSettings>", "", xml, flags=re.DOTALL)
    xml = xml.replace('<c:lang val="en-US"/>', '<c:lang val="id-ID"/>')
    # XlsxWriter leaves the other parts of a label out; LibreOffice reads what is absent as shown.
    hidden = "".join(f'<c:{part} val="0"/>' for part in ("showCatName", "showSerName", "showPercent", "showBubbleSize"))
    xml = xml.replace('<c:showVal val="1"/>', f'<c:showLegendKey val="0"/><c:showVal val="1"/>{hidden}')
    # Absent, it means "zero": a missing figure would be drawn as 0.
    xml = xml.replace('<c:plotVisOnly val="1"/>', '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/>')
    data_link = f'<c:externalData {nsdecls("r")} r:id="{link}"><c:autoUpdate val="0"/></c:externalData>'
    return xml.replace("</c:chartSpace>", f"{data_link}</c:chartSpace>")


def _height(data: ChartData) -> int:
    """Return the height on paper in EMU: lying bars stand as close however many there are."""
    bars = len(data.categories) * len(data.series)
    return Mm(max(_LEAST_HEIGHT_MM, _BARS_FROM_MM + _BAR_MM * bars) if data.shape == "bar" else _HEIGHT_MM)


def _drawing(document: Document, data: ChartData, number: int, link: str) -> etree._Element:
    taken = (int(element.get("id", "0")) for element in document.element.iter(qn("wp:docPr")))
    texts = f"title={quoteattr(data.title)} descr={quoteattr(data.description)}"
    return parse_xml(
        f"<w:r {nsdecls('w', 'wp', 'a', 'r')}><w:drawing>"
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{WIDTH}" cy="{_height(data)}"/>'
        f'<wp:docPr id="{max((0, *taken)) + 1}" name="Grafik {number}" {texts}/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_CHART_NAMESPACE}">'
        f'<c:chart xmlns:c="{_CHART_NAMESPACE}" r:id="{link}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
