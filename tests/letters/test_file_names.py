"""Tests of `lkjip_xl.letters.file_names`."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.letters.file_names import letter_file


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("Surat_Permintaan", "W1", "Wonoasih"), "Surat_Permintaan_W1_Wonoasih.docx"),
        (("Nota_Dinas", "KEC"), "Nota_Dinas_KEC.docx"),
        (("Disposisi_LKjIP", 2025), "Disposisi_LKjIP_2025.docx"),
        (("Surat", "", "..", "Jrebeng Kidul"), "Surat_Jrebeng_Kidul.docx"),
        (("Surat", "../../rahasia"), "Surat_rahasia.docx"),
        (("Surat", "a" * 300), "Surat_" + "a" * 54 + ".docx"),
    ],
)
def test_names_are_readable_and_safe(words: tuple[object, ...], name: str) -> None:
    assert letter_file(*words) == name


@given(st.lists(st.text(), min_size=1))
def test_no_name_holds_a_sign_that_windows_refuses(words: list[str]) -> None:
    assert not re.search(r'[\\/:*?"<>|\x00-\x1f]|[. ]\.docx$', letter_file("Surat", *words))
