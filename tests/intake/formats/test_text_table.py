"""Text files as programs write them: separators, encodings, quotes."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.intake.formats.text_table import TextTableError, read_text_table


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a;b\n1;2\n", [["a", "b"], ["1", "2"]]),
        ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        ("a\tb\n1\t2\n", [["a", "b"], ["1", "2"]]),
        ("sep=,\na,b\n", [[], ["a", "b"]]),
        ("a;b\n3,25;3,4\n", [["a", "b"], ["3,25", "3,4"]]),
        ('"Sistem, Mekanisme",b\n1,2\n', [["Sistem, Mekanisme", "b"], ["1", "2"]]),
        ("Pengaduan, Saran, dan Masukan;b\n1;2\n", [["Pengaduan, Saran, dan Masukan", "b"], ["1", "2"]]),
        ("judul, panjang, sekali\na;b\n1;2\n", [["judul, panjang, sekali", ""], ["a", "b"], ["1", "2"]]),
        ('a;"b\nc"\n1;2\n', [["a", "b\nc"], ["1", "2"]]),
        ("a\n1\n", [["a"], ["1"]]),
        ("", []),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_is_read_whatever_separates_its_cells(text: str, rows: list[list[str]], encoding: str) -> None:
    width = max(map(len, rows), default=0)
    expected = [row + [""] * (width - len(row)) for row in rows]

    assert read_text_table("F.csv", text.encode(encoding)) == expected


def test_the_windows_code_page_is_read() -> None:
    assert read_text_table("F.csv", "caf\xe9;b\n1;2\n".encode("cp1252"))[0] == ["café", "b"]


@pytest.mark.parametrize(
    "content", [b"a;b\n\0;1\n", b"\x81\x8d;a\n", b'a;"b\n1;2\n', b"\xff\xfe\x00"], ids=["NUL", "bytes", "quote", "odd"]
)
def test_what_is_no_table_is_named(content: bytes) -> None:
    with pytest.raises(TextTableError) as refusal:
        read_text_table("F.csv", content)

    assert str(refusal.value) == (
        "[TEXT_TABLE_BROKEN] Isi berkas F.csv tidak dapat dibaca sebagai tabel teks. "
        "Ekspor ulang sebagai CSV, atau buka di Excel dan simpan sebagai .xlsx."
    )


cell = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters=";\t,\ufeff"), max_size=8)


@given(rows=st.lists(st.tuples(cell, cell, cell), min_size=1), separator=st.sampled_from(";\t,"))
def test_a_written_table_reads_back(rows: list[tuple[str, str, str]], separator: str) -> None:
    written = io.StringIO()
    csv.writer(written, delimiter=separator, lineterminator="\n").writerows(rows)

    assert read_text_table("F.csv", written.getvalue().encode()) == [list(row) for row in rows]
