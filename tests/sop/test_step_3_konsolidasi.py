"""Langkah 3-4: what came back becomes tables of the master."""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from lkjip_xl.book.port import TableEdit
from lkjip_xl.errors import LkjipError
from lkjip_xl.model import Finding, Severity, Value
from lkjip_xl.sop import hitung, step_2_formulir, step_3_konsolidasi
from office_files import EXAMPLE, Typist, at, forget_when_saved, open_book

TABLES = ("tblAngket", "tblPemmas", "tblAdministrasi", "tblKinerja", "tblRekap", "tblPermintaan", "tblUnit")


def contents(master: Path) -> dict[str, list[dict[str, Value]]]:
    book = open_book(master)
    return {table: [dict(row) for row in book.rows(table)] for table in TABLES}


def rows_per_unit(master: Path) -> Counter[Value]:
    return Counter(row["unit"] for row in open_book(master).rows("tblAngket"))


def statuses(master: Path, unit: str) -> dict[Value, Value]:
    return {row["jenis"]: row["status"] for row in open_book(master).rows("tblPermintaan") if row["unit"] == unit}


def merge(master: Path, day: int = 16) -> list[str]:
    return [finding.code for finding in step_3_konsolidasi.run(open_book(master), now=at(day)).findings]


def test_every_form_of_the_example_is_merged_with_its_origin(collected: Path) -> None:
    book = open_book(collected)

    assert book.value("formulir_diterima") == "7 dari 7 unit"
    assert set(rows_per_unit(collected)) == {"W1", "W2", "W3", "W4", "W5", "W6", "KEC"}
    first = book.rows("tblAngket")[0]
    assert first["berkas"] == "Formulir_2025_W1_Wonoasih.xlsx"
    assert first["lembar"] == "SKM"
    assert isinstance(first["baris"], int)
    assert {status for unit in ("W1", "KEC") for status in statuses(collected, unit).values()} == {"Diterima"}


def test_the_same_files_again_change_nothing(collected: Path) -> None:
    before = contents(collected)

    merge(collected)

    assert contents(collected) == before


def test_a_form_that_is_corrected_replaces_its_own_rows_only(collected: Path, type_into: Typist) -> None:
    before = rows_per_unit(collected)
    form = collected.parent / "masuk" / "Formulir_2025_W2_Jrebeng_Kidul.xlsx"
    [last] = [row["baris"] for row in open_book(collected).rows("tblAngket") if row["unit"] == "W2"][-1:]
    for letter in "ABCDEFGHIJKLMNOP":
        type_into(form, "SKM", f"{letter}{last}", None)

    merge(collected)

    assert rows_per_unit(collected) == before - Counter({"W2": 1})


def test_nothing_of_a_refused_form_stays_and_the_others_merge(collected: Path, type_into: Typist) -> None:
    form = collected.parent / "masuk" / "Formulir_2025_W3_Pakistaji.xlsx"
    type_into(form, "SKM", "H9", 5)

    codes = merge(collected)

    assert "SCORE_OFF_SCALE" in codes
    assert rows_per_unit(collected)["W3"] == 0
    assert rows_per_unit(collected)["W1"] > 0
    assert set(statuses(collected, "W3").values()) == {"Dikembalikan"}  # the corrected copy brings all of it
    assert open_book(collected).value("formulir_diterima") == "6 dari 7 unit"
    assert open_book(collected).value("status_langkah_3") == "Selesai"  # people had finished it before


def test_rows_of_a_file_that_was_tidied_away_stay(collected: Path) -> None:
    before = contents(collected)
    (collected.parent / "masuk" / "Formulir_2025_W5_Kedungasem.xlsx").unlink()

    merge(collected)

    after = contents(collected)
    for table in TABLES[:4]:
        assert Counter(map(str, after[table])) == Counter(map(str, before[table]))
    assert open_book(collected).value("formulir_diterima") == "7 dari 7 unit"


def test_a_form_sent_again_under_another_name_replaces_the_first_one(collected: Path) -> None:
    before = rows_per_unit(collected)
    form = collected.parent / "masuk" / "Formulir_2025_W6_Sumbertaman.xlsx"
    form.rename(form.with_name("LKJIP perbaikan.xlsx"))

    merge(collected)

    assert rows_per_unit(collected) == before


def test_results_that_the_office_typed_itself_stay(collected: Path) -> None:
    book = open_book(collected)
    typed: dict[str, Value] = {"unit": "W4", "layanan": "Diketik kantor", "responden": 5}
    kept = [dict(row) for row in book.rows("tblRekap")]
    book.write([TableEdit("tblRekap", [*kept, dict.fromkeys(kept[0]) | typed])], {})

    merge(collected)

    assert "Diketik kantor" in [row["layanan"] for row in open_book(collected).rows("tblRekap")]


