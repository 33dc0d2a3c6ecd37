"""Charts: native, with cached values, an embedded workbook and a text for those who cannot see them."""

import io
import re
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Literal

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm
from lxml import etree

from lkjip_xl.word.charts import ChartData, Series, insert_charts
from lkjip_xl.word.saving import package_bytes

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def make_chart(shape: Literal["column", "bar"] = "column", places: int = 2) -> ChartData:
    return ChartData(
        shape,
        'IKM & "unit"',
        "Grafik <batang>",
        ("Wonoasih", "Pakistaji & <lain>"),
        (Series("Target", (Decimal("80.50"), None)), Series("Realisasi", (Decimal("81.11"), Decimal("79.00")))),
        places=places,
        axis=(0, 100),
    )


def save(*charts: ChartData) -> zipfile.ZipFile:
    document = docx.Document()
    insert_charts(document, [(document.add_paragraph()._p, chart) for chart in charts], "Arial")
    return zipfile.ZipFile(io.BytesIO(package_bytes(document)))


@pytest.mark.parametrize("shape", ["column", "bar"])
def test_a_chart_keeps_its_printed_values_in_the_chart_and_in_its_workbook(shape: Literal["column", "bar"]) -> None:
    package = save(make_chart(shape))

    chart = etree.fromstring(package.read("word/charts/chart1.xml"))
    sheet = openpyxl.load_workbook(io.BytesIO(package.read("word/embeddings/Microsoft_Excel_Worksheet1.xlsx"))).active
    caches = [[point.findtext(f"{C}v") for point in cache.iter(f"{C}pt")] for cache in chart.iter(f"{C}numCache")]
    assert caches == [["80.50"], ["81.11", "79.00"]]
    assert sheet is not None
    assert [list(row) for row in sheet.values] == [
        [None, "Target", "Realisasi"],
        ["Wonoasih", 80.5, 81.11],
        ["Pakistaji & <lain>", None, 79],
    ]


def test_a_missing_value_is_a_gap_and_never_zero() -> None:
    chart = etree.fromstring(save(make_chart()).read("word/charts/chart1.xml"))

    assert [each.get("val") for each in chart.iter(f"{C}dispBlanksAs")] == ["gap"]


@pytest.mark.parametrize(("places", "label"), [(2, "[$-421]#,##0.00"), (0, "[$-421]#,##0")])
def test_labels_print_with_the_decimals_of_the_table_and_the_axis_with_none(places: int, label: str) -> None:
    chart = etree.fromstring(save(make_chart(places=places)).read("word/charts/chart1.xml"))

    formats = [each.get("formatCode") for each in chart.iter(f"{C}numFmt")]
    assert formats.count(label) >= 2
    assert "[$-421]#,##0" in formats


def test_the_axis_of_small_values_keeps_its_decimals() -> None:
    small = ChartData("column", "NRR", "", ("U1",), (Series("NRR", (Decimal("3.28"),)),))

    chart = etree.fromstring(save(small).read("word/charts/chart1.xml"))

    assert "[$-421]#,##0" not in [each.get("formatCode") for each in chart.iter(f"{C}numFmt")]


def test_lying_bars_leave_room_for_the_label_of_the_longest() -> None:
    chart = etree.fromstring(save(make_chart("bar")).read("word/charts/chart1.xml"))
    empty = etree.fromstring(
        save(ChartData("bar", "", "", ("A",), (Series("x", (None,)),))).read("word/charts/chart1.xml")
    )

    assert [each.get("val") for each in chart.iter(f"{C}max")] == ["112.00"]
    assert list(empty.iter(f"{C}max")) == []


@pytest.mark.parametrize(("bars", "height_mm"), [(1, 55), (4, 55), (10, 94), (26, 206), (27, 210), (80, 210)])
def test_lying_bars_make_a_chart_as_high_as_they_need_and_the_page_has(bars: int, height_mm: int) -> None:
    names = tuple(f"U{number}" for number in range(bars))
    document = etree.fromstring(
        save(ChartData("bar", "", "", names, (Series("x", (1,) * bars),))).read("word/document.xml")
    )

    assert [int(each.get("cy", "0")) for each in document.iter(qn("wp:extent"))] == [Mm(height_mm)]


def test_series_differ_by_their_pattern_and_not_by_colour_alone() -> None:
    series = tuple(Series(f"S{number}", (1,)) for number in range(4))
    chart = etree.fromstring(save(ChartData("column", "", "", ("A",), series)).read("word/charts/chart1.xml"))

    fills = [next(iter(look)) for look in chart.iterfind(f".//{C}ser/{C}spPr")]
    patterns = [fill.get("prst", etree.QName(fill).localname) for fill in fills]
    assert patterns == ["solidFill", "wdUpDiag", "smGrid", "pct20"]


def test_the_drawing_tells_its_title_and_description_and_has_a_number_of_its_own() -> None:
    document = etree.fromstring(save(make_chart(), make_chart("bar")).read("word/document.xml"))

    drawings = list(document.iter(qn("wp:docPr")))
    assert [(each.get("title"), each.get("descr")) for each in drawings] == [('IKM & "unit"', "Grafik <batang>")] * 2
    assert len({each.get("id") for each in drawings}) == 2


def test_equal_charts_give_equal_bytes() -> None:
    first, second = save(make_chart()), save(make_chart())

    assert [first.read(name) for name in first.namelist()] == [second.read(name) for name in second.namelist()]


def test_only_the_values_are_shown_as_labels_in_every_program() -> None:
    xml = save(make_chart()).read("word/charts/chart1.xml").decode()

    assert set(re.findall(r"<c:(show\w+) val=\"1\"/>", xml)) == {"showVal"}
    assert len(re.findall(r"<c:showSerName val=\"0\"/>", xml)) == 2


def test_a_document_with_charts_is_valid(ooxml_validator: Callable[[Path], list[str]], tmp_path: Path) -> None:
    document = docx.Document()
    charts = (make_chart(), make_chart("bar"))
    insert_charts(document, [(document.add_paragraph()._p, chart) for chart in charts], "Arial")
    path = tmp_path / "grafik.docx"
    document.save(str(path))

    assert ooxml_validator(path) == []
