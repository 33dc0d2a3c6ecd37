"""Rows and cells of a sheet's XML."""

import re

import pytest
from lxml import etree

from lkjip_xl.book.ooxml.grid import Grid, is_filled
from lkjip_xl.book.ooxml.markup import MAIN, parse


def grid(rows: str, dimension: str = "") -> Grid:
    """Return the grid of a sheet with these rows."""
    return Grid(parse(f'<worksheet xmlns="{MAIN}">{dimension}<sheetData>{rows}</sheetData></worksheet>'.encode()))


def rows_of(sheet: Grid) -> str:
    """Return the rows as they would be written."""
    text = etree.tostring(sheet.root, encoding="unicode")
    return text.partition("<sheetData>")[2].partition("</sheetData>")[0]


def test_rows_and_cells_are_inserted_in_order() -> None:
    sheet = grid('<row r="2"><c r="C2"/></row><row r="9"><c r="A9"/></row>')
    for column, row in ((1, 2), (5, 2), (2, 5), (2, 6), (1, 1), (1, 12)):
        sheet.ensure_cell(column, row)

    assert re.findall(r'(?:row|c) r="([A-Z]*\d+)"', rows_of(sheet)) == [
        "1", "A1", "2", "A2", "C2", "E2", "5", "B5", "6", "B6", "9", "A9", "12", "A12",
    ]  # fmt: skip


def test_a_row_like_another_has_its_look_and_not_its_place() -> None:
    sheet = grid('<row r="2" spans="1:3" ht="30" customHeight="1" hidden="1" collapsed="1"/>')
    sheet.ensure_row(3, sheet.rows[2])

    assert '<row ht="30" customHeight="1" r="3"/>' in rows_of(sheet)


@pytest.mark.parametrize(
    ("row", "kept"),
    [
        ('<row r="3" ht="30"/>', False),
        ('<row r="3" spans="1:2"/>', False),
        ('<row r="3" ht="31"/>', True),
        ('<row r="3"><c r="A3"/></row>', True),
    ],
)
def test_a_row_is_dropped_when_nothing_of_its_own_is_left(row: str, *, kept: bool) -> None:
    sheet = grid(f'<row r="2" ht="30"/>{row}')
    sheet.drop_row_like(3, sheet.rows[2])

    assert (3 in sheet.rows) is kept


def test_dropping_a_row_that_is_not_there_changes_nothing() -> None:
    sheet = grid("")
    sheet.drop_row_like(3, None)

    assert sheet.rows == {}


@pytest.mark.parametrize(
    ("rows", "area"), [('<row r="2"><c r="B2"/></row><row r="4"><c r="D4"/></row>', "B2:D4"), ("", "A1")]
)
def test_the_dimension_is_where_the_cells_are(rows: str, area: str) -> None:
    sheet = grid(rows, '<dimension ref="A1:Z99"/>')
    sheet.update_dimension()

    assert f'<dimension ref="{area}"/>' in etree.tostring(sheet.root, encoding="unicode")


def test_a_sheet_without_a_dimension_gets_none() -> None:
    sheet = grid('<row r="2"><c r="B2"/></row>')
    sheet.update_dimension()

    assert "dimension" not in etree.tostring(sheet.root, encoding="unicode")


def test_a_part_without_cells_is_no_sheet() -> None:
    with pytest.raises(ValueError, match="without sheetData"):
        Grid(parse(f'<worksheet xmlns="{MAIN}"/>'.encode()))


@pytest.mark.parametrize(
    ("content", "filled"),
    [
        ("<v>0</v>", True),
        ("<f>A1</f>", True),
        ("<is><t>a</t></is>", True),
        ("<v/>", False),
        ("", False),
        ("<extLst/>", False),
    ],
)
def test_a_cell_is_filled_by_a_value_or_a_formula(content: str, *, filled: bool) -> None:
    assert is_filled(parse(f'<c xmlns="{MAIN}">{content}</c>'.encode())) is filled
