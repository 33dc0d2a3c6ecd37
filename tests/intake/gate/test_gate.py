"""The gate: files that are not what their name says, and workbooks that must not be opened."""

import io
import re
import zipfile
from collections.abc import Mapping

import pytest
import xlsxwriter

from lkjip_xl.book.ooxml.package import DamagedWorkbookError
from lkjip_xl.errors import LkjipError
from lkjip_xl.intake.formats.opening import open_returned
from lkjip_xl.intake.gate import package as gate
from lkjip_xl.intake.gate.refusals import AmbiguousArchiveError, ForbiddenMarkupError, TooLargeError

ODD = "Susunan berkas F.xlsx tidak wajar: "
UNLOCK = "Buka di Excel, hapus kata sandi pembukanya, simpan, lalu kirim ulang."
PART = "xl/sharedStrings.xml"
COPY = "Jangan dibuka; minta pengirim menyalin isinya ke formulir asli, lalu mengirim ulang."
TOO_LARGE = "Berkas F.xlsx terlalu besar untuk sebuah formulir: "
COPY_ANEW = "Salin isinya ke formulir asli yang baru, lalu kirim ulang."


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


def ole(stream: str) -> bytes:
    """An OLE file whose directory names a stream, and nothing more."""
    name = stream.encode("utf-16-le") + b"\0\0"
    entry = name.ljust(64, b"\0") + len(name).to_bytes(2, "little")
    return (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + entry).ljust(1024, b"\0")


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
            ole("EncryptedPackage"),
            "WORKBOOK_ENCRYPTED",
            "[WORKBOOK_ENCRYPTED] Berkas F.xlsx dikunci dengan kata sandi. " + UNLOCK,
        ),
        (ole("Workbook"), "WORKBOOK_DAMAGED", ""),
        (
            docx_like(),
            "FILE_OTHER_KIND",
            (
                "[FILE_OTHER_KIND] Berkas F.xlsx berisi dokumen Word, bukan buku kerja atau tabel. "
                "Kirim formulir aslinya, atau pindahkan berkas ini dari folder masuk."
            ),
        ),
        (
            b"<html><title>Google Drive - Access denied</title></html>",
            "FILE_OTHER_KIND",
            (
                "[FILE_OTHER_KIND] Berkas F.xlsx berisi halaman Google Drive, bukan buku kerja atau tabel. "
                "Buka tautannya di peramban, unduh sebagai .xlsx (Berkas > Download), lalu kirim berkas itu."
            ),
        ),
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
        open_returned("F.xlsx", content)

    assert refusal.value.code == code
    assert not line or str(refusal.value) == line


def test_a_sound_workbook_passes() -> None:
    assert open_returned("F.xlsx", workbook()).sheet_names == ["Data"]


@pytest.mark.parametrize(("limit", "value"), [("MOST_ENTRIES", 3), ("LARGEST_CONTENT_MB", 0), ("LARGEST_FILE_MB", 0)])
def test_a_workbook_beyond_a_limit_is_refused(monkeypatch: pytest.MonkeyPatch, limit: str, value: int) -> None:
    monkeypatch.setattr(gate, limit, value)

    with pytest.raises(TooLargeError) as refusal:
        open_returned("F.xlsx", workbook())

    assert str(refusal.value).startswith(f"[FILE_TOO_LARGE] {TOO_LARGE}")


