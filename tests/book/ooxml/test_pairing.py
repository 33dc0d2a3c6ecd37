"""Which old row a new row continues."""

from datetime import date
from decimal import Decimal

import pytest

from lkjip_xl.book.ooxml.pairing import pair_by_content, pair_by_key
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


def group(nama: str, baris: int, **more: Value) -> dict[str, Value]:
    return {"unit": "W1", "nomor": baris - 8, "nama": nama, "berkas": "a.xlsx", "baris": baris, "sidik": "1", **more}


def respondent(baris: int, **more: Value) -> dict[str, Value]:
    return {"unit": "W1", "berkas": "a.xlsx", "baris": baris, "sidik": "1", **more}


A, B, C = group("A", 9), group("B", 10), group("C", 11)


@pytest.mark.parametrize(
    ("old", "new", "paired"),
    [
        ([A, B, C], [A, C], [0, 2]),
        ([A, B, C], [C, B, A], [2, 1, 0]),
        ([A, A], [A, A, A], [0, 1, None]),
        # One row of a form was deleted: the others moved up, and the file has another fingerprint.
        ([A, B, C], [A | {"sidik": "2"}, group("C", 10, sidik="2")], [0, 2]),
        ([A, B], [group("B", 9, rw="04"), group("D", 10)], [1, None]),
        ([A | {"rw": "1"}, B | {"rw": "1"}], [group("B", 9, rw="04"), group("D", 10, rw="1")], [1, None]),
        # Two groups of one name: neither is meant without doubt.
        ([A | {"rw": "1"}, group("A", 10, rw="2")], [A | {"rw": "3"}, group("A", 10, rw="4")], [None, None]),
        ([respondent(9, U1=3), respondent(10, U1=4)], [respondent(9, U1=3), respondent(10, U1=1)], [0, 1]),
        ([{"isi": Decimal("82.10")}, {"isi": None}], [{"isi": "  "}, {"isi": Decimal("82.1")}], [1, 0]),
        ([{"unit": "W1", "nama": None, "rw": "1"}], [{"unit": "W1", "nama": None, "rw": "2"}], [None]),
        ([{"a": 1, "b": 2}, {"a": 3, "b": 4}], [{"b": 4}, {"a": 1}], [1, 0]),
        ([], [A], [None]),
        ([A], [], []),
    ],
)
def test_without_a_key_rows_are_paired_by_what_they_say_and_never_by_place(
    old: list[dict[str, Value]], new: list[dict[str, Value]], paired: list[int | None]
) -> None:
    assert pair_by_content(old, new) == paired


def test_twenty_thousand_rows_are_paired_each_with_its_own() -> None:
    old = [respondent(n, U1=n % 4) for n in range(20_000)]
    new = [respondent(n, U1=n % 4) for n in range(1, 20_000)]

    assert pair_by_content(old, new) == list(range(1, 20_000))
