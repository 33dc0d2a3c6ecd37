"""Formula texts."""

import pytest

from lkjip_xl.book.ooxml.formulas import moved, rewrite_areas
from lkjip_xl.book.ooxml.refs import Box


def to_row_99(area: Box) -> Box | None:
    """Let areas that end in row 35 end in row 99, and let those of row 36 vanish."""
    return {35: area.to_row(99), 36: None}.get(area.bottom, area)


@pytest.mark.parametrize(
    ("formula", "home", "rewritten"),
    [
        ("SUM(B6:B35)", True, "SUM(B6:B99)"),
        ("SUM(B6:B35)", False, "SUM(B6:B35)"),
        ("SUM($B$6:$M$35,C6:C20)", True, "SUM($B$6:$M$99,C6:C20)"),
        ("SUM(Data!B6:B35)", False, "SUM(Data!B6:B99)"),
        ("SUM(data!B6:B35)", False, "SUM(data!B6:B99)"),
        ("SUM('Data'!$B$6:$B$35)", False, "SUM('Data'!$B$6:$B$99)"),
        ("SUM('Data Lama'!B6:B35)", True, "SUM('Data Lama'!B6:B35)"),
        ("SUM([1]Data!B6:B35)", False, "SUM([1]Data!B6:B35)"),
        ('"Data!B6:B35"&Data!B6:B35', False, '"Data!B6:B35"&Data!B6:B99'),
        ('"a""B6:B35"', True, '"a""B6:B35"'),
        ("SUM(B6:B36)", True, "SUM(B6:B36)"),
        ("SUM(B6:B350)", True, "SUM(B6:B350)"),
        ("B35", True, "B35"),
        ("tblUnit[Nilai]", True, "tblUnit[Nilai]"),
    ],
)
def test_only_areas_of_the_sheet_follow(formula: str, rewritten: str, *, home: bool) -> None:
    assert rewrite_areas(formula, "Data", home=home, follow=to_row_99) == rewritten


def test_a_sheet_name_with_an_apostrophe_is_recognised() -> None:
    assert rewrite_areas("'Jum''at'!B6:B35", "Jum'at", home=False, follow=to_row_99) == "'Jum''at'!B6:B99"


@pytest.mark.parametrize(
    ("formula", "destination", "result"),
    [
        ("E6*2", "F9", "E9*2"),
        ("E6*$E$6", "F9", "E9*$E$6"),
        ("tblUnit[[#This Row],[Nilai]]*E6", "F9", "tblUnit[[#This Row],[Nilai]]*E9"),
        ('"E6"&E6', "G7", '"E6"&F7'),
        ("LOG10(E6)", "F7", "LOG10(E7)"),
        ("E6*2", "F6", "E6*2"),
    ],
)
def test_a_formula_is_moved_as_a_fill_does(formula: str, destination: str, result: str) -> None:
    assert moved(formula, "F6", destination) == result
