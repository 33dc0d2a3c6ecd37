"""Contents: complete lists with links, in the places that the template gives, and nowhere else."""

from itertools import accumulate

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn

from lkjip_xl.word.captions import number_captions
from lkjip_xl.word.contents import CAPTION_PLACES, HEADINGS_PLACE, fill_contents
from lkjip_xl.word.fields import field_runs, plain_text


def make_document() -> Document:
    document = docx.Document()
    for name, style_id in (("toc 1", "TOC1"), ("table of figures", "TableofFigures")):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).element.set(qn("w:styleId"), style_id)
    document.add_paragraph(HEADINGS_PLACE, "toc 1")
    for place in CAPTION_PLACES.values():
        document.add_paragraph(place, "table of figures")
    heading = document.add_heading("BAB I", 1)
    heading.add_run().add_break()
    heading.add_run("PENDAHULUAN")
    document.add_paragraph(HEADINGS_PLACE)  # typed by someone: only a text
    document.add_heading("A. Umum & <lain>", 2)
    caption = document.add_paragraph("Tabel 1.")
    for run in field_runs("SEQ Tabel \\* ARABIC", "0"):
        caption._p.append(run)
    caption.add_run(" Pegawai")
    return document


def test_the_lists_hold_every_heading_and_caption_with_a_link_to_it() -> None:
    document = make_document()

    entries = fill_contents(document, number_captions(document))

    assert [(entry.text, entry.style) for entry in entries] == [
        ("BAB I PENDAHULUAN", "TOC1"),
        ("A. Umum & <lain>", "TOC2"),
    ]
    links = list(document.element.body.iter(qn("w:hyperlink")))
    bookmarks = {each.get(qn("w:name")) for each in document.element.body.iter(qn("w:bookmarkStart"))}
    assert [plain_text(link) for link in links] == ["BAB I PENDAHULUAN", "A. Umum & <lain>", "Tabel 1.1 Pegawai"]
    assert {link.get(qn("w:anchor")) for link in links} == bookmarks


def test_each_list_is_one_closed_field_even_when_it_is_empty() -> None:
    document = make_document()

    fill_contents(document, number_captions(document))

    kinds = [each.get(qn("w:fldCharType")) for each in document.element.body.iter(qn("w:fldChar"))]
    depths = list(accumulate({"begin": 1, "separate": 0, "end": -1}[kind] for kind in kinds))
    assert kinds.count("separate") == kinds.count("begin") == 7  # three lists with three lines, and one caption
    assert [depth for kind, depth in zip(kinds, depths, strict=True) if kind == "end"].count(0) == 4
    assert depths[-1] == 0
    assert document.settings.element.find(qn("w:updateFields")) is None


def test_a_place_typed_by_someone_stays_a_text() -> None:
    document = make_document()

    fill_contents(document, number_captions(document))

    assert [each.text for each in document.paragraphs].count(HEADINGS_PLACE) == 1
