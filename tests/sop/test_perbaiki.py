"""Perbaiki: the macros come back, and nothing that people typed is lost unawares."""

import shutil
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from libreoffice import LibreOffice
from lkjip_xl.book.build import build_master
from lkjip_xl.book.container import check_container, is_damaged
from lkjip_xl.book.salvage import Salvage
from lkjip_xl.book.vba.texts import macro_texts
from lkjip_xl.errors import LkjipError
from lkjip_xl.model import Finding, Severity
from lkjip_xl.sop import hitung, mulai, perbaiki
from lkjip_xl.sop.folder import YearFolder
from lkjip_xl.sop.good_copy import good_copy
from lkjip_xl.sop.result import StepResult
from macro_workbook import PROJECT, part, replace_part
from office_files import EXAMPLE, at, open_book, type_as_a_person

NAME = "Master_LKjIP_2025.xlsm"
KEPT = "Master_LKjIP_2025_sebelum_perbaikan_20260120_080000.xlsm"
OWN = 'Attribute VB_Name = "modKantor"\nPublic Sub Kantor()\nEnd Sub\n'


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("begun")
    source = open_book(EXAMPLE / "Master_LKjIP_2025_CONTOH.xlsx")
    mulai.run(2025, folder, now=at(5), source=source, id_buku="UJI-2025", with_macros=True)
    return folder


@pytest.fixture
def master(begun: Path, tmp_path: Path) -> Path:
    """A macro master of the example office."""
    shutil.copytree(begun, tmp_path / "LKjIP")
    return tmp_path / "LKjIP" / "2025" / NAME


def save_with_openpyxl(path: Path, sheet: str = "", cell: str = "", value: str = "") -> Path:
    """Save as a program does that knows no macros: the project, the code names and the buttons are gone."""
    workbook = openpyxl.load_workbook(path)
    if sheet and sheet not in workbook.sheetnames:
        workbook.create_sheet(sheet)
    if sheet:
        found = workbook[sheet]
        assert isinstance(found, Worksheet)
        found[cell] = value
    workbook.save(path)
    return path


def typed_at(path: Path, name: str) -> tuple[str, str]:
    return open_book(path).cell_of(name)


def repair(path: Path) -> StepResult:
    return perbaiki.run(path, now=at(20))


def findings(result: StepResult) -> list[tuple[str, str]]:
    return [(finding.code, finding.message) for finding in result.findings]


def everything(path: Path) -> dict[str, object]:
    book = open_book(path)
    own = {"tblJejak", "tblTemuan"}
    schema = book._schema
    tables = {name: [row.content for row in book.rows(name)] for name in schema.tables if name not in own}
    return {**tables, **{name: book.value(name) for name in schema.names if name not in perbaiki_writes()}}


def perbaiki_writes() -> set[str]:
    return {"revisi", "sidik_jurnal", "pesan_terakhir", "temuan_galat", "temuan_peringatan"}


def test_a_whole_master_is_left_alone(master: Path) -> None:
    before = master.read_bytes()

    result = repair(master)

    assert result.message == f"Makro buku induk {NAME} utuh; tidak ada yang perlu diperbaiki."
    assert master.read_bytes() == before


def test_old_macros_are_replaced_and_nothing_else(master: Path) -> None:
    beranda = part(master, "xl/worksheets/sheet2.xml")
    replace_part(master, PROJECT, b"rusak")

    result = repair(master)

    assert check_container(master) == []
    assert part(master, "xl/worksheets/sheet2.xml") == beranda
    assert result.message == f"Makro buku induk {NAME} dipulihkan; semua isiannya tetap."
    assert not (master.parent / KEPT).exists()


def test_a_master_without_its_macros_gets_them_back_with_everything_typed(master: Path) -> None:
    sheet, cell = typed_at(master, "camat_nama")
    save_with_openpyxl(master, sheet, cell, "Diketik Kemudian, S.STP.")
    before = everything(master)

    repair(master)

    assert check_container(master) == []
    assert everything(master) == before
    assert open_book(master).value("camat_nama") == "Diketik Kemudian, S.STP."