def twice(name: str) -> bytes:
    """A workbook in which an entry stands twice, the second time in capitals."""
    packed = io.BytesIO(workbook())
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr(name.upper(), b"<worksheet/>")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (twice("xl/worksheets/sheet1.xml"), "satu bagian ada lebih dari sekali (XL/WORKSHEETS/SHEET1.XML)"),
        (workbook({"../../jahat.xml": b"<a/>"}), "nama bagiannya menunjuk ke luar berkas (../../jahat.xml)"),
        (workbook({"/etc/jahat": b""}), "nama bagiannya menunjuk ke luar berkas (/etc/jahat)"),
        (workbook({"C:\\jahat": b""}), "nama bagiannya menunjuk ke luar berkas (C:\\jahat)"),
        (workbook() + b"isi lain", "ada isi lain di luar buku kerjanya"),
        (workbook() + workbook(), "ada isi lain di luar buku kerjanya"),
    ],
    ids=["entry twice", "parent folder", "root", "drive", "something behind", "two workbooks"],
)
def test_a_zip_that_two_programs_would_read_differently_is_refused(content: bytes, line: str) -> None:
    with pytest.raises(AmbiguousArchiveError) as refusal:
        open_returned("F.xlsx", content)

    assert str(refusal.value) == f"[WORKBOOK_AMBIGUOUS] {ODD}{line}. {COPY}"


@pytest.mark.parametrize(
    "part",
    [
        b"<!-- " + b"x" * 9000 + b" --><!DOCTYPE a []><a/>",
        b"<?xml version='1.0' encoding='UTF-7'?><a/>",
        b"<?xml version='1.0' encoding='cp037'?><a/>",
        b"\xef\xbb\xbf<?xml version='1.0'?>\n<!doctype a><a/>",
    ],
    ids=["behind a comment", "UTF-7", "EBCDIC", "small letters"],
)
def test_markup_in_which_a_search_would_find_nothing_is_refused(part: bytes) -> None:
    with pytest.raises(ForbiddenMarkupError):
        open_returned("F.xlsx", workbook({PART: part}))


@pytest.mark.parametrize("changes", [{"xl/_rels/workbook.xml.rels": "twice"}, {"xl/workbook.xml": "sheets"}])
def test_a_workbook_of_which_the_fast_reader_would_see_other_sheets_is_refused(changes: dict[str, str]) -> None:
    (name, how), *_ = changes.items()
    with zipfile.ZipFile(io.BytesIO(workbook())) as archive:
        part = archive.read(name)
    marks = {"twice": rb"<Relationship [^>]*worksheet[^>]*/>", "sheets": rb"<sheet [^>]*/>"}
    doubled = re.sub(marks[how], lambda found: found[0] * 2, part)

    with pytest.raises(DamagedWorkbookError) as refusal:
        open_returned("F.xlsx", workbook({name: doubled}))

    assert str(refusal.value) == (
        "[WORKBOOK_DAMAGED] Berkas F.xlsx rusak (xl/workbook.xml). "
        "Buka salinan terakhir yang masih baik, lalu ulangi dengan salinan itu."
    )


RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE_2006 = "http://schemas.microsoft.com/office/2006/relationships"


def relation(kind: str, *, external: bool = False) -> dict[str, bytes]:
    """Parts that give the first sheet a relation."""
    mode = ' TargetMode="External"' if external else ""
    item = f'<Relationship Id="rX" Type="{kind}" Target="x"{mode}/>'
    return {"xl/worksheets/_rels/sheet1.xml.rels": f"<Relationships>{item}</Relationships>".encode()}


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({}, []),
        ({"xl/vbaProject.bin": b"x"}, ["HAS_MACROS"]),
        (relation(f"{OFFICE_2006}/xlMacrosheet"), ["HAS_MACROS"]),
        (relation(f"{RELATIONS}/externalLink"), ["HAS_LINKS"]),
        (relation(f"{RELATIONS}/image", external=True), ["HAS_LINKS"]),
        (relation(f"{RELATIONS}/hyperlink", external=True), []),
        (relation(f"{RELATIONS}/oleObject"), ["HAS_EMBEDDED"]),
        (relation(f"{RELATIONS}/connections"), ["HAS_CONNECTIONS"]),
        (
            relation(f"{RELATIONS}/externalLink") | {"xl/externalLinks/externalLink1.xml": b"<x><ddeLink/></x>"},
            ["HAS_DDE", "HAS_LINKS"],
        ),
    ],
)
def test_what_a_workbook_carries_besides_cells_is_told(changes: dict[str, bytes], codes: list[str]) -> None:
    assert [finding.code for finding in open_returned("F.xlsx", workbook(changes)).findings] == codes
