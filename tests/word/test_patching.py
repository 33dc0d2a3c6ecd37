"""Markers made ready: the same as by the template engine, whatever the template looks like."""

import pytest
from docxtpl import DocxTemplate
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.word.patching import patch

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
USUAL = ("{{ nama }}", "{% if a &lt; b %}", "{% endif %}", "{{ a|default(“-”) }}", "{{ x }}{{ y }}", "{{", "}}", "{ %")
OF_PARAGRAPHS = ("{%p if a %}", "{%p endif %}", "{{p isi }}")
OF_TABLES = ("{%tr for b in baris %}", "{%tr endfor %}", "{%tc for k in kolom %}", "{%tc endfor %}")
RARE = ("{%- if a %}", "{% endif -%}", "{% colspan 2 %}", "{% cellbg a %}", "{% vm %}", "{%hm%}", "{# a #}", "{{r a }}")
WORDS = ("", " ", "Capaian 82,10 ", " %", "‘kutip’", "&lt;a&gt;", "{", "}", "#")
# As Word tears them apart when it marks the language of a word.
TORN = ("{</w:t></w:r><w:r><w:t>{ nama }}", "{{ na</w:t></w:r><w:r><w:t>ma }}", "{%p if a %</w:t></w:r><w:r><w:t>}")


def _joined(parts: st.SearchStrategy[str], most: int) -> st.SearchStrategy[str]:
    return st.lists(parts, max_size=most).map("".join)


TEXTS = st.lists(st.sampled_from((*USUAL, *OF_PARAGRAPHS, *OF_TABLES, *WORDS, *TORN)), max_size=4).map("".join)
RUNS = st.tuples(st.sampled_from(("<w:t>", '<w:t xml:space="preserve">')), TEXTS).map(
    lambda run: f"<w:r><w:rPr><w:b/></w:rPr>{run[0]}{run[1]}</w:t></w:r>"
)
PARAGRAPHS = st.tuples(st.sampled_from(("<w:p>", '<w:p w:id="1">')), _joined(RUNS, 3)).map(
    lambda paragraph: f"{paragraph[0]}<w:pPr/>{paragraph[1]}</w:p>"
)
CELLS = _joined(PARAGRAPHS, 2).map(lambda paragraphs: f"<w:tc><w:tcPr/>{paragraphs}</w:tc>")
ROWS = _joined(CELLS, 3).map(lambda cells: f"<w:tr><w:trPr/>{cells}</w:tr>")
TABLES = _joined(ROWS, 4).map(lambda rows: f"<w:tbl><w:tblPr/>{rows}</w:tbl>")
BODIES = _joined(PARAGRAPHS | TABLES, 5).map(lambda blocks: f"<w:body {NAMESPACE}>{blocks}</w:body>")


@given(BODIES)
def test_markers_are_made_ready_as_the_engine_does(body: str) -> None:
    assert patch(body) in {None, DocxTemplate.patch_xml(None, body)}


@pytest.mark.parametrize("marker", RARE)
def test_rarer_markers_are_left_to_the_engine(marker: str) -> None:
    assert patch(f"<w:tc><w:p><w:r><w:t>{marker}</w:t></w:r></w:p></w:tc>") is None


def test_a_rarer_marker_is_seen_also_where_word_tore_it_apart() -> None:
    torn = "{%</w:t></w:r><w:r><w:t> colspan 2 %}"

    assert patch(f"<w:tc><w:p><w:r><w:t>{torn}</w:t></w:r></w:p></w:tc>") is None
