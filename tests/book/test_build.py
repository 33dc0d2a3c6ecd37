"""The master workbook: everything the schema declares is there, in place, and readable."""

import re
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from book.opened import Opened, bounds
from libreoffice import LibreOffice
from lkjip_xl.book.build import build_master
from lkjip_xl.book.file import FileBook
from lkjip_xl.book.port import TableEdit
from lkjip_xl.book.schema.kinds import Kind, Owner
from lkjip_xl.book.schema.lists import LISTS
from lkjip_xl.book.schema.master import MASTER, UNSUR_CODES, master_schema
from lkjip_xl.model import Value

TABLES: dict[str, list[dict[str, Value]]] = {
    "tblAnggaran": [
        {"kode": "7.01.01", "jenjang": "Program", "uraian": "=1+1 & <Program>"},
        {
            "kode": "7.01.01.2.01",
            "jenjang": "Subkegiatan",
            "uraian": "Penyediaan\nalat tulis",
            "pagu_murni": 1_250_000,
            "realisasi": 1_000_000,
            "indikator": "IK3",
        },
    ],
    "tblRiwayat": [{"indikator": "IK1", "tahun": 2024, "target": "82..84", "realisasi": Decimal("82.1")}],
    "tblHariLibur": [{"tanggal": date(2026, 1, 1), "nama": "Tahun Baru Masehi"}],
}
NAMES: dict[str, Value] = {
    "nomor_terakhir": 41,
    "camat_nip": "000000000000000000",
    "batas_data": date(2026, 1, 10),
    "alamat": "Jalan & <x>",
}


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("master") / "Master_LKjIP_2025.xlsx"
    build_master(path, tahun=2025, id_buku="BUKU-1", tables=TABLES, names=NAMES)
    return path


@pytest.fixture(scope="module")
def workbook(master: Path) -> Opened:
    return Opened(master)


def test_the_sheets_stand_in_the_order_of_the_schema(workbook: Opened) -> None:
    assert workbook.book.sheetnames == [sheet.name for sheet in MASTER.sheets]
    assert {sheet.sheet_state for sheet in workbook.sheets} == {"visible"}


def test_every_table_has_its_name_and_headings(workbook: Opened) -> None:
    for name, (sheet, table) in MASTER.tables.items():
        assert workbook.sheet(sheet.name).tables[name].column_names == [column.header for column in table.columns]


def test_nothing_stands_beneath_a_table(workbook: Opened) -> None:
    for name, (sheet, _) in MASTER.tables.items():
        left, _, right, bottom = workbook.table(sheet.name, name)
        beneath = workbook.sheet(sheet.name).iter_rows(bottom + 1, None, left, right, values_only=True)

        assert not [row for row in beneath if any(value is not None for value in row)], name


def test_tables_of_a_sheet_are_a_column_apart(workbook: Opened) -> None:
    for sheet in MASTER.sheets:
        areas = [workbook.table(sheet.name, table.name) for table in sheet.tables]
        for (_, top, right, _), (left, next_top, _, _) in pairwise(areas):
            assert (left, next_top) == (right + 2, top), sheet.name


def test_no_cell_of_a_data_area_is_merged(workbook: Opened) -> None:
    merged = {sheet.title for sheet in workbook.sheets if sheet.merged_cells.ranges}

    assert merged == {"Beranda"}


def test_every_named_cell_stands_beside_its_label(workbook: Opened) -> None:
    for name, (sheet, cell) in MASTER.names.items():
        title, address = workbook.named(name)
        at = workbook.sheet(title)[address]
        if sheet.name != "Beranda":
            assert at.offset(0, -1).value == cell.label
        assert title == sheet.name


def test_every_defined_name_refers_to_cells_of_a_sheet_that_exists(workbook: Opened) -> None:
    for name, defined in workbook.book.defined_names.items():
        for title, address in defined.destinations:
            assert title in workbook.book.sheetnames, name
            assert bounds(address.replace("$", "")), name


def test_every_list_is_a_named_range_with_its_texts(workbook: Opened) -> None:
    for name, texts in LISTS.items():
        title, address = workbook.named(f"daftar_{name}")
        assert [cell.value for (cell,) in workbook.sheet(title)[address]] == list(texts)


def test_what_is_put_in_reads_back_as_it_was(master: Path) -> None:
    book = FileBook(master, MASTER)
    for name, rows in TABLES.items():
        read = [{key: row[key] for key in given} for row, given in zip(book.rows(name), rows, strict=True)]

        assert read == rows
    assert {name: book.value(name) for name in NAMES} == NAMES


def test_settings_without_a_value_get_their_default(master: Path) -> None:
    book = FileBook(master, MASTER)

    assert (book.value("tahun"), book.value("id_buku"), book.value("versi_skema")) == (2025, "BUKU-1", MASTER.version)
    assert (book.value("bobot_skm"), book.value("luas_wilayah")) == ("1/x", Decimal("10.981"))
    assert (book.value("camat_nama"), book.value("status_langkah_8")) == (None, "Belum")


