"""From a value to a cell's element."""

from datetime import date, datetime
from decimal import Decimal
from typing import cast

import pytest
from lxml import etree

from lkjip_xl.book.ooxml.cell_writer import CellValueError, CellWriter
from lkjip_xl.book.ooxml.markup import MAIN, parse
from lkjip_xl.book.ooxml.serials import FROM_1900, FROM_1904
from lkjip_xl.model import Value

WRITER = CellWriter(FROM_1900, "Master.xlsm SKM")


def written(value: Value, formula: str | None = None, before: str = "") -> str:
    """Return the cell D17 with style 5 after a value was put into it."""
    cell = parse(f'<c xmlns="{MAIN}" r="D17" s="5" cm="1" t="s">{before}</c>'.encode())
    WRITER.fill(cell, value, formula)
    return etree.tostring(cell, encoding="unicode").replace(f' xmlns="{MAIN}"', "")


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (7, '<c r="D17" s="5"><v>7</v></c>'),
        (Decimal("82.10"), '<c r="D17" s="5"><v>82.1</v></c>'),
        (True, '<c r="D17" s="5" t="b"><v>1</v></c>'),
        (date(2025, 12, 31), '<c r="D17" s="5"><v>46022</v></c>'),
        ("=1+1", '<c r="D17" s="5" t="inlineStr"><is><t>=1+1</t></is></c>'),
        (" a", '<c r="D17" s="5" t="inlineStr"><is><t xml:space="preserve"> a</t></is></c>'),
        ("", '<c r="D17" s="5"/>'),
        (None, '<c r="D17" s="5"/>'),
        (999_999_999_999_999, '<c r="D17" s="5"><v>999999999999999</v></c>'),
    ],
)
def test_a_value_takes_the_place_of_what_was_there_and_the_style_stays(value: Value, cell: str) -> None:
    assert written(value, before="<f>A1</f><v>3</v>") == cell


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (7, '<c r="D17" s="5"><f>A1+1</f><v>7</v></c>'),
        ("B", '<c r="D17" s="5" t="str"><f>A1+1</f><v>B</v></c>'),
        (None, '<c r="D17" s="5"><f>A1+1</f></c>'),
    ],
)
def test_with_a_formula_the_value_is_its_stored_result(value: Value, cell: str) -> None:
    assert written(value, "A1+1") == cell


def test_an_extension_of_the_cell_stays_last() -> None:
    assert written(7, before="<v>3</v><extLst/>") == '<c r="D17" s="5"><v>7</v><extLst/></c>'


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        (
            "x" * 32_768,
            (
                "[CELL_VALUE] Teks sepanjang 32768 huruf melebihi batas 32767 huruf satu sel (Master.xlsm SKM!D17). "
                "Perbaiki isi yang dimasukkan, lalu ulangi."
            ),
        ),
        (
            1_000_000_000_000_000,
            (
                "[CELL_VALUE] Bilangan 1000000000000000 melebihi 15 angka yang dapat disimpan satu sel "
                "(Master.xlsm SKM!D17). Perbaiki isi yang dimasukkan, lalu ulangi."
            ),
        ),
        (
            Decimal("NaN"),
            "[CELL_VALUE] Nilai NaN bukan bilangan (Master.xlsm SKM!D17). Perbaiki isi yang dimasukkan, lalu ulangi.",
        ),
        (
            Decimal("-Infinity"),
            (
                "[CELL_VALUE] Nilai -Infinity bukan bilangan (Master.xlsm SKM!D17). "
                "Perbaiki isi yang dimasukkan, lalu ulangi."
            ),
        ),
        (
            date(1899, 12, 31),
            (
                "[CELL_VALUE] Tanggal 1899-12-31 lebih awal daripada kalender buku kerja (Master.xlsm SKM!D17). "
                "Perbaiki isi yang dimasukkan, lalu ulangi."
            ),
        ),
    ],
)
def test_a_value_that_fits_into_no_cell_is_refused(value: Value, sentence: str) -> None:
    with pytest.raises(CellValueError) as refusal:
        written(value)

    assert str(refusal.value) == sentence


def test_the_longest_text_fits() -> None:
    assert len(written("x" * 32_767)) > 32_767


def test_a_time_of_day_is_our_own_mistake() -> None:
    with pytest.raises(TypeError, match="without a time of day"):
        written(datetime(2025, 12, 31, 8, 0))  # noqa: DTZ001  a cell knows no time zone


@pytest.mark.parametrize("number", [0.1, float("nan")])
def test_a_number_that_lost_its_exactness_is_our_own_mistake(number: float) -> None:
    with pytest.raises(TypeError, match="holds int or Decimal, not float"):
        written(cast("Value", number))


def test_a_date_counts_from_the_calendar_of_the_workbook() -> None:
    cell = parse(f'<c xmlns="{MAIN}" r="A1"/>'.encode())
    CellWriter(FROM_1904, "").fill(cell, date(2025, 12, 31))

    assert cell.findtext(f"{{{MAIN}}}v") == "44560"
