"""Captions: numbers without gaps, restarting with each prefix."""

import docx
from docx.document import Document
from docx.oxml.ns import qn

from lkjip_xl.word.captions import number_captions
from lkjip_xl.word.fields import field_runs


def make_document(captions: list[tuple[str, str]]) -> Document:
    """Return a document with captions given as (label, what stands before the number)."""
    document = docx.Document()
    for label, before in captions:
        paragraph = document.add_paragraph(before)
        for run in field_runs(f"SEQ {label} \\* ARABIC", "0"):
            paragraph._p.append(run)
        paragraph.add_run(" Judul & <keterangan>")
    return document


def test_captions_count_on_within_their_prefix_and_start_again_with_the_next() -> None:
    document = make_document(
        [("Tabel", "Tabel 3."), ("Gambar", "Gambar 3."), ("Tabel", "Tabel 3."), ("Tabel", "Tabel L.")]
    )

    captions = number_captions(document)

    assert [caption.text for caption in captions] == [
        "Tabel 3.1 Judul & <keterangan>",
        "Gambar 3.1 Judul & <keterangan>",
        "Tabel 3.2 Judul & <keterangan>",
        "Tabel L.1 Judul & <keterangan>",
    ]
    assert [caption.label for caption in captions] == ["Tabel", "Gambar", "Tabel", "Tabel"]


def test_only_the_first_caption_of_a_prefix_restarts_its_sequence_also_when_numbered_twice() -> None:
    document = make_document([("Tabel", "Tabel 1."), ("Tabel", "Tabel 1."), ("Tabel", "Tabel 2.")])

    number_captions(document)
    number_captions(document)

    instructions = [each.text for each in document.element.body.iter(qn("w:instrText"))]
    assert instructions == [r" SEQ Tabel \* ARABIC \r 1 ", r" SEQ Tabel \* ARABIC ", r" SEQ Tabel \* ARABIC \r 1 "]


def test_a_paragraph_without_a_field_is_no_caption() -> None:
    document = docx.Document()
    document.add_paragraph("Tabel 9.9 diketik tangan")

    assert number_captions(document) == ()
