"""Finding a table by its headings, wherever they stand."""

import pytest

from lkjip_xl.book.schema.kinds import Column, Table
from lkjip_xl.intake.formats.sheets import SheetRows
from lkjip_xl.intake.reading.cells import Raw
from lkjip_xl.intake.reading.headers import Heading, find_heading, find_table, normal

TABLE = Table("tblUji", "Uji", tuple(Column(key, key.title()) for key in ("nomor", "nama", "target", "realisasi")))
HEADINGS: list[Raw] = ["Nomor", "Nama", "Target", "Realisasi"]
TITLE: list[Raw] = ["judul", "", "", ""]


def found(*rows: list[Raw], name: str = "Uji") -> Heading | None:
    """Look for the table on one sheet."""
    return find_table(TABLE, [SheetRows(name, rows)])


@pytest.mark.parametrize("above", [0, 1, 59])
def test_headings_are_found_below_other_rows(above: int) -> None:
    heading = found(*[TITLE] * above, HEADINGS)

    assert heading is not None
    assert (heading.row, dict(heading.columns)) == (above, {"nomor": 0, "nama": 1, "target": 2, "realisasi": 3})


def test_the_search_ends_before_the_data_of_a_long_sheet() -> None:
    assert found(*[TITLE] * 60, HEADINGS) is None


@pytest.mark.parametrize(
    ("row", "is_found"), [(["Nomor", "Nama", "", ""], False), (["Nomor", "Nama", "Target", ""], True)]
)
def test_more_than_half_of_the_headings_make_a_table(row: list[Raw], *, is_found: bool) -> None:
    assert (found(row) is not None) is is_found


def test_columns_may_stand_in_any_order_between_others() -> None:
    heading = found(["", " realisasi ", "Catatan", "TARGET *", "Nama:", "No\nmor", 7.0])

    assert heading is not None
    assert dict(heading.columns) == {"realisasi": 1, "target": 3, "nama": 4}
    assert heading.unknown == {2: "Catatan", 5: "No\nmor"}


def test_the_leftmost_of_equal_headings_is_taken_and_told() -> None:
    heading = found(["Nama", "Target", "Realisasi", "nama"])

    assert heading is not None
    assert (heading.columns["nama"], heading.twice) == (0, ["nama"])


def test_the_row_with_most_headings_wins_over_an_earlier_one() -> None:
    heading = find_table(TABLE, [SheetRows("Satu", [HEADINGS[:3]]), SheetRows("Dua", [["x"], HEADINGS])])

    assert heading is not None
    assert (heading.sheet.name, heading.row) == ("Dua", 1)
    assert heading.place("F.xlsx", 2).text == "F.xlsx Dua!C2"


def test_no_sheet_has_no_heading() -> None:
    assert find_heading([], str, least=1) is None


@pytest.mark.parametrize("heading", ["Jumlah Dokumen", "JUMLAH  DOKUMEN", " Jumlah\nDokumen *", "Jumlah Dokumen :"])
def test_case_blanks_and_stars_do_not_matter(heading: str) -> None:
    assert normal(heading) == "jumlah dokumen"
