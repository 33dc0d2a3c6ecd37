"""Addresses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.book.ooxml.refs import Box, address_of, column_letters, column_number, column_of


@pytest.mark.parametrize(
    ("letters", "number"), [("A", 1), ("Z", 26), ("AA", 27), ("AZ", 52), ("ZZ", 702), ("XFD", 16384)]
)
def test_letters_and_numbers_of_a_column_name_each_other(letters: str, number: int) -> None:
    assert column_number(letters) == number
    assert column_letters(number) == letters


@given(st.integers(1, 16384), st.integers(1, 1_048_576))
def test_an_address_gives_back_its_column(column: int, row: int) -> None:
    assert column_of(address_of(column, row)) == column


@pytest.mark.parametrize(
    ("text", "box"),
    [
        ("B6", Box(2, 6, 2, 6)),
        ("$B$6:$M$35", Box(2, 6, 13, 35)),
        ("A:A", None),
        ("5:5", None),
        ("A1 B2", None),
        ("tblUnit", None),
        ("", None),
    ],
)
def test_an_area_is_read_and_everything_else_is_none(text: str, box: Box | None) -> None:
    assert Box.parse(text) == box


@pytest.mark.parametrize("text", ["B6", "B6:M35"])
def test_an_area_prints_as_it_was_read(text: str) -> None:
    assert str(Box.parse(text)) == text


@pytest.mark.parametrize(
    ("other", "overlaps"),
    [
        (Box(3, 3, 4, 4), True),
        (Box(4, 4, 9, 9), True),
        (Box(5, 3, 9, 9), False),
        (Box(3, 5, 4, 9), False),
        (Box(1, 1, 2, 9), False),
    ],
)
def test_areas_overlap_when_they_share_a_cell(other: Box, *, overlaps: bool) -> None:
    assert Box(3, 3, 4, 4).overlaps(other) is overlaps
    assert other.overlaps(Box(3, 3, 4, 4)) is overlaps
