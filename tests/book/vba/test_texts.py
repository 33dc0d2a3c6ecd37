"""The texts of the macros."""

from importlib.metadata import version

import pytest

from lkjip_xl.book.schema.buttons import BUTTONS, Button
from lkjip_xl.book.vba import texts
from lkjip_xl.errors import LkjipError


def test_a_master_carries_our_modules_the_buttons_and_xlwings() -> None:
    assert set(texts.macro_texts()) == {"modHost", "modFungsi", "modTombol", "xlwings", "Dictionary"}


def test_every_module_says_its_own_name() -> None:
    for name, text in texts.macro_texts().items():
        assert f'Attribute VB_Name = "{name}"' in text


@pytest.mark.parametrize(
    ("macro", "function"),
    [("GenerateDraft", "generate_draft"), ("Konsolidasi", "konsolidasi"), ("SuratPengantar", "surat_pengantar")],
)
def test_the_function_behind_a_macro_has_its_name_in_small_letters(macro: str, function: str) -> None:
    assert Button("", macro, "", "").function == function


def test_a_button_is_one_sub_that_names_its_function() -> None:
    text = texts.button_module([Button("Generate Draft", "GenerateDraft", "", "")])

    assert text.endswith('\nPublic Sub GenerateDraft()\n    Jalankan "generate_draft"\nEnd Sub\n')


def test_exactly_one_button_is_the_main_one() -> None:
    assert [button.label for button in BUTTONS if button.is_main] == ["Generate Draft"]


def test_the_module_of_xlwings_is_that_of_the_installed_package() -> None:
    assert texts.xlwings_version(texts.macro_texts()["xlwings"]) == version("xlwings")


def test_a_text_without_a_version_has_none() -> None:
    assert texts.xlwings_version("Option Explicit") == ""


def test_our_own_texts_survive_every_code_page() -> None:
    for name, text in texts.own_texts().items():
        assert text.isascii(), name


def test_no_line_is_longer_than_the_editor_of_vba_takes() -> None:
    for name, text in texts.macro_texts().items():
        assert max(map(len, text.splitlines())) <= 1023, name


def test_without_xlwings_there_is_one_clear_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "find_spec", lambda _: None)

    with pytest.raises(LkjipError) as refused:
        texts.macro_texts()

    assert str(refused.value) == (
        "[XLWINGS_MISSING] Paket xlwings tidak terpasang, jadi makro tidak dapat dibuat. "
        "Pasang ulang lkjip_xl, lalu ulangi."
    )


def test_no_label_holds_a_sign_that_libreoffice_saves_unescaped() -> None:
    assert [button.label for button in BUTTONS if set(button.label) & set("&<>\"'")] == []
