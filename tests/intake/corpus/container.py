"""Damage to the file as such: each function takes a sound form as bytes and returns what came back instead."""

import io
import re
import struct
import zipfile
from collections.abc import Callable

from intake.corpus.parts import SHEETS, packed, unpacked, with_parts, with_text, without_part

SKM = SHEETS["SKM"]
STRINGS = "xl/sharedStrings.xml"
MAIN = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def truncated_zip(form: bytes) -> bytes:
    """The last part of the file was not sent."""
    return form[: len(form) * 2 // 3]


def half_download(form: bytes) -> bytes:
    """The second half of the file is zeros, as a torn download leaves it."""
    return form[: len(form) // 2] + bytes(len(form) - len(form) // 2)


def bytes_before(form: bytes) -> bytes:
    """A mail program left its header in front."""
    return b"Content-Type: application/octet-stream\r\n\r\n" + form


def bytes_behind(form: bytes) -> bytes:
    """Something was appended."""
    return form + b"\r\n--batas--\r\n"


def wrong_crc(form: bytes) -> bytes:
    """The checksum of a sheet is another one, in both places."""
    with zipfile.ZipFile(io.BytesIO(form)) as archive:
        crc = struct.pack("<L", archive.getinfo(SKM).CRC)
    assert form.count(crc) == 2
    return form.replace(crc, bytes(4))


def zip_bomb(form: bytes) -> bytes:
    """A part that unpacks to a thousand times its size."""
    return packed({**unpacked(form), "xl/media/gambar.bin": bytes(20_000_000)}, level=9)


def six_thousand_entries(form: bytes) -> bytes:
    """More parts than any workbook has."""
    return with_parts(form, {f"xl/media/g{number}.bin": b"" for number in range(6000)})


def doctype(form: bytes) -> bytes:
    """A part declares a document type with an entity."""
    return with_text(form, STRINGS, lambda text: re.sub(r"\?>", '?><!DOCTYPE sst [<!ENTITY a "b">]>', text, count=1))


def entity_without_declaration(form: bytes) -> bytes:
    """A text uses an entity that nobody declared."""
    return with_text(form, STRINGS, lambda text: text.replace("<t>", "<t>&rahasia;", 1))


def utf16_part(form: bytes) -> bytes:
    """A sheet in an encoding in which no search for bytes finds anything."""
    text = unpacked(form)[SKM].decode().replace('encoding="UTF-8"', 'encoding="UTF-16"')
    return with_parts(form, {SKM: text.encode("utf-16")})


def duplicate_entries(form: bytes) -> bytes:
    """The same part twice in either letter case, with other scores in the second one."""
    made = io.BytesIO(form)
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr(SKM.upper(), unpacked(form)[SKM].replace(b"<v>3</v>", b"<v>4</v>"))
    return made.getvalue()


def traversal_name(form: bytes) -> bytes:
    """A part whose name leads out of the package."""
    return with_parts(form, {"xl/../../etc/jadwal": b"* * * * *"})


def absolute_name(form: bytes) -> bytes:
    """A part whose name begins at the root of a disk."""
    return with_parts(form, {"C:\\Windows\\a.txt": b"a"})


def without_workbook_part(form: bytes) -> bytes:
    """The list of sheets is gone."""
    return without_part(form, MAIN)


def without_sheet_part(form: bytes) -> bytes:
    """A listed sheet is gone."""
    return without_part(form, SKM)


def without_shared_strings(form: bytes) -> bytes:
    """All texts are gone, though cells point to them."""
    return without_part(form, STRINGS)


def without_relations(form: bytes) -> bytes:
    """Nothing says which part is which sheet."""
    return without_part(form, RELATIONS)


def without_content_types(form: bytes) -> bytes:
    """Nothing says what the parts are."""
    return without_part(form, "[Content_Types].xml")


def without_styles(form: bytes) -> bytes:
    """Nothing says how a cell looks, so that days are bare numbers."""
    return without_part(form, "xl/styles.xml")


def string_index_out_of_range(form: bytes) -> bytes:
    """A cell points behind the last text."""
    return with_text(form, SKM, lambda text: re.sub(r'(<c r="C7"[^>]*><v>)\d+', r"\g<1>99999", text))


def style_index_out_of_range(form: bytes) -> bytes:
    """A score is shown in a style that does not exist."""
    return with_text(form, SKM, lambda text: re.sub(r'(<c r="H7" s=")\d+', r"\g<1>9999", text))


def sheet_not_well_formed(form: bytes) -> bytes:
    """The XML of a sheet breaks off."""
    return with_text(form, SKM, lambda text: text[: text.index('<c r="K8"')])


def sheet_of_another_kind(form: bytes) -> bytes:
    """The part of a sheet holds the XML of something else."""
    return with_parts(form, {SKM: b"<?xml version='1.0'?><peta xmlns='urn:lain'/>"})


def encrypted(_form: bytes) -> bytes:
    """A workbook behind a password."""
    return _ole("EncryptedPackage")


def garbage_xls(_form: bytes) -> bytes:
    """An old workbook of which only the outside is whole."""
    return _ole("Workbook")


def encrypted_entry(form: bytes) -> bytes:
    """Parts of the zip are marked as behind a password."""
    return re.sub(rb"(PK\x01\x02....)\x00", lambda found: found[1] + b"\x01", form, flags=re.DOTALL)


def word_document(_form: bytes) -> bytes:
    """A letter instead of the form."""
    return packed({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"})


def pdf(_form: bytes) -> bytes:
    """A scan instead of the form."""
    return b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"


def picture(_form: bytes) -> bytes:
    """A photograph of the form."""
    return b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(100)


def zipped_form(form: bytes) -> bytes:
    """The form in an archive, named like the form."""
    return packed({"Form_W1.xlsx": form})


def web_page(_form: bytes) -> bytes:
    """The page that says that one must log in."""
    return b"<!DOCTYPE html><html><head><title>Masuk</title></head><body><p>Silakan masuk</p></body></html>"


def web_table(_form: bytes) -> bytes:
    """What a survey application calls Excel."""
    head = "".join(f"<th>{name}</th>" for name in ("Unit", "Jenis Layanan", *(f"U{n}" for n in range(1, 10))))
    cells = "".join(f"<td>{cell}</td>" for cell in ("W1", "Legalisasi", *"333333333"))
    return f"<html><body><table><tr>{head}</tr><tr>{cells}</tr></table></body></html>".encode()


def text_table(_form: bytes) -> bytes:
    """An export as text."""
    head = ",".join(("Unit", "Jenis Layanan", *(f"U{n}" for n in range(1, 10))))
    return f"{head}\r\nW1,Legalisasi,3,3,3,3,3,3,3,3,3\r\n".encode()


def empty(_form: bytes) -> bytes:
    """No content at all."""
    return b""


def zeros(form: bytes) -> bytes:
    """Only zeros, as a disk that was unplugged leaves them."""
    return bytes(len(form))


def strict_open_xml(form: bytes) -> bytes:
    """Saved as Strict Open XML, where no program is there that could convert it."""
    usual = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strict = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
    return packed({name: part.replace(usual, strict) for name, part in unpacked(form).items()})


def with_macros(form: bytes) -> bytes:
    """A project of macros came along."""
    relation = '<Relationship Id="rId99" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" '
    return with_parts(
        with_text(form, RELATIONS, _added(relation + 'Target="vbaProject.bin"/>')), {"xl/vbaProject.bin": OLE}
    )


def with_link_to_a_workbook(form: bytes) -> bytes:
    """Formulas of it look into another workbook."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relation = f'<Relationship Id="rId98" Type="{office}/externalLink" Target="externalLinks/externalLink1.xml"/>'
    return with_parts(
        with_text(form, RELATIONS, _added(relation)), {"xl/externalLinks/externalLink1.xml": b"<externalLink/>"}
    )


def with_a_connection(form: bytes) -> bytes:
    """It asks a database for its rows."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relation = f'<Relationship Id="rId97" Type="{office}/connections" Target="connections.xml"/>'
    return with_parts(with_text(form, RELATIONS, _added(relation)), {"xl/connections.xml": b"<connections/>"})


def far_cell(form: bytes) -> bytes:
    """A single cell at the far corner of the sheet."""
    return with_text(form, SKM, lambda text: text.replace("</sheetData>", f"{_far('XFD1048576')}</sheetData>"))


def far_row(form: bytes) -> bytes:
    """A single cell far below, that a program can still hold."""
    return with_text(form, SKM, lambda text: text.replace("</sheetData>", f"{_far('A100000')}</sheetData>"))


def cell_beyond_the_sheet(form: bytes) -> bytes:
    """An address that no sheet has."""
    return with_text(form, SKM, lambda text: text.replace("</sheetData>", f"{_far('ZZZ9999999')}</sheetData>"))


def absurd_dimension(form: bytes) -> bytes:
    """The sheet claims to be as large as any can be."""
    return with_text(form, SKM, lambda text: re.sub(r'dimension ref="[^"]*"', 'dimension ref="A1:XFD1048576"', text))


def negative_dimension(form: bytes) -> bytes:
    """The sheet claims to end before it begins."""
    return with_text(form, SKM, lambda text: re.sub(r'dimension ref="[^"]*"', 'dimension ref="P17:A-1"', text))


def addresses_left_out(form: bytes) -> bytes:
    """Cells and rows without addresses, which then follow one another."""
    return with_text(form, SHEETS["Kinerja"], lambda text: re.sub(r' r="[A-Z]*\d+"', "", text))


def row_of_no_height(form: bytes) -> bytes:
    """A respondent is drawn to nothing."""
    return with_text(form, SKM, lambda text: text.replace('<row r="8"', '<row r="8" ht="0" customHeight="1"'))


def address_twice(form: bytes) -> bytes:
    """Two cells claim the same address."""
    return with_text(form, SKM, lambda text: text.replace('<c r="I7"', '<c r="H7"', 1))


def rows_out_of_order(form: bytes) -> bytes:
    """Rows are stored in another order than they stand."""
    row = re.compile(r'(<row r="7".*?</row>)(<row r="8".*?</row>)', re.DOTALL)
    return with_text(form, SKM, lambda text: row.sub(r"\2\1", text))


def _far(address: str) -> str:
    row = re.sub(r"\D", "", address)
    return f'<row r="{row}"><c r="{address}"><v>1</v></c></row>'


def _added(relation: str) -> Callable[[str], str]:
    return lambda text: text.replace("</Relationships>", f"{relation}</Relationships>")


def _ole(stream: str) -> bytes:
    name = stream.encode("utf-16-le") + b"\0\0"
    entry = name.ljust(64, b"\0") + len(name).to_bytes(2, "little")
    return (OLE.ljust(512, b"\0") + entry).ljust(1024, b"\0")
