"""What a new master holds before anyone has typed."""

from datetime import date
from decimal import Decimal

import pytest

from lkjip_xl.book.presets import load_sentences, preset_rows
from lkjip_xl.book.schema.kinds import Kind, Owner
from lkjip_xl.book.schema.lists import LISTS
from lkjip_xl.book.schema.master import MASTER, UNSUR_CODES

PRESET_TABLES = [name for name in MASTER.tables if preset_rows(name, 2025, UNSUR_CODES)]


def test_these_tables_do_not_begin_empty() -> None:
    assert set(PRESET_TABLES) == {
        "tblNarasi",
        "tblPersetujuan",
        "tblUnit",
        "tblIndikator",
        "tblUnsur",
        "tblMutu",
        "tblPredikat",
        "tblKataNilai",
        "tblDasarHukum",
        "tblHariLibur",
        "tblPelaku",
    }


@pytest.mark.parametrize("name", PRESET_TABLES)
def test_preset_rows_fit_their_table(name: str) -> None:
    _, table = MASTER.tables[name]
    for row in preset_rows(name, 2025, UNSUR_CODES):
        assert set(row) <= set(table.by_key)
        for key, value in row.items():
            column = table.by_key[key]
            if column.kind is Kind.CHOICE:
                assert value in LISTS[column.choices]


def test_nothing_is_known_about_persons_targets_or_texts() -> None:
    units = preset_rows("tblUnit", 2025, UNSUR_CODES)
    indikator = preset_rows("tblIndikator", 2025, UNSUR_CODES)
    narasi = preset_rows("tblNarasi", 2025, UNSUR_CODES)

    assert not [row for row in units if {"pimpinan", "nip", "pangkat", "populasi"} & set(row)]
    assert not [row for row in indikator if any("target" in key or key == "penyebab" for key in row)]
    assert not [row for row in narasi if row.get("isi")]
    assert [column.key for column in MASTER.tables["tblNarasi"][1].columns if column.owner is Owner.OFFICE] == ["isi"]


def test_the_eight_steps_have_the_standard_times_of_the_sop() -> None:
    steps = preset_rows("tblPelaku", 2025, UNSUR_CODES)

    assert [row["langkah"] for row in steps] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert [row["menit"] for row in steps] == [10, 480, 3 * 480, 2 * 480, 480, 60, 5, 60]


def test_no_step_has_begun() -> None:
    rows = preset_rows("tblPersetujuan", 2025, UNSUR_CODES)

    assert [(row["langkah"], row["status"]) for row in rows] == [(n, "Belum") for n in range(1, 9)]


@pytest.mark.parametrize(
    ("tahun", "eighth"), [(2016, "Maklumat Pelayanan"), (2025, "Penanganan Pengaduan, Saran, dan Masukan")]
)
def test_unsur_are_named_by_the_regulation_of_the_year(tahun: int, eighth: str) -> None:
    rows = preset_rows("tblUnsur", tahun, UNSUR_CODES)

    assert (rows[7]["kode"], rows[7]["nama"]) == ("U8", eighth)


def test_the_grades_are_those_of_the_rules() -> None:
    rows = preset_rows("tblMutu", 2025, UNSUR_CODES)
    current = [(row["mutu"], row["batas"]) for row in rows if row["peraturan"] == "PermenPANRB 14/2017"]

    assert current == [
        ("A", Decimal("88.31")),
        ("B", Decimal("76.61")),
        ("C", Decimal("65.00")),
        ("D", Decimal("25.00")),
    ]


@pytest.mark.parametrize(
    ("tahun", "pancasila"), [(2015, []), (2016, [date(2017, 6, 1)]), (2025, [date(2025, 6, 1), date(2026, 6, 1)])]
)
def test_fixed_holidays_cover_the_year_and_the_next_since_they_exist(tahun: int, pancasila: list[date]) -> None:
    rows = preset_rows("tblHariLibur", tahun, UNSUR_CODES)

    assert [row["tanggal"] for row in rows if row["nama"] == "Hari Lahir Pancasila"] == pancasila
    assert {row["tanggal"].year for row in rows if isinstance(row["tanggal"], date)} == {tahun, tahun + 1}


@pytest.mark.parametrize("name", ["petunjuk", "petunjuk_formulir"])
def test_instructions_are_whole_sentences(name: str) -> None:
    sentences = load_sentences(name)

    assert len(sentences) > 5
    assert all(entry["topik"] and entry["kalimat"].endswith(".") for entry in sentences)
