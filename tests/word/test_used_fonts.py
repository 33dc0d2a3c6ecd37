"""Fonts that a document asks for: of what is in use, as the nearest style decides."""

from io import BytesIO

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE

from lkjip_xl.word.page import PageSetup, apply_page
from lkjip_xl.word.used_fonts import used_fonts


def make_document() -> Document:
    document = docx.Document()
    apply_page(document, PageSetup(font="Bookman Old Style"))
    for name, font, base in (("Induk", "Georgia", "Normal"), ("Anak", "Verdana", "Induk"), ("Cucu", None, "Anak")):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style, style.font.name = document.styles[base], font
    return document


def fonts_of(document: Document) -> tuple[str, ...]:
    stream = BytesIO()
    document.save(stream)
    return used_fonts(stream.getvalue())


def test_a_plain_document_asks_for_the_font_of_the_settings() -> None:
    assert fonts_of(make_document()) == ("Bookman Old Style",)


def test_a_style_in_use_asks_for_the_font_of_its_nearest_ancestor_that_names_one() -> None:
    document = make_document()
    document.add_paragraph("isi", "Cucu")

    assert fonts_of(document) == ("Bookman Old Style", "Verdana")


def test_a_font_given_to_a_few_words_counts() -> None:
    document = make_document()
    document.add_paragraph().add_run("isi").font.name = "Courier New"

    assert fonts_of(document) == ("Bookman Old Style", "Courier New")


def test_styles_that_rest_on_each_other_in_a_circle_end() -> None:
    document = make_document()
    document.styles["Induk"].base_style = document.styles["Cucu"]
    document.styles["Induk"].font.name = document.styles["Anak"].font.name = None
    document.add_paragraph("isi", "Cucu")

    assert fonts_of(document) == ("Bookman Old Style",)
