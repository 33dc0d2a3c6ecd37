"""What follows a table: one area at a time."""

import pytest

from lkjip_xl.book.ooxml.growth import Growth
from lkjip_xl.book.ooxml.refs import Box
from lkjip_xl.book.ooxml.workbook import SheetPart, TableShape


def growth(new_last: int, *, totals: int = 0, ref: str = "A5:P35") -> Growth:
    """Return the growth of a table with one heading row."""
    box = Box.parse(ref)
    assert box is not None
    return Growth(TableShape("tbl", SheetPart("Data", "s.xml"), "t.xml", box, 1, totals, []), new_last)


CASES = [
    # area, its new extent after growing to row 50, after shrinking to row 10
    ("B6:B35", "B6:B50", "B6:B10"),
    ("A1:P35", "A1:P50", "A1:P10"),
    ("A5:T35", "A5:T50", "A5:T10"),
    ("E6:M20", "E6:M20", "E6:M10"),
    ("E21:M34", "E21:M34", None),
    ("E35:M35", "E35:M50", None),  # Excel splits rules by rows; the last part covers the rows that are added
    ("E35", "E35", None),
    ("B6:B40", "B6:B40", "B6:B40"),
    ("R6:R35", "R6:R35", "R6:R35"),
    ("A1:P4", "A1:P4", "A1:P4"),
    ("A5:P5", "A5:P5", "A5:P5"),
    ("B1:B1048576", "B1:B1048576", "B1:B1048576"),
]


@pytest.mark.parametrize(("area", "grown", "shrunk"), CASES)
def test_an_area_that_ends_with_the_table_ends_with_it_again(area: str, grown: str, shrunk: str | None) -> None:
    box = Box.parse(area)
    assert box is not None

    assert str(growth(50).follow(box)) == grown
    assert str(growth(10).follow(box)) == str(shrunk)


@pytest.mark.parametrize(("area", "grown"), [("C6:C34", "C6:C49"), ("C6:C35", "C6:C50"), ("C6:C20", "C6:C20")])
def test_with_a_totals_row_both_ends_follow(area: str, grown: str) -> None:
    box = Box.parse(area)
    assert box is not None

    assert str(growth(49, totals=1).follow(box)) == grown


def test_the_only_row_of_a_table_speaks_for_its_columns() -> None:
    assert growth(50, ref="A5:P6").follow(Box(5, 6, 5, 6)) == Box(5, 6, 5, 50)


@pytest.mark.parametrize(("new_last", "rows", "box"), [(50, 15, "A5:P50"), (35, 0, "A5:P35"), (6, -29, "A5:P6")])
def test_the_table_itself_gets_its_rows(new_last: int, rows: int, box: str) -> None:
    assert growth(new_last).rows == rows
    assert str(growth(new_last).box) == box
