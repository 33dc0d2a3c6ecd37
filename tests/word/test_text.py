"""Tests of `lkjip_xl.word.text`."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from lkjip_xl.word.text import alinea, clean, missing_mark


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Sarana & Prasarana", "Sarana & Prasarana"),
        ("baris satu\nbaris dua", "baris satu baris dua"),
        ("kolom\tkolom", "kolom kolom"),
        ("a\r\nb\x0bc\x0cd\x07e", "a b c d e"),
        ("nol\x00hilang\x1b", "nolhilang"),
        ("setengah \ud83d huruf", "setengah \ufffd huruf"),
        ("senyum 😀", "senyum 😀"),
        ("\u2028baris\u2029", " baris "),
    ],
)
def test_breaks_become_blanks_and_unprintable_characters_vanish(typed: str, printed: str) -> None:
    assert clean(typed) == printed


@given(st.text())
def test_any_text_can_stand_in_a_document_and_cleaning_twice_changes_nothing(text: str) -> None:
    cleaned = clean(text)
    element = etree.Element("t")
    element.text = cleaned

    assert etree.fromstring(etree.tostring(element)).text == (cleaned or None)
    assert clean(cleaned) == cleaned


@given(st.text())
def test_a_line_never_breaks(text: str) -> None:
    assert len(clean(text).splitlines()) <= 1


def test_paragraphs_typed_in_a_cell_are_split_and_blank_ones_dropped() -> None:
    assert alinea("Alinea satu.\n\n  Alinea dua. \r\nTiga\x0bempat") == ["Alinea satu.", "Alinea dua.", "Tiga", "empat"]
    assert alinea("  \n ") == []


def test_a_missing_name_is_marked_so_that_it_is_seen() -> None:
    assert missing_mark("kop.alamat") == "[[KOSONG: kop.alamat]]"
