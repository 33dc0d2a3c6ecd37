"""Respondent profile: totals add up and nobody can be singled out."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.rules.profile import profile

ORDER = ("SD", "SMP", "SMA", "S1", "S2")


def people(**counts: int) -> list[str | None]:
    return [name for name, count in counts.items() for _ in range(count)]


def shown(values: Sequence[str | None], order: tuple[str, ...] = ORDER) -> dict[str, int]:
    return {group.name: group.count for group in profile(values, order)}


@pytest.mark.parametrize(
    ("values", "groups"),
    [
        ([], {}),
        (people(SMA=10, SD=5), {"SD": 5, "SMA": 10}),
        (people(SD=10, SMP=3, S1=4), {"SD": 10, "Lainnya": 7}),
        (people(SD=10, SMA=20, S1=6, S2=4), {"SD": 10, "SMA": 20, "Lainnya": 10}),  # S2 drags S1 along
        (people(SD=10, SMA=20, S1=1, S2=2), {"SMA": 20, "Lainnya": 13}),  # together still too few: SD comes along
        (people(SD=10, S1=2, S2=3), {"SD": 10, "Lainnya": 5}),
        (people(SD=10, SMA=5), {"SD": 10, "SMA": 5}),
        (people(SD=3), {"Lainnya": 3}),
        (people(SD=1, SMA=1), {"Lainnya": 2}),
        (people(SD=10, SMA=4), {"Lainnya": 14}),
    ],
)
def test_small_groups_are_merged_until_none_can_be_found(values: list[str | None], groups: dict[str, int]) -> None:
    assert shown(values) == groups


def test_a_group_that_is_named_lainnya_takes_the_small_ones_in() -> None:
    order = ("PNS", "Swasta", "Lainnya")

    assert shown(people(PNS=2, Swasta=20, Lainnya=10), order) == {"Swasta": 20, "Lainnya": 12}
    assert shown(people(PNS=6, Swasta=20, Lainnya=3), order) == {"Swasta": 20, "Lainnya": 9}
    assert shown(people(PNS=6, Lainnya=9), order) == {"PNS": 6, "Lainnya": 9}


def test_who_did_not_answer_is_shown_last_and_never_merged() -> None:
    values = [None, " ", *people(SD=10, SMP=3, S1=4)]

    assert list(shown(values).items()) == [("SD", 10), ("Lainnya", 7), ("Tidak diisi", 2)]


def test_spelling_follows_the_order_and_unknown_names_come_after_it() -> None:
    assert list(shown(["sma"] * 5 + ["Paket C"] * 3 + ["PAKET C"] * 3 + [" SMA "])) == ["SMA", "Paket C"]


def test_the_minimum_is_a_setting() -> None:
    groups = profile(people(SD=3, SMP=2), ORDER, minimum=2)

    assert [(group.name, group.count) for group in groups] == [("SD", 3), ("SMP", 2)]


def test_percentages_are_of_all_respondents_and_explained() -> None:
    groups = profile([None, *people(SD=5, SMA=6)], ORDER)

    assert [group.percent.printed for group in groups] == [Decimal("41.67"), Decimal("50.00"), Decimal("8.33")]
    assert groups[0].percent.explanation == "41,67% = 5 ÷ 12 × 100"


@given(st.lists(st.sampled_from([*ORDER, "Lainnya", "D3", None]), max_size=80), st.integers(1, 12))
def test_no_group_below_the_minimum_can_be_found(values: list[str | None], minimum: int) -> None:
    counts = Counter(value for value in values if value)
    groups = {group.name: group.count for group in profile(values, ORDER, minimum=minimum)}
    hidden = {name for name in counts if name not in groups}

    assert sum(groups.values()) == len(values)
    assert sum(group.percent.exact or 0 for group in profile(values, ORDER)) in {0, 100}
    assert all(count >= minimum for name, count in groups.items() if name not in {"Lainnya", "Tidak diisi"})
    if groups.get("Lainnya", 0) != counts["Lainnya"]:
        merged = hidden | ({"Lainnya"} if counts["Lainnya"] else set())
        assert len(merged) > 1 or len(counts) == 1
        assert groups["Lainnya"] >= min(minimum, sum(counts.values()))