def test_the_damaged_master_is_kept_out_of_the_way(master: Path) -> None:
    damaged = save_with_openpyxl(master).read_bytes()

    result = repair(master)

    copy = master.parent / ".lkjip" / "sebelum_perbaikan.xlsm"
    assert copy.read_bytes() == damaged
    assert [(artifact.kind, artifact.path) for artifact in result.artifacts] == [("master", master), ("salinan", copy)]
    assert findings(result) == [
        ("DAMAGED_COPY_KEPT", "Buku induk sebelum perbaikan disimpan sebagai .lkjip/sebelum_perbaikan.xlsm")
    ]
    assert not (master.parent / KEPT).exists()


def test_a_damaged_master_with_more_than_was_carried_stays_beside_the_new_one(master: Path) -> None:
    damaged = save_with_openpyxl(master, "Catatan Kami", "B2", "penting").read_bytes()

    result = repair(master)

    assert (master.parent / KEPT).read_bytes() == damaged
    assert result.message == f"Makro buku induk {NAME} dipulihkan; 1 hal tidak ikut; lihat Temuan."


def test_before_a_step_nothing_of_the_office_is_left_out_unasked(master: Path) -> None:
    before = save_with_openpyxl(master, "Catatan Kami", "B2", "penting").read_bytes()

    (finding,) = perbaiki.before_step(master, now=at(20))

    assert master.read_bytes() == before
    assert (finding.code, finding.severity) == ("REPAIR_LEAVES_BEHIND", Severity.PERINGATAN)
    assert finding.message == (
        f"Makro buku induk {NAME} rusak; bila dipulihkan: Lembar Catatan Kami buatan kantor tidak ikut"
    )
    assert finding.remedy == "Jalankan 'lkjip perbaiki MASTER': yang tidak ikut disimpan dalam salinan."


def test_before_a_step_a_damaged_master_is_repaired(master: Path) -> None:
    save_with_openpyxl(master)

    assert [finding.code for finding in perbaiki.before_step(master, now=at(20))] == ["DAMAGED_COPY_KEPT"]
    assert check_container(master) == []


def test_before_a_step_a_whole_master_is_left_alone(master: Path) -> None:
    before = master.read_bytes()

    assert perbaiki.before_step(master, now=at(20)) == ()
    assert master.read_bytes() == before


def test_the_repair_is_in_the_journal_and_on_beranda(master: Path) -> None:
    save_with_openpyxl(master)

    repair(master)

    book = open_book(master)
    assert book.rows("tblJejak")[-1]["langkah"] == "perbaiki"
    assert book.value("revisi") == 2
    assert book.value("pesan_terakhir") == f"Makro buku induk {NAME} dipulihkan; semua isiannya tetap."


def test_a_sheet_of_the_office_that_cannot_be_carried_is_named(master: Path) -> None:
    save_with_openpyxl(master, "Catatan Kami", "B2", "penting")

    result = repair(master)

    assert ("SHEET_LEFT_BEHIND", "Lembar Catatan Kami buatan kantor tidak ikut") in findings(result)
    kept = openpyxl.load_workbook(master.parent / KEPT)["Catatan Kami"]
    assert isinstance(kept, Worksheet)
    assert kept["B2"].value == "penting"


def test_a_cell_beside_our_tables_is_named(master: Path) -> None:
    save_with_openpyxl(master, "Unit", "Z2", "ingat")

    result = repair(master)

    assert ("CELLS_LEFT_BEHIND", "Isian di luar tabel tidak ikut: Z2") in findings(result)
    (finding,) = [each for each in result.findings if each.code == "CELLS_LEFT_BEHIND"]
    assert finding.remedy == f"Salin kembali dari berkas {KEPT} bila masih diperlukan."


def test_macros_of_the_office_are_named_and_kept(master: Path) -> None:
    build_master(
        master, tahun=2025, id_buku="UJI-2025", vba={**macro_texts(), "modHost": "Option Explicit\n", "modKantor": OWN}
    )

    result = repair(master)

    assert ("MODULE_LEFT_BEHIND", "Makro buatan kantor dalam modul modKantor tidak ikut") in findings(result)
    assert (master.parent / KEPT).is_file()
    assert check_container(master) == []


