"""Sums of answers as the text of a cell: read back as they were, and never longer than a cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.book.stored_text import LONGEST, read_stored, write_stored
from lkjip_xl.rules.stored_answers import store_answers

rows = st.lists(st.fixed_dictionaries({"U1": st.none() | st.integers(1, 4), "layanan": st.none() | st.text()}))


@given(answers=rows)
def test_what_was_written_reads_back(answers: list[dict[str, int | str | None]]) -> None:
    stored = store_answers(answers, ("U1",))

    assert read_stored(write_stored(stored)) == stored


def test_a_text_that_would_not_fit_merges_the_rarest_words_and_loses_nobody() -> None:
    stored = store_answers([{"U1": 3, "layanan": f"Layanan {n:05}"} for n in range(3000)], ("U1",))

    text = write_stored(stored)

    read = read_stored(text)
    assert len(text) <= LONGEST
    assert read is not None
    assert sum(read.profile["layanan"].values()) == 3000
    assert read.answers == stored.answers


@pytest.mark.parametrize("text", ["", "U1=3", "[]", "{}", '{"versi":2}', '{"versi":1,"responden":"banyak"}', "null"])
def test_any_other_text_is_none_of_ours(text: str) -> None:
    assert read_stored(text) is None
