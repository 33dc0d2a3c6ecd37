"""Exports of survey applications: rows or results, unsur by name in any order, units as people write them."""

from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest
from openpyxl import Workbook

from intake.office import CODES, TAHUN, UNSUR, codes, run
from lkjip_xl.intake.consolidation import Consolidation
from lkjip_xl.model import Finding, Severity

# The application's own order: U9 before U8.
ORDER = [*CODES[:7], "U9", "U8"]
NAMES = ";".join(UNSUR[code] for code in ORDER)
ANSWERS = f"Tanggal;Unit;Layanan;Jenis Kelamin;Usia;Pendidikan;Pekerjaan;{NAMES}"
RESULTS = f"Unit;Layanan;Periode;Responden;{NAMES};IKM"
RESPONDENT = "01/08/2025;Kelurahan Wonoasih;Surat pengantar;Perempuan;31;SMA;Swasta"
UNKNOWN_UNIT = "Samakan nama unit pada berkas itu dengan tabel Unit pada buku induk."


def write(folder: Path, *lines: str, name: str = "ekspor.csv") -> Path:
    """Write a text file as the application would."""
    path = folder / name
    path.write_text("\r\n".join(lines), encoding="utf-8-sig")
    return path


def test_answers_go_to_the_unsur_of_their_name_and_not_of_their_place(tmp_path: Path) -> None:
    export = write(tmp_path, ANSWERS, f"{RESPONDENT};1;2;3;4;1;2;3;4;1", f"{RESPONDENT};1;2;3;4;1;2;3;;1")

    found = run(export)

    first, second = found.rows("tblAngket")
    assert [first[code] for code in CODES] == [1, 2, 3, 4, 1, 2, 3, 1, 4]
    assert [second["U8"], second["U9"]] == [1, None]
    assert (first["unit"], first["usia"], first["berkas"], first["baris"]) == ("W1", 31, "ekspor.csv", 2)
    assert found.findings == ()
    assert [(file.unit, file.outcome.value, file.rows) for file in found.files] == [("W1", "diterima", 2)]


def test_results_go_to_the_rekap_with_their_decimals(tmp_path: Path) -> None:
    nrr = "3,375;3,3125;3,25;3,8125;3,3542;3,4167;3,4792;3,2083;3,27"
    export = write(tmp_path, RESULTS, f"Kec. Wonoasih;Perekaman;Semester II 2025;48;{nrr};84,66")

    (row,) = run(export).rows("tblRekap")

    assert row == {
        "unit": "KEC",
        "layanan": "Perekaman",
        "periode": "Semester II 2025",
        "responden": 48,
        **dict(zip(ORDER, map(Decimal, nrr.replace(",", ".").split(";")), strict=True)),
        "ikm_tercetak": Decimal("84.66"),
        "berkas": "ekspor.csv",
        "lembar": None,
        "baris": 2,
        "sidik": sha256(export.read_bytes()).hexdigest()[:12],
        "rincian": None,
    }
    assert run(export).findings == ()


def test_a_result_with_gaps_is_shown_with_a_warning(tmp_path: Path) -> None:
    export = write(tmp_path, "Unit;Layanan;Periode;Responden;Persyaratan;IKM", "W1;KTP;2025;;3,2;80")

    missing, incomplete = run(export).findings

    assert missing.message == f"Unsur {'; '.join(list(UNSUR.values())[1:])} tidak ada pada berkas ini"
    assert incomplete.message == (
        f"Hasil survei pada baris 2 tidak memuat {'; '.join(list(UNSUR.values())[1:])}; jumlah responden, "
        "sehingga hanya ditampilkan dan tidak digabungkan"
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            RESPONDENT.replace("Kelurahan Wonoasih", "Kelurahan Lain") + ";1;1;1;1;1;1;1;1;1",
            Finding(
                "EXPORT_UNIT_UNKNOWN",
                Severity.GALAT,
                'Unit "Kelurahan Lain" tidak ada pada daftar unit',
                UNKNOWN_UNIT,
                "ekspor.csv",
                "",
                "B2",
            ),
        ),
        (
            RESPONDENT.replace("Kelurahan Wonoasih", "") + ";1;1;1;1;1;1;1;1;1",
            Finding(
                "CELL_MISSING",
                Severity.GALAT,
                "Unit belum diisi",
                "Lengkapi sel itu, atau kosongkan seluruh barisnya bila baris itu tidak dipakai.",
                "ekspor.csv",
                "",
                "B2",
            ),
        ),
        (
            RESPONDENT + ";1;1;1;1;1;1;1;1;5",
            Finding(
                "SCORE_OFF_SCALE",
                Severity.GALAT,
                "Nilai Penanganan Pengaduan, Saran, dan Masukan = 5 di luar skala 1-4",
                "Perbaiki jawaban itu menurut kuesioner, lalu kirim ulang formulir.",
                "ekspor.csv",
                "",
                "P2",
            ),
        ),
    ],
)
def test_a_wrong_cell_refuses_the_export_and_is_named(tmp_path: Path, line: str, expected: Finding) -> None:
    found = run(write(tmp_path, ANSWERS, line))

    assert found.findings == (expected,)
    assert found.files[0].outcome.value == "ditolak"
    assert list(found.rows("tblAngket")) == []


