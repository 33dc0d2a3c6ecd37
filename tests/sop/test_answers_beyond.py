"""Answers for which the sheet has no room: on disk and as sums, with the same figures to the last digit."""

from collections import Counter
from pathlib import Path

import pytest

from lkjip_xl.book.file import FileBook
from lkjip_xl.model import Finding, Value
from lkjip_xl.rules.evaluation import Evaluation
from lkjip_xl.sop import step_3_konsolidasi
from lkjip_xl.sop.hitung import compute_figures
from office_files import at, open_book

ALL = ["W1", "W2", "W3", "W4", "W5", "W6", "KEC"]


def merge(master: Path, limit: int, **names: Value) -> list[Finding]:
    """Consolidate with room for that many answers."""
    open_book(master).write([], {"batas_baris_angket": limit, **names})
    return list(step_3_konsolidasi.run(open_book(master), now=at(16)).findings)


def evaluation(master: Path) -> Evaluation:
    """All figures of the master."""
    return compute_figures(open_book(master)).evaluation


def on_sheet(book: FileBook) -> Counter[Value]:
    """Respondents per unit on the sheet."""
    return Counter(row["unit"] for row in book.rows("tblAngket"))


def on_disk(book: FileBook) -> dict[Value, Value]:
    """Respondents per unit that are sums in the master."""
    return {row["unit"]: row["responden"] for row in book.rows("tblRekap") if row["rincian"]}


def stores(master: Path) -> list[str]:
    """Files with answers beside the master, by unit."""
    return sorted(path.name.partition("-")[0] for path in (master.parent / ".lkjip" / "angket").glob("*"))


@pytest.mark.parametrize("kosong", ["Abaikan jawaban", "Abaikan responden"])
def test_every_figure_is_the_same_with_room_for_one_answer(collected: Path, kosong: str) -> None:
    open_book(collected).write([], {"jawaban_kosong": kosong})
    before = evaluation(collected)

    merge(collected, 1)

    after = evaluation(collected)
    assert not on_sheet(open_book(collected))
    assert (after.ikm, after.ikm_units, after.profile) == (before.ikm, before.ikm_units, before.profile)


def test_whole_units_leave_the_sheet_while_those_before_them_stay(collected: Path) -> None:
    counts = on_sheet(open_book(collected))
    room = counts["W1"] + counts["W2"] + 1

    merge(collected, room)

    book = open_book(collected)
    assert {unit: on_sheet(book)[unit] for unit in ("W1", "W2")} == {unit: counts[unit] for unit in ("W1", "W2")}
    assert on_disk(book) == {unit: counts[unit] for unit in ALL[2:]}
    assert stores(collected) == sorted(ALL[2:])


def test_each_unit_without_room_is_told_with_the_place_of_its_answers(collected: Path) -> None:
    counts = on_sheet(open_book(collected))

    found = [each for each in merge(collected, sum(counts.values()) - 1) if each.code == "ANSWERS_BEYOND_LIMIT"]

    [row] = [row for row in open_book(collected).rows("tblRekap") if row["rincian"]]
    assert [each.message for each in found] == [
        (
            f"{counts['KEC']} jawaban unit KEC tidak muat pada SKM_Angket (batas {sum(counts.values()) - 1} baris); "
            f"barisnya disimpan di {row['berkas']} dan jumlahnya pada SKM_Rekap"
        )
    ]
    assert (collected.parent / str(row["berkas"])).is_file()


def test_the_same_files_again_change_nothing_on_disk_either(collected: Path) -> None:
    merge(collected, 1)
    before = [dict(row) for row in open_book(collected).rows("tblRekap")]
    files = sorted((collected.parent / ".lkjip" / "angket").iterdir())

    merge(collected, 1)

    assert [dict(row) for row in open_book(collected).rows("tblRekap")] == before
    assert sorted((collected.parent / ".lkjip" / "angket").iterdir()) == files


def test_with_room_again_the_rows_come_back_as_they_were(collected: Path) -> None:
    before = [dict(row) for row in open_book(collected).rows("tblAngket")]
    merge(collected, 1)

    merge(collected, 20_000)

    assert [dict(row) for row in open_book(collected).rows("tblAngket")] == before
    assert on_disk(open_book(collected)) == {}
    assert stores(collected) == []


def test_answers_on_disk_stay_when_their_form_leaves_the_folder(collected: Path) -> None:
    merge(collected, 1)
    before = evaluation(collected)
    [form] = (collected.parent / "masuk").glob("Formulir_2025_W3*")
    form.unlink()

    codes = {(each.code, each.file) for each in merge(collected, 1)}

    assert ("FILE_GONE", form.name) in codes
    assert evaluation(collected).ikm == before.ikm


def test_answers_whose_file_on_disk_was_changed_still_count_and_are_told(collected: Path) -> None:
    merge(collected, 1)
    before = evaluation(collected)
    [form] = (collected.parent / "masuk").glob("Formulir_2025_W3*")
    form.unlink()
    [store] = (collected.parent / ".lkjip" / "angket").glob("W3-*")
    store.write_text("rusak", encoding="utf-8")

    [lost] = [each for each in merge(collected, 1) if each.code == "ANSWERS_STORE_LOST"]

    count = on_disk(open_book(collected))["W3"]
    assert lost.message == (
        f"Berkas .lkjip/angket/{store.name} yang menyimpan {count} jawaban unit W3 hilang atau berubah; "
        "jumlahnya pada SKM_Rekap tetap dipakai"
    )
    assert evaluation(collected).ikm == before.ikm
