"""Heights of rows with wrapped text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.book.building.heights import free_rows
from lkjip_xl.book.row_height import count_lines


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("pendek", 20, 1),
        ("kata " * 20, 20, 5),
        ("satu\ndua\n\nempat", 20, 4),
        ("x" * 50, 10, 5),
        (None, 10, 1),
        (7, 1, 1),
    ],
)
def test_lines_are_counted_by_words_and_paragraphs(text: object, width: float, lines: int) -> None:
    assert count_lines(text, width) == lines


@given(st.text(max_size=200), st.integers(1, 100))
def test_a_wider_column_never_needs_more_lines(text: str, width: int) -> None:
    assert count_lines(text, width + 10) <= count_lines(text, width)


def test_only_fitted_rows_are_freed() -> None:
    part = b'<row r="1" ht="26" customHeight="1"><c r="A1"/></row><row r="2" spans="1:2" ht="40" customHeight="1"/>'

    assert free_rows(part, {1}) == part.replace(b'ht="40" customHeight="1"', b'ht="40"')
    assert free_rows(part, frozenset()) == part
