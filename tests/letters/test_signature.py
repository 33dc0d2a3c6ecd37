"""Tests of `lkjip_xl.letters.signature`."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.office import CAMAT, NIP, SEKCAM
from lkjip_xl.letters.signature import format_nip, signature
from lkjip_xl.model import Pejabat


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        (NIP, "00000000 000000 0 000"),
        ("00000000 000000 0 000", "00000000 000000 0 000"),
        (" 000000000000000000 ", "00000000 000000 0 000"),
        ("0" * 17, "0" * 17),
        ("0" * 19, "0" * 19),
        ("0000000000000000O0", "0000000000000000O0"),
        ("٠" * 18, "٠" * 18),
        ("", ""),
    ],
)
def test_a_nip_of_18_digits_is_grouped_and_anything_else_stays(typed: str, printed: str) -> None:
    assert format_nip(typed) == printed


@given(st.text())
def test_no_digit_of_a_nip_is_lost(typed: str) -> None:
    assert "".join(format_nip(typed).split()) == "".join(typed.split())


@pytest.mark.parametrize(
    ("sebutan", "line"), [("", "CAMAT CONTOH,"), ("Plt.", "Plt. CAMAT CONTOH,"), ("Plh.", "Plh. CAMAT CONTOH,")]
)
def test_the_title_is_in_capitals_and_its_sebutan_is_not(sebutan: str, line: str) -> None:
    block = signature(Pejabat("Camat Contoh", "Nama Camat, S.Sos.", "Pembina", NIP, sebutan))

    assert block == {
        "jabatan": [line],
        "nama": "Nama Camat, S.Sos.",
        "pangkat": "Pembina",
        "nip": "00000000 000000 0 000",
    }


def test_who_signs_on_behalf_stands_under_the_one_in_whose_name_he_signs() -> None:
    assert signature(SEKCAM, on_behalf_of=CAMAT)["jabatan"] == ["a.n. CAMAT CONTOH", "Sekretaris Kecamatan,"]


def test_what_is_not_known_of_an_official_is_missing_and_not_blank() -> None:
    assert signature(Pejabat("Camat Contoh")) == {
        "jabatan": ["CAMAT CONTOH,"],
        "nama": None,
        "pangkat": None,
        "nip": None,
    }


def test_a_signature_without_a_title_is_missing_it() -> None:
    assert signature(Pejabat("", "Nama Camat, S.Sos.", sebutan="Plt."))["jabatan"] == [None]
