"""Files that are not read or not written, and the whole sentence that says so."""

import errno
import os
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from book.small_book import SCHEMA, build
from book.zips import parts_of, tamper, write_parts
from lkjip_xl.book.file import FileBook
from lkjip_xl.book.ooxml.package import Package
from lkjip_xl.book.port import TableEdit
from lkjip_xl.errors import LkjipError

EDIT = [TableEdit("tblUnit", [{"kode": "W01", "nilai": 80}])]
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


def _lock_of_excel(path: Path) -> None:
    (path.parent / f"~${path.name}").write_bytes(b"\x08Operator")


def _lock_of_libreoffice(path: Path) -> None:
    (path.parent / f".~lock.{path.name}#").write_text(",operator,komputer,01.01.2026 08:00,;", encoding="utf-8")


def _read_only(path: Path) -> None:
    path.chmod(0o444)


def _sign(path: Path) -> None:
    write_parts(path, {**parts_of(path), "_xmlsignatures/sig1.xml": b"<Signature/>"})


REFUSED_WRITES = [
    (
        _lock_of_excel,
        (
            "[WORKBOOK_OPEN] Berkas master.xlsx sedang dibuka di Excel ({folder}). Simpan dan tutup berkas itu, lalu "
            "ulangi. Bila tidak ada yang membukanya, hapus berkas ~$master.xlsx di folder yang sama."
        ),
    ),
    (
        _lock_of_libreoffice,
        (
            "[WORKBOOK_OPEN] Berkas master.xlsx sedang dibuka di LibreOffice ({folder}). Simpan dan tutup berkas itu, "
            "lalu ulangi. Bila tidak ada yang membukanya, hapus berkas .~lock.master.xlsx# di folder yang sama."
        ),
    ),
    (
        _read_only,
        (
            "[WORKBOOK_READ_ONLY] Berkas master.xlsx hanya boleh dibaca ({folder}). "
            "Hapus tanda Hanya-baca pada properti berkas itu, lalu ulangi."
        ),
    ),
    (
        _sign,
        (
            "[WORKBOOK_SIGNED] Berkas master.xlsx bertanda tangan digital dan setiap perubahan membatalkannya "
            "({folder}). Hapus tanda tangan digitalnya di Excel (File > Info), lalu ulangi."
        ),
    ),
]


@pytest.mark.parametrize(("hinder", "sentence"), REFUSED_WRITES)
def test_what_cannot_be_written_is_read_but_refused_before_any_work(
    tmp_path: Path, hinder: Callable[[Path], None], sentence: str
) -> None:
    path = build(tmp_path / "master.xlsx")
    hinder(path)
    book, before = FileBook(path, SCHEMA), path.read_bytes()

    assert len(book.rows("tblUnit")) == 3
    for refused in (book.check_writable, lambda: book.write(EDIT, {})):
        with pytest.raises(LkjipError) as refusal:
            refused()
        assert str(refusal.value) == sentence.format(folder=tmp_path)
    assert path.read_bytes() == before


def test_a_folder_that_takes_no_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = build(tmp_path / "master.xlsx")
    # An administrator may write everywhere, so the answer of the operating system is played here.
    monkeypatch.setattr(os, "access", lambda asked, _: Path(asked) != tmp_path)

    with pytest.raises(LkjipError) as refusal:
        FileBook(path, SCHEMA).check_writable()
    assert str(refusal.value) == (
        f"[FOLDER_READ_ONLY] Folder tempat berkas master.xlsx tidak boleh ditulisi ({tmp_path}). "
        "Pindahkan berkas itu ke folder milik Anda atau minta izin menulis, lalu ulangi."
    )


def test_a_file_that_went_away_is_refused(tmp_path: Path) -> None:
    path = build(tmp_path / "master.xlsx")
    book = FileBook(path, SCHEMA)
    path.unlink()

    with pytest.raises(LkjipError) as refusal:
        book.write(EDIT, {})
    assert refusal.value.code == "WORKBOOK_MISSING"


