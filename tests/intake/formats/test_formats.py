"""Formats other than .xlsx: a form saved by LibreOffice reads the same; exports of other programs are tables."""

import io
import zipfile
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook

from intake.office import DOCUMENTS, KEC, KINERJA, TAHUN, UNITS, UNSUR, Form, group, respondent
from libreoffice import LibreOffice
from lkjip_xl.errors import LkjipError
from lkjip_xl.intake.formats import opening
from lkjip_xl.intake.formats.opening import open_returned
from lkjip_xl.intake.parsed import Expected, Parsed
from lkjip_xl.intake.parsing import parse_file
from lkjip_xl.model import Finding, Severity, Value

EXPECTED = Expected(TAHUN, UNITS, UNSUR)


def rich_form(path: Path) -> Path:
    """A full form of the kecamatan with decimals, texts for numbers, text dates, empty answers and odd blanks."""
    return (
        Form(KEC)
        .with_rows(
            "tblAngket",
            [
                respondent(1),
                respondent(2, U1=None, tanggal=None, layanan="  Surat\u00a0Keterangan "),
                respondent(3, U3="3", usia="30 "),
                respondent(4, tanggal="17 Agustus 2025", seksi="Seksi Pelayanan"),
            ],
        )
        .with_rows("tblPemmas", [group(1, "Mawar & “Melati” <RT 01>"), group(2, "Karang\nTaruna", bukti=None)])
        .with_rows("tblAdministrasi", [DOCUMENTS, {**DOCUMENTS, "nomor": 2, "jenis": "Surat keluar", "sesuai": 0}])
        .with_rows(
            "tblKinerja",
            [
                {**KINERJA, "target": Decimal("80.25"), "realisasi": Decimal("0.1")},
                {**KINERJA, "nomor": 2, "uraian": "Selisih", "target": "82,5", "realisasi": Decimal("-3.5")},
                {**KINERJA, "nomor": 3, "uraian": "Belum ada", "realisasi": None},
            ],
        )
        .write(path)
    )


def rows(parsed: Parsed) -> dict[str, list[dict[str, Value]]]:
    """The rows of a file by table."""
    return {name: list(data.records()) for name, data in parsed.tables.items()}


def told(parsed: Parsed) -> list[tuple[str, str, str, str]]:
    """What is told of a file, apart from its name."""
    return [(f.code, f.sheet, f.cell, f.message) for f in parsed.findings]


@pytest.mark.libreoffice
@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls", "fods"])
def test_a_form_saved_by_libreoffice_reads_the_same(tmp_path: Path, libreoffice: LibreOffice, kind: str) -> None:
    form = rich_form(tmp_path / "Form.xlsx")
    before = parse_file(form, EXPECTED)

    after = parse_file(libreoffice.convert(form, kind, tmp_path / "disimpan"), EXPECTED)

    assert (after.source, after.unit, after.filled_on, after.populasi) == (
        "formulir",
        "KEC",
        before.filled_on,
        before.populasi,
    )
    assert rows(after) == rows(before)
    assert rows(before)
    assert told(after) == told(before)


@pytest.mark.parametrize("kind", ["ods", "xls"])
def test_what_people_do_not_see_is_known_in_other_formats_too(
    tmp_path: Path, libreoffice: LibreOffice, kind: str
) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["B2"], sheet["C3"], sheet["D4"] = "=1/0", "=1+1", True, datetime(2025, 5, 1)  # noqa: DTZ001
    sheet["E5"] = '="a"&"b"'
    sheet.merge_cells("A6:B7")
    sheet["A6"] = "gabung"
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True
    book.save(tmp_path / "Data.xlsx")
    saved = libreoffice.convert(tmp_path / "Data.xlsx", kind, tmp_path / "disimpan")

    read = open_returned(saved.name, saved.read_bytes()).sheet("Sheet")

    assert [read.at(1, 1), read.at(2, 2), read.at(3, 3), read.at(5, 5)] == ["#DIV/0!", 2, True, "ab"]
    assert f"{read.at(4, 4)}".startswith("2025-05-01")
    assert {(2, 2), (5, 5)} <= read.formulas
    assert read.hidden_rows == {3}
    assert read.hidden_columns == {3}
    assert [str(area) for area in read.merged] == ["A6:B7"]


WEB = """<html><meta charset="utf-8"><script>let a = "<table>"</script>
<table><tr><th>Unit</th><th>Jenis Layanan</th><th>U1</th><th colspan="2">Catatan</th></tr>
<tr><td rowspan="2">W1</td><td>Surat &amp; legalisasi&nbsp;KTP</td><td>4</td></tr>
<tr><td>Rekomendasi</td><td> 3 </td></tr></table></html>"""


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_web_page_named_xls_is_read_as_its_table(encoding: str) -> None:
    content = WEB.replace("Rekomendasi", "Rekomendasi – é").encode(encoding)

    workbook = open_returned("Hasil.xls", content)

    assert workbook.all_text
    assert workbook.sheet("Tabel 1").rows == [
        ["Unit", "Jenis Layanan", "U1", "Catatan"],
        ["W1", "Surat & legalisasi KTP", "4", ""],
        ["", "Rekomendasi – é", "3", ""],
    ]
    assert [str(area) for area in workbook.sheet("Tabel 1").merged] == ["D1:E1", "A2:A3"]