def test_unsur_known_by_number_only_are_questioned(tmp_path: Path) -> None:
    export = write(tmp_path, "Unit;" + ";".join(CODES), "W1;" + ";".join("3" * 9))

    (finding,) = run(export).findings

    assert finding.message == f"Kolom {', '.join(CODES)} dikenali hanya dari nomornya"
    assert finding.severity is Severity.PERINGATAN


@pytest.mark.parametrize("header", ["Nama;Alamat", "Unit;Keterangan", "Persyaratan;Biaya/Tarif"])
def test_a_table_without_unit_and_unsur_is_not_taken_for_an_export(tmp_path: Path, header: str) -> None:
    found = run(write(tmp_path, header, "W1;3"))

    assert found.findings == (
        Finding(
            "FORM_UNKNOWN",
            Severity.GALAT,
            "Berkas ini bukan formulir LKjIP dan bukan hasil ekspor survei yang memuat kolom Unit dan unsur",
            "Gunakan formulir yang dibuat oleh langkah Buat Format dan Surat, "
            "atau pindahkan berkas ini dari folder masuk.",
            "ekspor.csv",
        ),
    )


def test_an_export_may_be_a_workbook_and_hold_several_units(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Jawaban"
    sheet.append(["Ekspor aplikasi"])
    sheet.append(["Unit", *UNSUR.values()])
    sheet.append(["W2", *[4] * 9])
    sheet.append(["Kel. Wonoasih", *[3] * 9])
    book.save(tmp_path / "ekspor.xlsx")

    found = run(tmp_path / "ekspor.xlsx")

    assert [(row["unit"], row["U1"], row["lembar"], row["baris"]) for row in found.rows("tblAngket")] == [
        ("W1", 3, "Jawaban", 4),
        ("W2", 4, "Jawaban", 3),
    ]
    assert [(file.unit, file.rows) for file in found.files] == [(None, 2)]


def test_a_date_of_another_year_is_questioned(tmp_path: Path) -> None:
    export = write(tmp_path, ANSWERS, RESPONDENT.replace("2025", str(TAHUN - 1)) + ";1;1;1;1;1;1;1;1;1")

    assert codes(run(export).findings) == ["DATE_OTHER_YEAR"]


def lines(*days: int, unit: str = "Kelurahan Wonoasih") -> list[str]:
    """Answers given on these days of August."""
    return [f"{day:02}/08/2025;{unit};KTP;Perempuan;31;SMA;Swasta;1;2;3;4;1;2;3;4;1" for day in days]


def outcomes(found: Consolidation) -> dict[str, str]:
    """What became of each file."""
    return {file.file: file.outcome.value for file in found.files}


def test_of_two_downloads_of_the_same_answers_only_the_longer_one_counts(tmp_path: Path) -> None:
    early = write(tmp_path, ANSWERS, *lines(1, 2, 2), name="A_awal.csv")
    late = write(tmp_path, ANSWERS, *lines(5, 2, 1, 2), name="B_akhir.csv")

    found = run(early, late)

    assert outcomes(found) == {"A_awal.csv": "diganti", "B_akhir.csv": "diterima"}
    assert len(list(found.rows("tblAngket"))) == 4
    assert found.findings == (
        Finding(
            "ANSWERS_REPLACED",
            Severity.PERINGATAN,
            "Semua jawaban pada berkas ini juga ada pada B_akhir.csv, sehingga berkas ini tidak dihitung",
            "Hapus berkas ini dari folder masuk bila B_akhir.csv memang unduhan yang lebih lengkap.",
            "A_awal.csv",
        ),
    )


def test_two_downloads_with_the_same_answers_in_another_order_count_once(tmp_path: Path) -> None:
    found = run(
        write(tmp_path, ANSWERS, *lines(1, 2), name="A.csv"), write(tmp_path, ANSWERS, *lines(2, 1), name="B.csv")
    )

    assert outcomes(found) == {"A.csv": "diterima", "B.csv": "diganti"}


def test_two_downloads_that_share_most_answers_of_a_unit_are_both_left_out(tmp_path: Path) -> None:
    other_unit = lines(8, 9, 10, unit="Kelurahan Pakistaji")
    one = write(tmp_path, ANSWERS, *lines(1, 2, 3), *other_unit, name="A.csv")
    two = write(tmp_path, ANSWERS, *lines(2, 3, 4), name="B.csv")

    found = run(one, two)

    assert outcomes(found) == {"A.csv": "konflik", "B.csv": "konflik"}
    assert list(found.rows("tblAngket")) == []
    assert [(finding.code, finding.severity, finding.file, finding.message) for finding in found.findings] == [
        (
            "ANSWERS_CONFLICT",
            Severity.GALAT,
            file,
            f"2 dari 3 jawaban unit W1 pada berkas ini juga ada pada {other}, sehingga keduanya tidak dihitung",
        )
        for file, other in (("A.csv", "B.csv"), ("B.csv", "A.csv"))
    ]


def test_two_exports_of_a_unit_that_share_few_answers_both_count(tmp_path: Path) -> None:
    found = run(
        write(tmp_path, ANSWERS, *lines(1, 2), name="A.csv"), write(tmp_path, ANSWERS, *lines(2, 3), name="B.csv")
    )

    assert outcomes(found) == {"A.csv": "diterima", "B.csv": "diterima"}
    assert found.findings == ()
