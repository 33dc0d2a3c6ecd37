"""Copied blocks of respondents: found wherever they stand, and not seen where chance makes rows equal."""

import random
from array import array
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.intake.checking.copies import Block, CopiedBlock, copied_below, copied_between


def survey(rows: int, seed: int, kinds: int = 10_000) -> list[int]:
    """Respondents of so many kinds."""
    chance = random.Random(seed)  # noqa: S311  a repeatable survey, no secret
    return [chance.randrange(kinds) for _ in range(rows)]


def with_block(rows: Sequence[int], at: int, block: Sequence[int]) -> list[int]:
    """The survey with a block typed over its rows."""
    return [*rows[:at], *block, *rows[at + len(block) :]]


@pytest.mark.parametrize(("length", "found"), [(4, []), (5, [Block(50, 10, 5)]), (20, [Block(50, 10, 20)])])
def test_a_block_below_is_found_from_five_rows_on(length: int, found: list[Block]) -> None:
    rows = survey(100, seed=1)

    assert copied_below(with_block(rows, 50, rows[10 : 10 + length])) == found


@given(seed=st.integers(0, 10**6), start=st.integers(0, 60), source=st.integers(0, 60), length=st.integers(10, 30))
def test_a_block_of_another_unit_is_found_wherever_it_stands(seed: int, start: int, source: int, length: int) -> None:
    theirs, mine = survey(200, seed), survey(150, seed + 1)

    (copied,) = copied_between([theirs, with_block(mine, start, theirs[source : source + length])])

    assert (copied.survey, copied.earlier) == (1, 0)
    assert copied.block.start <= start
    assert copied.block.length >= length
    assert start - copied.block.start == source - copied.block.source


def test_a_whole_file_typed_again_as_another_unit_is_one_block() -> None:
    rows = survey(24, seed=3)

    assert list(copied_between([rows, rows])) == [CopiedBlock(1, 0, Block(0, 0, 24))]


@pytest.mark.parametrize("seed", range(20))
def test_people_who_nearly_all_give_the_same_scores_are_no_copies(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  a repeatable survey, no secret
    surveys = [array("q", chance.choices(range(4), (70, 20, 6, 4), k=200)) for _ in range(4)]

    assert list(copied_between(surveys)) == []


def test_a_short_or_empty_survey_holds_no_block() -> None:
    assert copied_below([]) == copied_below([1, 2, 3, 4]) == []
    assert list(copied_between([[], [1, 2, 3, 4], [1, 2, 3, 4]])) == []
