"""The text of a number, from its pattern."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.ledger.numbers import NumberUnavailableError
from lkjip_xl.ledger.pattern import (
    KNOWN_TOKENS,
    BrokenPatternError,
    EmptyTokenError,
    UnknownTokenError,
    number_tokens,
    render_number,
)

TOKENS = {"klasifikasi": "000.8.6.3", "kode_unit": "425.504", **number_tokens(7, "", date(2026, 9, 1))}


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("{klasifikasi}/{urut}/{kode_unit}/{tahun}", "000.8.6.3/7/425.504/2026"),
        ("{urut3}/{bulan_romawi}/{tahun}", "007/IX/2026"),
        ("B-{urut}.{bulan}", "B-7.09"),
        ("{urut}{{a}}", "7{a}"),
    ],
)
def test_every_token_is_replaced_and_the_rest_stays(pattern: str, text: str) -> None:
    assert render_number(pattern, TOKENS) == text


@pytest.mark.parametrize(
    ("urut", "suffix", "plain", "padded"),
    [(7, "", "7", "007"), (999, "", "999", "999"), (1000, "", "1000", "1000"), (123, "a", "123.a", "123.a")],
)
def test_a_number_is_padded_to_three_digits_and_keeps_its_suffix(
    urut: int, suffix: str, plain: str, padded: str
) -> None:
    tokens = number_tokens(urut, suffix, date(2026, 1, 5))

    assert (tokens["urut"], tokens["urut3"]) == (plain, padded)


def test_all_twelve_months_have_their_roman_number() -> None:
    romans = [number_tokens(1, "", date(2026, month, 1))["bulan_romawi"] for month in range(1, 13)]

    assert romans == ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]


def test_an_unknown_token_is_refused_with_the_nearest_one_and_the_list() -> None:
    with pytest.raises(UnknownTokenError) as refused:
        render_number("{klasifikas}/{urut}", TOKENS)

    assert str(refused.value) == (
        "[POLA_NOMOR_TOKEN] Pola nomor surat memuat token {klasifikas} yang tidak dikenal (Pengaturan). "
        "Mungkin maksudnya {klasifikasi}. Token yang dikenal: {klasifikasi}, {urut}, {urut3}, {kode_unit}, {tahun}, "
        "{bulan_romawi}, {bulan}."
    )


def test_a_token_near_to_none_is_refused_without_a_guess() -> None:
    with pytest.raises(UnknownTokenError) as refused:
        render_number("{xyz}/{urut}", TOKENS)

    assert refused.value.remedy.startswith("Token yang dikenal: {klasifikasi}, ")


@pytest.mark.parametrize("empty", ["", "  "])
def test_a_setting_that_is_still_empty_is_named(empty: str) -> None:
    with pytest.raises(EmptyTokenError) as refused:
        render_number("{urut}/{kode_unit}", {**TOKENS, "kode_unit": empty})

    assert str(refused.value) == (
        "[NOMOR_BELUM_ADA] Pola nomor surat memakai {kode_unit}, tetapi isinya belum ada (Pengaturan). "
        "Isi pengaturan kode_unit, atau hapus {kode_unit} dari pola nomor."
    )


@pytest.mark.parametrize("pattern", ["{klasifikasi}/{tahun}", "{urut", "urut}", "", "{urut:03}", "{urut!r}"])
def test_a_pattern_that_cannot_number_letters_is_refused(pattern: str) -> None:
    with pytest.raises(BrokenPatternError) as refused:
        render_number(pattern, TOKENS)

    assert str(refused.value) == (
        f"[POLA_NOMOR_RUSAK] Pola nomor surat '{pattern}' tidak dapat dipakai (Pengaturan). "
        "Tulis setiap token di antara { dan }, dan pakai {urut} atau {urut3}."
    )


@given(st.text(alphabet="{}urt3a: !.", max_size=20))
def test_any_pattern_either_gives_a_text_or_is_refused(pattern: str) -> None:
    try:
        text = render_number(pattern, TOKENS)
    except NumberUnavailableError:
        return
    assert "7" in text


@given(st.permutations(KNOWN_TOKENS))
def test_the_order_of_tokens_is_free(order: list[str]) -> None:
    text = render_number("|".join(f"{{{name}}}" for name in order), TOKENS)

    assert text.split("|") == [TOKENS[name] for name in order]
