"""Reminders: who gets one, what it says, and never twice a day."""

from datetime import date
from pathlib import Path

import pytest

from lkjip_xl.book.port import TableEdit
from lkjip_xl.sop import pengingat, step_2_formulir
from office_files import at, open_book


@pytest.fixture
def asked(started: Path) -> Path:
    """An office that has sent its requests; the deadline is 12 January."""
    step_2_formulir.run(open_book(started), now=at(6))
    return started


def settle(master: Path, unit: str) -> None:
    book = open_book(master)
    rows = [
        {"id": row["id"], "status": "Diterima" if row["unit"] == unit else row["status"]}
        for row in book.rows("tblPermintaan")
    ]
    book.write([TableEdit("tblPermintaan", rows)], {})


def message(master: Path, unit: str) -> str:
    [path] = (master.parent / "keluar/pengingat").glob(f"Pengingat_*_{unit}_*.txt")
    return path.read_text(encoding="utf-8")


def test_every_unit_that_owes_data_gets_a_message_and_a_note(asked: Path) -> None:
    settle(asked, "W2")

    result = pengingat.run(open_book(asked), now=at(9))

    assert result.message == "Pengingat untuk 6 unit selesai, di folder keluar/pengingat."
    kinds = [artifact.kind for artifact in result.artifacts]
    assert (kinds.count("pengingat"), kinds.count("nota_pengingat")) == (6, 6)
    rows = {row["id"]: row for row in open_book(asked).rows("tblPermintaan")}
    assert (rows["W1-SKM"]["diingatkan"], rows["W1-SKM"]["pengingat"]) == (date(2026, 1, 9), 1)
    assert (rows["W2-SKM"]["diingatkan"], rows["W2-SKM"]["pengingat"]) == (None, None)


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (9, "Batas pengumpulan data adalah Senin, 12 Januari 2026, 1 hari kerja lagi."),
        (12, "Dengan hormat, hari ini, Senin, 12 Januari 2026, adalah batas pengumpulan data"),
        (15, "pada Senin, 12 Januari 2026 telah terlewati 3 hari kerja."),
    ],
)
def test_the_tone_follows_the_deadline(asked: Path, day: int, says: str) -> None:
    pengingat.run(open_book(asked), now=at(day))

    text = message(asked, "W1")
    assert says in text
    assert "Kepada Yth. " in text
    assert "Belum diterima:\n1. Survei Kepuasan Masyarakat (SKM) (lembar SKM)\n2. " in text
    assert text.endswith("Kepala Subbagian Keuangan dan Program\nNama Kasubbag (CONTOH)\n")
    assert "Formulir_2025_W1_Kelurahan_Wonoasih.xlsx" in text


def test_what_came_back_for_correction_is_asked_for_apart_from_what_never_came(asked: Path) -> None:
    book = open_book(asked)
    book.write([TableEdit("tblPermintaan", [
        {"id": row["id"], "status": "Dikembalikan" if row["id"] == "W1-SKM" else row["status"]}
        for row in book.rows("tblPermintaan")
    ])], {})  # fmt: skip

    pengingat.run(open_book(asked), now=at(9))

    text = message(asked, "W1")
    assert "masih kami tunggu:\nDikembalikan untuk diperbaiki:\n1. Survei Kepuasan Masyarakat" in text
    assert "(lembar SKM)\nBelum diterima:\n2. " in text


def test_a_deadline_that_moved_is_the_deadline_of_the_next_reminder(asked: Path) -> None:
    open_book(asked).write([], {"batas_data": date(2026, 1, 20)})

    pengingat.run(open_book(asked), now=at(14))

    assert "Batas pengumpulan data adalah Selasa, 20 Januari 2026" in message(asked, "W1")
    rows = [row for row in open_book(asked).rows("tblPermintaan") if row["unit"] == "W1"]
    assert {(row["batas"], row["status"]) for row in rows} == {(date(2026, 1, 20), "Dikirim")}


def test_a_second_click_on_the_same_day_says_so_and_changes_nothing(asked: Path) -> None:
    pengingat.run(open_book(asked), now=at(9))
    before = asked.read_bytes()
    files = sorted((asked.parent / "keluar/pengingat").iterdir())

    result = pengingat.run(open_book(asked), now=at(9))

    assert result.message == "Pengingat hari ini sudah dibuat untuk 7 unit; tidak ada yang diubah."
    assert asked.read_bytes() == before
    assert sorted((asked.parent / "keluar/pengingat").iterdir()) == files


def test_the_next_day_gives_the_second_reminder(asked: Path) -> None:
    pengingat.run(open_book(asked), now=at(9))

    pengingat.run(open_book(asked), now=at(12))

    assert {row["pengingat"] for row in open_book(asked).rows("tblPermintaan")} == {2}


def test_without_requests_and_without_debts_there_is_one_clear_sentence(started: Path) -> None:
    early = pengingat.run(open_book(started), now=at(5))
    step_2_formulir.run(open_book(started), now=at(6))
    for unit in ("W1", "W2", "W3", "W4", "W5", "W6", "KEC"):
        settle(started, unit)

    late = pengingat.run(open_book(started), now=at(9))

    assert early.message == (
        "Belum ada permintaan data; jalankan Buat Format dan Surat lebih dahulu. Tidak ada yang diubah."
    )
    assert late.message == "Tidak ada unit yang perlu diingatkan: tidak ada data yang masih ditunggu."
