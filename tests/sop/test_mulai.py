"""Mulai: a new report year."""

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from lkjip_xl.book.port import TableEdit
from lkjip_xl.book.schema.master import SCHEMA_VERSION, UNSUR_CODES
from lkjip_xl.errors import LkjipError
from lkjip_xl.model import Row
from lkjip_xl.sop import hitung, mulai
from office_files import EXAMPLE, at, open_book


def rows_by(rows: list[Row], *keys: str) -> dict[tuple[object, ...], Row]:
    return {tuple(row[key] for key in keys): row for row in rows}


def test_a_new_year_has_its_folders_its_master_and_the_templates(tmp_path: Path) -> None:
    result = mulai.run(2026, tmp_path, now=at(4))

    year = tmp_path / "2026"
    assert {each.name for each in year.iterdir()} == {
        "Master_LKjIP_2026.xlsm", "keluar", "masuk", "dokumen", "arsip", "templat", ".lkjip",
    }  # fmt: skip
    assert result.message == "Buku induk Master_LKjIP_2026.xlsm siap di folder 2026."
    assert (year / "templat" / "surat_pengantar.docx").is_file()


def test_a_new_master_knows_its_year_its_id_and_its_schema(tmp_path: Path) -> None:
    mulai.run(2026, tmp_path, now=at(4), id_buku="UJI")

    book = open_book(tmp_path / "2026" / "Master_LKjIP_2026.xlsm")
    assert [book.value(name) for name in ("tahun", "id_buku", "versi_skema", "revisi")] == [
        *(2026, "UJI", SCHEMA_VERSION, 1)
    ]


def test_two_masters_of_one_year_have_different_ids(tmp_path: Path) -> None:
    for name in "ab":
        mulai.run(2026, tmp_path / name, now=at(4))

    ids = {open_book(tmp_path / name / "2026/Master_LKjIP_2026.xlsm").value("id_buku") for name in "ab"}
    assert len(ids) == 2


def test_a_master_that_is_there_is_never_overwritten(started: Path) -> None:
    before = started.read_bytes()

    with pytest.raises(LkjipError) as refused:
        mulai.run(2025, started.parents[1], now=at(9))

    assert started.read_bytes() == before
    assert str(refused.value) == (
        f"[MASTER_EXISTS] Buku induk tahun itu sudah ada dan tidak ditimpa ({started}). "
        "Lanjutkan dengan buku induk itu, atau pilih folder lain."
    )


@pytest.mark.parametrize("tahun", [2003, 2101])
def test_a_year_that_cannot_be_reported_makes_nothing(tahun: int, tmp_path: Path) -> None:
    with pytest.raises(LkjipError, match=f"Tahun {tahun} tidak dapat dipakai"):
        mulai.run(tahun, tmp_path, now=at(4))

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("tahun", [2004, 2100])
def test_the_first_and_the_last_year_can_be_reported(tahun: int, tmp_path: Path) -> None:
    mulai.run(tahun, tmp_path, now=at(4))

    assert (tmp_path / str(tahun) / f"Master_LKjIP_{tahun}.xlsm").is_file()


def test_within_the_same_year_everything_typed_is_taken_over(started: Path) -> None:
    source, book = open_book(EXAMPLE / "Master_LKjIP_2025_CONTOH.xlsx"), open_book(started)

    for table in ("tblUnit", "tblIndikator", "tblAnggaran", "tblNarasi", "tblRiwayat", "tblTim"):
        assert [row.content for row in book.rows(table)] == [row.content for row in source.rows(table)]
    assert book.value("camat_nama") == source.value("camat_nama")
    assert (started.parent / "lambang_contoh.png").is_file()


def test_the_next_year_keeps_texts_but_no_figure_of_the_old_year(collected: Path) -> None:
    hitung.run(open_book(collected), now=at(16))

    result = mulai.run(2026, collected.parents[1], now=at(4, year=2027), source=open_book(collected))

    assert [finding.code for finding in result.findings] == ["TEXTS_OF_LAST_YEAR"]
    book = open_book(collected.parents[1] / "2026" / "Master_LKjIP_2026.xlsm")
    indikator = book.rows("tblIndikator")
    assert [row["target_murni"] for row in indikator] == [None] * 3
    assert all(row["sasaran"] for row in indikator)
    assert {row["pagu_murni"] for row in book.rows("tblAnggaran")} == {None}
    assert [book.value(name) for name in ("batas_data", "nomor_terakhir", "survei_selesai")] == [None] * 3
    assert book.value("kecamatan") == "Wonoasih"
    assert book.rows("tblAngket") == []


