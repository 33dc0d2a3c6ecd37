"""What a cell accepts and what its user reads."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.book.building.validation import MESSAGE_LIMIT, TITLE_LIMIT, shorten, validation_of
from lkjip_xl.book.schema.form import form_schema
from lkjip_xl.book.schema.kinds import Column, Kind, NamedCell, Workbook
from lkjip_xl.book.schema.lists import LISTS
from lkjip_xl.book.schema.master import MASTER, UNSUR_CODES

CASES = {
    "a score": (Column("U1", "U1", Kind.INTEGER, minimum=1, maximum=4), "Isilah dengan bilangan bulat 1 sampai 4."),
    "an amount": (Column("a", "A", Kind.MONEY, minimum=0), "Isilah dengan bilangan bulat paling kecil 0."),
    "an upper bound": (Column("a", "A", Kind.NUMBER, maximum=100), "Isilah dengan bilangan paling besar 100."),
    "any number": (Column("a", "A", Kind.NUMBER), "Isilah dengan bilangan."),
    "a date": (Column("a", "A", Kind.DATE), "Isilah dengan tanggal, misalnya 31/12/2025."),
    "a choice": (Column("a", "A", Kind.CHOICE, "ya_tidak"), "Pilih dari daftar: Ya; Tidak."),
    "an open list": (
        Column("a", "A", Kind.CHOICE, "jenis_pemmas"),
        "Isian ini tidak ada dalam daftar. Tetap dipakai?",
    ),
}


@pytest.mark.parametrize(("column", "message"), CASES.values(), ids=CASES.keys())
def test_a_wrong_entry_is_answered_in_indonesian(column: Column, message: str) -> None:
    options = validation_of(column, LISTS)

    assert options is not None
    assert options["error_message"] == message


def test_a_score_lies_between_both_ends_of_the_scale() -> None:
    options = validation_of(CASES["a score"][0], LISTS) or {}

    assert (options["validate"], options["minimum"], options["maximum"]) == ("integer", 1, 4)


def test_a_date_is_of_this_century() -> None:
    options = validation_of(CASES["a date"][0], LISTS) or {}

    assert (options["minimum"], options["maximum"]) == (date(2000, 1, 1), date(2100, 12, 31))


def test_a_list_that_the_office_may_go_beyond_only_asks() -> None:
    kinds = {
        name: (validation_of(Column("a", "A", Kind.CHOICE, name), LISTS) or {}).get("error_type") for name in LISTS
    }

    assert {name for name, kind in kinds.items() if kind == "warning"} == {
        "jenis_pemmas",
        "jenis_administrasi",
        "pekerjaan",
        "arti_kolom",
    }


def test_a_text_is_explained_but_never_refused() -> None:
    options = validation_of(NamedCell("nip", "NIP", help="18 angka, ditulis sebagai teks."), LISTS) or {}

    assert (options["validate"], options["input_message"]) == ("any", "18 angka, ditulis sebagai teks.")
    assert validation_of(NamedCell("nama", "Nama"), LISTS) is None


@pytest.mark.parametrize("book", [MASTER, form_schema(UNSUR_CODES, seksi=True)], ids=["master", "form"])
def test_no_message_of_the_schema_is_cut(book: Workbook) -> None:
    cells: list[Column | NamedCell] = [cell for _, cell in book.names.values()]
    cells += [column for _, table in book.tables.values() for column in table.columns]
    options = [found for cell in cells if (found := validation_of(cell, book.lists))]

    assert len(options) > 20
    assert not [found for found in options if str(found["input_message"]).endswith("…")]


@given(st.text(), st.sampled_from([TITLE_LIMIT, MESSAGE_LIMIT]))
def test_a_message_never_exceeds_what_excel_takes(text: str, limit: int) -> None:
    short = shorten(text, limit)

    assert len(short) <= limit
    assert short == text or short.endswith("…")
