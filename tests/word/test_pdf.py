"""The finished PDF: page labels as printed, the document's time, the same bytes for the same document."""

from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name

from lkjip_xl.word.pdf import COVER, finish_pdf

WRITTEN = datetime(2026, 1, 20, 8, tzinfo=UTC)
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi")


def make_pdf(pages: int, *, of_the_click: bytes = b"\x00" * 12) -> bytes:
    """Return a PDF as the engine leaves it: with a colour profile and an identifier of the moment."""
    stream = BytesIO()
    pdf = pikepdf.new()
    for _ in range(pages):
        pdf.add_blank_page()
    profile = pdf.make_stream(b"\x00" * 24 + of_the_click + b"warna")
    pdf.Root.OutputIntents = Array([Dictionary(Type=Name.OutputIntent, DestOutputProfile=profile)])
    pdf.trailer.ID = Array([pikepdf.String(of_the_click * 2), pikepdf.String(of_the_click * 2)])
    pdf.save(stream)
    return stream.getvalue()


def labels_of(pdf: bytes) -> list[str]:
    return pypdf.PdfReader(BytesIO(pdf)).page_labels


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        (["1", "i", "ii", "iii", "1", "2"], [COVER, "i", "ii", "iii", "1", "2"]),
        (["1", "2", "3"], ["1", "2", "3"]),
        (["1"], ["1"]),
        (["i", "ii", "1", "2", "7", "8"], ["i", "ii", "1", "2", "7", "8"]),
        (["viii", "ix", "x", "xi"], ["viii", "ix", "x", "xi"]),
    ],
    ids=["a cover before page 1", "a letter", "one page", "a gap", "roman numbers past nine"],
)
def test_a_reader_names_each_page_as_it_is_printed(printed: list[str], shown: list[str]) -> None:
    assert labels_of(finish_pdf(make_pdf(len(printed)), printed, WRITTEN)) == shown


@settings(deadline=None)
@given(front=st.integers(0, len(ROMAN)), body=st.integers(1, 30), start=st.integers(1, 200))
def test_any_front_matter_and_body_keep_their_numbers(front: int, body: int, start: int) -> None:
    printed = [*ROMAN[:front], *map(str, range(start, start + body))]

    assert labels_of(finish_pdf(make_pdf(len(printed)), printed, WRITTEN)) == printed


def test_the_same_document_gives_the_same_bytes_at_any_moment() -> None:
    morning, evening = (make_pdf(2, of_the_click=bytes([hour]) * 12) for hour in (8, 20))

    assert finish_pdf(morning, ["1", "2"], WRITTEN) == finish_pdf(evening, ["1", "2"], WRITTEN)


def test_the_time_of_the_document_stands_in_both_places_that_must_agree() -> None:
    with pikepdf.open(BytesIO(finish_pdf(make_pdf(1), ["1"], WRITTEN))) as pdf, pdf.open_metadata() as metadata:
        assert str(pdf.docinfo.CreationDate) == "D:20260120080000Z"
        assert metadata["xmp:CreateDate"] == "2026-01-20T08:00:00Z"
