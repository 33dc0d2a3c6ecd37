"""The open workbook as a master: the same rows as the closed file, before and after the same edits."""

import shutil
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest
import xlwings as xw
from openpyxl import load_workbook

from book.small_book import SCHEMA, build
from calc import Calc
from lkjip_xl.book.file import FileBook
from lkjip_xl.book.live import LiveBook
from lkjip_xl.book.port import MasterBook, TableEdit
from lkjip_xl.errors import LkjipError
from lkjip_xl.hosts.libreoffice.wire import HostRefusedError
from lkjip_xl.model import Row, Value

pytestmark = pytest.mark.libreoffice

Open = Callable[[Path], xw.Book]
REFUSALS = (HostRefusedError,)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The small workbook with a column that the office added."""
    return build(tmp_path / "master.xlsx", office_column="Tindak lanjut")


def contents(book: MasterBook) -> tuple[dict[str, list[Row]], dict[str, tuple[Value, tuple[str, str]]]]:
    tables = {name: book.rows(name) for name in SCHEMA.tables}
    return tables, {name: (book.value(name), book.cell_of(name)) for name in SCHEMA.names}


def numbered(count: int) -> list[dict[str, Value]]:
    return [{"kode": f"W{n:02}", "nama": f"Kelurahan {n}", "nilai": Decimal(n) / 8} for n in range(1, count + 1)]


EDITS: Mapping[str, tuple[Sequence[TableEdit], Mapping[str, Value]]] = {
    "rows change places and one goes": (
        [TableEdit("tblUnit", [{"kode": "W03", "nilai": 1}, {"kode": "W09"}, {"kode": "w01 ", "nilai": 3}])],
        {},
    ),
    "the table grows": ([TableEdit("tblUnit", numbered(12))], {}),
    "the table shrinks": ([TableEdit("tblUnit", numbered(1))], {}),
    "no row is left": ([TableEdit("tblUnit", [])], {}),
    "a table without a key": ([TableEdit("tblCatatan", [{"urut": 2}, {"urut": 1}, {"urut": 3}, {"urut": 4}])], {}),
    "texts that look like something else": (
        [
            TableEdit(
                "tblUnit",
                [
                    {"kode": kode, "nama": text}
                    for kode, text in enumerate(
                        ["=1+1", "+62 335", "-", "'kutip", "''dua", "0012", "12 Januari 2026", "TRUE", "#N/A", "1e5",
                         " dua  spasi ", "satu\ndua", "Rp 5.000", "", "{=A1}", "198501012010011001"],
                    )
                ],
            )
        ],
        {"nama_kantor": "=SUM(A1)"},
    ),
    "values of every kind": (
        [
            TableEdit(
                "tblUnit",
                [
                    {"kode": "W01", "tanggal": date(2026, 2, 28), "nilai": Decimal("82.10")},
                    {"kode": "W02", "tanggal": None, "nilai": Decimal("0.1") + Decimal("0.2")},
                    {"kode": "W03", "tanggal": date(2000, 2, 29), "nilai": 999_999_999_999_999},
                    {"kode": "W04", "tanggal": date(1900, 3, 1), "nilai": True},
                    {"kode": "W05", "tanggal": date(9999, 12, 31), "nilai": False},
                ],
            )
        ],
        {"tahun": 2026, "tanggal_laporan": date(2027, 1, 31), "nama_kantor": None},
    ),
    "two tables and a name": (
        [TableEdit("tblUnit", numbered(4)), TableEdit("tblCatatan", [{"urut": 1, "isi": "satu"}])],
        {"tahun": 2030},
    ),
}  # fmt: skip


def test_cells_of_the_office_and_rows_beneath_a_table_fare_as_in_the_closed_file(path: Path, calc: Calc) -> None:
    workbook = load_workbook(path)
    sheet = workbook["Unit"]
    for address, value in {"A9": "W08", "B9": "Delapan", "E9": "baru", "E8": "hanya kantor"}.items():
        sheet[address] = value
    workbook.save(path)
    closed_path = shutil.copyfile(path, path.with_name("lain.xlsx"))
    edits = [TableEdit("tblUnit", [{"kode": code, "nilai": 1} for code in ("W08", "W03", "W02", "W10", "W11")])]
    closed = FileBook(closed_path, SCHEMA)
    told = [note.cell for note in closed.beneath("tblUnit")]
    closed.write(edits, {})

    with calc.live(path) as opened:
        live = LiveBook(opened, SCHEMA, REFUSALS)
        assert [note.cell for note in live.beneath("tblUnit")] == told == ["A9:E9"]
        live.write(edits, {})
        assert live.rows("tblUnit") == closed.rows("tblUnit")

    seen = [load_workbook(each)["Unit"] for each in (path, closed_path)]
    assert [(note.code, note.cell) for note in live.notes] == [(note.code, note.cell) for note in closed.notes]
    assert [note.cell for note in closed.notes][-1] == "A9:E9"
    assert [sheet.tables["tblUnit"].ref for sheet in seen] == ["A3:E11", "A3:E11"]
    assert [[sheet[f"E{row}"].value for row in range(4, 12)] for sheet in seen] == [
        ["baru", "Catatan W03", "Catatan W02", None, None, "hanya kantor", None, None]
    ] * 2


def test_an_open_workbook_reads_like_the_closed_file(path: Path, open_in_calc: Open) -> None:
    live, closed = LiveBook(open_in_calc(path), SCHEMA), FileBook(path, SCHEMA)

    assert contents(live) == contents(closed)
    assert live.cell_in("tblUnit", "nilai", 9) == closed.cell_in("tblUnit", "nilai", 9)


def test_every_edit_gives_what_the_closed_file_gives(tmp_path: Path, path: Path, calc: Calc) -> None:
    for name, (tables, names) in EDITS.items():
        live_path, closed_path = tmp_path / "live.xlsx", tmp_path / "closed.xlsx"
        shutil.copyfile(path, live_path)
        shutil.copyfile(path, closed_path)
        closed = FileBook(closed_path, SCHEMA)
        closed.write(tables, names)

        with calc.live(live_path) as opened:
            live = LiveBook(opened, SCHEMA, REFUSALS)
            live.write(tables, names)
            told = contents(live)

        # A formula elsewhere counts at once here, at the next opening there.
        told[1].pop("jumlah_unit")
        saved, meant = contents(FileBook(live_path, SCHEMA)), contents(closed)
        for each in (saved, meant):
            each[1].pop("jumlah_unit")
        assert (name, told) == (name, meant)
        assert (name, saved) == (name, meant)


def test_new_rows_look_and_check_like_the_old_ones(path: Path, calc: Calc) -> None:
    with calc.live(path) as opened:
        LiveBook(opened, SCHEMA).write([TableEdit("tblUnit", numbered(20))], {})

    workbook = load_workbook(path)
    sheet = workbook["Unit"]
    assert sheet["C23"].number_format == sheet["C4"].number_format != "General"
    [checked] = [rule for rule in sheet.data_validations.dataValidation if rule.type == "decimal"]
    assert all(f"D{row}" in checked.sqref for row in range(4, 26))
    assert sheet.tables["tblUnit"].ref == "A3:E25"
    assert workbook.defined_names["kode_unit"].attr_text.replace("$", "") == "Unit!A4:A25"


def test_formulas_of_the_office_move_with_their_row_and_follow_the_table(path: Path, calc: Calc) -> None:
    with calc.live(path) as opened:
        opened.sheets["Unit"].range("E4").formula = "=D4*$D$4+SUM(D$4:D$8)"
        LiveBook(opened, SCHEMA).write([TableEdit("tblUnit", [{"kode": f"W0{n}"} for n in (2, 3, 1, 4, 5, 6)])], {})

    cells = load_workbook(path)["Unit"]
    assert [cells[f"E{row}"].value for row in range(4, 8)] == [
        "Catatan W02",
        "Catatan W03",
        "=D6*$D$4+SUM(D$4:D$11)",
        None,
    ]


def test_a_column_of_formulas_is_filled_down_and_not_overwritten(path: Path, calc: Calc) -> None:
    with calc.live(path) as opened:
        for row in (4, 5, 6):
            opened.sheets["Unit"].range(f"D{row}").formula = f"=ROW(A{row})*10"
        book = LiveBook(opened, SCHEMA)
        book.write([TableEdit("tblUnit", [{"kode": f"W{n}", "nilai": 1} for n in range(6)])], {})

        assert [row["nilai"] for row in book.rows("tblUnit")] == [40, 50, 60, 70, 80, 90]


def test_what_does_not_change_is_not_written(path: Path, open_in_calc: Open) -> None:
    opened = open_in_calc(path)
    book = LiveBook(opened, SCHEMA)
    rows = [row.content for row in book.rows("tblUnit")]
    book.write([TableEdit("tblUnit", rows)], {})  # takes away the blank rows that the schema does not ask for
    wire = opened.impl.app.wire
    asked: list[str] = []
    ask = wire.ask

    def listen(operation: str, **fields: object) -> object:
        asked.append(operation)
        return ask(operation, **fields)

    wire.ask = listen
    book.write([TableEdit("tblUnit", rows)], {})

    assert "save" in asked
    assert not {"write", "resize_table", "copy_formats"} & set(asked)


def test_requests_do_not_grow_with_the_rows(path: Path, open_in_calc: Open) -> None:
    opened = open_in_calc(path)
    wire = opened.impl.app.wire

    def requests(rows: int) -> int:
        before = wire.requests
        book = LiveBook(opened, SCHEMA)
        book.write([TableEdit("tblUnit", numbered(rows))], {})
        return int(wire.requests - before)

    requests(3)
    assert requests(2_000) == requests(4_000)


def test_the_program_calculates_and_paints_again_afterwards(path: Path, open_in_calc: Open) -> None:
    opened = open_in_calc(path)
    LiveBook(opened, SCHEMA).write([TableEdit("tblUnit", numbered(7))], {})

    assert (opened.app.calculation, opened.app.screen_updating) == ("automatic", True)
    assert LiveBook(opened, SCHEMA).value("jumlah_unit") == 7


def refused(path: Path, opened: xw.Book, tables: Sequence[TableEdit], names: Mapping[str, Value]) -> str:
    """Return the sentence of a refusal, after which neither the workbook nor the file has changed."""
    file, before = path.read_bytes(), contents(LiveBook(opened, SCHEMA))
    with pytest.raises(LkjipError) as refusal:
        LiveBook(opened, SCHEMA, REFUSALS).write(tables, names)
    assert path.read_bytes() == file
    assert contents(LiveBook(opened, SCHEMA)) == before
    return str(refusal.value)


def test_a_sheet_without_a_password_is_lifted_and_protected_again(path: Path, open_in_calc: Open) -> None:
    opened = open_in_calc(path)
    opened.sheets["Unit"].api.Protect("")

    LiveBook(opened, SCHEMA).write([TableEdit("tblUnit", numbered(4))], {})

    assert opened.sheets["Unit"].api.ProtectContents
    assert len(LiveBook(opened, SCHEMA).rows("tblUnit")) == 4


def test_a_sheet_with_a_password_of_the_office_is_respected(path: Path, open_in_calc: Open) -> None:
    opened = open_in_calc(path)
    opened.sheets["Catatan"].api.Protect("rahasia")
    opened.sheets["Unit"].api.Protect("")

    sentence = refused(path, opened, [TableEdit("tblUnit", numbered(4)), TableEdit("tblCatatan", [{"urut": 1}])], {})

    assert sentence == (
        "[SHEET_LOCKED] Sheet Catatan dikunci dengan kata sandi (master.xlsx). "
        "Buka kuncinya lewat Tinjau > Buka Proteksi Lembar, lalu ulangi."
    )
    assert opened.sheets["Unit"].api.ProtectContents


def test_what_lies_beneath_a_table_is_not_overwritten(path: Path, open_in_calc: Open) -> None:
    opened = open_in_calc(path)
    opened.sheets["Unit"].range("B11").value = "catatan kantor"

    assert refused(path, opened, [TableEdit("tblUnit", numbered(9))], {"tahun": 1}) == (
        "[TABLE_BLOCKED] Tabel tblUnit memerlukan 4 baris lagi, tetapi tempat di bawahnya tidak kosong "
        "(master.xlsx Unit!B11). Pindahkan isi itu ke tempat lain, lalu ulangi."
    )


def test_a_named_formula_is_not_overwritten(path: Path, open_in_calc: Open) -> None:
    assert refused(path, open_in_calc(path), [], {"tahun": 1, "jumlah_unit": 5}) == (
        "[NAME_HOLDS_FORMULA] Sel jumlah_unit berisi rumus sehingga tidak dapat diisi (master.xlsx Pengaturan!B4). "
        "Hapus rumus di sel itu, lalu ulangi."
    )


def test_a_column_that_was_renamed_is_named(path: Path, open_in_calc: Open) -> None:
    opened = open_in_calc(path)
    opened.sheets["Unit"].range("B3").value = "Nama kelurahan"

    with pytest.raises(LkjipError) as refusal:
        LiveBook(opened, SCHEMA).rows("tblUnit")

    assert str(refusal.value) == (
        "[COLUMN_MISSING] Kolom Nama unit tidak ada pada tabel tblUnit (master.xlsx Unit!A3:E3). "
        "Tulis kembali judul Nama unit pada baris judul tabel itu, lalu ulangi."
    )


def test_when_the_file_cannot_be_saved_everything_is_put_back(tmp_path: Path, calc: Calc) -> None:
    folder = tmp_path / "flashdisk"
    folder.mkdir()
    path = build(folder / "master.xlsx", office_column="Tindak lanjut")
    with calc.live(path) as opened:
        before = contents(LiveBook(opened, SCHEMA))
        shutil.move(folder, tmp_path / "dicabut")

        with pytest.raises(LkjipError) as refusal:
            LiveBook(opened, SCHEMA, REFUSALS).write([TableEdit("tblUnit", numbered(9))], {"tahun": 1})

        assert contents(LiveBook(opened, SCHEMA)) == before

    assert str(refusal.value) == (
        f"[WORKBOOK_NOT_SAVED] Berkas master.xlsx tidak dapat disimpan; berkas lama tidak diubah ({folder}). "
        "Periksa ruang kosong pada disk dan sambungan ke folder itu, lalu ulangi."
    )


def test_when_the_program_refuses_half_way_everything_is_put_back(path: Path, open_in_calc: Open) -> None:
    opened = open_in_calc(path)
    wire = opened.impl.app.wire
    ask, refusals = wire.ask, [HostRefusedError("write", "uji")]

    def refuse_the_second_table(operation: str, **fields: object) -> object:
        if refusals and (operation, fields.get("sheet")) == ("write", "Catatan"):
            raise refusals.pop()
        return ask(operation, **fields)

    wire.ask = refuse_the_second_table
    edits = [TableEdit("tblUnit", numbered(12)), TableEdit("tblCatatan", [{"urut": n} for n in range(8)])]

    assert refused(path, opened, edits, {"tahun": 1}).startswith("[HOST_REFUSED] LibreOffice menolak")
    assert [opened.sheets[name].tables[0].range.shape for name in ("Unit", "Catatan")] == [(6, 5), (3, 2)]


def test_a_workbook_that_was_never_saved_is_told() -> None:
    with pytest.raises(LkjipError) as refusal:
        LiveBook(SimpleNamespace(fullname="Buku1"), SCHEMA).check_writable()

    assert str(refusal.value) == (
        "[WORKBOOK_NEVER_SAVED] Buku kerja ini belum pernah disimpan (Buku1). "
        "Simpan di folder tahun laporannya, lalu ulangi."
    )


def test_a_workbook_that_was_opened_read_only_is_told(path: Path) -> None:
    opened = SimpleNamespace(fullname=str(path), api=SimpleNamespace(ReadOnly=True))

    with pytest.raises(LkjipError, match=r"^\[WORKBOOK_READ_ONLY\] Berkas master.xlsx hanya boleh dibaca"):
        LiveBook(opened, SCHEMA).check_writable()
