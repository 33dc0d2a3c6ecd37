"""The shipped template: every block of the model has its place, and the page for staff names them all."""

import re
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from lkjip_xl.report.blocks import Chart, Heading, Table, figures_of
from lkjip_xl.word.lookup import find_template
from offices import full_office
from report.reports import model_of

PAGE = (Path(__file__).parents[2] / "docs" / "TEMPLAT.md").read_text(encoding="utf-8")
TEMPLATE, _ = find_template("lkjip.docx", None)


def places() -> set[str]:
    """Return the names of the blocks that the template asks for; those of an indikator begin with `i.`."""
    xml = "".join(t.text or "" for t in docx.Document(str(TEMPLATE)).element.xpath("//w:t"))
    return {name for name, _ in re.findall(r"(?:in|if) ([\w.]+)\.(alinea|baris|butir|gambar) ", xml)}


def test_every_block_of_the_model_has_its_place_in_the_template() -> None:
    model = model_of(full_office(respondents=5))

    blocks = {re.sub(r"^bab3\.a\.ik\d", "i", block.id) for block in model.blocks if not isinstance(block, Heading)}
    assert blocks == places()


@pytest.mark.parametrize("place", sorted(places()))
def test_the_page_for_staff_names_every_place(place: str) -> None:
    assert f"`{place}`" in PAGE


def test_the_template_is_made_of_named_styles_and_no_manual_formatting() -> None:
    document = docx.Document(str(TEMPLATE))

    fonts = document.element.xpath("//w:body//w:rPr/*[not(self::w:lang)]")
    assert [each.tag for each in fonts] == []


def test_staff_find_only_the_styles_of_their_document() -> None:
    names = {style.name for style in docx.Document(str(TEMPLATE)).styles}

    assert {"Heading 1", "Body Text", "Judul Tabel", "Sumber", "Sampul Nama", "Pembatas", "toc 1"} <= names
    assert not any(name and name.startswith(("Light", "Medium", "Dark", "Colorful", "List")) for name in names)


def test_words_are_not_hyphenated_and_no_line_stands_alone() -> None:
    document = docx.Document(str(TEMPLATE))

    assert [each.get(qn("w:val")) for each in document.settings.element.iter(qn("w:autoHyphenation"))] == ["0"]
    defaults = document.styles.element.xpath("w:docDefaults/w:pPrDefault/w:pPr/w:widowControl")
    assert len(defaults) == 1


def test_a_chart_shows_no_figure_that_no_table_prints() -> None:
    model = model_of(full_office(respondents=5))

    tables = {figure.id for block in model.blocks if isinstance(block, Table) for figure in figures_of(block)}
    charts = {figure.id for block in model.blocks if isinstance(block, Chart) for figure in figures_of(block)}
    assert charts
    assert charts <= tables


def test_wide_annexes_lie_on_turned_paper_and_the_body_counts_from_one() -> None:
    sections = docx.Document(str(TEMPLATE)).sections

    assert [section.orientation for section in sections].count(WD_ORIENT.LANDSCAPE) == 1
    counts = [section._sectPr.xpath("w:pgNumType") for section in sections]
    kinds = [(found[0].values() if found else []) for found in counts]
    assert kinds == [[], ["lowerRoman", "1"], ["decimal", "1"], [], []]