def test_a_new_master_takes_what_a_step_writes(master: Path, tmp_path: Path) -> None:
    path = tmp_path / "copy.xlsx"
    path.write_bytes(master.read_bytes())
    rows = [{"langkah": "konsolidasi", "tingkat": "galat", "kode": f"K{n}", "pesan": "Pesan"} for n in range(30)]
    FileBook(path, MASTER).write([TableEdit("tblTemuan", rows)], {"temuan_galat": 30, "pesan_terakhir": "Selesai."})
    book = FileBook(path, MASTER)

    assert [row["kode"] for row in book.rows("tblTemuan")] == [f"K{n}" for n in range(30)]
    assert (book.value("temuan_galat"), book.value("pesan_terakhir")) == (30, "Selesai.")


def test_sheets_that_only_steps_write_are_protected_without_a_password(workbook: Opened) -> None:
    for sheet in MASTER.sheets:
        protection = workbook.sheet(sheet.name).protection
        assert (bool(protection.sheet), protection.password) == (sheet.locked, None), sheet.name


def test_input_cells_are_yellow_and_free_and_those_of_steps_grey_and_locked(workbook: Opened) -> None:
    looks = {Owner.OFFICE: ("FFFFF9DB", False), Owner.STEP: ("FFEFEFEF", True)}
    for name, (sheet, table) in MASTER.tables.items():
        left, top, _, _ = workbook.table(sheet.name, name)
        for offset, column in enumerate(table.columns):
            cell = workbook.sheet(sheet.name).cell(top + 1, left + offset)
            assert (cell.fill.fgColor.rgb, cell.protection.locked) == looks[column.owner], (name, column.key)


def test_texts_of_digits_stay_texts(workbook: Opened) -> None:
    title, address = workbook.named("camat_nip")
    cell = workbook.sheet(title)[address]

    assert (cell.value, cell.data_type, cell.number_format) == ("000000000000000000", "s", "@")


def test_every_choice_and_number_is_validated_in_indonesian(workbook: Opened) -> None:
    for name, (sheet, table) in MASTER.tables.items():
        rules = workbook.sheet(sheet.name).data_validations.dataValidation
        left, top, _, bottom = workbook.table(sheet.name, name)
        for offset, column in enumerate(table.columns):
            if column.kind in {Kind.TEXT, Kind.LONG_TEXT}:
                continue
            address = workbook.sheet(sheet.name).cell(top + 1, left + offset).coordinate
            (rule,) = [rule for rule in rules if address in rule.sqref]
            assert workbook.sheet(sheet.name).cell(bottom, left + offset).coordinate in rule.sqref
            assert re.match(r"Pilih dari daftar: |Isilah dengan |Isian ini tidak ada", rule.error), (name, column.key)


def test_the_heading_stays_in_view_and_is_printed_on_every_page(workbook: Opened) -> None:
    for sheet in MASTER.sheets:
        if sheet.tables:
            _, top, _, _ = workbook.table(sheet.name, sheet.tables[0].name)
            assert int(re.sub(r"\D", "", workbook.sheet(sheet.name).freeze_panes or "")) == top + 1
            assert workbook.sheet(sheet.name).print_title_rows == f"${top}:${top}"


@pytest.mark.parametrize(("kertas", "code"), [("F4 215 x 330 mm", 14), ("F4 210 x 330 mm", 14), ("A4 210 x 297 mm", 9)])
def test_pages_have_the_paper_of_the_office(kertas: str, code: int, tmp_path: Path) -> None:
    build_master(tmp_path / "m.xlsx", tahun=2025, id_buku="B", names={"kertas": kertas})
    workbook = Opened(tmp_path / "m.xlsx")

    assert {sheet.page_setup.paperSize for sheet in workbook.sheets} == {code}


def test_every_formula_carries_what_it_shows(master: Path) -> None:
    with zipfile.ZipFile(master) as package:
        sheets = [package.read(name).decode() for name in package.namelist() if "worksheets/sheet" in name]
    cells = [cell for sheet in sheets for cell in re.findall(r"<c [^>]*><f>.*?</c>", sheet)]

    assert len(cells) == 18  # title, office, and the text and actor of eight steps
    assert all(re.search(r' t="str"><f>.*</f><v>.+</v>', cell) for cell in cells)


@pytest.mark.libreoffice
def test_libreoffice_opens_it_without_an_error_value(master: Path, tmp_path: Path, libreoffice: LibreOffice) -> None:
    text = libreoffice.pdf_text(master, tmp_path)

    assert "Laporan Kinerja Instansi Pemerintah (LKjIP) Tahun 2025" in text
    assert "Memerintahkan penyusunan LKjIP" in text
    assert not re.search(r"#(N/A|REF!|NAME\?|VALUE!|DIV/0!)|Err:\d+", text)


def test_it_is_a_valid_workbook(master: Path, ooxml_validator: Callable[[Path], Sequence[str]]) -> None:
    assert ooxml_validator(master) == []


def test_the_same_arguments_give_the_same_bytes(master: Path, tmp_path: Path) -> None:
    build_master(tmp_path / "again.xlsx", tahun=2025, id_buku="BUKU-1", tables=TABLES, names=NAMES)

    assert (tmp_path / "again.xlsx").read_bytes() == master.read_bytes()


def test_an_office_may_ask_more_unsur(tmp_path: Path) -> None:
    codes = (*UNSUR_CODES, "U10")
    build_master(tmp_path / "m.xlsx", tahun=2025, id_buku="B", codes=codes)
    book = FileBook(tmp_path / "m.xlsx", master_schema(codes))

    assert [row["kode"] for row in book.rows("tblUnsur")] == list(codes)
    assert book.rows("tblUnsur")[-1]["nama"] is None
