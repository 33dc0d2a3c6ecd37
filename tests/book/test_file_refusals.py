"""Files, tables and names that a step cannot use, and the whole sentence that says so."""

import errno
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from book.small_book import SCHEMA, build
from book.zips import parts_of, tamper, write_parts
from lkjip_xl.book.file import FileBook
from lkjip_xl.errors import LkjipError

SAVE_AS = "Buka di Excel, simpan sebagai Buku Kerja Excel (.xlsx) atau yang mendukung makro (.xlsm), lalu ulangi."
CHOOSE = f"Pilih berkas lain. {SAVE_AS}"
DAMAGED = "Buka salinan terakhir yang masih baik, lalu ulangi dengan salinan itu."


def _remove(path: Path) -> None:
    path.unlink()


def _as_text(path: Path) -> None:
    path.write_text("<html>bukan buku kerja</html>", encoding="utf-8")


def _as_empty(path: Path) -> None:
    path.write_bytes(b"")


def _as_ole(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


def _as_other_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("catatan.txt", "isi")


def _as_document(path: Path) -> None:
    parts = parts_of(path)
    document = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
    write_parts(path, {**parts, "xl/workbook.xml": document})


def _as_binary_workbook(path: Path) -> None:
    tamper(path, "_rels/.rels", "xl/workbook.xml", "xl/workbook.bin")


def _as_strict(path: Path) -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    tamper(path, "xl/workbook.xml", f'xmlns="{main}"', 'xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"')


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-400])


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[60:90] = bytes(30)
    path.write_bytes(bytes(content))


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (
            _remove,
            (
                "[WORKBOOK_MISSING] Berkas master.xlsx tidak ditemukan ({folder}). "
                "Periksa nama dan foldernya, lalu ulangi."
            ),
        ),
        (_as_text, f"[NOT_A_WORKBOOK] Berkas master.xlsx bukan buku kerja .xlsx atau .xlsm. {CHOOSE}"),
        (_as_empty, f"[NOT_A_WORKBOOK] Berkas master.xlsx bukan buku kerja .xlsx atau .xlsm. {CHOOSE}"),
        (_as_other_zip, f"[NOT_A_WORKBOOK] Berkas master.xlsx bukan buku kerja .xlsx atau .xlsm. {CHOOSE}"),
        (_as_document, f"[NOT_A_WORKBOOK] Berkas master.xlsx bukan buku kerja .xlsx atau .xlsm. {CHOOSE}"),
        (_as_binary_workbook, f"[NOT_A_WORKBOOK] Berkas master.xlsx bukan buku kerja .xlsx atau .xlsm. {CHOOSE}"),
        (
            _as_ole,
            (
                "[WORKBOOK_OLD_OR_LOCKED] Berkas master.xlsx berformat .xls lama atau dikunci dengan kata sandi. Buka "
                "di Excel, hapus kata sandi pembukanya, simpan sebagai .xlsx atau .xlsm, lalu ulangi."
            ),
        ),
        (
            _as_strict,
            f"[WORKBOOK_STRICT] Berkas master.xlsx disimpan dalam format Strict Open XML. {SAVE_AS}",
        ),
        (_cut, f"[WORKBOOK_DAMAGED] Berkas master.xlsx rusak. {DAMAGED}"),
        (_flip, f"[WORKBOOK_DAMAGED] Berkas master.xlsx rusak. {DAMAGED}"),
    ],
)
def test_a_file_that_is_no_workbook_of_ours_is_refused(
    tmp_path: Path, spoil: Callable[[Path], None], sentence: str
) -> None:
    path = build(tmp_path / "master.xlsx")
    spoil(path)

    with pytest.raises(LkjipError) as refusal:
        FileBook(path, SCHEMA)
    assert str(refusal.value) == sentence.format(folder=tmp_path)


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = build(tmp_path / "master.xlsx")

    def deny(_: Path) -> bytes:
        raise PermissionError(errno.EACCES, "denied")

    monkeypatch.setattr(Path, "read_bytes", deny)
    with pytest.raises(LkjipError) as refusal:
        FileBook(path, SCHEMA)
    assert str(refusal.value) == (
        f"[WORKBOOK_UNREADABLE] Berkas master.xlsx tidak dapat dibaca ({tmp_path}). "
        "Periksa izin berkas itu dan tutup program yang memakainya, lalu ulangi."
    )