def test_a_request_that_people_settled_is_not_taken_back(collected: Path) -> None:
    book = open_book(collected)
    settled = [{"id": row["id"], "status": "Disetujui"} for row in book.rows("tblPermintaan")]
    book.write([TableEdit("tblPermintaan", settled)], {})

    merge(collected)

    assert set(statuses(collected, "W1").values()) == {"Disetujui"}


def test_a_unit_that_sends_nothing_until_its_deadline_is_late(started: Path) -> None:
    step_2_formulir.run(open_book(started), now=at(6))
    shutil.copyfile(EXAMPLE / "masuk" / "Formulir_2025_W1_Wonoasih.xlsx", started.parent / "masuk" / "Formulir_W1.xlsx")

    merge(started, day=12)  # the deadline itself
    on_the_day = statuses(started, "W2")
    merge(started, day=13)

    assert set(on_the_day.values()) == {"Dikirim"}
    assert set(statuses(started, "W2").values()) == {"Terlambat"}
    assert set(statuses(started, "W1").values()) == {"Diterima"}
    assert open_book(started).value("status_langkah_3") == "Berjalan"


def test_the_number_of_people_served_is_taken_from_the_form_where_the_office_typed_none(started: Path) -> None:
    book = open_book(started)
    units = [{"kode": row["kode"], "populasi": 77 if row["kode"] == "W2" else None} for row in book.rows("tblUnit")]
    book.write([TableEdit("tblUnit", units)], {})
    for form in (EXAMPLE / "masuk").glob("*.xlsx"):
        shutil.copyfile(form, started.parent / "masuk" / form.name)

    merge(started)

    populations = {row["kode"]: row["populasi"] for row in open_book(started).rows("tblUnit")}
    assert populations["W2"] == 77
    assert isinstance(populations["W1"], int)


@pytest.mark.parametrize("make", [True, False])
def test_a_folder_without_files_is_one_sentence_and_nothing_is_written(started: Path, *, make: bool) -> None:
    folder = started.parent / "kosong"
    if make:
        folder.mkdir()
    before = started.read_bytes()

    with pytest.raises(LkjipError) as refused:
        step_3_konsolidasi.run(open_book(started), now=at(12), folder=folder)

    assert started.read_bytes() == before
    assert refused.value.code == ("FOLDER_EMPTY" if make else "FOLDER_MISSING")


def forget_requests(master: Path) -> None:
    """Take away every request, as in an office that never ran the step `formulir`."""
    open_book(master).write([TableEdit("tblPermintaan", [])], {})


def decide(master: Path, unit: str, **columns: Value) -> None:
    """Type a decision beside every request of a unit."""
    book = open_book(master)
    requests = book.rows("tblPermintaan")
    rows = [
        {"id": row["id"]} | {key: value if row["unit"] == unit else row[key] for key, value in columns.items()}
        for row in requests
    ]
    book.write([TableEdit("tblPermintaan", rows)], {})


def correct(form: Path, type_into: Typist, name: str = "") -> Path:
    """Change an answer of a form (and its date) and send it under another name."""
    type_into(form, "SKM", "I12", 2)
    return form.rename(form.with_name(name)) if name else form


@pytest.mark.parametrize("name", ["Portal_Emas_2025_jawaban.csv", "Portal_Emas_2025_hasil.csv"])
def test_an_export_under_another_name_counts_once(collected: Path, name: str) -> None:
    before = contents(collected)
    export = collected.parent / "masuk" / name
    export.rename(export.with_name("X.csv"))

    findings = step_3_konsolidasi.run(open_book(collected), now=at(16)).findings

    after = contents(collected)
    assert [len(after[table]) for table in TABLES] == [len(before[table]) for table in TABLES]
    assert name not in {row["berkas"] for table in ("tblAngket", "tblRekap") for row in after[table]}
    assert "FILE_GONE" not in [finding.code for finding in findings]


def test_rows_of_a_file_that_is_gone_are_told_once(collected: Path) -> None:
    (collected.parent / "masuk" / "Portal_Emas_2025_jawaban.csv").unlink()

    findings = step_3_konsolidasi.run(open_book(collected), now=at(16)).findings

    [gone] = [finding for finding in findings if finding.code == "FILE_GONE"]
    assert gone == Finding(
        "FILE_GONE",
        Severity.PERINGATAN,
        "Berkas ini tidak ada lagi di folder masuk, dan 60 baris darinya tetap dipakai",
        "Kembalikan berkas itu ke folder masuk, atau hapus barisnya dari buku induk bila datanya sudah ada pada "
        "berkas lain.",
        "Portal_Emas_2025_jawaban.csv",
    )


