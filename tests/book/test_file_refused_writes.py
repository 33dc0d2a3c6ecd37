"""Workbooks that cannot be written: nothing is, and the whole sentence says why."""

import errno
import os
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from book.small_book import SCHEMA, build
from book.zips import parts_of, write_parts
from lkjip_xl.book.file import FileBook
from lkjip_xl.book.ooxml.package import Package
from lkjip_xl.book.port import TableEdit
from lkjip_xl.errors import LkjipError

EDIT = [TableEdit("tblUnit", [{"kode": "W01", "nilai": 80}])]


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