def test_the_next_year_finds_last_years_result_in_its_history(collected: Path) -> None:
    hitung.run(open_book(collected), now=at(16))
    capaian = rows_by(open_book(collected).rows("tblCapaian"), "kode")

    mulai.run(2026, collected.parents[1], now=at(4, year=2027), source=open_book(collected))

    book = open_book(collected.parents[1] / "2026" / "Master_LKjIP_2026.xlsm")
    riwayat = rows_by(book.rows("tblRiwayat"), "indikator", "tahun")
    # To the last digit: next year's report must print the same capaian for this year as this year's report did.
    assert riwayat["IK1", 2025]["realisasi"] == capaian["IK1",]["realisasi"]
    assert riwayat["IK1", 2025]["sumber"] == "LKjIP 2025"
    assert riwayat["IK1", 2024]["realisasi"] is not None


def test_the_next_year_follows_up_this_years_plan_and_knows_which_renstra_each_year_had(collected: Path) -> None:
    source = open_book(collected)
    plan = [(row["unsur"], row["rencana"]) for row in source.rows("tblRencanaSkm")]
    renstra = {row["tahun"]: row["renstra"] or source.value("renstra") for row in source.rows("tblRiwayat")}
    hitung.run(source, now=at(16))

    mulai.run(2026, collected.parents[1], now=at(4, year=2027), source=open_book(collected))

    book = open_book(collected.parents[1] / "2026" / "Master_LKjIP_2026.xlsm")
    assert [(row["unsur"], row["rencana"]) for row in book.rows("tblTindakLanjut")] == plan
    assert {row["status"] for row in book.rows("tblTindakLanjut")} == {None}
    assert book.rows("tblRencanaSkm") == []
    found = {row["tahun"]: row["renstra"] for row in book.rows("tblRiwayat")}
    assert found == renstra | {2025: source.value("renstra")}


def test_a_part_of_narasi_that_the_report_has_gained_since_is_there_to_be_written(started: Path) -> None:
    book = open_book(started)
    kept = [{"kode": row["kode"], "bagian": row["bagian"]} for row in book.rows("tblNarasi")]
    book.write([TableEdit("tblNarasi", [row for row in kept if row["kode"] != "bab2.tujuan"])], {})

    mulai.run(2026, started.parents[1], now=at(4, year=2027), source=open_book(started))

    parts = open_book(started.parents[1] / "2026" / "Master_LKjIP_2026.xlsm").rows("tblNarasi")
    assert {row["kode"]: row["isi"] for row in parts}["bab2.tujuan"] is None


def test_a_history_that_was_typed_already_is_not_doubled(started: Path) -> None:
    source = open_book(started)
    rows = [*source.rows("tblRiwayat")]

    mulai.run(2026, started.parents[1], now=at(4, year=2027), source=source)

    book = open_book(started.parents[1] / "2026" / "Master_LKjIP_2026.xlsm")
    assert len(book.rows("tblRiwayat")) == len(rows)  # nothing was calculated yet: no result to hand on


def test_an_emblem_that_is_missing_does_not_stop_the_new_year(tmp_path: Path) -> None:
    alone = tmp_path / "alone" / "Master.xlsx"
    alone.parent.mkdir()
    shutil.copyfile(EXAMPLE / "Master_LKjIP_2025_CONTOH.xlsx", alone)

    mulai.run(2025, tmp_path, now=at(4), source=open_book(alone))

    assert not (tmp_path / "2025" / "lambang_contoh.png").exists()
    assert isinstance(open_book(tmp_path / "2025/Master_LKjIP_2025.xlsm").value("luas_wilayah"), Decimal)


def test_the_next_year_finds_the_ikm_of_every_unit_beside_its_own(collected: Path) -> None:
    hitung.run(open_book(collected), now=at(16))
    units = [row for row in open_book(collected).rows("tblIkm") if row["unit"] != hitung.KECAMATAN]

    mulai.run(2026, collected.parents[1], now=at(4, year=2027), source=open_book(collected))

    carried = open_book(collected.parents[1] / "2026" / "Master_LKjIP_2026.xlsm").rows("tblIkmLalu")
    keys = ("unit", "responden", *UNSUR_CODES, "ikm", "mutu")
    assert [[row[key] for key in keys] for row in carried] == [[row[key] for key in keys] for row in units]
    assert {row["penjelasan"] for row in carried} == {None}
