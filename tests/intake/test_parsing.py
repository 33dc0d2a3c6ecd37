"""One file from the folder: taken for what it is, whatever it is called; refusals are findings, never exceptions."""

import pickle
import random
import zipfile
from pathlib import Path
from shutil import copy

import pytest
import xlsxwriter

from intake.office import TAHUN, UNITS, UNSUR, W1
from intake.office import write_form as write
from libreoffice import LibreOffice
from lkjip_xl.intake.parsed import Expected, Parsed, Source
from lkjip_xl.intake.parsing import parse_file
from lkjip_xl.model import Finding, Severity, Value
from office_files import EXAMPLE

EXPECTED = Expected(TAHUN, UNITS, UNSUR)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def rows(parsed: Parsed) -> dict[str, list[dict[str, Value]]]:
    """The rows of a file by table."""
    return {name: list(data.records()) for name, data in parsed.tables.items()}


def told(parsed: Parsed, form: Path) -> list[Finding]:
    """What is told of a file beyond what is told of the form that it was made from."""
    known = {finding.message for finding in parse_file(form, EXPECTED).findings}
    return [finding for finding in parsed.findings if finding.message not in known]


@pytest.mark.parametrize(
    ("name", "misleads"),
    [
        ("LKJIP FIX FINAL 2.XLSX", False),
        ("Formulir.xlsm", False),
        ("Formulir.csv", True),
        ("Formulir.xls", True),
        ("Formulir.ods", True),
        ("Formulir.pdf", True),
        ("Formulir", True),
    ],
)
def test_a_form_is_read_under_any_name(tmp_path: Path, name: str, *, misleads: bool) -> None:
    form = write(tmp_path, W1)
    renamed = Path(copy(form, tmp_path / name))

    parsed = parse_file(renamed, EXPECTED)

    assert (parsed.source, parsed.unit) == (Source.FORM, "W1")
    assert rows(parsed) == rows(parse_file(form, EXPECTED))
    assert [finding.message for finding in told(parsed, form)] == (
        ["Nama berkas ini tidak sesuai isinya: buku kerja Excel"] if misleads else []
    )


