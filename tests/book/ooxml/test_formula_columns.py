"""Formulas that fill a column, and formulas that several cells share."""

from collections.abc import Mapping

import pytest
from lxml import etree

from lkjip_xl.book.ooxml.formula_columns import ColumnFormula, carry_formula, column_formulas, spell_out_shared
from lkjip_xl.book.ooxml.grid import Grid
from lkjip_xl.book.ooxml.markup import MAIN, Element, main, parse
from lkjip_xl.book.ooxml.refs import Box


def table(declared: str) -> Element:
    """Return a table's part with one column."""
    return parse(
        f'<table xmlns="{MAIN}"><tableColumns><tableColumn>{declared}</tableColumn></tableColumns></table>'.encode()
    )


def cells(*formulas: str) -> list[Mapping[int, Element]]:
    """Return the cells of column F, one a row from row 6: an empty text is a plain value, `-` an empty cell."""
    inner = ["" if text == "-" else f"<f>{text}</f>" if text else "<v>1</v>" for text in formulas]
    texts = [f'<c xmlns="{MAIN}" r="F{row}">{content}</c>' for row, content in enumerate(inner, start=6)]
    return [{6: parse(text.encode())} for text in texts]


def declare(formula: str) -> str:
    """Return the declaration of a calculated column."""
    return f"<calculatedColumnFormula>{formula}</calculatedColumnFormula>"


@pytest.mark.parametrize(
    ("declared", "formulas", "found"),
    [
        (
            declare("tbl[[#This Row],[A1]]*$C$1"),
            ["-"],
            ColumnFormula("tbl[[#This Row],[A1]]*$C$1", "", is_declared=True),
        ),
        (
            declare("LOG10(2)&amp;\"E6\"&amp;'D7'!$A$1"),
            ["-"],
            ColumnFormula("LOG10(2)&\"E6\"&'D7'!$A$1", "", is_declared=True),
        ),
        (declare("E6*2"), ["E6*2", ""], ColumnFormula("E6*2", "F6", is_declared=True)),
        (declare("E6*2"), ["", "E7*2"], ColumnFormula("E7*2", "F7", is_declared=True)),
        (declare("E6*2"), ["", "-"], None),
        ("", ["E6*2", "E7*2", "-"], ColumnFormula("E6*2", "F6", is_declared=False)),
        ("", ["E6*2", ""], None),
        ("", ["-", "-"], None),
    ],
)
def test_the_formula_of_a_column_is_found(declared: str, formulas: list[str], found: ColumnFormula | None) -> None:
    result = column_formulas(table(declared), range(6, 7), cells(*formulas))

    assert result == ({} if found is None else {6: found})


def test_a_column_formula_is_read_for_another_row() -> None:
    assert ColumnFormula("E6*$E$6", "F6", is_declared=True).at("F9") == "E9*$E$6"
    assert ColumnFormula("tbl[[#This Row],[A]]", "", is_declared=True).at("F9") == "tbl[[#This Row],[A]]"


def test_a_carried_formula_refers_to_its_new_neighbours() -> None:
    cell = cells("E6*2")[0][6]
    carry_formula(cell, "F9")

    assert cell.findtext(main("f")) == "E9*2"


def grid(*formulas: str) -> Grid:
    """Return a sheet with formula elements in column F, from row 6."""
    rows = "".join(f'<row r="{row}"><c r="F{row}">{text}</c></row>' for row, text in enumerate(formulas, start=6))
    return Grid(parse(f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'.encode()))


def formulas_of(sheet: Grid) -> list[tuple[str | None, dict[str, str]]]:
    """Return text and attributes of each formula."""
    return [
        (item.text, {str(key): str(value) for key, value in item.attrib.items()}) for item in sheet.root.iter(main("f"))
    ]


SHARED = ('<f t="shared" ref="F6:F8" si="0">E6*2</f>', '<f t="shared" si="0"/>', '<f t="shared" si="0"/>')


@pytest.mark.parametrize("area", [Box(6, 6, 6, 6), Box(6, 8, 6, 20), Box(1, 7, 9, 7)])
def test_a_shared_formula_that_touches_the_area_is_written_out_everywhere(area: Box) -> None:
    sheet = grid(*SHARED)
    spell_out_shared(sheet, area)

    assert formulas_of(sheet) == [("E6*2", {}), ("E7*2", {}), ("E8*2", {})]


def test_a_shared_formula_elsewhere_stays_shared() -> None:
    sheet = grid(*SHARED)
    before = etree.tostring(sheet.root)
    spell_out_shared(sheet, Box(1, 1, 5, 20))

    assert etree.tostring(sheet.root) == before


def test_a_group_that_lost_its_formula_is_left_alone() -> None:
    sheet = grid('<f t="shared" si="3"/>')
    spell_out_shared(sheet, Box(1, 1, 9, 20))

    assert formulas_of(sheet) == [(None, {"t": "shared", "si": "3"})]
