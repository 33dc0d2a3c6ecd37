"""One cell of an open workbook: what the program gives, and what it is given."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from lkjip_xl.book.live.values import Formula, as_text, from_host, is_risky, to_host
from lkjip_xl.book.ooxml.cell_writer import CellValueError
from lkjip_xl.book.schema.kinds import Kind
from lkjip_xl.model import Value


@pytest.mark.parametrize(
    ("raw", "kind", "value"),
    [
        (None, Kind.TEXT, None),
        ("", Kind.TEXT, None),
        ("  \n", Kind.TEXT, None),
        (" Camat ", Kind.TEXT, " Camat "),
        ("#N/A", Kind.NUMBER, "#N/A"),
        (3.0, Kind.INTEGER, 3),
        (82.1, Kind.NUMBER, Decimal("82.1")),
        (0.1 + 0.2, Kind.NUMBER, Decimal("0.30000000000000004")),
        (1e15, Kind.MONEY, 10**15),
        (Decimal("1500000.0000"), Kind.MONEY, 1_500_000),
        (True, Kind.TEXT, True),
        (False, Kind.DATE, False),
        (datetime(2026, 1, 22, tzinfo=UTC), Kind.DATE, date(2026, 1, 22)),
        (datetime(2026, 1, 22, 18, 30, tzinfo=UTC), Kind.DATE, date(2026, 1, 22)),
        (date(2026, 1, 22), Kind.DATE, date(2026, 1, 22)),
        (46044.0, Kind.DATE, date(2026, 1, 22)),
        (-5.0, Kind.DATE, -5),
        (-2146826243, Kind.NUMBER, "#SPILL!"),
        (-2146826238, Kind.TEXT, "#CALC!"),
    ],
)
def test_a_cell_reads_as_the_closed_file_reads_it(raw: object, kind: Kind, value: Value) -> None:
    read = from_host(raw, kind)

    assert (read, type(read)) == (value, type(value))


def test_a_number_that_a_program_calls_a_date_stays_a_number_where_the_schema_wants_one() -> None:
    assert from_host(datetime(2026, 1, 22, 12, tzinfo=UTC), Kind.NUMBER) == Decimal("46044.5")


@pytest.mark.parametrize(
    ("value", "given"),
    [
        (None, None),
        ("   ", None),
        ("Camat", "Camat"),
        (7, 7.0),
        (Decimal("82.10"), 82.1),
        (date(2026, 1, 22), 46044.0),
        (True, True),
    ],
)
def test_a_value_is_given_as_a_cell_keeps_it(value: Value, given: object) -> None:
    assert to_host(value, "Unit!A1") == given
    assert type(to_host(value, "Unit!A1")) is type(given)


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        (10**15, "Bilangan 1000000000000000 melebihi 15 angka yang dapat disimpan satu sel"),
        (Decimal("NaN"), "Nilai NaN bukan bilangan"),
        (date(1899, 12, 30), "Tanggal 1899-12-30 lebih awal daripada kalender buku kerja"),
        ("x" * 32_768, "Teks sepanjang 32768 huruf melebihi batas 32767 huruf satu sel"),
    ],
)
def test_what_fits_into_no_cell_is_refused_with_its_place(value: Value, sentence: str) -> None:
    with pytest.raises(CellValueError) as refused:
        to_host(value, "Unit!B7")

    assert str(refused.value) == f"[CELL_VALUE] {sentence} (Unit!B7). Perbaiki isi yang dimasukkan, lalu ulangi."


RISKY = ["=1+1", "+62", "-", "@a", "#N/A", "'kutip", "0012", "12 Januari 2026", "Rp 5.000", "1e5", "TRUE", "Benar"]


@pytest.mark.parametrize("text", RISKY)
def test_a_text_that_a_program_may_take_for_something_else_is_guarded(text: str) -> None:
    assert is_risky(text)
    assert as_text(text, in_text_format=False) == f"'{text}"


@pytest.mark.parametrize("text", ["Camat", "Kelurahan Wonoasih", "Ya", "x" * 60 + " tahun 2026"])
def test_a_plain_text_is_given_as_it_is(text: str) -> None:
    assert as_text(text, in_text_format=False) == text


@pytest.mark.parametrize(("text", "given"), [("0012", "0012"), ("=1+1", "'=1+1"), ("'a", "''a"), ("-", "-")])
def test_in_a_cell_of_the_format_text_only_a_formula_needs_a_guard(text: str, given: str) -> None:
    assert as_text(text, in_text_format=True) == given


def test_a_formula_is_no_text() -> None:
    assert isinstance(Formula("=A1"), str)
    assert not isinstance("=A1", Formula)
