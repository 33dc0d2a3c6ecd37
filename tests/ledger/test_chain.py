"""The rows of sheet Jejak: what a cell gives back is what was hashed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.samples import NOW
from lkjip_xl.ledger.chain import Entry, Event, Json, canonical, genesis, one_line, read_rows, verify
from lkjip_xl.model import Value

JSON = st.dictionaries(
    st.text(),
    st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists),
    max_size=4,
)


def entry(number: int = 1, summary: str = "", payload: dict[str, Json] | None = None, previous: str = "") -> Entry:
    content = (number, "draf", Event.MULAI, NOW, "Staf", 3, None, summary, canonical(payload or {}))
    return Entry(*content, prev_hash=previous or genesis("buku-1")).sealed()


def as_cells(row: dict[str, str | int | None]) -> dict[str, Value]:
    """Return a row as a sheet gives it back: an empty text has become an empty cell."""
    return {key: None if value == "" else value for key, value in row.items()}


@given(st.text(), JSON)
def test_an_entry_read_back_from_the_sheet_has_the_same_hash(summary: str, payload: dict[str, Json]) -> None:
    written = entry(summary=one_line(summary), payload=payload)

    [read], findings = read_rows([as_cells(written.to_row())])

    assert (read, findings) == (written, [])
    assert read.payload == payload
    assert verify([read], "buku-1") == []


@given(st.text())
def test_a_text_for_a_cell_is_one_line_without_control_characters(text: str) -> None:
    line = one_line(text)

    assert line == line.strip() == one_line(line)
    assert all(sign.isprintable() for sign in line)


@given(st.sampled_from(sorted(entry().to_row())), st.integers(4, 9))
def test_any_change_of_a_row_is_found(column: str, other: int) -> None:
    changed: dict[str, Value] = {**entry(summary="Selesai").to_row(), column: str(other)}

    entries, unreadable = read_rows([changed])

    assert unreadable + verify(entries, "buku-1")


def test_rows_of_another_book_do_not_fit_the_chain() -> None:
    assert [finding.code for finding in verify([entry()], "buku-2")] == ["JEJAK_TERPUTUS"]


@pytest.mark.parametrize(
    "damage",
    [{"waktu": "kemarin"}, {"revisi_awal": None}, {"muatan": "[]"}, {"muatan": "{"}, {"kejadian": "lupa"}, {"id": "x"}],
)
def test_a_row_that_cannot_be_read_is_a_finding(damage: dict[str, Value]) -> None:
    entries, findings = read_rows([{**entry().to_row(), **damage}])

    assert entries == []
    assert [finding.message for finding in findings] == [f"Baris jejak No {damage.get('id', 1)} tidak dapat dibaca"]


def test_a_row_that_stands_twice_counts_once_and_its_rival_is_a_finding() -> None:
    first = entry()
    rival = replace(first, summary="Lain")

    entries, findings = read_rows([row.to_row() for row in (first, first, rival)])

    assert entries == [first]
    assert [finding.message for finding in findings] == ["Jejak No 1 ada dua kali dengan isi berbeda"]


def test_rows_in_any_order_give_the_chain_in_its_order() -> None:
    first = entry()
    second = entry(2, previous=first.hash)

    assert read_rows([second.to_row(), first.to_row()]) == ([first, second], [])
