"""What a file is, told by its content alone."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.intake.gate import FileKind, kind_of


def zipped(**parts: bytes) -> bytes:
    """A zip with these entries; two underscores stand for a slash, one for a dot."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), part)
    return packed.getvalue()


ODS = b"application/vnd.oasis.opendocument.spreadsheet"
ODT = b"application/vnd.oasis.opendocument.text"
KINDS: dict[str, tuple[bytes, FileKind]] = {
    "nothing": (b"", FileKind.EMPTY),
    "workbook": (zipped(xl__workbook_xml=b"x"), FileKind.EXCEL),
    "broken zip": (zipped(xl__workbook_xml=b"x")[:-30], FileKind.EXCEL),
    "binary workbook": (zipped(xl__workbook_bin=b"x"), FileKind.EXCEL_BINARY),
    "Word": (zipped(word__document_xml=b"x"), FileKind.WORD),
    "Word with a workbook inside": (zipped(word__document_xml=b"xl/workbook.xml"), FileKind.WORD),
    "slides": (zipped(ppt__presentation_xml=b"x"), FileKind.SLIDES),
    "ods": (zipped(mimetype=ODS, content_xml=b"x"), FileKind.OPEN_SHEET),
    "odt": (zipped(mimetype=ODT), FileKind.OPEN_TEXT),
    "zip of forms": (zipped(Formulir_xlsx=b"x"), FileKind.ARCHIVE),
    "pdf": (b"%PDF-1.7\n\0\x01", FileKind.PDF),
    "zeros of a torn download": (bytes(500), FileKind.UNKNOWN),
    "jpg": (b"\xff\xd8\xff\xe0\0\x10JFIF", FileKind.PICTURE),
    "heic": (b"\0\0\0\x18ftypheic", FileKind.PICTURE),
    "webp": (b"RIFF\x24\0\0\0WEBPVP8 ", FileKind.PICTURE),
    "rar": (b"Rar!\x1a\x07\x01\0", FileKind.ARCHIVE),
    "7z": (b"7z\xbc\xaf\x27\x1c\0\x04", FileKind.ARCHIVE),
    "program": (b"MZ\x90\0\x03\0", FileKind.PROGRAM),
    "a table whose first heading begins like a program": (b"MZ;U1\n1;2\n", FileKind.TEXT),
    "windows shortcut": (b"\x4c\0\0\0\x01\x14\x02\0", FileKind.SHORTCUT),
    "internet shortcut": (b"[InternetShortcut]\r\nURL=https://contoh.go.id\r\n", FileKind.SHORTCUT),
    "google sheet shortcut": (b'{"":"","doc_id":"1a","email":""}', FileKind.SHORTCUT),
    "google page": (b"<!DOCTYPE html><html><title>Sign in - Google Accounts</title></html>", FileKind.DRIVE_PAGE),
    "page": (b"<html><body>404</body></html>", FileKind.WEB_PAGE),
    "table page": (b"\xef\xbb\xbf\r\n<html><Table><tr><td>1</table></html>", FileKind.WEB_TABLE),
    "spreadsheet xml": (
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
        FileKind.EXCEL_XML,
    ),
    "flat ods": (b'<office:document office:mimetype="' + ODS + b'"/>', FileKind.OPEN_FLAT),
    "xml": (b"<?xml version='1.0'?><data/>", FileKind.XML),
    "mail": (b"From: camat@contoh.go.id\r\nSubject: Formulir\r\n", FileKind.MAIL),
    "csv": (b"Unit;U1\r\nW1;4\r\n", FileKind.TEXT),
    "csv of Windows": ("Unit;Kepuasan \u2013 U1\n".encode("cp1252"), FileKind.TEXT),
    "utf-16": ("Unit\tU1\n".encode("utf-16"), FileKind.TEXT),
    "before 1997": (b"\x09\x08\x08\0\0\x05\x10\0", FileKind.EXCEL_ANCIENT),
    "noise": (b"\x93\x01\x02\xff\0\x07", FileKind.UNKNOWN),
}


@pytest.mark.parametrize(("content", "kind"), KINDS.values(), ids=KINDS)
def test_a_file_is_known_by_its_content(content: bytes, kind: FileKind) -> None:
    assert kind_of(content) is kind


@given(st.binary(max_size=300), st.sampled_from([content for content, _ in KINDS.values()]))
def test_any_content_has_a_kind(noise: bytes, start: bytes) -> None:
    assert kind_of(start[: len(start) // 2] + noise) in FileKind