def test_a_longer_download_replaces_the_one_that_is_gone(collected: Path) -> None:
    before = rows_per_unit(collected)
    export = collected.parent / "masuk" / "Portal_Emas_2025_jawaban.csv"
    lines = export.read_text(encoding="utf-8-sig").splitlines()
    export.with_name("Unduhan baru.csv").write_text("\n".join([*lines, lines[1].replace("07/07", "08/11")]))
    export.unlink()

    codes = merge(collected)

    assert rows_per_unit(collected) == before + Counter({"KEC": 1})
    assert "EARLIER_FILE_REPLACED" in codes


@pytest.mark.parametrize("has_requests", [True, False])
def test_a_corrected_form_under_another_name_counts_once(
    collected: Path, type_into: Typist, *, has_requests: bool
) -> None:
    if not has_requests:
        forget_requests(collected)
    before = contents(collected)
    correct(collected.parent / "masuk" / "Formulir_2025_W2_Jrebeng_Kidul.xlsx", type_into, "Perbaikan W2.xlsx")

    findings = step_3_konsolidasi.run(open_book(collected), now=at(16)).findings

    after = contents(collected)
    assert [len(after[table]) for table in TABLES] == [len(before[table]) for table in TABLES]
    assert [f.file for f in findings if f.code == "EARLIER_FILE_REPLACED"] == ["Formulir_2025_W2_Jrebeng_Kidul.xlsx"]
    assert open_book(collected).value("formulir_diterima") == "7 dari 7 unit"


def test_an_office_without_requests_still_counts_its_forms(collected: Path) -> None:
    forget_requests(collected)
    for name in ("Formulir_2025_W2_Jrebeng_Kidul.xlsx", "Formulir_2025_KEC_Kecamatan.xlsx"):
        (collected.parent / "masuk" / name).unlink()

    merge(collected)

    assert open_book(collected).value("formulir_diterima") == "7 dari 7 unit"


def test_a_decision_lapses_when_the_data_behind_it_change(collected: Path, type_into: Typist) -> None:
    decide(collected, "W2", status="Disetujui", keputusan="Setujui", oleh="Kasubbag")
    correct(collected.parent / "masuk" / "Formulir_2025_W2_Jrebeng_Kidul.xlsx", type_into, "Perbaikan W2.xlsx")

    findings = step_3_konsolidasi.run(open_book(collected), now=at(16)).findings

    [request] = [row for row in open_book(collected).rows("tblPermintaan") if row["id"] == "W2-SKM"]
    assert [finding for finding in findings if finding.code == "APPROVAL_LAPSED"] == [
        Finding(
            "APPROVAL_LAPSED",
            Severity.PERINGATAN,
            "Persetujuan data SKM Kelurahan Jrebeng Kidul (oleh Kasubbag) gugur karena datanya berubah",
            "Periksa data yang baru, lalu setujui kembali pada lembar Permintaan.",
            "",
            "Permintaan",
            request.cell("status"),
        )
    ]
    assert (request["status"], request["keputusan"], request["oleh"]) == ("Diterima", None, "Kasubbag")
    assert request["berkas"] == "Perbaikan W2.xlsx"
    assert statuses(collected, "W2")["Pemmas"] == "Disetujui"
    assert rows_per_unit(collected)["W2"] == request["baris"]


def test_a_decision_on_unchanged_data_stays_when_the_form_comes_under_another_name(collected: Path) -> None:
    decide(collected, "W2", status="Disetujui", keputusan="Setujui")
    form = collected.parent / "masuk" / "Formulir_2025_W2_Jrebeng_Kidul.xlsx"
    form.rename(form.with_name("W2.xlsx"))

    codes = merge(collected)

    assert "APPROVAL_LAPSED" not in codes
    assert set(statuses(collected, "W2").values()) == {"Disetujui"}


def test_an_excuse_lapses_when_the_data_arrive_after_all(started: Path) -> None:
    step_2_formulir.run(open_book(started), now=at(6))
    decide(started, "W1", status="Dikecualikan", keputusan="Kecualikan")
    for name in ("Formulir_2025_W1_Wonoasih.xlsx", "Formulir_2025_W6_Sumbertaman.xlsx"):
        shutil.copyfile(EXAMPLE / "masuk" / name, started.parent / "masuk" / name)

    findings = step_3_konsolidasi.run(open_book(started), now=at(8)).findings

    lapsed = [finding.message for finding in findings if finding.code == "APPROVAL_LAPSED"]
    assert lapsed[0] == "Pengecualian data SKM Kelurahan Wonoasih gugur karena datanya berubah"
    assert len(lapsed) == 4
    assert set(statuses(started, "W1").values()) == {"Diterima"}