def test_a_file_that_somebody_else_saved_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = build(tmp_path / "master.xlsx")
    first, second = FileBook(path, SCHEMA), FileBook(path, SCHEMA)
    second.write([], {"nama_kantor": "Yang kedua"})
    saved = path.read_bytes()

    with pytest.raises(LkjipError) as refusal:
        first.write(EDIT, {"nama_kantor": "Yang pertama"})
    assert str(refusal.value) == (
        f"[WORKBOOK_CHANGED] Berkas master.xlsx berubah sejak dibaca, jadi tidak ada yang ditulis ({tmp_path}). "
        "Ulangi langkah ini agar isi yang baru ikut dihitung."
    )
    assert path.read_bytes() == saved
    assert [left.name for left in tmp_path.iterdir()] == ["master.xlsx"]


@pytest.mark.parametrize(
    ("module", "function", "error", "sentence"),
    [
        (
            tempfile,
            "mkstemp",
            PermissionError(errno.EACCES, "denied"),
            (
                "[FOLDER_READ_ONLY] Folder tempat berkas master.xlsx tidak boleh ditulisi ({folder}). "
                "Pindahkan berkas itu ke folder milik Anda atau minta izin menulis, lalu ulangi."
            ),
        ),
        (
            tempfile,
            "mkstemp",
            OSError(errno.ENOSPC, "full"),
            (
                "[WORKBOOK_NOT_SAVED] Berkas master.xlsx tidak dapat disimpan; berkas lama tidak diubah ({folder}). "
                "Periksa ruang kosong pada disk dan sambungan ke folder itu, lalu ulangi."
            ),
        ),
        (
            os,
            "fsync",
            OSError(errno.ENOSPC, "full"),
            (
                "[WORKBOOK_NOT_SAVED] Berkas master.xlsx tidak dapat disimpan; berkas lama tidak diubah ({folder}). "
                "Periksa ruang kosong pada disk dan sambungan ke folder itu, lalu ulangi."
            ),
        ),
        (
            Path,
            "replace",
            PermissionError(errno.EACCES, "in use"),
            (
                "[WORKBOOK_OPEN] Berkas master.xlsx sedang dibuka di program lain ({folder}). "
                "Simpan dan tutup berkas itu, lalu ulangi."
            ),
        ),
        (
            Path,
            "replace",
            OSError(errno.EIO, "gone"),
            (
                "[WORKBOOK_NOT_SAVED] Berkas master.xlsx tidak dapat disimpan; berkas lama tidak diubah ({folder}). "
                "Periksa ruang kosong pada disk dan sambungan ke folder itu, lalu ulangi."
            ),
        ),
    ],
)
def test_a_disk_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: object, function: str, error: OSError, sentence: str
) -> None:
    path = build(tmp_path / "master.xlsx")
    before = path.read_bytes()
    book = FileBook(path, SCHEMA)

    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(module, function, fail)
    with pytest.raises(LkjipError) as refusal:
        book.write(EDIT, {})
    monkeypatch.undo()
    assert str(refusal.value) == sentence.format(folder=tmp_path)
    assert path.read_bytes() == before
    assert [left.name for left in tmp_path.iterdir()] == ["master.xlsx"]


@pytest.mark.parametrize(
    ("part", "meant", "found", "where"),
    [
        ("xl/worksheets/sheet1.xml", b"<v>80</v>", b"<v>8</v>", "Unit!D4"),
        ("xl/worksheets/sheet3.xml", b"<v>2030</v>", b"<v>203</v>", "Pengaturan!B1"),
        ("xl/styles.xml", b"</styleSheet>", b"", "xl/styles.xml"),
    ],
)
def test_a_result_that_does_not_read_back_is_thrown_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str, meant: bytes, found: bytes, where: str
) -> None:
    path = build(tmp_path / "master.xlsx")
    before = path.read_bytes()
    book = FileBook(path, SCHEMA)
    read = Package.read

    def read_spoiled(asked: Path, *, file: str = "") -> Package:
        written = read(asked, file=file)
        assert meant in written.parts[part]
        return replace(written, parts={**written.parts, part: written.parts[part].replace(meant, found)})

    monkeypatch.setattr(Package, "read", read_spoiled)
    with pytest.raises(LkjipError) as refusal:
        book.write(EDIT, {"tahun": 2030})
    assert str(refusal.value) == (
        "[WRITE_NOT_VERIFIED] Hasil tulisan ke berkas master.xlsx tidak terbaca seperti yang dihitung; berkas lama "
        f"tidak diubah ({where}). Periksa ruang kosong pada disk, lalu ulangi; bila terulang, kirimkan berkas itu "
        "kepada pengelola."
    )
    assert path.read_bytes() == before