XML_2003 = b"""<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="Hasil"><Table>
<Row ss:Index="3" ss:Hidden="1"><Cell ss:Index="2"><Data ss:Type="String">W1</Data></Cell>
<Cell ss:MergeAcross="1"><Data ss:Type="Number">3.5</Data></Cell>
<Cell><Data ss:Type="DateTime">2025-08-17T00:00:00.000</Data></Cell></Row>
<Row><Cell ss:Formula="=1+1"><Data ss:Type="Number">2</Data></Cell><Cell ss:Formula="=2"/>
<Cell><Data ss:Type="Error">#N/A</Data></Cell><Cell><Data ss:Type="Boolean">1</Data></Cell></Row>
</Table></Worksheet></Workbook>"""


def test_an_xml_spreadsheet_is_read_by_its_indices() -> None:
    sheet = open_returned("Hasil.xls", XML_2003).sheet("Hasil")

    assert [sheet.at(column, 3) for column in range(1, 6)] == ["", "W1", 3.5, "", datetime(2025, 8, 17)]  # noqa: DTZ001
    assert [sheet.at(column, 4) for column in range(1, 5)] == [2, "=2", "#N/A", True]
    assert sheet.hidden_rows == {3}
    assert sheet.formulas == {(1, 4)}
    assert [str(area) for area in sheet.merged] == ["C3:D3"]


def ods(changes: Mapping[str, bytes]) -> bytes:
    """An .ods file with these parts."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        for name, part in changes.items():
            archive.writestr(name, part)
    return packed.getvalue()


def content_xml(cells: str) -> bytes:
    """Content of an .ods with one row."""
    names = {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    }
    spaces = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in names.items())
    row = f"<table:table-row>{cells}</table:table-row>"
    table = f'<table:table table:name="Data">{row}</table:table>'
    return f"<office:document {spaces}><office:spreadsheet>{table}</office:spreadsheet></office:document>".encode()


NUMBER = '<table:table-cell office:value-type="float" office:value="7" {}><text:p>7</text:p></table:table-cell>'
NOT_A_NUMBER = NUMBER.format("").replace('"7"', '"tujuh"')
WIDE = 'table:number-columns-repeated="16384"'
REFUSED: dict[str, tuple[bytes, str, str]] = {
    "locked": (
        ods({"META-INF/manifest.xml": b"<m><encryption-data/></m>", "content.xml": b"\x93"}),
        "WORKBOOK_ENCRYPTED",
        (
            "[WORKBOOK_ENCRYPTED] Berkas F.ods dikunci dengan kata sandi. "
            "Buka di Excel, hapus kata sandi pembukanya, simpan, lalu kirim ulang."
        ),
    ),
    "without content": (
        ods({}),
        "WORKBOOK_DAMAGED",
        (
            "[WORKBOOK_DAMAGED] Berkas F.ods rusak (content.xml). "
            "Buka salinan terakhir yang masih baik, lalu ulangi dengan salinan itu."
        ),
    ),
    "entities": (
        ods({"content.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}),
        "WORKBOOK_FORBIDDEN_MARKUP",
        (
            "[WORKBOOK_FORBIDDEN_MARKUP] Berkas F.ods memuat deklarasi dokumen yang tidak aman (content.xml). "
            "Jangan dibuka; minta pengirim menyalin isinya ke formulir asli, lalu mengirim ulang."
        ),
    ),
    "no number": (
        ods({"content.xml": content_xml(NUMBER.format("").replace('"7"', '"tujuh"'))}),
        "WORKBOOK_DAMAGED",
        "",
    ),
    "repeated beyond measure": (
        ods(
            {
                "content.xml": content_xml(NUMBER.format(WIDE)).replace(
                    b"<table:table-row>", b'<table:table-row table:number-rows-repeated="1048576">'
                )
            }
        ),
        "SHEET_TOO_FAR",
        (
            "[SHEET_TOO_FAR] Lembar Data terisi sampai sel XFD245, jauh di luar formulir (F.ods Data!XFD245). "
            "Hapus isi sel yang jauh itu (Ctrl+End menunjukkannya), simpan, lalu kirim ulang."
        ),
    ),
}


@pytest.mark.parametrize(("content", "code", "line"), REFUSED.values(), ids=REFUSED)
def test_an_ods_that_must_not_be_read_is_refused(content: bytes, code: str, line: str) -> None:
    with pytest.raises(LkjipError) as refusal:
        open_returned("F.ods", content)

    assert refusal.value.code == code
    assert not line or str(refusal.value) == line


def test_what_an_ods_carries_besides_cells_is_told() -> None:
    formula = '<table:table-cell table:formula="of:=DDE(&quot;cmd&quot;)"><text:p>x</text:p></table:table-cell>'
    parts = {"content.xml": content_xml(formula), "Basic/Standard/Modul.xml": b"<m/>", "Object 1/content.xml": b"<o/>"}

    assert [finding.code for finding in open_returned("F.ods", ods(parts)).findings] == [
        "HAS_MACROS",
        "HAS_DDE",
        "HAS_EMBEDDED",
    ]


def test_a_format_that_nobody_here_reads_asks_for_xlsx(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "convert_to_xlsx", lambda *_: None)
    path = tmp_path / "Formulir.xlsb"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.bin", b"x")

    assert parse_file(path, EXPECTED).findings == (
        Finding(
            "WORKBOOK_OLD",
            Severity.GALAT,
            "Berkas Formulir.xlsb berformat buku kerja biner Excel (.xlsb), bukan .xlsx",
            "Buka di Excel atau LibreOffice Calc, simpan sebagai .xlsx, lalu kirim ulang.",
            "Formulir.xlsb",
        ),
    )
