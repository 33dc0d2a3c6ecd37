"""Whatever is written comes back, for any rows that people and forms can produce."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from book.small_book import SCHEMA, build
from lkjip_xl.book.file import FileBook
from lkjip_xl.book.ooxml.cells import as_stored
from lkjip_xl.book.port import TableEdit
from lkjip_xl.model import Value

_PIECES = st.sampled_from(
    ["&<>\"'", "  ", "\n", "\t", "\r\n", "\U0001f600", "_x0041_", "_x005F_", "\x0b", "=1+1", "]]>"]
)
_TEXTS = st.lists(st.one_of(_PIECES, st.text(max_size=8)), max_size=4).map("".join)
_DECIMALS = st.decimals(min_value=-(10**9), max_value=10**9, places=5)
_NUMBERS = st.one_of(st.integers(-(10**15) + 1, 10**15 - 1), _DECIMALS, st.booleans())
_COLUMNS = ("kode", "nama", "tanggal", "nilai")
_ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "kode": st.one_of(st.text(min_size=1, max_size=5).filter(str.strip), st.integers(0, 99)),
            "nama": st.one_of(st.none(), _TEXTS, _NUMBERS),
            "tanggal": st.one_of(st.none(), st.dates(min_value=date(1900, 1, 1)), _TEXTS),
            "nilai": st.one_of(st.none(), _NUMBERS, _TEXTS),
        }
    ),
    max_size=12,
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One workbook that every example writes anew."""
    return build(tmp_path_factory.mktemp("properti") / "master.xlsx", office_column="Tindak lanjut")


@given(rows=_ROWS, office=st.one_of(_TEXTS, _DECIMALS))
@settings(max_examples=150, deadline=None)
def test_what_is_written_is_read_back(path: Path, rows: list[dict[str, Value]], office: Value) -> None:
    FileBook(path, SCHEMA).write([TableEdit("tblUnit", rows)], {"nama_kantor": office})

    found = FileBook(path, SCHEMA)
    assert [_typed({key: row[key] for key in _COLUMNS}) for row in found.rows("tblUnit")] == [
        _typed({key: as_stored(row[key]) for key in _COLUMNS}) for row in rows
    ]
    assert found.value("nama_kantor") == as_stored(office)


def _typed(row: Mapping[str, Value]) -> dict[str, tuple[type, Value]]:
    return {key: (type(value), value) for key, value in row.items()}


@given(value=_DECIMALS)
def test_a_decimal_of_fifteen_digits_is_exactly_what_was_typed(value: Decimal) -> None:
    assert as_stored(value) == value
