"""Tests of `lkjip_xl.word.anchors.naming`: names are stable, unique and acceptable to Word."""

import re

from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.word.anchors.naming import Fence, Names


def test_the_same_tags_get_the_same_names_in_every_document() -> None:
    first, second = Names(), Names()

    assert [first.next("ikm.2025") for _ in range(3)] == [second.next("ikm.2025") for _ in range(3)]


def test_a_number_that_the_template_uses_is_not_given_again() -> None:
    free = Names().next("ikm.2025").control

    assert Names([free]).next("ikm.2025").control == free + 1


@given(st.lists(st.text(max_size=80), max_size=30))
def test_names_are_unique_and_word_accepts_them_with_their_fences(tags: list[str]) -> None:
    names = Names()

    given_names = [names.next(tag) for tag in tags]

    assert len({name.control for name in given_names}) == len(tags)
    assert all(0 < name.control <= 0x7FFFFFFF for name in given_names)
    for name in given_names:
        for fence in Fence:
            assert re.fullmatch(r"[A-Za-z][A-Za-z0-9_]{0,39}", name.bookmark + fence)
