"""The blank foot of a sheet: left out where it certainly holds nothing, and nothing else is."""

import io
import zipfile

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from lkjip_xl.intake.formats.foot import packed, without_blank_foot

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def sheet(*rows: str) -> bytes:
    """A sheet's XML around rows of cells."""
    body = "".join(rows)
    return f'<worksheet xmlns="{MAIN}"><sheetData>{body}</sheetData></worksheet>'.encode()


def row(number: int, *cells: str, look: str = "") -> str:
    """A row."""
    return f'<row r="{number}"{look}>{"".join(cells)}</row>'


FILLED = row(1, '<c r="A1"><v>1</v></c>')
BLANK = row(2, '<c r="A2" s="3"/>', '<c r="B2" s="4"/>')

LEFT_OUT = {
    "as Excel writes it": BLANK,
    "of many rows": BLANK * 500,
    "with rows of a look of their own": '<row r="2" spans="1:8" s="3" customFormat="1" ht="20" customHeight="1"/>',
    "as LibreOffice writes it": '<row r="2" customFormat="false" hidden="false"><c r="A2" s="1"/></row>',
    "on lines of its own": f"\n  {BLANK}\n",
}
KEPT = {
    "a value": row(2, '<c r="A2"><v>1</v></c>'),
    "a value of another prefix": '<x:row r="2"><x:c r="A2"><x:v>1</x:v></x:c></x:row>',
    "a text in the cell": '<x:row r="2"><x:c r="A2" t="inlineStr"><x:is><x:t>x</x:t></x:is></x:c></x:row>',
    "a formula": '<x:row r="2"><x:c r="A2"><x:f>1</x:f></x:c></x:row>',
    "a value that is never closed": '<row r="2"><c r="A2"><v>1',
    "a value after a blank": '<row r="2"><c r="A2" ><v>1</v></c ></row>',
    "a comment": f"<!-- {BLANK} -->",
    "an instruction": f"<?x {BLANK} ?>",
}


@pytest.mark.parametrize("foot", LEFT_OUT.values(), ids=LEFT_OUT)
def test_a_foot_without_content_is_left_out(foot: str) -> None:
    assert without_blank_foot(sheet(FILLED, foot)) == sheet(FILLED)


@pytest.mark.parametrize("foot", KEPT.values(), ids=KEPT)
def test_a_foot_with_anything_in_it_stays_whole(foot: str) -> None:
    assert without_blank_foot(sheet(FILLED, foot)) == sheet(FILLED, foot)


@pytest.mark.parametrize("data", [b"", b"<worksheet/>", sheet(), sheet(BLANK), b"</sheetData><sheetData></c></row>"])
def test_a_sheet_without_filled_cells_stays_as_it_is(data: bytes) -> None:
    assert without_blank_foot(data) == data


CELLS = ("", "<v>7</v>", "<f>A1</f><v>7</v>", "<f>A1</f>", "<is><t>teks</t></is>", "<v></v>", "<v/>")
LOOKS = ("", ' hidden="false"', ' ht="20" customHeight="1"')
ROWS = st.lists(st.lists(st.sampled_from(CELLS), max_size=3), max_size=8)


@given(ROWS, st.integers(0, 20), st.sampled_from(LOOKS))
def test_the_fast_reader_finds_the_same_cells_without_the_foot(rows: list[list[str]], blank: int, look: str) -> None:
    data = sheet(*(_row(number, cells, look) for number, cells in enumerate([*rows, *[["", ""]] * blank], start=1)))

    trimmed = without_blank_foot(data)

    assert len(trimmed) <= len(data)
    assert _read(trimmed) == _read(data)


def _row(number: int, cells: list[str], look: str) -> str:
    written = (_cell(f"{letter}{number}", cell) for letter, cell in zip("ABC", cells, strict=False))
    return row(number, *written, look=look)


def _cell(address: str, content: str) -> str:
    kind = ' t="inlineStr"' if content.startswith("<is>") else ""
    return f'<c r="{address}"{kind}>{content}</c>' if content else f'<c r="{address}" s="1"/>'


def _read(data: bytes) -> object:
    found = CalamineWorkbook.from_filelike(io.BytesIO(packed(PARTS | {"xl/worksheets/sheet1.xml": data})))
    read = found.get_sheet_by_index(0)
    return read.to_python(), read.start, read.end


def _parts() -> dict[str, bytes]:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        book.add_worksheet()
    with zipfile.ZipFile(target) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


PARTS = _parts()
"""A workbook with one empty sheet."""
