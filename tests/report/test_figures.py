"""Figures: ids, printing, and one id never with two values."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.model import Cell, Row, Target, Value
from lkjip_xl.report.blocks import Exact, Figure
from lkjip_xl.report.figures import (
    common_places,
    distinct_keys,
    figure,
    slug,
    table_cell,
    target_figure,
    two_decimals,
    typed_figure,
    unique_figures,
    word,
)


def test_a_figure_prints_its_value_and_knows_its_cell() -> None:
    made = figure("ikm.w1.2025", Fraction(1642, 20), Cell("IKM", "N7"), "alasan", show=two_decimals)

    assert made == Figure("ikm.w1.2025", "82,10", Fraction(1642, 20), "IKM!N7", "alasan")


@pytest.mark.parametrize("made", [figure("a", None, "x"), word("a", "", "x"), target_figure("a", None, "x", 2)])
def test_what_is_missing_is_marked_and_never_zero(made: Figure) -> None:
    assert (made.printed, made.exact) == ("(data belum tersedia)", None)


@pytest.mark.parametrize(
    ("target", "places", "printed", "exact"),
    [
        (Target(80, 80), 0, "80", 80),
        (Target(Decimal("82.5"), Decimal("82.5")), 2, "82,50", Decimal("82.5")),
        (Target(70, 80), 2, "70,00 s.d. 80,00", None),
    ],
)
def test_a_target_prints_as_one_figure_or_as_a_range(
    target: Target, places: int, printed: str, exact: Exact | None
) -> None:
    made = target_figure("ik1.target.2025", target, "x", places)

    assert (made.printed, made.exact) == (printed, exact)


@pytest.mark.parametrize(
    ("value", "printed"), [(14, "14"), (Decimal("2.5"), "2,5"), ("-", None), (None, None), (True, None)]
)
def test_a_typed_cell_is_a_figure_only_where_it_holds_a_number(value: Value, printed: str | None) -> None:
    row = Row("Unit", 7, {"pns": value}, {"pns": "B"})

    made = typed_figure("x", row, "pns")

    assert made.printed == (printed or "(data belum tersedia)")
    assert made.cell == "Unit!B7"


@pytest.mark.parametrize(
    ("values", "places"),
    [
        ([36, Fraction(37), None], 0),
        ([36, Decimal("36.5")], 2),
        ([Fraction(1, 3)], 2),
        ([None], 0),
        ([Decimal("96.00")], 0),
    ],
)
def test_values_side_by_side_share_their_decimals(values: list[Exact | None], places: int) -> None:
    assert common_places(values) == places


@pytest.mark.parametrize(("name", "expected"), [("Surat masuk", "surat_masuk"), ("7.01.02", "7_01_02"), ("—", "_")])
def test_a_slug_is_a_part_of_an_id(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_the_place_of_a_written_figure_is_named_by_row_and_column() -> None:
    assert table_cell("tblIkm", "W1", "ikm") == "tblIkm[W1].ikm"


@given(st.lists(st.text(max_size=8)))
def test_every_thing_gets_a_key_of_its_own(names: list[str]) -> None:
    keys = distinct_keys(enumerate(names))

    assert len(set(keys.values())) == len(names)


def test_equal_names_are_told_apart_by_a_number() -> None:
    assert distinct_keys([(1, "Melati"), (2, "melati"), (3, "Mawar")]) == {1: "melati", 2: "melati_2", 3: "mawar"}


def test_a_figure_printed_twice_alike_is_one_figure() -> None:
    one = Figure("a", "1", 1, "x")

    assert unique_figures([one, Figure("b", "2", 2, "x"), one]) == ((one, Figure("b", "2", 2, "x")), ())


def test_a_figure_printed_with_two_values_is_a_finding_that_names_both() -> None:
    _, (finding,) = unique_figures([Figure("a", "1", 1, "Unit!B7"), Figure("a", "2", 2, "Unit!B8")])

    assert finding.code == "FIGURE_CONFLICT"
    assert finding.message == "Angka a tercetak dengan dua nilai: 1 (Unit!B7) dan 2 (Unit!B8)"
    assert finding.remedy == "Pastikan tidak ada dua baris dengan kode yang sama, lalu buat draf lagi."
