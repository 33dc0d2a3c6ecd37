"""What the fast reader must not meet, and what it does not see; the quick and the careful way agree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.book.ooxml.refs import address_of
from lkjip_xl.intake.formats import extent
from lkjip_xl.intake.formats.extent import SheetTooFarError
from lkjip_xl.intake.formats.scan import scan_sheet

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def sheet(*rows: str, prefix: str = "") -> bytes:
    """A sheet's XML around rows of cells."""
    name = f"xmlns:{prefix[:-1]}" if prefix else "xmlns"
    body = "".join(rows)
    tag = f"{prefix}worksheet"
    return f'<{tag} {name}="{MAIN}"><{prefix}sheetData>{body}</{prefix}sheetData></{tag}>'.encode()


def unseen(data: bytes, name: str, file: str) -> list[tuple[int, int, str]]:
    """The cells of a sheet that show something without having a value."""
    return [(cell.column, cell.row, cell.content) for cell in scan_sheet(data, name, file).unseen]


def row(number: int, *cells: str) -> str:
    """A row."""
    return f'<row r="{number}">{"".join(cells)}</row>'


FAR_CELLS = {
    "as programs write it": row(1048576, '<c r="XFD1048576"><v>1</v></c>'),
    "in small letters": row(1048576, '<c r="xfd1048576"><v>1</v></c>'),
    "in single quotes": row(1048576, "<c r='XFD1048576'><v>1</v></c>"),
    "with another attribute first": row(1048576, '<c t="n" r="XFD1048576"><v>1</v></c>'),
    "behind a line break": row(1048576, '<c\nr="XFD1048576"><v>1</v></c>'),
    "behind a comment": "<!-- </sheetData> -->" + row(1048576, '<c r="XFD1048576"><v>1</v></c>'),
    "in a namespace of its own": '<row><x:c xmlns:x="y" r="XFD1048576"><x:v>1</x:v></x:c></row>',
    "as an inline text": row(1048576, '<c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c>'),
    "in two rows": row(1, '<c r="XFD1"><v>1</v></c>') + row(1048576, '<c r="A1048576"><v>1</v></c>'),
}


@pytest.mark.parametrize("cell", FAR_CELLS.values(), ids=FAR_CELLS)
def test_a_filled_cell_far_out_is_refused_before_the_fast_reader_sees_it(cell: str) -> None:
    with pytest.raises(SheetTooFarError) as refusal:
        unseen(sheet(row(1, '<c r="A1"><v>1</v></c>'), cell), "Data", "F.xlsx")

    assert str(refusal.value) == (
        "[SHEET_TOO_FAR] Lembar Data terisi sampai sel XFD1048576, jauh di luar formulir (F.xlsx Data!XFD1048576). "
        "Hapus isi sel yang jauh itu (Ctrl+End menunjukkannya), simpan, lalu kirim ulang."
    )


def test_an_odd_end_of_the_cells_hides_nothing() -> None:
    data = sheet(row(1048576, '<c r="XFD1048576"><v>1</v></c>')).replace(b"</sheetData>", b"</sheetData >")

    with pytest.raises(SheetTooFarError):
        unseen(data, "Data", "F.xlsx")


def test_a_prefixed_sheet_is_measured_too() -> None:
    far = '<x:row r="1048576"><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row>'

    with pytest.raises(SheetTooFarError):
        unseen(sheet(far, prefix="x:"), "Data", "F.xlsx")


def test_a_cell_that_only_has_a_look_is_not_far_out() -> None:
    assert unseen(sheet(row(1048576, '<c r="XFD1048576" s="3"/>')), "Data", "F.xlsx") == []


@pytest.mark.parametrize(("column", "is_refused"), [("C", False), ("D", True)])
def test_the_largest_area_is_allowed_and_no_more(
    monkeypatch: pytest.MonkeyPatch, column: str, *, is_refused: bool
) -> None:
    monkeypatch.setattr(extent, "LARGEST_AREA", 30_000)
    data = sheet(row(10_000, f'<c r="{column}10000"><v>1</v></c>'))

    if is_refused:
        with pytest.raises(SheetTooFarError):
            unseen(data, "Data", "F.xlsx")
    else:
        assert unseen(data, "Data", "F.xlsx") == []


UNSEEN = {
    "an error": ('<c r="B2" t="e"><v>#N/A</v></c>', "#N/A"),
    "an error of a formula": ('<c r="B2" s="4" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "#DIV/0!"),
    "a formula without result": ('<c r="B2"><f>A1+1</f><v></v></c>', "=A1+1"),
    "a formula with an empty result": ('<c r="B2" t="str"><f>""</f><v></v></c>', None),
    "a formula with a result": ('<c r="B2"><f>A1+1</f><v>4</v></c>', None),
    "a shared formula without result": ('<c r="B2"><f t="shared" si="0"/><v/></c>', "="),
    "a number": ('<c r="B2"><v>4</v></c>', None),
}


@pytest.mark.parametrize("careful", [False, True], ids=["quick", "careful"])
@pytest.mark.parametrize(("cell", "content"), UNSEEN.values(), ids=UNSEEN)
def test_a_cell_without_a_value_of_its_own_is_found(cell: str, content: str | None, *, careful: bool) -> None:
    comment = "<!-- only comments take the careful way -->" if careful else ""
    data = sheet(comment, row(2, '<c r="A2"><v>1</v></c>', cell))
    behind = data.replace(b"</worksheet>", b"<dataValidations><formula1>1</formula1></dataValidations></worksheet>")

    assert unseen(behind, "Data", "F.xlsx") == ([(2, 2, content)] if content else [])


def test_cells_without_an_address_are_counted_from_the_last_one() -> None:
    data = sheet("<row><c><v>1</v></c></row>", '<row><c/><c t="e"><v>#REF!</v></c></row>')

    assert unseen(data, "Data", "F.xlsx") == [(2, 2, "#REF!")]


@pytest.mark.parametrize("address", ["ABCD1", "A0", "1A", "A12345678"])
def test_an_impossible_address_is_damage(address: str) -> None:
    with pytest.raises(ValueError, match="not an address"):
        unseen(sheet(row(1, f'<c r="{address}"><v>1</v></c>')), "Data", "F.xlsx")


@given(column=st.integers(1, 16384), number=st.integers(1, 1048576))
def test_a_sheet_passes_only_when_its_area_is_small(column: int, number: int) -> None:
    letters = address_of(column, number)
    data = sheet(row(number, f'<c r="{letters}"><v>1</v></c>'))

    try:
        assert unseen(data, "Data", "F.xlsx") == []
    except SheetTooFarError:
        assert column * number > extent.LARGEST_AREA
    else:
        assert column * number <= extent.LARGEST_AREA
