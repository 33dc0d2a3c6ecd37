"""Where named cells and tables of a sheet lie."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.book.building.layout import DATE_WIDTH, Spot, column_width, plan_sheet
from lkjip_xl.book.schema.kinds import Column, Kind, NamedCell, Sheet, Table

FIRST = Table("tblSatu", "Satu", (Column("a", "A", width=10), Column("b", "B", width=30)), blank_rows=3)
SECOND = Table("tblDua", "Dua", (Column("c", "C"),), note="Catatan.")
NAMES = (
    NamedCell("oleh", "Oleh", group="Keputusan"),
    NamedCell("alasan", "Alasan", group="Keputusan"),
    NamedCell("revisi", "Revisi", group="Buku"),
)


def test_named_cells_stand_in_their_groups() -> None:
    plan = plan_sheet(Sheet("S", "shS", "S", names=NAMES), {})

    assert plan.headings == {"Keputusan": Spot(4, 0), "Buku": Spot(8, 0)}
    assert plan.names == {"oleh": Spot(5, 1), "alasan": Spot(6, 1), "revisi": Spot(9, 1)}


def test_tables_stand_side_by_side_with_a_column_between() -> None:
    plan = plan_sheet(Sheet("S", "shS", "S", tables=(FIRST, SECOND)), {"tblSatu": [{}, {}], "tblDua": []})
    first, second = plan.tables

    assert (first.header, second.header) == (Spot(6, 0), Spot(6, 3))
    assert (first.first_row, first.last_row) == (7, 11)
    assert (second.first_row, second.last_row) == (7, 7)
    assert (first.cell("b"), plan.last_column) == ("$B8", 3)


def test_labels_stand_over_columns_that_are_wide_enough() -> None:
    plan = plan_sheet(Sheet("S", "shS", "S", tables=(FIRST,), names=NAMES), {"tblSatu": []})

    assert plan.names["oleh"] == Spot(5, 1)
    assert plan.header_row > max(spot.row for spot in plan.names.values())


@pytest.mark.parametrize(
    ("column", "width"),
    [
        (Column("t", "T", Kind.DATE, width=12), DATE_WIDTH),
        (Column("t", "T", Kind.DATE, width=30), 30),
        (FIRST.columns[0], 10),
    ],
)
def test_a_date_column_has_room_for_the_longest_month(column: Column, width: int) -> None:
    assert column_width(column) == width


@given(st.lists(st.integers(0, 5), min_size=1, max_size=5), st.integers(1, 5))
def test_tables_never_overlap(rows: list[int], blank: int) -> None:
    tables = tuple(Table(f"tbl{n}", "T", FIRST.columns, blank_rows=blank) for n in range(len(rows)))
    plan = plan_sheet(Sheet("S", "shS", "S", tables=tables), {f"tbl{n}": [{}] * many for n, many in enumerate(rows)})
    taken = [set(range(table.header.column, table.last_column + 1)) for table in plan.tables]

    assert sum(map(len, taken)) == len(set().union(*taken))
    assert all(table.last_row >= table.first_row for table in plan.tables)