@pytest.mark.parametrize(
    ("name", "content", "code", "message"),
    [
        (
            "Data.xlsx",
            OLE + b"\0" * 64,
            "FILE_OTHER_KIND",
            "Berkas Data.xlsx berisi data yang tidak dikenal, bukan buku kerja atau tabel",
        ),
        (
            "Data.xls",
            b"%PDF-1.7",
            "FILE_OTHER_KIND",
            "Berkas Data.xls berisi dokumen PDF, bukan buku kerja atau tabel",
        ),
        ("Data.xlsx", b"", "FILE_EMPTY", "Berkas Data.xlsx kosong (0 bita)"),
        ("Form.xlsx.crdownload", b"PK\x03\x04", "FILE_UNFINISHED", "Berkas ini belum selesai diunduh atau disimpan"),
        ("Data.xlsx", b"PK\x03\x04", "WORKBOOK_DAMAGED", "Berkas Data.xlsx rusak"),
        (
            "Data.csv",
            b"a;\0",
            "FILE_OTHER_KIND",
            "Berkas Data.csv berisi data yang tidak dikenal, bukan buku kerja atau tabel",
        ),
    ],
)
def test_what_cannot_be_read_is_a_finding_with_a_way_out(
    tmp_path: Path, name: str, content: bytes, code: str, message: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    (finding,) = parse_file(path, EXPECTED).findings

    assert (finding.code, finding.severity, finding.file, finding.message) == (code, Severity.GALAT, name, message)
    assert finding.remedy.endswith(".")


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("catatan.txt", b"x", "teks"),
        ("foto.jpg", b"\xff\xd8\xff\xe0", "gambar"),
        ("laporan.pdf", b"%PDF-1.7", "dokumen PDF"),
        ("foto.zip", b"PK\x05\x06" + b"\0" * 18, "arsip terkompresi"),
        ("halaman.html", b"<html><table></table></html>", "tabel halaman web"),
        ("tanpa_akhiran", b"", "berkas kosong"),
    ],
)
def test_other_kinds_of_files_are_skipped(tmp_path: Path, name: str, content: bytes, kind: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    parsed = parse_file(path, EXPECTED)

    assert parsed.source is Source.OTHER
    assert parsed.findings == (
        Finding(
            "FILE_SKIPPED",
            Severity.INFO,
            f"Berkas ini {kind}, bukan formulir atau hasil ekspor survei, dan dilewati",
            "Tidak perlu tindakan bila berkas ini hanya lampiran atau catatan.",
            name,
        ),
    )


def test_a_cell_at_the_end_of_the_sheet_does_not_end_the_process(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "Jauh.xlsx") as book:
        book.add_worksheet("Data").write("XFD1048576", "x")

    (finding,) = parse_file(tmp_path / "Jauh.xlsx", EXPECTED).findings

    assert finding.code == "SHEET_TOO_FAR"
    assert finding.message == "Lembar Data terisi sampai sel XFD1048576, jauh di luar formulir"


def test_what_was_parsed_travels_between_processes(tmp_path: Path) -> None:
    parsed = parse_file(write(tmp_path, W1), EXPECTED)

    assert pickle.loads(pickle.dumps(parsed)) == parsed  # noqa: S301  our own bytes


def damaged(parts: dict[str, bytes], chance: random.Random) -> dict[str, bytes]:
    """Parts of a workbook with a few bytes of one of them changed, dropped or doubled."""
    name = chance.choice(sorted(parts))
    part = bytearray(parts[name])
    for _ in range(chance.choice([1, 1, 3])):
        place = chance.randrange(len(part))
        stray = chance.choice([b"", b"<", b'"', b"XFD1048576", b"1e999", b"\xff", bytes(part[place : place + 30])])
        part[place : place + chance.choice([0, 1, 20])] = stray
    return {**parts, name: bytes(part)}


@pytest.mark.parametrize("campaign", [60, pytest.param(1500, marks=pytest.mark.panjang)])
def test_whatever_happens_to_a_form_it_is_read_or_refused_with_a_sentence(tmp_path: Path, campaign: int) -> None:
    with zipfile.ZipFile(write(tmp_path, W1)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    chance, spoiled = random.Random(20251231), tmp_path / "Rusak.xlsx"  # noqa: S311  a repeatable campaign, no secret

    for _ in range(campaign):
        with zipfile.ZipFile(spoiled, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, part in damaged(parts, chance).items():
                archive.writestr(name, part)
        parsed = parse_file(spoiled, EXPECTED)
        assert parsed.is_refused is not bool(parsed.tables)
        assert all(finding.message and finding.remedy and finding.file == "Rusak.xlsx" for finding in parsed.findings)


@pytest.mark.libreoffice
def test_a_form_saved_by_libreoffice_gives_the_same_rows(tmp_path: Path, libreoffice: LibreOffice) -> None:
    form = write(tmp_path, W1)
    saved = libreoffice.convert(form, "xlsx", tmp_path / "disimpan")

    parsed = parse_file(saved, EXPECTED)

    assert parsed.findings == ()
    assert (parsed.unit, parsed.populasi, rows(parsed)) == ("W1", 1, rows(parse_file(form, EXPECTED)))


@pytest.mark.parametrize("name", ["Master_LKjIP_2025 - Copy.xlsx", "Data.csv"])
def test_a_copy_of_the_master_is_no_export(tmp_path: Path, name: str) -> None:
    copied = Path(copy(EXAMPLE / "Master_LKjIP_2025_CONTOH.xlsx", tmp_path / name))

    parsed = parse_file(copied, EXPECTED)

    assert (parsed.source, parsed.tables) == (Source.OTHER, {})
    assert parsed.findings[-1:] == (
        Finding(
            "OWN_WORKBOOK",
            Severity.GALAT,
            "Berkas ini buku induk LKjIP atau salinannya, bukan formulir unit",
            "Pindahkan berkas ini dari folder masuk; yang dikumpulkan hanya formulir unit dan hasil ekspor survei.",
            name,
        ),
    )