def test_a_copy_of_the_master_in_the_folder_is_refused(collected: Path) -> None:
    before = contents(collected)
    shutil.copyfile(collected, collected.parent / "masuk" / "Salinan.xlsx")

    codes = merge(collected)

    assert "OWN_WORKBOOK" in codes
    assert contents(collected) == before


def test_rows_that_a_refused_form_takes_with_it_are_told(collected: Path, type_into: Typist) -> None:
    held = sum(row["unit"] == "W3" for table in TABLES[:4] for row in open_book(collected).rows(table))
    decide(collected, "W3", status="Disetujui")
    form = collected.parent / "masuk" / "Formulir_2025_W3_Pakistaji.xlsx"
    type_into(form, "SKM", "H9", 5)

    findings = step_3_konsolidasi.run(open_book(collected), now=at(16)).findings

    assert [(f.file, f.message) for f in findings if f.code == "ROWS_REMOVED"] == [
        (form.name, f"{held} baris yang dahulu digabung dari berkas ini dikeluarkan dari buku induk")
    ]
    requests = [row for row in open_book(collected).rows("tblPermintaan") if row["unit"] == "W3"]
    assert [(row["status"], row["diterima"], row["berkas"], row["baris"]) for row in requests] == [
        *[("Dikembalikan", None, form.name, 0)] * 4,
    ]


def test_a_refused_correction_under_another_name_leaves_the_accepted_rows(collected: Path, type_into: Typist) -> None:
    before = rows_per_unit(collected)
    form = collected.parent / "masuk" / "Formulir_2025_W3_Pakistaji.xlsx"
    type_into(form, "SKM", "H9", 5)
    form.rename(form.with_name("W3 baru.xlsx"))

    merge(collected)

    assert rows_per_unit(collected) == before
    requests = [row for row in open_book(collected).rows("tblPermintaan") if row["id"] == "W3-SKM"]
    assert [(row["status"], row["berkas"], row["baris"]) for row in requests] == [
        ("Dikembalikan", "W3 baru.xlsx", before["W3"])
    ]
    assert open_book(collected).value("formulir_diterima") == "7 dari 7 unit"


def test_two_forms_that_nothing_tells_apart_put_the_request_in_conflict(collected: Path, type_into: Typist) -> None:
    form = collected.parent / "masuk" / "Formulir_2025_W5_Kedungasem.xlsx"
    rival = Path(shutil.copyfile(form, form.with_name("W5 juga.xlsx")))
    correct(rival, type_into)
    forget_when_saved(rival)

    codes = merge(collected)

    assert "ROWS_REMOVED" in codes
    assert set(statuses(collected, "W5").values()) == {"Konflik"}
    assert rows_per_unit(collected)["W5"] == 0
    assert open_book(collected).value("formulir_diterima") == "6 dari 7 unit"


def test_a_form_that_cannot_be_opened_refuses_the_request_of_its_unit(collected: Path) -> None:
    form = collected.parent / "masuk" / "Formulir_2025_W5_Kedungasem.xlsx"
    form.write_bytes(form.read_bytes()[:2000])

    codes = merge(collected)

    assert "ROWS_REMOVED" in codes
    assert set(statuses(collected, "W5").values()) == {"Ditolak"}
    assert open_book(collected).value("formulir_diterima") == "6 dari 7 unit"


def test_a_kind_of_data_that_a_corrected_form_lacks_is_asked_back(collected: Path, type_into: Typist) -> None:
    form = collected.parent / "masuk" / "Formulir_2025_W2_Jrebeng_Kidul.xlsx"
    numbers = [row["baris"] for row in open_book(collected).rows("tblKinerja") if row["unit"] == "W2"]
    for cell in [f"{letter}{number}" for number in numbers for letter in "ABCDEFGH"]:
        type_into(form, "Kinerja", cell, None)

    merge(collected)

    request = next(row for row in open_book(collected).rows("tblPermintaan") if row["id"] == "W2-Kinerja")
    assert (request["status"], request["diterima"], request["baris"]) == ("Dikembalikan", None, 0)


def test_files_in_a_subfolder_are_told(collected: Path) -> None:
    (collected.parent / "masuk" / "Kelurahan").mkdir()
    (collected.parent / "masuk" / "Kelurahan" / "W9.xlsx").touch()

    assert "SUBFOLDER_IGNORED" in merge(collected)


def test_an_account_typed_twice_is_told_once_whichever_step_finds_it(collected: Path, type_into: Typist) -> None:
    above, last = open_book(collected).rows("tblAnggaran")[-2:]
    type_into(collected, "Anggaran", last.cell("kode"), str(above["kode"]))

    told = merge(collected).count("DUPLICATE_ACCOUNT")
    hitung.run(open_book(collected), now=at(16))

    assert told == 1
    assert [row["kode"] for row in open_book(collected).rows("tblTemuan")].count("DUPLICATE_ACCOUNT") == 1
