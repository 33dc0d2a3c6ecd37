"""From a cell's element to a value."""

from datetime import date
from decimal import Decimal

import pytest

from lkjip_xl.book.ooxml.cells import CellReader, as_stored
from lkjip_xl.book.ooxml.markup import MAIN, Element, parse
from lkjip_xl.book.ooxml.serials import FROM_1900, FROM_1904
from lkjip_xl.book.schema.kinds import Kind
from lkjip_xl.model import Value

READER = CellReader(["Kelurahan", "  "], FROM_1900)


def cell(attributes: str, content: str) -> Element:
    """Return a cell's element."""
    return parse(f'<c xmlns="{MAIN}" r="A1" {attributes}>{content}</c>'.encode())


@pytest.mark.parametrize(
    ("attributes", "content", "value"),
    [
        ("", "<v>82.099999999999994</v>", Decimal("82.1")),
        ("", "<v>3</v>", 3),
        ("", "<v>3.0</v>", 3),
        ("", "<v>-1.5E-3</v>", Decimal("-0.0015")),
        ("", "<v>1E+20</v>", 10**20),
        ("", "<v></v>", None),
        ("", "", None),
        ('t="n"', "<v>7</v>", 7),
        ('t="s"', "<v>0</v>", "Kelurahan"),
        ('t="s"', "<v>1</v>", None),
        ('t="str"', "<f>A1</f><v>hasil_x000A_rumus</v>", "hasil\nrumus"),
        ('t="str"', "<f>A1</f><v></v>", None),
        ('t="inlineStr"', "<is><t> isi </t></is>", " isi "),
        ('t="inlineStr"', "<is><r><t>dua </t></r><r><rPr><b/></rPr><t>kata</t></r></is>", "dua kata"),
        ('t="inlineStr"', "<is><t>nama</t><rPh sb='0' eb='1'><t>bacaan</t></rPh></is>", "nama"),
        ('t="inlineStr"', "<is><t>_x005F_x0041_</t></is>", "_x0041_"),
        ('t="inlineStr"', "", None),
        ('t="b"', "<v>1</v>", True),
        ('t="b"', "<v>0</v>", False),
        ('t="e"', "<v>#N/A</v>", "#N/A"),
        ('t="d"', "<v>2025-12-31T00:00:00</v>", date(2025, 12, 31)),
    ],
)
def test_a_cell_is_read_as_people_see_it(attributes: str, content: str, value: Value) -> None:
    found = READER.value(cell(attributes, content))

    assert found == value
    assert type(found) is type(value)


def test_a_cell_that_is_not_there_is_empty() -> None:
    assert READER.value(None) is None


@pytest.mark.parametrize(
    ("content", "value"),
    [("<v>46022</v>", date(2025, 12, 31)), ("<v>46022.75</v>", date(2025, 12, 31)), ("<v>0.75</v>", Decimal("0.75"))],
)
def test_a_day_number_in_a_date_column_is_a_date(content: str, value: Value) -> None:
    assert READER.value(cell("", content), Kind.DATE) == value


def test_a_text_in_a_date_column_stays_a_text() -> None:
    assert READER.value(cell('t="inlineStr"', "<is><t>31 Desember</t></is>"), Kind.DATE) == "31 Desember"


def test_day_numbers_count_from_the_calendar_of_the_workbook() -> None:
    assert CellReader([], FROM_1904).value(cell("", "<v>44560</v>"), Kind.DATE) == date(2025, 12, 31)


@pytest.mark.parametrize(
    ("value", "stored"),
    [
        ("  ", None),
        (" a", " a"),
        (Decimal("3.00"), 3),
        (Decimal("0.1000000000000000000001"), Decimal("0.1")),
        (True, True),
        (None, None),
    ],
)
def test_what_a_cell_can_hold_of_a_value(value: Value, stored: Value) -> None:
    assert as_stored(value) == stored
