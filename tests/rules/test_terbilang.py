"""Numbers in words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.model import Number
from lkjip_xl.rules.terbilang import TerbilangOutOfRangeError, terbilang

VALUE = {
    "nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8,
    "sembilan": 9, "sepuluh": 10, "sebelas": 11, "seratus": 100, "seribu": 1000,
}  # fmt: skip
FACTOR = {"puluh": 10, "ratus": 100}
GROUP = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (9, "sembilan"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (19, "sembilan belas"),
        (20, "dua puluh"),
        (21, "dua puluh satu"),
        (99, "sembilan puluh sembilan"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (200, "dua ratus"),
        (1000, "seribu"),
        (1999, "seribu sembilan ratus sembilan puluh sembilan"),
        (2000, "dua ribu"),
        (11000, "sebelas ribu"),
        (100000, "seratus ribu"),
        (1000000, "satu juta"),
        (1001000, "satu juta seribu"),
        (10**9, "satu miliar"),
        (10**12, "satu triliun"),
        (10**15, "seribu triliun"),
        (-(10**15), "minus seribu triliun"),
        (-35652, "minus tiga puluh lima ribu enam ratus lima puluh dua"),
        (Decimal("82.10"), "delapan puluh dua koma satu nol"),
        (Decimal("-0.5"), "minus nol koma lima"),
        (Decimal("1E+3"), "seribu"),
    ],
)
def test_a_number_is_spelled(number: Number, words: str) -> None:
    assert terbilang(number) == words


@pytest.mark.parametrize("number", [10**15 + 1, -(10**15) - 1])
def test_a_number_beyond_its_names_is_refused(number: int) -> None:
    with pytest.raises(TerbilangOutOfRangeError) as refused:
        terbilang(number)

    printed = "1.000.000.000.000.001" if number > 0 else "-1.000.000.000.000.001"
    assert str(refused.value) == (
        f"[TERBILANG_OUT_OF_RANGE] Bilangan {printed} terlalu besar untuk dieja. "
        "Gunakan bilangan sampai dengan 1.000.000.000.000.000."
    )


def read_words(words: str) -> int:
    """Read Indonesian number words another way: from left to right, adding up."""
    total = group = last = 0
    for word in words.split():
        if word in GROUP:
            total, group, last = total + (group + last) * GROUP[word], 0, 0
        elif word == "seribu" and not group + last:
            total += 1000
        elif word == "belas":
            last += 10
        elif word in FACTOR:
            group, last = group + last * FACTOR[word], 0
        else:
            group, last = group + last, VALUE[word]
    return total + group + last


@given(st.integers(0, 10**15 - 1))
def test_the_words_read_back_give_the_number(number: int) -> None:
    assert read_words(terbilang(number)) == number
