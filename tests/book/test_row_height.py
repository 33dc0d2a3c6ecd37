"""Heights of rows with wrapped text."""

from pathlib import Path

import pytest
from lxml import etree

from book.zips import parts_of
from lkjip_xl.book.build import build_master
from lkjip_xl.book.port import TableEdit
from lkjip_xl.book.row_height import LINE_HEIGHT, ROW_PADDING, height_for
from office_files import open_book

LONG = "Kalimat panjang yang tidak muat dalam satu baris sel. " * 5


@pytest.mark.parametrize(
    ("texts", "lines"),
    [
        ([("pendek", 20)], None),
        ([(12.5, 1), (None, 1)], None),
        ([("satu\ndua", 20)], 2),
        ([("satu", 20), ("a b c d", 3)], 2),
        ([("kata " * 2000, 5)], "most"),
    ],
)
def test_a_row_is_as_high_as_its_highest_text_and_never_higher_than_excel_allows(
    texts: list[tuple[object, float]], lines: int | str | None
) -> None:
    height = height_for(texts)

    if isinstance(lines, int):
        assert height == lines * LINE_HEIGHT + ROW_PADDING
    else:
        assert height == (409.0 if lines else None)


def test_a_long_text_that_a_step_writes_gets_the_height_to_be_read(tmp_path: Path) -> None:
    path = tmp_path / "master.xlsx"
    build_master(path, tahun=2025, id_buku="UJI")
    book = open_book(path)
    row = dict.fromkeys(("langkah", "tingkat", "kode", "berkas", "lembar", "sel", "perbaikan"))

    book.write([TableEdit("tblTemuan", [{**row, "pesan": LONG}, {**row, "pesan": "pendek"}])], {})

    [long, short] = open_book(path).rows("tblTemuan")
    parts = parts_of(path)
    names = [each.get("name") for each in etree.fromstring(parts["xl/workbook.xml"]).iter("{*}sheet")]
    sheet = etree.fromstring(parts[f"xl/worksheets/sheet{names.index(long.sheet) + 1}.xml"])
    heights = {int(each.get("r", 0)): each.get("ht") for each in sheet.iter("{*}row")}
    assert float(heights[long.number] or 0) > 3 * LINE_HEIGHT
    assert heights[short.number] is None
