"""The gate: files that are not what their name says, and workbooks that must not be opened."""

import io
import zipfile
from collections.abc import Mapping

import pytest
import xlsxwriter

from lkjip_xl.errors import LkjipError
from lkjip_xl.intake import gate
from lkjip_xl.intake.gate import is_workbook, open_package

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
UNLOCK = "Buka di Excel, hapus kata sandi pembukanya, simpan, lalu kirim ulang."
PART = "xl/sharedStrings.xml"
COPY = "Jangan dibuka; minta pengirim menyalin isinya ke formulir asli, lalu mengirim ulang."
TOO_LARGE = "Berkas F.xlsx terlalu besar untuk sebuah formulir: "
COPY_ANEW = "Salin isinya ke formulir asli yang baru, lalu kirim ulang."
TO_XLSX = "Buka di Excel atau LibreOffice Calc, simpan sebagai .xlsx, lalu kirim ulang."


def workbook(changes: Mapping[str, bytes] | None = None) -> bytes:
    """A small workbook, with some parts replaced or added."""
    made, packed = io.BytesIO(), io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        book.add_worksheet("Data").write("A1", "halo")
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        parts = {name: old.read(name) for name in old.namelist()} | dict(changes or {})
        for name, part in parts.items():
            new.writestr(name, part)
    return packed.getvalue()


def docx_like() -> bytes:
    """A zip that is no workbook."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    return packed.getvalue()


STRINGS = b"<?xml version='1.0'?><!DOCTYPE sst [<!ENTITY a 'b'>]><sst>&a;</sst>"


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (
            b"",
            "FILE_EMPTY",
            "[FILE_EMPTY] Berkas F.xlsx kosong (0 bita). Minta pengirim mengirim ulang berkas itu.",
        ),
        (
            OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
            "WORKBOOK_ENCRYPTED",
            "[WORKBOOK_ENCRYPTED] Berkas F.xlsx dikunci dengan kata sandi. " + UNLOCK,
        ),
        (OLE + b"\0" * 600, "WORKBOOK_OLD", f"[WORKBOOK_OLD] Berkas F.xlsx tidak berformat .xlsx. {TO_XLSX}"),
        (
            b"\xef\xbb\xbf\r\n<html><table>",
            "WORKBOOK_IS_WEB_PAGE",
            f"[WORKBOOK_IS_WEB_PAGE] Berkas F.xlsx berisi halaman web, bukan buku kerja. {TO_XLSX}",
        ),
        (b"halo", "NOT_A_WORKBOOK", ""),
        (docx_like(), "NOT_A_WORKBOOK", ""),
        (workbook()[:-60], "WORKBOOK_DAMAGED", ""),
        (
            workbook({"xl/sharedStrings.xml": STRINGS}),
            "WORKBOOK_FORBIDDEN_MARKUP",
            f"[WORKBOOK_FORBIDDEN_MARKUP] Berkas F.xlsx memuat deklarasi dokumen yang tidak aman ({PART}). {COPY}",
        ),
        (workbook({"xl/sharedStrings.xml": STRINGS.decode().encode("utf-16")}), "WORKBOOK_FORBIDDEN_MARKUP", ""),
        (
            workbook({"xl/worksheets/pad.xml": b"0" * 12_000_000}),
            "FILE_TOO_LARGE",
            f"[FILE_TOO_LARGE] {TOO_LARGE}isinya dimampatkan lebih dari 250 kali. {COPY_ANEW}",
        ),
    ],
)
def test_a_file_that_must_not_be_read_is_named_with_the_way_out(content: bytes, code: str, line: str) -> None:
    with pytest.raises(LkjipError) as refusal:
        open_package("F.xlsx", content)

    assert refusal.value.code == code
    assert not line or str(refusal.value) == line


def test_a_sound_workbook_passes() -> None:
    assert "xl/worksheets/sheet1.xml" in open_package("F.xlsx", workbook()).parts


@pytest.mark.parametrize(("limit", "value"), [("MOST_ENTRIES", 3), ("LARGEST_CONTENT_MB", 0), ("LARGEST_FILE_MB", 0)])
def test_a_workbook_beyond_a_limit_is_refused(monkeypatch: pytest.MonkeyPatch, limit: str, value: int) -> None:
    monkeypatch.setattr(gate, limit, value)

    with pytest.raises(gate.TooLargeError) as refusal:
        open_package("F.xlsx", workbook())

    assert str(refusal.value).startswith(f"[FILE_TOO_LARGE] {TOO_LARGE}")


@pytest.mark.parametrize(
    ("content", "expected"), [(workbook(), True), (OLE, True), (b"a;b\n1;2\n", False), (b"", False)]
)
def test_a_workbook_is_known_by_its_content(content: bytes, *, expected: bool) -> None:
    assert is_workbook(content) is expected
