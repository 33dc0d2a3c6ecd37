"""Tests of `lkjip_xl.word.page`."""

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from lkjip_xl.book.schema.lists import LISTS
from lkjip_xl.word.page import PageSetup, apply_page, page_setup


@pytest.mark.parametrize(
    ("kertas", "huruf", "page"),
    [
        ("F4 215 x 330 mm", "Arial", PageSetup(215, 330, "Arial")),
        ("F4 210 x 330 mm", "Bookman Old Style", PageSetup(210, 330, "Bookman Old Style")),
        ("A4 210 × 297 mm", " ", PageSetup(210, 297, "Arial")),
        ("", "", PageSetup(215, 330, "Arial")),
        ("kertas buram", "Times New Roman", PageSetup(215, 330, "Times New Roman")),
    ],
)
def test_settings_name_paper_and_font(kertas: str, huruf: str, page: PageSetup) -> None:
    assert page_setup(kertas, huruf) == page


def test_every_paper_of_the_list_is_understood() -> None:
    sizes = {(page.width_mm, page.height_mm) for page in (page_setup(paper, "") for paper in LISTS["kertas"])}

    assert sizes == {(215, 330), (210, 330), (210, 297)}


def test_all_sections_get_the_paper_and_landscape_ones_stay_landscape() -> None:
    document = docx.Document()
    document.add_section().orientation = WD_ORIENT.LANDSCAPE

    apply_page(document, PageSetup(215, 330))

    sizes = [(section.page_width, section.page_height) for section in document.sections]
    assert [(round(w.mm), round(h.mm)) for w, h in sizes if w and h] == [(215, 330), (330, 215)]


def test_font_and_language_hold_for_every_script_and_no_theme_font_wins() -> None:
    document = docx.Document()

    apply_page(document, PageSetup(font="Bookman Old Style"))
    apply_page(document, PageSetup(font="Times New Roman"))

    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for properties in (defaults, document.styles["Normal"].element.rPr):
        fonts = properties.find(qn("w:rFonts"))
        assert dict(fonts.attrib) == dict.fromkeys(
            map(qn, ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia")), "Times New Roman"
        )
        assert [lang.get(qn("w:val")) for lang in properties.findall(qn("w:lang"))] == ["id-ID"]
