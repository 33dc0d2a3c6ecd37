"""Charts: native Word charts that people can edit in Word, with cached values and their own small workbook.

Layer: word. Knows the file format only: a chart is titles, categories and series that someone else chose.
Source: ECMA-376 Part 1, 21.2 (DrawingML charts). XlsxWriter writes the chart with its cached values; here it is made
fit for Word and LibreOffice and put into the document's package.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from itertools import count
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

from lkjip_xl.word.text import clean

WIDTH = Mm(160)
_HEIGHT_MM, _LEAST_HEIGHT_MM, _MOST_HEIGHT_MM = 70, 55, 210  # the last leaves room for its caption on A4
_BARS_FROM_MM, _BAR_MM = 24, 7  # frame and legend of a chart of lying bars, and what each bar needs

_CHART_NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DATA_SHEET = "Data"
_WHOLE_STEPS_FROM = 10
_CROWDED_FROM, _LONGEST_NAME = 21, 40
"""Names from which each has one line only, and the letters that such a line holds."""
_MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # same chart, same bytes
# Apart from each other on a grey printer and for the colour-blind: one is full, the others have patterns of their own.
_FILLS: Final[tuple[dict[str, dict[str, str]], ...]] = (
    {"fill": {"color": "#1F3864"}},
    {"pattern": {"pattern": "wide_upward_diagonal", "fg_color": "#7F7F7F", "bg_color": "#FFFFFF"}},
    {"pattern": {"pattern": "small_grid", "fg_color": "#404040", "bg_color": "#FFFFFF"}},
    {"pattern": {"pattern": "percent_20", "fg_color": "#404040", "bg_color": "#FFFFFF"}},
)
_GRID_LINE: Final = {"visible": True, "line": {"color": "#D9D9D9", "width": 0.75}}
_LABEL_ROOM = Decimal("1.12")  # beyond the longest lying bar, for its label
_NO_GRID: Final = {"major_gridlines": {"visible": False}}
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


def insert_charts(document: Document, charts: Iterable[tuple[etree._Element, ChartData]], font: str) -> None:
    """Put charts into paragraphs of the document, after whatever stands there."""
    parts = document.part.package.iter_parts()
    first = 1 + sum(part.partname.startswith("/word/charts/chart") for part in parts)
    taken = (int(element.get("id", "0")) for element in document.element.iter(qn("wp:docPr")))
    drawings = count(max((0, *taken)) + 1)
    for number, (paragraph, data) in enumerate(charts, start=first):
        link = document.part.relate_to(_chart_part(document, data, font, number), RELATIONSHIP_TYPE.CHART)
        paragraph.append(_drawing(data, number, next(drawings), link))


def _chart_part(document: Document, data: ChartData, font: str, number: int) -> Part:
    """Return the part of a chart, with its workbook."""
    package = document.part.package
    workbook = Part(
        PackURI(f"/word/embeddings/Microsoft_Excel_Worksheet{number}.xlsx"),
        CONTENT_TYPE.SML_SHEET,
        _workbook(data, font, with_chart=False),
        package,
    )
    chart = Part(PackURI(f"/word/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, b"", package)
    link = chart.relate_to(workbook, RELATIONSHIP_TYPE.PACKAGE)
    chart._blob = _chart_xml(data, font, link).encode()  # noqa: SLF001 - the part must exist before its XML can name the link
    return chart


def _workbook(data: ChartData, font: str, *, with_chart: bool) -> bytes:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    book.set_properties({"created": _MADE})
    sheet = book.add_worksheet(_DATA_SHEET)
    for row, name in enumerate(_names(data), start=1):
        sheet.write_string(row, 0, name)  # never a formula or a link, whatever it begins with
    for column, series in enumerate(data.series, start=1):
        sheet.write_string(0, column, clean(series.name))
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
    names = ticks | _NO_GRID | ({"num_font": text | {"size": 7}, "interval_unit": 1} if _is_crowded(data) else {})
    if data.shape == "bar":
        # No axis: the labels say it, and reversing the names would put it on top.
        chart.set_x_axis(values | _NO_GRID | {"visible": False, "max": _bound_with_room(data)})
        chart.set_y_axis(names | {"reverse": True})
    else:
        chart.set_x_axis(names)
        # Where all is zero the program would make steps of a fifth, which whole numbers print as 0, 0, 0, 1, 1.
        chart.set_y_axis(values | ({"max": 1, "major_unit": 1} if most is None and not _largest(data) else {}))
    chart.set_title({"none": True})  # the caption below is its title
    chart.set_legend({"position": "bottom", "font": text} if len(data.series) > 1 else {"none": True})
    return chart


def _series(data: ChartData, column: int, font: str) -> dict[str, object]:
    last = len(data.categories)
    return {
        "name": [_DATA_SHEET, 0, column],
        "categories": [_DATA_SHEET, 1, 0, last, 0],
        "values": [_DATA_SHEET, 1, column, last, column],
        **_FILLS[(column - 1) % len(_FILLS)],
        "border": {"color": "#404040", "width": 0.5},
        "gap": 60,
        "data_labels": {
            "value": True,
            "num_format": _number_format(data.places),
            "font": {"name": font, "size": 6 if _is_crowded(data) else 8},
        },
    }


def _is_crowded(data: ChartData) -> bool:
    return len(data.categories) >= _CROWDED_FROM


def _names(data: ChartData) -> Iterator[str]:
    """Yield the categories' names; where there are many, a long one loses its middle, for the ends tell them apart."""
    half = _LONGEST_NAME // 2
    for name in map(clean, data.categories):
        is_long = _is_crowded(data) and len(name) > _LONGEST_NAME
        yield f"{name[:half].rstrip()}…{name[-half:].lstrip()}" if is_long else name


def _axis_places(data: ChartData) -> int:
    """Return the decimals of the value axis: none where its steps are whole anyway."""
    return 0 if _largest(data) >= _WHOLE_STEPS_FROM else data.places


def _bound_with_room(data: ChartData) -> Decimal | None:
    """Return where the hidden axis of lying bars ends; None leaves it to the program where nothing is to be drawn."""
    longest = max(_largest(data), Decimal(data.axis[1] if data.axis else 0))
    return longest * _LABEL_ROOM if longest > 0 else None


def _largest(data: ChartData) -> Decimal:
    return max(
        (Decimal(value) for series in data.series for value in series.values if value is not None), default=Decimal()
    )


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
    """Return the height on paper in EMU: lying bars stand as close however many there are, until the page is full."""
    bars = len(data.categories) * len(data.series)
    lying = min(_MOST_HEIGHT_MM, max(_LEAST_HEIGHT_MM, _BARS_FROM_MM + _BAR_MM * bars))
    return Mm(lying if data.shape == "bar" else _HEIGHT_MM)


def _drawing(data: ChartData, number: int, drawing: int, link: str) -> etree._Element:
    texts = f"title={quoteattr(clean(data.title))} descr={quoteattr(clean(data.description))}"
    return parse_xml(
        f"<w:r {nsdecls('w', 'wp', 'a', 'r')}><w:drawing>"
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{WIDTH}" cy="{_height(data)}"/>'
        f'<wp:docPr id="{drawing}" name="Grafik {number}" {texts}/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_CHART_NAMESPACE}">'
        f'<c:chart xmlns:c="{_CHART_NAMESPACE}" r:id="{link}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
