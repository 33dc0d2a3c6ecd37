"""Cells as they travel: what goes out comes back as what it was."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from lkjip_xl.hosts.libreoffice.blocks import CellError, decode, encode, from_serial, to_serial


def test_a_block_tells_dates_booleans_and_errors_from_numbers_and_texts() -> None:
    block = {
        "rows": [[45659.0, 1.0, None, ""], ["001", 2.5, "#N/A", "x"]],
        "dates": [[0, 0, 0, 1]],
        "booleans": [[1, 0, 1, 0]],
        "errors": [[2, 0, "#DIV/0!"]],
    }

    rows = decode(block)

    assert rows == [[datetime(2025, 1, 2), True, "#DIV/0!", None], ["001", 2.5, "#N/A", "x"]]  # noqa: DTZ001 a cell's day
    assert isinstance(rows[0][2], CellError)
    assert not isinstance(rows[1][2], CellError)


def test_what_json_cannot_say_travels_beside_the_rows() -> None:
    block = encode([[date(2025, 1, 2), True, "=1+1", "'=1+1", None], [date(2025, 1, 3), 2, "a", "''b", Decimal("0.1")]])

    assert block == {
        "rows": [[45659.0, 1.0, "", "=1+1", ""], [45660.0, 2.0, "a", "'b", 0.1]],
        "dates": [(0, 0, 0, 1)],
        "booleans": [(1, 0, 1, 0)],
        "formulas": [(2, 0, "=1+1")],
    }


def test_a_thousand_dates_in_a_column_are_one_box() -> None:
    block = encode([[date(2025, 1, 1), date(2025, 1, 1)] for _ in range(1000)])

    assert block["dates"] == [(0, 0, 0, 999), (1, 0, 1, 999)]


@pytest.mark.parametrize("moment", [datetime(2025, 12, 31, 23, 59, 59), datetime(1900, 3, 1)])  # noqa: DTZ001 a cell's day
def test_a_time_survives_its_serial_number(moment: datetime) -> None:
    assert from_serial(to_serial(moment)) == moment
