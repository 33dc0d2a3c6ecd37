"""A set of headings is known by its texts, whatever their order, case and blanks."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.intake.formats.sheets import SheetRows
from lkjip_xl.intake.mapping.proposing import heading_rows

TEXTS = st.text(st.characters(categories=["Lu", "Ll"]), min_size=1, max_size=12)


def mark(*headings: str) -> str:
    """The mark of a row of headings."""
    return next(iter(heading_rows([SheetRows("", [list(headings)])]))).mark


@given(st.lists(TEXTS, min_size=2, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_headings_does_not_change_their_mark(headings: list[str], random: Random) -> None:
    shuffled = random.sample(headings, len(headings))

    assert mark(*shuffled) == mark(*headings)


def test_case_and_blanks_do_not_change_a_mark_and_another_heading_does() -> None:
    assert mark("Umur  Anda", "NIK ") == mark("nik", "umur anda")
    assert mark("Umur", "NIK") != mark("Umur", "NIK", "Alamat")


def test_a_heading_that_stands_there_twice_is_numbered() -> None:
    (row,) = heading_rows([SheetRows("", [["Nilai", "Nilai", "Unit"]])])

    assert list(row.labels.values()) == ["Nilai", "Nilai (2)", "Unit"]
