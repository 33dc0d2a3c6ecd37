"""Text that XML cannot hold as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from lkjip_xl.book.ooxml.text import escape, is_blank, length, unescape


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("biasa & <b>", "biasa & <b>"),
        ("a\x0bb", "a_x000B_b"),
        ("baris\r\nbaru", "baris_x000D_\nbaru"),
        ("_x0041_", "_x005F_x0041_"),
        ("tab\t", "tab\t"),
        ("\U0001f600", "\U0001f600"),
        ("￿", "_xFFFF_"),
    ],
)
def test_what_xml_cannot_hold_is_escaped_and_comes_back(text: str, stored: str) -> None:
    assert escape(text) == stored
    assert unescape(stored) == text


def test_an_emoji_escaped_in_halves_comes_back_whole() -> None:
    assert unescape("_xD83D__xDE00_") == "\U0001f600"


@given(st.text())
def test_every_text_survives_a_parser(text: str) -> None:
    element = etree.Element("t")
    element.text = escape(text)

    assert unescape(etree.fromstring(etree.tostring(element)).text or "") == text


def test_length_counts_as_excel_does() -> None:
    assert length("a\U0001f600") == 3


@pytest.mark.parametrize(("text", "blank"), [("", True), (" \t\n\xa0", True), (" a ", False)])
def test_blanks_are_nothing(text: str, *, blank: bool) -> None:
    assert is_blank(text) is blank
