"""The command `lkjip`: JSON, exit codes and Indonesian sentences."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

NRR = "3.3,3.2,3.1,3.9,3.4,3.3,3.4,3.8,3.3"


def lkjip(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("lkjip")
    return subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, check=False)


def answer(*arguments: str | Path) -> dict[str, Any]:
    done = lkjip(*arguments, "--json")
    assert done.returncode == 0, done.stderr
    content: dict[str, Any] = json.loads(done.stdout)
    return content


def test_the_ikm_of_nrr_is_computed_with_one_ninth() -> None:
    got = answer("ikm", "--nrr", NRR)

    assert (got["ikm"], got["mutu"], got["kinerja"]) == ("85.28", "B", "Baik")
    assert got["policy"] == {"weight": "1/x", "missing": "abaikan_jawaban", "rounding": "half-up, 2"}
    assert got["respondents"] is None
    assert got["nrr"]["Persyaratan"] == "3.300"
    assert {item["weight"]: item["ikm"] for item in got["sensitivity"]} == {"0.11": "84.43", "0.111": "85.19"}
    assert got["findings"] == []
    assert got["explanation"].startswith("85,28 = ")


def test_nrr_may_be_written_with_decimal_commas() -> None:
    assert answer("ikm", "--nrr", NRR.replace(",", ";").replace(".", ","))["ikm"] == "85.28"


@pytest.mark.parametrize(("nrr", "names"), [("4,2", ["U1", "U2"]), ("3", ["U1"])])
def test_another_number_of_unsur_gets_codes_for_names(nrr: str, names: list[str]) -> None:
    assert list(answer("ikm", "--nrr", nrr)["nrr"]) == names


def test_the_ikm_of_a_file_finds_the_unsur_by_name(tmp_path: Path) -> None:
    file = tmp_path / "jawaban.csv"
    file.write_text("No;Sarana dan Prasarana;Persyaratan;Waktu Penyelesaian\n1;4;3;2\n2;4;3;\n", encoding="utf-8-sig")

    got = answer("ikm", file)

    assert got["nrr"] == {"Sarana dan Prasarana": "4.000", "Persyaratan": "3.000", "Waktu Penyelesaian": "2.000"}
    assert (got["ikm"], got["respondents"]) == ("75.00", 2)
    assert "1 jawaban kosong tidak dihitung" in got["explanation"]


def test_a_score_off_the_scale_in_a_file_gives_no_ikm_but_its_cell(tmp_path: Path) -> None:
    file = tmp_path / "jawaban.csv"
    file.write_text("Persyaratan,Waktu Penyelesaian\n4,5\n3,3\n", encoding="utf-8")

    done = lkjip("ikm", file)

    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("[ANSWERS_REFUSED] ")
    assert "jawaban.csv B2" in done.stderr


def test_ten_unsur_that_nobody_knows_are_counted_under_their_own_names(tmp_path: Path) -> None:
    names = [f"Aspek {letter}" for letter in "ABCDEFGHIJ"]
    file = tmp_path / "jawaban.csv"
    file.write_text(f"No;Usia;{';'.join(names)};Sumber\n1;30;{'4;' * 10}web\n2;4;{'3;' * 10}web\n", encoding="utf-8")

    got = answer("ikm", file)

    assert list(got["nrr"]) == names
    assert (got["ikm"], got["respondents"]) == ("87.50", 2)
    assert [(finding["code"], finding["cell"]) for finding in got["findings"]] == [("COLUMN_IGNORED", "M1")]


def test_a_missing_file_of_answers_names_the_folder_where_it_was_looked_for(tmp_path: Path) -> None:
    program = Path(sys.executable).with_name("lkjip")

    done = subprocess.run([program, "ikm", "tidak_ada.csv"], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert done.returncode == 1
    assert done.stderr.startswith(f"[WORKBOOK_MISSING] Berkas tidak_ada.csv tidak ditemukan ({tmp_path})")


def test_the_capaian_comes_with_its_predikat_and_policy() -> None:
    got = answer("capaian", "--target", "80", "--realisasi", "84", "--arah", "naik")

    assert got == {
        "capaian": "105.00",
        "predikat": "Sangat Tinggi",
        "policy": {"formula": "realisasi ÷ target × 100", "cap": None, "scale": "permendagri_86_2017"},
        "explanation": "105,00 = 84 ÷ 80 × 100",
    }


@pytest.mark.parametrize(
    ("arguments", "capaian"),
    [
        (("--target", "10", "--realisasi", "8", "--arah", "turun"), "120.00"),
        (("--target", "70..80", "--realisasi", "75", "--arah", "rentang"), "100.00"),
        (("--target", "80", "--realisasi", "160", "--batas", "120"), "120.00"),
        (("--target", "82,5", "--realisasi", "82.5"), "100.00"),
    ],
)
def test_direction_range_cap_and_both_decimal_signs(arguments: tuple[str, ...], capaian: str) -> None:
    assert answer("capaian", *arguments)["capaian"] == capaian


def test_a_target_of_zero_has_no_capaian_but_a_reason() -> None:
    got = answer("capaian", "--target", "0", "--realisasi", "5")

    assert got["capaian"] is None
    assert got["predikat"] is None
    assert got["reason"] == "TARGET_ZERO"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("hitung",), "[WRONG_USAGE] Argumen MASTER wajib diisi."),
        (("capaian", "--realisasi", "1"), "[WRONG_USAGE] Pilihan --target wajib diisi."),
        (("capaian", "--target", "1", "--realisasi", "1", "--arah", "atas"),
         "[WRONG_USAGE] Nilai untuk pilihan --arah tidak dapat dipakai: naik, turun, atau rentang."),
        (("mulai", "lima", "--folder", "x"), "[WRONG_USAGE] Nilai untuk argumen TAHUN tidak dapat dipakai"),
        (("ikm", "--salah"), "[WRONG_USAGE] Pilihan --salah tidak dikenal."),
        (("ikm", "--nrr"), "[WRONG_USAGE] Pilihan --nrr memerlukan nilai."),
        (("alur", "x.xlsx", "--keputusan", "setujui", "--oleh", "A"),
         "[WRONG_USAGE] Pilihan --permintaan wajib diisi."),
        (("alur", "x.xlsx", "--permintaan", "W1", "--keputusan", "tunda", "--oleh", "A"),
         "[WRONG_USAGE] Nilai untuk pilihan --keputusan tidak dapat dipakai: setujui, kecualikan, atau batal."),
        (("tidak-ada",), "[WRONG_USAGE] Perintah tidak dikenal atau argumennya tidak sesuai."),
        (("ikm",), "[NOTHING_TO_COMPUTE] Beri tepat satu sumber: berkas jawaban atau --nrr."),
        (("ikm", "x.csv", "--nrr", "3"), "[NOTHING_TO_COMPUTE]"),
        (("ikm", "--nrr", "3.3,x"), "[UNREADABLE_OPTION] Nilai --nrr = x tidak dapat dibaca."),
        (("capaian", "--target", "1.234", "--realisasi", "1"), "[UNREADABLE_OPTION] Nilai --target = 1.234"),
        (("konsolidasi", "x.xlsx", "--pekerja", "-1"),
         "[WRONG_USAGE] Nilai untuk pilihan --pekerja tidak dapat dipakai: Proses pembaca, 0 atau lebih (0: "),
        (("hitung", "x.xlsx", "--tanggal", "11/22/2026"), "[UNREADABLE_OPTION] Nilai --tanggal = 11/22/2026"),
    ],
)  # fmt: skip
def test_wrong_usage_ends_with_2_and_one_indonesian_sentence(arguments: tuple[str, ...], sentence: str) -> None:
    done = lkjip(*arguments)

    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith(sentence)
    assert done.stderr.count("\n") == 1


def test_without_arguments_the_commands_are_listed_in_indonesian() -> None:
    done = lkjip()

    assert done.returncode == 2
    assert done.stdout.startswith("Pemakaian: lkjip [PILIHAN] PERINTAH [ARGUMEN]...")


@pytest.mark.parametrize("command", ["demo", "mulai", "disposisi", "formulir", "konsolidasi", "hitung", "draf",
                                     "surat-pengantar", "ikm", "capaian"])  # fmt: skip
def test_the_help_of_every_command_is_indonesian(command: str) -> None:
    done = lkjip(command, "--help")

    assert done.returncode == 0
    for english in ("Usage", "Options", "Arguments", "Show this", "required", "default"):
        assert english not in done.stdout


def made(tmp_path: Path, kind: str) -> Path:
    path = tmp_path / "Master.xlsx"
    if kind == "text":
        path.write_text("bukan buku kerja", encoding="utf-8")
    if kind == "old":
        path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512))
    return path


@pytest.mark.parametrize(
    ("kind", "code"), [("missing", "WORKBOOK_MISSING"), ("text", "NOT_A_WORKBOOK"), ("old", "WORKBOOK_OLD_OR_LOCKED")]
)
@pytest.mark.parametrize("command", ["hitung", "draf", "formulir", "konsolidasi", "disposisi", "surat-pengantar"])
def test_a_master_that_cannot_be_read_is_one_sentence_and_exit_1(
    command: str, kind: str, code: str, tmp_path: Path
) -> None:
    master = made(tmp_path, kind)
    before = sorted(tmp_path.iterdir())

    done = lkjip(command, master)

    assert done.returncode == 1
    assert done.stderr.startswith(f"[{code}] ")
    assert done.stderr.count("\n") == 1
    assert sorted(tmp_path.iterdir()) == before


def test_an_error_is_one_json_object_too(tmp_path: Path) -> None:
    done = lkjip("hitung", tmp_path / "tidak_ada.xlsx", "--json")

    assert done.returncode == 1
    error = json.loads(done.stdout)["error"]
    assert error["code"] == "WORKBOOK_MISSING"
    assert set(error) == {"code", "message", "remedy"}
    assert done.stderr == ""


def test_wrong_usage_is_json_too_where_a_program_asked_for_it() -> None:
    done = lkjip("hitung", "--json")

    assert done.returncode == 2
    assert json.loads(done.stdout)["error"]["message"] == "Argumen MASTER wajib diisi"


@pytest.mark.parametrize(
    ("option", "name"), [((), "Master_LKjIP_2025.xlsm"), (("--tanpa-makro",), "Master_LKjIP_2025.xlsx")]
)
def test_a_new_master_has_buttons_unless_the_pc_refuses_macros(
    option: tuple[str, ...], name: str, tmp_path: Path
) -> None:
    done = lkjip("mulai", "2025", "--folder", tmp_path, *option)

    assert done.returncode == 0
    assert [path.name for path in (tmp_path / "2025").glob("Master*")] == [name]


def test_the_mapping_of_other_exports_is_listed_confirmed_and_refused(tmp_path: Path) -> None:
    lkjip("mulai", "2025", "--folder", tmp_path, "--tanpa-makro")
    master = tmp_path / "2025" / "Master_LKjIP_2025.xlsx"
    (tmp_path / "2025" / "masuk" / "app.csv").write_text("P1,P2,P3\n3,4,2\n4,4,4\n", encoding="utf-8")
    merged = lkjip("konsolidasi", master, "--json")

    [source] = answer("pemetaan", master)["sources"]
    done = answer("pemetaan", master, "--sumber", source["source"], "--tetapkan", "--oleh", "Kasubbag")
    refused = lkjip("pemetaan", master, "--sumber", "S-0", "--json")

    assert (merged.returncode, json.loads(merged.stdout)["files"]) == (
        1,
        [{"file": "app.csv", "unit": None, "outcome": "ditolak", "rows": 0}],
    )
    assert (source["file"], source["status"], [each["column"] for each in source["columns"]]) == (
        *("app.csv", "Usulan", ["P1", "P2", "P3"]),
    )
    assert [(each["status"], each["confirmed_by"]) for each in done["sources"]] == [("Ditetapkan", "Kasubbag")]
    assert (refused.returncode, json.loads(refused.stdout)["error"]) == (
        1,
        {
            "code": "SOURCE_UNKNOWN",
            "message": 'Sumber "S-0" tidak ada (Pemetaan, tabel tblSumber)',
            "remedy": f"Pilih salah satu: {source['source']}.",
        },
    )
