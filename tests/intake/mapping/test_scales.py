"""A scale other than 1 to 4 is told from a slip of the pen."""

import pytest

from lkjip_xl.intake.mapping.scales import other_scale
from lkjip_xl.intake.reading.cells import Raw


@pytest.mark.parametrize(
    ("columns", "scale"),
    [
        ([[1, 4], [2, 3], [4, 4]], ""),
        ([[1, 5], [2, 3], [4, 4]], ""),
        ([[1, 5], [2, 5], [4, 4]], "1-5"),
        ([["5", "3"], ["4", "5"]], "1-5"),
        ([[5, 1], [55, 2], [5, 3]], "1-5"),
        ([[8, 7], [9, 10], [10, 8]], "1-10"),
        ([[75, 80], [90, 85], ["82,5", 70]], "0-100"),
        ([[], []], ""),
        ([[5]], ""),
    ],
)
def test_half_of_the_columns_beyond_four_make_another_scale(columns: list[list[Raw]], scale: str) -> None:
    assert other_scale({f"U{n}": cells for n, cells in enumerate(columns)}) == scale
