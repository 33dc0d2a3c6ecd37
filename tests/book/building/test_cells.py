"""One value into one cell: by its type, and never more than was there."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from book.opened import Opened
from lkjip_xl.book.building.cells import write_formula, write_value
from lkjip_xl.model import Value


@pytest.mark.parametrize(
    ("value", "stored", "kind"),
    [
        (None, None, "n"),
        ("", None, "n"),
        (0, 0, "n"),
        (Decimal("82.10"), 82.1, "n"),
        (True, True, "b"),
        ("=1+1", "=1+1", "s"),
        ("007", "007", "s"),
        (date(2025, 12, 31), 46022, "n"),
    ],
)
def test_a_value_keeps_its_type(value: Value, stored: object, kind: str, tmp_path: Path) -> None:
    workbook = xlsxwriter.Workbook(tmp_path / "cell.xlsx")
    write_value(workbook.add_worksheet("S"), 0, 0, value, workbook.add_format())
    workbook.close()
    cell = Opened(tmp_path / "cell.xlsx").sheet("S")["A1"]

    assert (cell.value, cell.data_type) == (stored, kind)


@pytest.mark.parametrize(("shown", "stored"), [(None, None), (Decimal("82.10"), 82.1), ("Lengkap", "Lengkap"), (0, 0)])
def test_a_formula_carries_what_it_shows(shown: Value, stored: object, tmp_path: Path) -> None:
    workbook = xlsxwriter.Workbook(tmp_path / "cell.xlsx")
    write_formula(workbook.add_worksheet("S"), 0, 0, '=IF(1=1,"","")', workbook.add_format(), shown)
    workbook.close()

    assert Opened(tmp_path / "cell.xlsx", values=True).sheet("S")["A1"].value == stored
