"""Langkah 3-4: what came back becomes tables of the master."""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from lkjip_xl.book.port import TableEdit
from lkjip_xl.errors import LkjipError
from lkjip_xl.model import Value
from lkjip_xl.sop import step_2_formulir, step_3_konsolidasi
from office_files import EXAMPLE, Typist, at, open_book

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
    assert set(statuses(collected, "W3").values()) == {"Ditolak"}
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
