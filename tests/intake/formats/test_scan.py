"""What the XML of a sheet tells besides its values, however it is written."""

import pytest

from lkjip_xl.intake.formats.scan import scan_sheet

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
CELL = '<c r="A2"><f>1+1</f><v>2</v></c>'


def sheet(rows: str, before: str = "") -> bytes:
    """A sheet's XML."""
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData></worksheet>'.encode()


@pytest.mark.parametrize(
    ("row", "is_hidden"),
    [
        ('<row r="2" hidden="1">', True),
        ("<row hidden='true' r='2'>", True),
        ('<row r="2" ht="0" customHeight="1">', True),
        ('<row r="2" ht="0.75">', False),
        ('<row r="2" hidden="0">', False),
        ('<row r="2">', False),
    ],
)
def test_a_row_that_nobody_sees_is_known(row: str, *, is_hidden: bool) -> None:
    scan = scan_sheet(sheet(f"{row}{CELL}</row>"), "Data", "F.xlsx")

    assert scan.hidden_rows == ({2} if is_hidden else set())


@pytest.mark.parametrize(
    ("columns", "hidden"),
    [
        ('<cols><col min="2" max="3" width="9" hidden="1"/></cols>', {2, 3}),
        ('<cols><col min="5" max="5" width="0"/></cols>', {5}),
        ('<cols><col min="5" max="5" width="0.8"/></cols>', set()),
    ],
)
def test_a_column_that_nobody_sees_is_known(columns: str, hidden: set[int]) -> None:
    assert scan_sheet(sheet("", columns), "Data", "F.xlsx").hidden_columns == hidden


@pytest.mark.parametrize("before", ["", "<!-- read with care -->"], ids=["quick", "careful"])
def test_a_formula_with_a_result_is_a_formula(before: str) -> None:
    scan = scan_sheet(sheet(f'<row r="2">{CELL}</row>', before), "Data", "F.xlsx")

    assert (scan.unseen, scan.is_filtered) == ((), False)
    assert scan.formulas == {(1, 2)}


def test_a_filter_that_hides_rows_is_known() -> None:
    data = sheet("").replace(b"</worksheet>", b'<autoFilter><filterColumn colId="1"/></autoFilter></worksheet>')

    assert scan_sheet(data, "Data", "F.xlsx").is_filtered
