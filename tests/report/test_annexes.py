"""What Bab I, the plan, the statement of review and the annexes print of what the office typed and units sent."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from lkjip_xl.model import Berkas, Cell, Office, Riwayat, Value
from offices import full_office, poor_office, single, with_indikator, with_setting
from report.reports import model_of, rows, table, told


@pytest.fixture
def office() -> Office:
    """An office with everything, two respondents a unit."""
    return full_office(respondents=2)


def with_row(office: Office, field: str, at: int, **cells: Value) -> Office:
    """Return the office with cells of one typed row changed."""
    changed = list(getattr(office, field))
    changed[at] = replace(changed[at], content={**changed[at].content, **cells})
    return replace(office, **{field: tuple(changed)})  # type: ignore[arg-type] # fields by name


def test_the_regulation_behind_tugas_and_fungsi_is_named(office: Office) -> None:
    assert told(model_of(office), "bab1.dasar_organisasi") == (
        "Kedudukan, tugas, dan fungsi Kecamatan Wonoasih ditetapkan dengan Peraturan Wali Kota Probolinggo Nomor 00 "
        "Tahun 2021 (CONTOH)."
    )


def test_the_staff_is_told_by_the_groups_that_the_office_counted(office: Office) -> None:
    assert told(model_of(office), "bab1.pegawai_rincian") == (
        "Menurut pendidikan, pegawai terdiri atas SMA 40 orang dan sarjana 30 orang."
    )


def test_a_group_that_does_not_add_up_to_the_whole_staff_is_a_finding(office: Office) -> None:
    (finding,) = model_of(with_row(office, "pegawai_rinci", 1, jumlah=29)).findings

    assert (finding.code, finding.sheet, finding.cell) == ("STAFF_TOTAL_DIFFERS", "Unit", "C7")
    assert finding.message == "Jumlah pegawai menurut pendidikan 69 orang, sedangkan jumlah pegawai 70 orang"


def test_the_change_of_the_agreement_names_the_indikator_and_both_targets(office: Office) -> None:
    assert told(model_of(office), "bab2.perubahan").endswith(
        "Target yang berubah adalah target Indeks Kepuasan Masyarakat (dari 81,50 menjadi 82,00); target indikator "
        "lainnya tetap."
    )


@pytest.mark.parametrize(
    ("murni", "words", "selisih", "sentence"),
    [
        (200_750_000, "bertambah", "10.000.000", "bertambah sebesar Rp10.000.000, dari Rp1.749.650.000 menjadi"),
        (211_750_000, "berkurang", "−1.000.000", "berkurang sebesar Rp1.000.000, dari Rp1.760.650.000 menjadi"),
    ],
)
def test_the_pagu_before_and_after_the_change_stands_side_by_side(
    office: Office, murni: int, words: str, selisih: str, sentence: str
) -> None:
    lines = [replace(line, pagu_murni=murni) if line.indikator == "IK1" else line for line in office.anggaran]

    model = model_of(replace(office, anggaran=tuple(lines)))

    assert [row["keterangan"] for row in rows(model, "bab2.perubahan_pagu")] == ["tetap", words, "tetap"]
    assert rows(model, "bab2.perubahan_pagu")[1]["selisih"] == selisih
    assert sentence in told(model, "bab2.perubahan_pagu_uraian")


def test_a_shift_between_programs_leaves_the_sum_and_is_said(office: Office) -> None:
    moved = {"IK1": -5_000_000, "IK2": 5_000_000}
    lines = [
        replace(line, pagu_murni=line.pagu_murni + moved.get(line.indikator, 0)) if line.pagu_murni else line
        for line in office.anggaran
    ]

    model = model_of(replace(office, anggaran=tuple(lines)))

    assert told(model, "bab2.perubahan_pagu_uraian") == (
        "Jumlah pagu anggaran tetap Rp1.759.650.000, dengan pergeseran antarprogram."
    )


def test_a_budget_that_nobody_changed_has_no_table_of_its_change(office: Office) -> None:
    assert rows(model_of(office), "bab2.perubahan_pagu") == []


def test_the_trend_grades_each_year_by_the_regulation_of_that_year(office: Office) -> None:
    cell = Cell("Riwayat", "D9")
    years = [Riwayat("IK1", year, single("76"), Decimal("76.61"), "LKjIP", cell) for year in (2015, 2016)]
    earlier = with_indikator(replace(office, tahun=2017, riwayat=tuple(years)), "IK1", target_perubahan=None)

    model = model_of(with_setting(earlier, survei_mulai=date(2017, 6, 1), survei_selesai=date(2017, 11, 1)))

    found = [(row["tahun"], row["mutu"], row["peraturan"]) for row in rows(model, "bab3.ikm.tren")]
    assert [year for year, _, _ in found] == ["2015", "2016", "2017"]
    assert len({regulation for _, _, regulation in found}) == 2
    assert "sehingga nilai yang sama dapat memperoleh mutu yang berbeda." in told(model, "bab3.ikm.tren_uraian")


def test_the_plan_names_the_unsur_and_what_is_planned_for_each(office: Office) -> None:
    first, *_ = rows(model_of(office), "bab3.ikm.rencana_tabel")

    assert (first["unsur"], first["rencana"]) == ("Persyaratan", "(CONTOH) Perbaikan Persyaratan")
    assert (first["triwulan"], first["penanggung_jawab"]) == ("Triwulan I", "Kasi")


def test_a_plan_for_an_unsur_that_nobody_asked_about_is_a_finding(office: Office) -> None:
    findings = model_of(with_row(office, "rencana_skm", 0, unsur="U12")).findings

    (finding,) = (each for each in findings if each.code == "PLAN_UNSUR_UNKNOWN")
    assert finding.message == "Unsur U12 tidak ada di antara unsur yang disurvei"
    assert (finding.sheet, finding.cell) == ("Tindak_Lanjut", "A6")


def test_a_lowest_unsur_without_a_plan_is_marked_and_found(office: Office) -> None:
    unplanned = replace(
        office, rencana_skm=(), naskah=tuple(part for part in office.naskah if part.kode != "bab3.ikm.rencana")
    )

    model = model_of(unplanned)

    marks = told(model, "bab3.ikm.rencana_uraian").splitlines()
    found = [each for each in model.findings if each.code == "PLAN_MISSING"]
    assert len(marks) == len(found) == 3
    assert all(re_mark.startswith("[Belum diisi: Tindak_Lanjut – Rencana ") for re_mark in marks)
    assert found[0].remedy == (
        "Tambahkan barisnya pada tabel Rencana Tindak Lanjut; draf menandainya dengan kurung siku."
    )


def test_what_became_of_last_years_plan_is_counted_and_listed(office: Office) -> None:
    model = model_of(office)

    assert told(model, "bab3.ikm.tindak_lanjut_angka") == (
        "Rencana tindak lanjut survei tahun lalu memuat 2 kegiatan; 1 di antaranya selesai."
    )
    assert [row["tindak_lanjut"] for row in rows(model, "bab3.ikm.tindak_lanjut_tabel")] == ["Ditata", "–"]


def test_groups_by_unit_and_kind_tie_with_the_tables_of_bab_3(office: Office) -> None:
    model = model_of(office)

    made = table(model, "lampiran.silang")
    by_unit = {row["nama"]: row["sasaran"] for row in rows(model, "bab3.pemmas.unit")}
    assert {row["unit"]: row["jumlah"] for row in rows(model, "lampiran.silang")} == by_unit
    for row in rows(model, "lampiran.silang"):
        assert sum(int(row[code]) for code in model.jenis if row[code] != "–") == int(row["jumlah"])
    assert made.total is not None
    assert [model.jenis[code] for code in made.total if code in model.jenis] == [
        row["nama"] for row in rows(model, "bab3.pemmas.jenis")
    ]


def test_files_are_listed_by_unit_with_their_date_and_fingerprint(office: Office) -> None:
    file = Berkas("W1", "Formulir W1.xlsx", ("SKM", "Pemmas"), "a1b2c3d4", date(2026, 1, 9))

    (row,) = rows(model_of(replace(office, berkas=(file,))), "lampiran.berkas")

    assert (row["unit"], row["berkas"], row["jenis"]) == ("Kelurahan Wonoasih", "Formulir W1.xlsx", "SKM, Pemmas")
    assert (row["diterima"], row["sidik"]) == ("9 Januari 2026", "a1b2c3d4")


@pytest.mark.parametrize(("setting", "expected"), [("Ya", 14), ("Tidak", 0), (None, 0)])
def test_answers_of_respondents_are_printed_only_where_the_setting_asks_for_them(
    office: Office, setting: str | None, expected: int
) -> None:
    assert len(rows(model_of(with_setting(office, lampiran_responden=setting)), "lampiran.responden")) == expected


def test_where_answers_are_wanted_and_absent_the_annex_says_so() -> None:
    model = model_of(with_setting(poor_office(), lampiran_responden="Ya"))

    assert table(model, "lampiran.responden").empty == "Jawaban setiap responden tidak tersedia satu per satu."


def test_the_statement_of_review_needs_its_date_and_then_every_part(office: Office) -> None:
    reviewed = model_of(with_setting(office, tanggal_reviu=date(2026, 2, 3), jabatan_reviu="Inspektur"))

    assert model_of(office).details["tanggal_reviu"] == ""
    assert reviewed.details["tanggal_reviu"] == "3 Februari 2026"
    assert reviewed.details["nama_reviu"] == "(data belum tersedia)"
    assert [each.place for each in reviewed.missing] == ["nama_reviu", "nip_reviu"]
