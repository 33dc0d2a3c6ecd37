"""Which old row a new row continues."""

from datetime import date
from decimal import Decimal

import pytest

from lkjip_xl.book.ooxml.pairing import pair_by_key, pair_by_place
from lkjip_xl.model import Value


@pytest.mark.parametrize(
    ("old", "new", "paired"),
    [
        (["W01", "W02"], ["W02", "W01"], [1, 0]),
        (["W01", "W02"], ["W03", "W01"], [None, 0]),
        (["w01 "], [" W01"], [0]),
        (["A", "A"], ["A", "A", "A"], [0, 1, None]),
        ([3, Decimal("3.5")], [Decimal("3.0"), "3.5"], [0, 1]),
        ([date(2026, 1, 2)], [date(2026, 1, 2)], [0]),
        ([None, "W01", None], [None, None, None], [0, 2, None]),
        ([], ["W01"], [None]),
        (["W01"], [], []),
    ],
)
def test_rows_are_paired_by_their_key(old: list[Value], new: list[Value], paired: list[int | None]) -> None:
    assert pair_by_key([(key, place) for place, key in enumerate(old)], new) == paired


@pytest.mark.parametrize(
    ("count", "paired"), [(0, []), (2, ["a", "b"]), (3, ["a", "b", "c"]), (4, ["a", "b", "c", None])]
)
def test_without_a_key_rows_are_paired_by_place(count: int, paired: list[str | None]) -> None:
    assert pair_by_place(["a", "b", "c"], count) == paired
