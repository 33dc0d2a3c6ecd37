"""What a form's summary shows, computed without a spreadsheet program."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from book.form_samples import SKM, UNSUR, respondents
from lkjip_xl.book.building.form_figures import Completeness, as_answer, complete, facilitated, handled, survey, total
from lkjip_xl.book.schema.data import ADMINISTRASI, angket
from lkjip_xl.model import Value

CODES = list(UNSUR)


@pytest.mark.parametrize(
    ("filled", "incomplete", "words"),
    [(0, 0, "Kosong"), (1, 0, "Lengkap"), (5, 3, "Belum lengkap: 3 baris")],
)
def test_completeness_is_told_in_words(filled: int, incomplete: int, words: str) -> None:
    assert Completeness(filled, incomplete).words == words


@pytest.mark.parametrize(
    ("value", "answer"),
    [
        (1, 1),
        (4, 4),
        (0, None),
        (5, None),
        ("3", 3),
        (" 3 ", 3),
        ("tiga", None),
        ("2,5", None),
        (None, None),
        ("-", None),
    ],
)
def test_an_answer_is_a_point_of_the_scale_or_nothing(value: Value, answer: int | None) -> None:
    assert as_answer(value, SKM) == answer


def test_a_respondent_without_number_or_without_answers_is_incomplete() -> None:
    rows: list[dict[str, Value]] = [*respondents("333333333", "........."), {"nomor": None, "U1": 3}, {"nomor": None}]

    assert complete(angket(CODES), rows, any_of=CODES) == Completeness(filled=3, incomplete=2)


def test_wrong_answers_are_counted_apart_from_empty_ones() -> None:
    figures = survey(respondents("5-3333333", ".33333333"), CODES, SKM)

    assert (figures.tally.respondents, figures.wrong, figures.empty) == (2, 1, 2)
    assert figures.ikm is None


def test_kinds_outside_the_list_are_counted_as_others() -> None:
    kelompok = facilitated([{"jenis": "RW", "difasilitasi": "Ya"}, {"jenis": "Klub", "difasilitasi": "Tidak"}], ["RW"])
    documents = handled([{"jenis": "Aset", "jumlah": 8, "sesuai": 7}, {"jenis": None, "jumlah": None}], ["Aset"])

    assert [(share.kind, share.whole, share.part) for share in kelompok] == [("RW", 1, 1), ("Lainnya", 1, 0)]
    assert [(share.kind, share.whole, share.part) for share in documents] == [("Aset", 8, 7), ("Lainnya", 0, 0)]


@given(st.lists(st.tuples(st.sampled_from(["Aset", "Surat masuk", "Lain"]), st.integers(0, 999), st.integers(0, 999))))
def test_kinds_always_add_up_to_the_total(rows: list[tuple[str, int, int]]) -> None:
    shares = handled([{"jenis": j, "jumlah": a, "sesuai": b} for j, a, b in rows], ["Aset", "Surat masuk"])

    assert (total(shares).whole, total(shares).part) == (sum(a for _, a, _ in rows), sum(b for *_, b in rows))


@given(
    st.lists(
        st.dictionaries(st.sampled_from([c.key for c in ADMINISTRASI.columns]), st.sampled_from([None, "", 1, "x"]))
    )
)
def test_no_more_rows_are_incomplete_than_filled(rows: list[dict[str, Value]]) -> None:
    found = complete(ADMINISTRASI, rows)

    assert 0 <= found.incomplete <= found.filled <= len(rows)
