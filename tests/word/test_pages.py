"""Page numbers of the contents: asked for by bookmark, and written without touching anything else."""

import zipfile
from datetime import UTC, datetime
from io import BytesIO

import docx
from docx.oxml.ns import qn
from docx.shared import Mm
from hypothesis import given, settings
from hypothesis import strategies as st

from lkjip_xl.word.captions import number_captions
from lkjip_xl.word.charts import ChartData, Series, insert_charts
from lkjip_xl.word.contents import fill_contents
from lkjip_xl.word.fields import field_runs
from lkjip_xl.word.pages import chart_texts, made_at, page_bookmarks, write_page_numbers
from word.test_contents import make_document

WRITTEN = datetime(2026, 1, 20, 8, tzinfo=UTC)


def packed(document: docx.document.Document) -> bytes:
    document.core_properties.created = WRITTEN
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def with_contents() -> bytes:
    document = make_document()
    fill_contents(document, number_captions(document))
    return packed(document)


def lines(content: bytes) -> list[str]:
    """Return the lines of the lists; a tab is what stands before the number."""
    paragraphs = docx.Document(BytesIO(content)).element.body.iter(qn("w:p"))
    texts = (each.iter(qn("w:t"), qn("w:tab")) for each in paragraphs if each.find(qn("w:hyperlink")) is not None)
    return ["".join("\t" if part.tag == qn("w:tab") else part.text or "" for part in line) for line in texts]


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_a_line_waits_for_its_number_behind_the_dots_and_shows_none() -> None:
    assert lines(with_contents()) == ["BAB I PENDAHULUAN\t", "A. Umum & <lain>\t", "Tabel 1.1 Pegawai\t"]


def test_every_line_gets_the_number_of_its_own_page() -> None:
    content = with_contents()
    first, second, third = page_bookmarks(content)

    written = write_page_numbers(content, {third: "7", second: "12", first: "iv"})

    assert lines(written) == ["BAB I PENDAHULUAN\tiv", "A. Umum & <lain>\t12", "Tabel 1.1 Pegawai\t7"]


def test_a_bookmark_without_a_number_leaves_its_line_as_it_is() -> None:
    content = with_contents()
    first, second, _ = page_bookmarks(content)

    written = write_page_numbers(write_page_numbers(content, {first: "1", second: "2"}), {second: "3"})

    assert lines(written) == ["BAB I PENDAHULUAN\t1", "A. Umum & <lain>\t3", "Tabel 1.1 Pegawai\t"]


def test_a_field_that_was_left_without_a_result_takes_no_text_behind_it() -> None:
    document = docx.Document()
    begin, instruction, separate, _, end = field_runs(r"PAGEREF _Toc1 \h", "")
    document.add_paragraph()._p.extend((begin, instruction, separate, end))
    document.add_paragraph("Bukan nomor")
    content = packed(document)

    assert page_bookmarks(content) == ()
    assert write_page_numbers(content, {"_Toc1": "7"}) == content


@settings(deadline=None, max_examples=25)
@given(st.lists(st.from_regex(r"[ivxlc]{1,6}|[1-9][0-9]{0,3}", fullmatch=True), min_size=3, max_size=3))
def test_only_the_numbers_change_and_can_be_taken_back(numbers: list[str]) -> None:
    content = with_contents()

    written = write_page_numbers(content, dict(zip(page_bookmarks(content), numbers, strict=True)))

    before, after = parts(content), parts(written)
    changed = {name for name in before if before[name] != after[name]}
    assert list(before) == list(after)
    assert changed == {"word/document.xml"}
    assert parts(write_page_numbers(written, dict.fromkeys(page_bookmarks(written), ""))) == before


def test_a_document_without_contents_asks_for_no_page() -> None:
    assert page_bookmarks(packed(docx.Document())) == ()


def test_the_dots_run_to_the_margin_of_the_paper() -> None:
    document = make_document()
    section = document.sections[0]
    section.page_width, section.left_margin, section.right_margin = Mm(215), Mm(30), Mm(20)

    fill_contents(document, number_captions(document))

    [stop] = document.styles["toc 1"].paragraph_format.tab_stops
    assert round(stop.position.mm) == 165


def test_the_texts_of_charts_come_in_reading_order_and_pictures_are_no_charts() -> None:
    document = docx.Document()
    for title in ("Pertama", "Kedua"):
        data = ChartData("column", title, f"Teks {title}", ("2025",), (Series("IKM", (85,)),))
        insert_charts(document, [(document.add_paragraph()._p, data)], "Arial")

    assert chart_texts(packed(document)) == (("Pertama", "Teks Pertama"), ("Kedua", "Teks Kedua"))


def test_the_time_of_a_document_is_its_own_and_not_that_of_the_click() -> None:
    assert made_at(with_contents()) == WRITTEN
