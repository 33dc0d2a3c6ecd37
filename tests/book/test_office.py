"""Reading the master into the office: what people type, with a finding for every cell that does not fit."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from lkjip_xl.book.build import build_master
from lkjip_xl.book.office import read_office
from lkjip_xl.book.ooxml.package import Package
from lkjip_xl.book.ooxml.snapshot import Snapshot
from lkjip_xl.errors import LkjipError
from lkjip_xl.model import Arah, Finding, Office, Severity, Target, Value
from office_files import open_book

IK = {
    "kode": "IK1",
    "sasaran": "Sasaran",
    "indikator": "Indikator",
    "satuan": "Indeks",
    "arah": "naik",
    "sumber": "Isian",
}


def read(
    tmp_path: Path,
    names: Mapping[str, Value] | None = None,
    **tables: Sequence[Mapping[str, Value]],
) -> tuple[Office, tuple[Finding, ...]]:
    path = tmp_path / "master.xlsx"
    build_master(path, tahun=2025, id_buku="UJI", tables=tables, names=names or {})
    return read_office(open_book(path))


def only(findings: tuple[Finding, ...]) -> tuple[str, str]:
    [finding] = findings
    return finding.code, finding.message


def test_a_new_master_reads_without_a_finding(tmp_path: Path) -> None:
    office, findings = read(tmp_path)

    assert findings == ()
    assert office.tahun == 2025
    assert [unit.kode for unit in office.units] == ["W1", "W2", "W3", "W4", "W5", "W6", "KEC"]
    assert list(office.unsur) == [f"U{number}" for number in range(1, 10)]
    assert [each.realisasi_isian for each in office.indikator] == [None, None, None]


def test_a_master_without_a_year_is_refused_with_its_cell(tmp_path: Path) -> None:
    with pytest.raises(LkjipError) as refused:
        read(tmp_path, names={"tahun": None})

    assert refused.value.code == "YEAR_MISSING"
    assert refused.value.where.startswith("Pengaturan!")


@pytest.mark.parametrize(
    ("typed", "target"),
    [
        (Decimal("82.5"), Target(Decimal("82.5"), Decimal("82.5"))),
        ("82,5", Target(Decimal("82.5"), Decimal("82.5"))),
        ("70..80", Target(70, 80)),
        ("70,5 .. 80", Target(Decimal("70.5"), 80)),
        (None, None),
        ("-", None),
    ],
)
def test_a_target_is_a_figure_or_a_range_and_may_be_typed_as_text(
    typed: Value, target: Target | None, tmp_path: Path
) -> None:
    office, findings = read(tmp_path, tblIndikator=[{**IK, "target_murni": typed}])

    assert office.indikator[0].target == target
    assert findings == ()


@pytest.mark.parametrize(
    ("typed", "code", "message"),
    [
        ("1.234", "AMBIGUOUS_NUMBER", "Target Murni = 1.234 dapat dibaca dengan dua cara"),
        ("delapan", "NOT_A_NUMBER", "Target Murni = delapan bukan bilangan"),
        ("70..x", "NOT_A_NUMBER", "Target Murni = x bukan bilangan"),
    ],
)
def test_a_target_that_cannot_be_read_stays_open_and_names_its_cell(
    typed: str, code: str, message: str, tmp_path: Path
) -> None:
    office, findings = read(tmp_path, tblIndikator=[{**IK, "target_murni": typed}])

    assert office.indikator[0].target is None
    assert only(findings) == (code, message)
    assert findings[0].sheet == "Indikator"
    assert findings[0].cell == office.indikator[0].place("target_murni").address


def test_the_target_in_force_is_the_changed_one(tmp_path: Path) -> None:
    office, _ = read(tmp_path, tblIndikator=[{**IK, "target_murni": 80, "target_perubahan": 82}])

    [indikator] = office.indikator
    assert indikator.target == Target(82, 82)
    assert indikator.target_murni == Target(80, 80)


def test_an_unknown_direction_is_read_as_naik_and_told(tmp_path: Path) -> None:
    office, findings = read(tmp_path, tblIndikator=[{**IK, "arah": "atas"}])

    assert office.indikator[0].arah is Arah.NAIK
    assert only(findings) == ("UNKNOWN_ARAH", "Arah = atas tidak dikenal; dibaca naik")


@pytest.mark.parametrize("column", ["kode", "sasaran", "indikator", "sumber"])
def test_an_indikator_without_a_required_column_is_left_out_and_told(column: str, tmp_path: Path) -> None:
    office, findings = read(tmp_path, tblIndikator=[{**IK, column: None}, {**IK, "kode": "IK2"}])

    assert [each.kode for each in office.indikator] == ["IK2"]
    assert findings[0].code == "REQUIRED_CELL_EMPTY"
    assert "baris ini tidak dihitung" in findings[0].message


def test_the_budget_in_force_is_the_changed_one_and_a_missing_figure_is_not_zero(tmp_path: Path) -> None:
    line: dict[str, Value] = {"jenjang": "Subkegiatan", "uraian": "Uraian"}
    office, findings = read(
        tmp_path,
        tblAnggaran=[
            {**line, "kode": "1", "pagu_murni": 100, "pagu_perubahan": 0, "realisasi": 0},
            {**line, "kode": "2", "pagu_murni": 100},
            {**line, "kode": "3", "pagu_murni": Decimal("100.5")},
        ],
    )

    assert [(each.pagu, each.realisasi) for each in office.anggaran] == [(0, 0), (100, None), (None, None)]
    assert only(findings) == ("NOT_WHOLE", "Pagu Murni (Rp) = 100.5 bukan bilangan bulat")


def test_an_indikator_without_satuan_is_kept_and_told(tmp_path: Path) -> None:
    office, findings = read(tmp_path, tblIndikator=[{**IK, "satuan": None}])

    assert [(each.kode, each.satuan) for each in office.indikator] == [("IK1", "")]
    assert only(findings) == ("SATUAN_MISSING", "Satuan Indikator kosong")
    assert findings[0].cell == office.indikator[0].place("satuan").address


@pytest.mark.parametrize(("typed", "source"), [("IKM", "IKM"), (" pemmas ", "Pemmas"), ("ISIAN", "Isian")])
def test_a_source_is_known_whatever_its_case_and_blanks(typed: str, source: str, tmp_path: Path) -> None:
    office, findings = read(tmp_path, tblIndikator=[{**IK, "sumber": typed}])

    assert office.indikator[0].sumber == source
    assert findings == ()


def test_an_unknown_source_is_read_as_typed_by_hand_and_told(tmp_path: Path) -> None:
    office, findings = read(tmp_path, tblIndikator=[{**IK, "sumber": "Survei"}])

    assert office.indikator[0].sumber == "Isian"
    assert only(findings) == ("UNKNOWN_SOURCE", "Sumber Realisasi = Survei tidak dikenal; dibaca Isian")
    assert findings[0].cell == office.indikator[0].place("sumber").address


@pytest.mark.parametrize("typed", [" subkegiatan ", "Sub Kegiatan", "SUBKEGIATAN"])
def test_a_jenjang_is_known_whatever_its_case_and_blanks(typed: str, tmp_path: Path) -> None:
    line: dict[str, Value] = {"kode": "1", "jenjang": typed, "uraian": "Uraian", "pagu_murni": 5, "realisasi": 5}
    office, findings = read(tmp_path, tblAnggaran=[line])

    assert [each.jenjang for each in office.anggaran] == ["Subkegiatan"]
    assert findings == ()


def test_an_unknown_jenjang_leaves_its_line_out_and_names_its_cell(tmp_path: Path) -> None:
    line: dict[str, Value] = {"kode": "1", "jenjang": "Entah", "uraian": "Uraian", "pagu_murni": 5, "realisasi": 5}
    office, findings = read(tmp_path, tblAnggaran=[line])

    assert office.anggaran == ()
    assert only(findings) == ("UNKNOWN_JENJANG", "Jenjang = Entah tidak dikenal; baris ini tidak dihitung")
    assert findings[0].where == "Anggaran!B7"


def test_a_unit_that_is_switched_off_is_not_asked(tmp_path: Path) -> None:
    unit: dict[str, Value] = {"nama": "Kelurahan Uji", "jenis": "Kelurahan"}
    office, _ = read(
        tmp_path,
        tblUnit=[{**unit, "kode": "A", "aktif": "Tidak"}, {**unit, "kode": "B", "aktif": "Ya"}, {**unit, "kode": "C"}],
    )

    assert [each.kode for each in office.units] == ["B", "C"]


def test_an_unclear_word_in_aktif_does_not_switch_a_unit_off(tmp_path: Path) -> None:
    unit: dict[str, Value] = {"kode": "A", "nama": "Kelurahan Uji", "jenis": "Kelurahan", "aktif": "Mungkin"}
    office, findings = read(tmp_path, tblUnit=[unit])

    assert [each.kode for each in office.units] == ["A"]
    assert only(findings) == ("NOT_YES_NO", "Aktif = Mungkin bukan Ya atau Tidak")


def rows_of(unit: str | None) -> dict[str, list[dict[str, Value]]]:
    """Return two rows of a unit for every table that holds rows of units."""
    rows: dict[str, dict[str, Value]] = {
        "tblAngket": {"unit": unit, "nomor": 1, "U1": 4},
        "tblRekap": {"unit": unit, "responden": 10, "U1": 4},
        "tblPemmas": {"unit": unit, "jenis": "PKK", "nama": "PKK", "difasilitasi": "Ya"},
        "tblAdministrasi": {"unit": unit, "jenis": "Surat masuk", "jumlah": 5, "sesuai": 5},
        "tblKinerja": {"unit": unit, "uraian": "Uraian", "satuan": "%", "arah": "naik", "target": 5, "realisasi": 5},
    }
    return {table: [row, row] for table, row in rows.items()}


@pytest.mark.parametrize(
    ("unit", "code", "message"),
    [
        ("ZZ", "UNIT_UNKNOWN", "Kode Unit ZZ tidak ada pada tabel Unit; 2 baris tidak dihitung"),
        (None, "UNIT_UNKNOWN", "Kode Unit kosong; 2 baris tidak dihitung"),
        ("B", "UNIT_INACTIVE", "Unit B (Kelurahan Tutup) tidak aktif; 2 baris tidak dihitung"),
    ],
)
def test_rows_of_a_unit_that_is_not_asked_are_left_out_of_every_table_and_told_once(
    unit: str | None, code: str, message: str, tmp_path: Path
) -> None:
    tables = rows_of(unit)
    units: list[dict[str, Value]] = [
        {"kode": "A", "nama": "Kelurahan Uji", "jenis": "Kelurahan", "aktif": "Ya"},
        {"kode": "B", "nama": "Kelurahan Tutup", "jenis": "Kelurahan", "aktif": "Tidak"},
    ]
    office, findings = read(
        tmp_path, {}, tblUnit=units, **{name: [*rows_of("A")[name], *rows] for name, rows in tables.items()}
    )

    counted = (office.responden, office.rekap, office.kelompok, office.administrasi, office.kinerja)
    assert [[row.unit for row in rows] for rows in counted] == [["A", "A"]] * 5
    assert {(finding.code, finding.message) for finding in findings} == {(code, message)}
    assert [finding.sheet for finding in findings] == [
        "SKM_Angket",
        "SKM_Rekap",
        "Pemmas",
        "Administrasi",
        "Kinerja_Unit",
    ]
    assert {finding.cell for finding in findings} == {"A10"}


def test_the_later_of_two_rows_with_one_code_is_left_out_with_both_cells(tmp_path: Path) -> None:
    unit: dict[str, Value] = {"kode": "A", "nama": "Kelurahan Uji", "jenis": "Kelurahan", "aktif": "Ya"}
    year: dict[str, Value] = {"indikator": "IK1", "tahun": 2024, "realisasi": 80}
    office, findings = read(
        tmp_path,
        tblUnit=[unit, {**unit, "kode": "a", "nama": "Lain"}],
        tblIndikator=[IK, {**IK, "indikator": "Lain"}],
        tblRiwayat=[year, {**year, "tahun": 2023}, {**year, "realisasi": 90}],
    )

    assert [each.nama for each in office.units] == ["Kelurahan Uji"]
    assert [each.nama for each in office.indikator] == ["Indikator"]
    assert [(each.tahun, each.realisasi) for each in office.riwayat] == [(2024, 80), (2023, 80)]
    assert {(finding.code, finding.severity) for finding in findings} == {("DUPLICATE_CODE", Severity.GALAT)}
    assert [(finding.where, finding.message) for finding in findings] == [
        ("Unit!A9", "Kode a sudah ada pada Unit!A8; baris ini tidak dihitung"),
        ("Indikator!A8", "Kode IK1 sudah ada pada Indikator!A7; baris ini tidak dihitung"),
        ("Riwayat!A9", "Kode Indikator IK1, Tahun 2024 sudah ada pada Riwayat!A7; baris ini tidak dihitung"),
    ]


@pytest.mark.parametrize(("typed", "answer"), [("Ya", True), (" ya ", True), ("TIDAK", False)])
def test_a_group_is_facilitated_when_the_cell_says_ya(typed: str, answer: bool, tmp_path: Path) -> None:  # noqa: FBT001
    group: dict[str, Value] = {"unit": "W1", "jenis": "PKK", "nama": "PKK", "difasilitasi": typed}
    office, findings = read(tmp_path, tblPemmas=[group])

    assert office.kelompok[0].difasilitasi is answer
    assert findings == ()


@pytest.mark.parametrize(("typed", "shown"), [(None, "kosong"), ("Sudah", "Sudah"), ("-", "-")])
def test_a_group_without_a_clear_answer_is_kept_open_and_names_its_cell(
    typed: str | None, shown: str, tmp_path: Path
) -> None:
    group: dict[str, Value] = {"unit": "W1", "jenis": "PKK", "nama": "PKK", "difasilitasi": typed}
    office, findings = read(tmp_path, tblPemmas=[group])

    assert office.kelompok[0].difasilitasi is None
    assert only(findings) == ("NOT_YES_NO", f"Difasilitasi = {shown} bukan Ya atau Tidak")
    assert findings[0].sheet == "Pemmas"
    assert findings[0].cell.startswith("G")


def test_nrr_typed_as_text_are_read_and_know_their_cells(tmp_path: Path) -> None:
    result: dict[str, Value] = {"unit": "W2", "responden": 10, "U1": "3,6", "U2": "3,375", "U3": "bagus"}
    office, findings = read(tmp_path, tblRekap=[result])

    assert office.rekap[0].nrr == {"U1": Decimal("3.6"), "U2": Decimal("3.375")}
    assert only(findings) == ("NOT_A_NUMBER", "U3 = bagus bukan bilangan")
    assert findings[0].cell == office.rekap[0].place("U3").address


@pytest.mark.parametrize(
    ("typed", "day"), [("12 Januari 2026", date(2026, 1, 12)), (date(2026, 1, 12), date(2026, 1, 12))]
)
def test_a_date_setting_may_be_typed_as_text(typed: Value, day: date, tmp_path: Path) -> None:
    office, findings = read(tmp_path, names={"batas_data": typed})

    assert office.day("batas_data") == day
    assert findings == ()


@pytest.mark.parametrize(
    ("name", "typed", "code"),
    [
        ("batas_data", "besok", "NOT_A_DATE"),
        ("nomor_terakhir", "empat", "NOT_A_NUMBER"),
    ],
)
def test_a_setting_that_does_not_fit_is_empty_and_told(name: str, typed: Value, code: str, tmp_path: Path) -> None:
    office, findings = read(tmp_path, names={name: typed})

    assert office.settings[name] is None
    assert findings[0].code == code
    assert findings[0].sheet == "Pengaturan"


def test_rows_typed_beneath_a_table_are_read_and_told(tmp_path: Path) -> None:
    path = tmp_path / "master.xlsx"
    build_master(path, tahun=2025, id_buku="UJI")
    box = Snapshot(Package.read(path)).table("tblRiwayat").box
    workbook = load_workbook(path)
    line: dict[str, str | int] = {"A": "I1", "B": 2023, "C": 80, "D": 82}
    for column, value in line.items():
        workbook["Riwayat"][f"{column}{box.bottom + 1}"] = value
    workbook.save(path)

    office, findings = read_office(open_book(path))

    assert [(each.tahun, each.realisasi) for each in office.riwayat][-1:] == [(2023, 82)]
    assert [(each.code, each.sheet, each.cell) for each in findings if each.code == "ROWS_BELOW_TABLE"] == [
        ("ROWS_BELOW_TABLE", "Riwayat", f"A{box.bottom + 1}:F{box.bottom + 1}")
    ]


def test_an_official_in_office_has_no_sebutan(tmp_path: Path) -> None:
    office, _ = read(tmp_path, names={"camat_sebutan": "Plt.", "camat_nip": "000000000000000000"})

    assert (office.camat.sebutan, office.sekcam.sebutan) == ("Plt.", "")
    assert office.camat.nip == "000000000000000000"


def test_scores_and_results_are_read_by_the_codes_of_the_unsur(tmp_path: Path) -> None:
    office, findings = read(
        tmp_path,
        tblAngket=[{"unit": "W1", "nomor": 1, "U1": 4, "U2": None, "U3": "3"}],
        tblRekap=[{"unit": "W2", "responden": 10, "U1": Decimal("3.5"), "ikm_tercetak": Decimal("87.5")}],
    )

    assert {code: office.responden[0].scores[code] for code in ("U1", "U2", "U3")} == {"U1": 4, "U2": None, "U3": 3}
    assert office.rekap[0].nrr == {"U1": Decimal("3.5")}
    assert office.rekap[0].ikm_tercetak == Decimal("87.5")
    assert findings == ()


def test_what_a_part_of_the_report_lacks_is_an_empty_text(tmp_path: Path) -> None:
    office, _ = read(tmp_path)

    assert office.isi("bab1.isu") == ""
    assert office.isi("tidak.ada") == ""
    assert office.text("alamat") == ""
    assert office.day("batas_data") is None
