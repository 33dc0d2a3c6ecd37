"""The whole of what an edit may change in a workbook full of things, part by part."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from book.fidelity.census import census
from book.fidelity.rich_workbook import MACROS, RICH_SCHEMA, UNSUR, build_rich
from book.zips import parts_of, tamper
from libreoffice import LibreOffice
from lkjip_xl.book.file import FileBook
from lkjip_xl.book.port import TableEdit
from lkjip_xl.model import Value

JAWABAN = "xl/worksheets/sheet4.xml"
OWNED = {
    "[Content_Types].xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/worksheets/sheet1.xml",  # Beranda: named cells
    "xl/worksheets/sheet2.xml",  # Pengaturan: named cells
    "xl/worksheets/sheet4.xml",  # Jawaban
    "xl/worksheets/sheet5.xml",  # Unsur
    "xl/worksheets/sheet7.xml",  # Rekap
    "xl/tables/table1.xml",
    "xl/tables/table2.xml",
    "xl/tables/table3.xml",
    "xl/charts/chart2.xml",  # draws tblKiri
}
NASTY = (None, "  spasi depan", "baris 1\nbaris 2", "=1+1 bukan rumus", "emoji \U0001f600 _x0041_ \x0b tab\t", "Saran")
NAMES: dict[str, Value] = {
    "Status": "Selesai",
    "Mutakhir": date(2026, 11, 22),
    "Jumlah": 500,
    "Instansi": 'Kantor "Baru" & Rekan',
    "SelKosong": "kini terisi",
}


def answers(count: int) -> list[dict[str, Value]]:
    """Return rows for tblJawaban; its two calculated columns get their results."""
    return [
        {
            "no": number + 1,
            "kode": f"R{number + 1:04d}",
            "tanggal": date(2026, 6, 1) + timedelta(days=number % 150),
            "nama": f"Responden {number + 1} & <Rekan>",
            **{unsur: (number * 3 + place) % 4 + 1 for place, unsur in enumerate(UNSUR)},
            "saran": NASTY[number % len(NASTY)],
            "rata": Decimal(number % 4 + 1) / 2,
            "mutu": "B" if number % 2 else "C",
        }
        for number in range(count)
    ]


def edits(count: int) -> list[TableEdit]:
    """Return the edit of all three tables."""
    unsur: list[dict[str, Value]] = [
        {"unsur": f"U{number}", "nama": f"Unsur baru {number}", "bobot": Decimal("0.1")} for number in range(14)
    ]
    months: list[dict[str, Value]] = [
        {"bulan": f"Bulan {number}", "n": number, "nilai": number * 2} for number in range(25)
    ]
    return [TableEdit("tblJawaban", answers(count)), TableEdit("tblUnsur", unsur), TableEdit("tblKiri", months)]


@pytest.fixture
def rich(tmp_path: Path) -> Path:
    """The rich workbook, as Excel would have left it."""
    return build_rich(tmp_path / "rich.xlsm")


@pytest.fixture
def edited(rich: Path) -> Path:
    """The rich workbook after three tables and five named cells were written."""
    FileBook(rich, RICH_SCHEMA).write(edits(500), NAMES)
    return rich


def test_every_part_that_the_edit_does_not_own_is_byte_identical(rich: Path) -> None:
    before = parts_of(rich)
    FileBook(rich, RICH_SCHEMA).write(edits(500), NAMES)

    after = parts_of(rich)
    changed = {part for part, content in before.items() if after.get(part) != content}
    assert changed == OWNED | {"xl/calcChain.xml"}
    assert list(after) == [part for part in before if part != "xl/calcChain.xml"]
    assert after["xl/vbaProject.bin"] == MACROS


def test_nothing_that_a_user_would_miss_is_gone(rich: Path) -> None:
    before = census(parts_of(rich))
    FileBook(rich, RICH_SCHEMA).write(edits(500), NAMES)

    assert 0 not in before.values()
    assert census(parts_of(rich)) == before


def test_what_was_written_reads_back_in_another_reader(edited: Path) -> None:
    import python_calamine  # noqa: PLC0415  only this test compares with it

    sheet = python_calamine.CalamineWorkbook.from_path(edited).get_sheet_by_name("Jawaban")
    grid = sheet.to_python(skip_empty_area=False)
    found = [[_plain(value) for value in row[:16]] for row in grid[5:505]]

    assert found == [[_plain(value) for value in row.values()] for row in answers(500)]


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return float(value)
    return "" if value is None else value


def test_a_second_look_at_the_same_object_shows_the_new_state(rich: Path) -> None:
    book = FileBook(rich, RICH_SCHEMA)
    book.write(edits(40), NAMES)

    rows = book.rows("tblJawaban")
    assert [dict(row) for row in rows] == answers(40)
    assert [row.number for row in rows] == list(range(6, 46))
    assert {name: book.value(name) for name in ("Status", "Jumlah", "SelKosong")} == {
        "Status": "Selesai",
        "Jumlah": 500,
        "SelKosong": "kini terisi",
    }


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("xl/tables/table1.xml", 'ref="A5:P505" '),
        ("xl/tables/table1.xml", '<autoFilter ref="A5:P505"/>'),
        ("xl/tables/table2.xml", 'ref="A3:D18" '),
        ("xl/tables/table2.xml", '<autoFilter ref="A3:D17"/>'),
        ("xl/tables/table3.xml", 'ref="A2:C27" '),
        ("xl/tables/table4.xml", 'ref="F2:H6" '),
        (JAWABAN, '<dimension ref="A1:T505"/>'),
        (JAWABAN, '<conditionalFormatting sqref="E6:M505">'),
        (JAWABAN, '<conditionalFormatting sqref="O6:O505">'),
        (JAWABAN, '<conditionalFormatting sqref="A6:P505">'),
        (JAWABAN, '<conditionalFormatting sqref="A3">'),
        (JAWABAN, "<formula1>COUNTIF($B$6:$B$505,B6)=1</formula1>"),
        (JAWABAN, '<ignoredError sqref="B6:B505" '),
        (JAWABAN, "<xm:sqref>O6:O505</xm:sqref>"),
        (JAWABAN, "<xm:sqref>N6:N505</xm:sqref>"),
        (JAWABAN, "<xm:f>Jawaban!E6:M6</xm:f>"),
        (JAWABAN, '<mergeCell ref="A1:P1"/>'),
        ("xl/worksheets/sheet5.xml", 'sqref="D4:D17"'),
        ("xl/worksheets/sheet5.xml", '<c r="F8" '),
        ("xl/workbook.xml", "Jawaban!$B$6:$B$505"),
        ("xl/workbook.xml", "Jawaban!$A$1:$P$505"),
        ("xl/workbook.xml", 'fullCalcOnLoad="1"'),
        ("xl/charts/chart2.xml", "Rekap!$A$3:$A$27"),
        ("xl/charts/chart2.xml", "Rekap!$C$3:$C$27"),
    ],
)
def test_everything_that_ended_with_the_table_ends_with_it_again(edited: Path, part: str, text: str) -> None:
    assert text in parts_of(edited)[part].decode()


def test_the_validation_of_the_answers_and_its_count_grew_with_them(edited: Path) -> None:
    validations = re.findall(r'<dataValidation [^>]*sqref="([^"]*)"', parts_of(edited)[JAWABAN].decode())

    assert validations == ["E6:M505", "B6:B505"]


def test_calculated_columns_keep_their_formula_and_get_the_result(edited: Path) -> None:
    sheet = parts_of(edited)[JAWABAN].decode()

    assert re.findall(r'<c r="O505"[^>]*>(.*?)</c>', sheet) == [
        "<f>AVERAGE(tblJawaban[[#This Row],[U1]:[U9]])</f><v>2</v>"
    ]
    assert re.findall(r'<c r="P505" t="str">(.*?)</c>', sheet) == [
        '<f>IF(tblJawaban[[#This Row],[Rata]]&gt;=3,"B","C")</f><v>B</v>'
    ]


def test_the_totals_row_moves_below_the_new_rows(edited: Path) -> None:
    sheet = parts_of(edited)["xl/worksheets/sheet5.xml"].decode()

    assert re.findall(r'<c r="C18"[^>]*><f>([^<]*)</f>', sheet) == ["SUBTOTAL(109,[Bobot])"]
    assert '<c r="A18" ' in sheet
    assert "SUBTOTAL" not in sheet.partition('<row r="18"')[0]


def test_cells_beside_the_table_stay_where_they_are(edited: Path) -> None:
    sheet = parts_of(edited)[JAWABAN].decode()

    assert len(re.findall(r'<c r="R\d+"', sheet)) == 31
    assert re.findall(r'<c r="T35"[^>]*>(.*?)</c>', sheet) == ['<f t="shared" si="1"/><v>60</v>']


def test_new_rows_have_the_usual_style_of_their_column_and_an_old_row_keeps_its_own(rich: Path) -> None:
    own = re.findall(r'<c r="(?:H10|H11)" s="(\d+)"', parts_of(rich)[JAWABAN].decode())
    FileBook(rich, RICH_SCHEMA).write([TableEdit("tblJawaban", list(reversed(answers(60))))], {})

    sheet = parts_of(rich)[JAWABAN].decode()
    styles = {row: style for row, style in re.findall(r'<c r="H(\d+)" s="(\d+)"', sheet) if int(row) > 5}
    # R0005 lay in row 10 with the office's colour; as the 56th of the reversed rows it now lies in row 61.
    assert {row for row, style in styles.items() if style == own[0]} == {"61"}
    assert set(styles.values()) == set(own)


@pytest.mark.parametrize("count", [0, 1, 10, 30, 31, 500])
def test_the_result_is_valid_at_every_size(
    rich: Path, ooxml_validator: Callable[[Path], list[str]], count: int
) -> None:
    FileBook(rich, RICH_SCHEMA).write(edits(count), NAMES)

    assert ooxml_validator(rich) == []


def test_the_same_edit_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = build_rich(tmp_path / "a.xlsm"), build_rich(tmp_path / "b.xlsm")
    FileBook(first, RICH_SCHEMA).write(edits(100), NAMES)
    FileBook(second, RICH_SCHEMA).write(edits(100), NAMES)
    once = first.read_bytes()
    FileBook(first, RICH_SCHEMA).write(edits(100), NAMES)

    assert second.read_bytes() == once
    assert first.read_bytes() == once


def test_growing_and_shrinking_back_leaves_nothing_behind(tmp_path: Path) -> None:
    straight, detour = build_rich(tmp_path / "a.xlsm"), build_rich(tmp_path / "b.xlsm")
    FileBook(straight, RICH_SCHEMA).write([TableEdit("tblJawaban", answers(30))], {})
    FileBook(detour, RICH_SCHEMA).write([TableEdit("tblJawaban", answers(500))], {})
    FileBook(detour, RICH_SCHEMA).write([TableEdit("tblJawaban", answers(30))], {})

    assert parts_of(detour) == parts_of(straight)


def test_namespaces_that_excel_is_told_to_ignore_stay_declared(edited: Path) -> None:
    root = parts_of(edited)[JAWABAN].decode().partition("<dimension")[0]

    ignorable = re.findall(r'mc:Ignorable="([^"]*)"', root)[0].split()
    assert all(f'xmlns:{prefix}="' in root for prefix in ignorable)


def test_a_formula_that_names_the_old_extent_is_reported(rich: Path) -> None:
    tamper(rich, "xl/worksheets/sheet6.xml", "[1]Sheet1!$A$1", "SUM(Jawaban!$E$6:$E$35)")
    book = FileBook(rich, RICH_SCHEMA)
    book.write([TableEdit("tblJawaban", answers(50))], {})

    assert [(note.code, note.where, note.message, note.remedy) for note in book.notes] == [
        (
            "FORMULA_OLD_EXTENT",
            "rich.xlsm Nilai!A20",
            "Rumus menunjuk batas lama tabel tblJawaban: =SUM(Jawaban!$E$6:$E$35)",
            "Ganti alamat sel pada rumus itu dengan nama kolom tabel tblJawaban.",
        )
    ]


@pytest.mark.libreoffice
def test_libreoffice_opens_the_result_and_sees_the_values(
    edited: Path, tmp_path: Path, libreoffice: LibreOffice
) -> None:
    again = FileBook(libreoffice.recalculated(edited, tmp_path / "lo"), RICH_SCHEMA)

    rows = again.rows("tblJawaban")
    assert [row["nama"] for row in rows] == [row["nama"] for row in answers(500)]
    assert [row["tanggal"] for row in rows] == [row["tanggal"] for row in answers(500)]
    means = [Decimal(sum(int(str(row[unsur])) for unsur in UNSUR)) / 9 for row in answers(500)]
    assert [float(str(row["rata"])) for row in rows] == pytest.approx([float(mean) for mean in means])
    assert again.value("Instansi") == NAMES["Instansi"]
    assert again.value("Jumlah") == 500