@pytest.mark.parametrize("kept", ["missing", "foreign", "damaged", "old"])
def test_without_a_good_copy_a_new_master_is_built(kept: str, master: Path) -> None:
    copy = good_copy(YearFolder.of(master))
    before = everything(master)
    if kept == "missing":
        copy.unlink()
    elif kept == "foreign":
        build_master(copy, tahun=2025, id_buku="LAIN", vba=macro_texts())
    elif kept == "damaged":
        copy.write_bytes(b"rusak")
    else:
        replace_part(copy, PROJECT, b"rusak")
    save_with_openpyxl(master)

    repair(master)

    assert check_container(master) == []
    assert everything(master) == before


def test_a_master_that_is_open_is_not_touched(master: Path) -> None:
    save_with_openpyxl(master)
    before = master.read_bytes()
    lock = master.with_name(f".~lock.{NAME}#")
    lock.touch()

    with pytest.raises(LkjipError) as refused:
        repair(master)

    assert master.read_bytes() == before
    assert str(refused.value) == (
        f"[WORKBOOK_OPEN] Berkas {NAME} sedang dibuka di LibreOffice ({master.parent}). Simpan dan tutup berkas itu, "
        f"lalu ulangi. Bila tidak ada yang membukanya, hapus berkas {lock.name} di folder yang sama."
    )


def test_a_master_without_macros_is_refused(tmp_path: Path) -> None:
    build_master(tmp_path / "Master.xlsx", tahun=2025, id_buku="UJI")

    with pytest.raises(LkjipError) as refused:
        repair(tmp_path / "Master.xlsx")

    assert str(refused.value) == (
        "[NO_MACROS_EXPECTED] Buku induk Master.xlsx tidak memakai makro. "
        "Perbaikan hanya untuk buku induk berakhiran .xlsm."
    )


def test_a_disk_that_takes_no_file_leaves_the_damaged_master(master: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = save_with_openpyxl(master).read_bytes()

    move = Path.replace

    def full(source: Path, target: Path) -> Path:
        if target == master:
            raise OSError(28, "No space left on device")
        return move(source, target)

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(LkjipError, match="tidak dapat disimpan; berkas lama tidak diubah"):
        repair(master)

    assert master.read_bytes() == before
    assert not list(master.parent.glob(".perbaiki*"))
    assert not (master.parent / KEPT).exists()


def test_a_good_master_is_kept_after_each_step(master: Path) -> None:
    hitung.run(open_book(master), now=at(7))

    assert good_copy(YearFolder.of(master)).read_bytes() == master.read_bytes()


def test_a_damaged_master_does_not_replace_the_good_copy(master: Path) -> None:
    copy = good_copy(YearFolder.of(master))
    before = copy.read_bytes()
    sheet, cell = typed_at(master, "camat_nama")
    type_as_a_person(master, sheet, cell, "Tanpa Makro")

    hitung.run(open_book(master), now=at(7))

    assert copy.read_bytes() == before


@pytest.mark.libreoffice
def test_what_was_typed_in_calc_survives_and_the_macros_come_back(
    master: Path, libreoffice: LibreOffice, tmp_path: Path
) -> None:
    hitung.run(open_book(master), now=at(7))
    saved = libreoffice.convert(master, "xlsm:Calc MS Excel 2007 VBA XML", tmp_path / "saved")
    shutil.copyfile(saved, master)
    before = everything(master)

    result = repair(master)

    assert check_container(master) == []
    assert everything(master) == before
    assert [finding.code for finding in result.findings] == ["DAMAGED_COPY_KEPT"]


def test_a_master_that_changes_meanwhile_is_left_alone(master: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_with_openpyxl(master)
    carry = Salvage.run

    def save_meanwhile(salvage: Salvage) -> list[Finding]:
        found = carry(salvage)
        save_with_openpyxl(master, "Unit", "Z9", "baru saja")
        return found

    monkeypatch.setattr(Salvage, "run", save_meanwhile)
    with pytest.raises(LkjipError, match="berubah sejak dibaca, jadi tidak ada yang ditulis"):
        repair(master)

    assert not (master.parent / KEPT).exists()
    assert is_damaged(master)


def test_a_workbook_that_is_no_master_of_a_year_is_refused(master: Path) -> None:
    sheet, cell = typed_at(master, "id_buku")
    type_as_a_person(master, sheet, cell, None)

    with pytest.raises(LkjipError, match="bukan buku induk sebuah tahun"):
        repair(master)