@pytest.mark.parametrize(
    ("part", "old", "new", "where"),
    [
        ("xl/worksheets/sheet1.xml", "</sheetData>", "", "xl/worksheets/sheet1.xml"),
        ("xl/worksheets/sheet1.xml", "<v>82</v>", "<v>delapan</v>", "Unit baris 4"),
        ("xl/worksheets/sheet1.xml", '<c r="A4" t="s"><v>', '<c r="A4" t="s"><v>99', "Unit baris 4"),
        ("xl/tables/table1.xml", 'ref="A3:D8" totals', 'ref="" totals', "xl/tables/table1.xml"),
    ],
)
def test_a_broken_part_is_named(tmp_path: Path, part: str, old: str, new: str, where: str) -> None:
    path = build(tmp_path / "master.xlsx")
    tamper(path, part, old, new)

    with pytest.raises(LkjipError) as refusal:
        FileBook(path, SCHEMA).rows("tblUnit")
    assert str(refusal.value) == f"[WORKBOOK_DAMAGED] Berkas master.xlsx rusak ({where}). {DAMAGED}"


def test_a_sheet_without_cells_is_damaged(tmp_path: Path) -> None:
    path = build(tmp_path / "master.xlsx")
    parts = parts_of(path)
    sheet = parts["xl/worksheets/sheet1.xml"].replace(b"sheetData", b"otherData")
    write_parts(path, {**parts, "xl/worksheets/sheet1.xml": sheet})

    with pytest.raises(LkjipError) as refusal:
        FileBook(path, SCHEMA).rows("tblUnit")
    assert str(refusal.value) == f"[WORKBOOK_DAMAGED] Berkas master.xlsx rusak (xl/worksheets/sheet1.xml). {DAMAGED}"


def test_a_table_that_is_gone_is_refused(tmp_path: Path) -> None:
    path = build(tmp_path / "master.xlsx")
    tamper(path, "xl/tables/table1.xml", 'displayName="tblUnit"', 'displayName="Tabel1"')

    with pytest.raises(LkjipError) as refusal:
        FileBook(path, SCHEMA).rows("tblUnit")
    assert str(refusal.value) == (
        "[TABLE_MISSING] Tabel tblUnit tidak ada (master.xlsx). Kembalikan lembar yang memuat tabel itu dari salinan "
        "terakhir yang masih lengkap, lalu ulangi."
    )


def test_a_column_that_is_gone_is_named_with_its_table_and_place(tmp_path: Path) -> None:
    path = build(tmp_path / "master.xlsx")
    tamper(path, "xl/sharedStrings.xml", "<t>Nilai</t>", "<t>Nilai SKM</t>")

    with pytest.raises(LkjipError) as refusal:
        FileBook(path, SCHEMA).rows("tblUnit")
    assert str(refusal.value) == (
        "[COLUMN_MISSING] Kolom Nilai tidak ada pada tabel tblUnit (master.xlsx Unit!A3:D3). "
        "Tulis kembali judul Nilai pada baris judul tabel itu, lalu ulangi."
    )


def test_a_name_that_is_gone_is_refused(tmp_path: Path) -> None:
    book = FileBook(build(tmp_path / "master.xlsx"), SCHEMA)

    with pytest.raises(LkjipError) as refusal:
        book.value("bobot_skm")
    assert str(refusal.value) == (
        "[NAME_MISSING] Nama bobot_skm tidak ada (master.xlsx). "
        "Kembalikan nama itu lewat Rumus > Pengelola Nama, lalu ulangi."
    )


@pytest.mark.parametrize("target", ["Pengaturan!#REF!", "Pengaturan!$B$1:$C$1", "0.25", "Lama!$B$1"])
def test_a_name_that_points_to_no_single_cell_is_refused(tmp_path: Path, target: str) -> None:
    path = build(tmp_path / "master.xlsx")
    tamper(path, "xl/workbook.xml", ">Pengaturan!$B$1<", f">{target}<")

    with pytest.raises(LkjipError) as refusal:
        FileBook(path, SCHEMA).write([], {"tahun": 2026})
    assert str(refusal.value) == (
        f"[NAME_NOT_A_CELL] Nama tahun tidak menunjuk satu sel, melainkan {target} (master.xlsx). "
        "Kembalikan nama itu lewat Rumus > Pengelola Nama, lalu ulangi."
    )


def test_a_named_cell_with_a_formula_is_not_overwritten(tmp_path: Path) -> None:
    path = build(tmp_path / "master.xlsx")

    with pytest.raises(LkjipError) as refusal:
        FileBook(path, SCHEMA).write([], {"jumlah_unit": 4})
    assert str(refusal.value) == (
        "[NAME_HOLDS_FORMULA] Sel jumlah_unit berisi rumus sehingga tidak dapat diisi (master.xlsx Pengaturan!B4). "
        "Hapus rumus di sel itu, lalu ulangi."
    )
