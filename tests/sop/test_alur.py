"""Decisions by command: the same checks and the same record as on the sheet."""

from datetime import date
from pathlib import Path

import pytest

from lkjip_xl.errors import LkjipError
from lkjip_xl.ledger.journal import Journal
from lkjip_xl.model import Putusan
from lkjip_xl.sop import alur, hitung
from lkjip_xl.sop.folder import YearFolder
from office_files import Typist, at, open_book


def decide(master: Path, what: Putusan, *ids: str, oleh: str = "Nama Kasubbag", alasan: str = "") -> None:
    choice = alur.Choice(ids, what, oleh, alasan, "Berita acara 1")
    alur.run(open_book(master), choice=choice, now=at(17), recorder="Staf")


def states(master: Path, unit: str) -> dict[object, object]:
    return {row["id"]: row["status"] for row in open_book(master).rows("tblPermintaan") if row["unit"] == unit}


def test_a_unit_is_approved_as_a_whole_and_the_journal_knows_it(collected: Path) -> None:
    decide(collected, Putusan.SETUJUI, "w1", "W3-SKM")

    book = open_book(collected)
    assert set(states(collected, "W1").values()) == {"Disetujui"}
    assert states(collected, "W3") == {
        "W3-SKM": "Disetujui", "W3-Pemmas": "Diterima", "W3-Administrasi": "Diterima", "W3-Kinerja": "Diterima",
    }  # fmt: skip
    row = next(row for row in book.rows("tblPermintaan") if row["id"] == "W1-SKM")
    assert (row["oleh"], row["dicatat"], row["tanggal_keputusan"], row["bukti"]) == (
        "Nama Kasubbag", "Staf", date(2026, 1, 17), "Berita acara 1",
    )  # fmt: skip
    last = Journal(YearFolder.of(collected).journal, "CONTOH-2025").tail(1)[0].payload
    assert last["keputusan"] == [
        {
            "keputusan": "Setujui",
            "oleh": "Nama Kasubbag",
            "alasan": "",
            "permintaan": {
                each["id"]: each["sidik_data"] for each in book.rows("tblPermintaan") if each["status"] == "Disetujui"
            },
        }
    ]


def test_a_decision_is_taken_back(collected: Path) -> None:
    decide(collected, Putusan.SETUJUI, "W1-SKM")

    decide(collected, Putusan.BATAL, "W1-SKM", alasan="Keliru")

    row = next(row for row in open_book(collected).rows("tblPermintaan") if row["id"] == "W1-SKM")
    assert (row["status"], row["keputusan"], row["alasan"], row["sidik_data"]) == ("Diterima", None, "Keliru", None)


def test_of_a_unit_only_the_decided_requests_are_opened_again(collected: Path) -> None:
    decide(collected, Putusan.SETUJUI, "W1-SKM")

    result = alur.run(
        open_book(collected), choice=alur.Choice(("W1",), Putusan.BATAL, "Camat"), now=at(17), recorder="Staf"
    )

    assert result.message == "1 permintaan data dibuka kembali oleh Camat."


def test_a_changed_cell_lets_the_approval_lapse_at_the_next_step(collected: Path, type_into: Typist) -> None:
    decide(collected, Putusan.SETUJUI, "W1")
    row = next(row for row in open_book(collected).rows("tblAngket") if row["unit"] == "W1")
    type_into(collected, "SKM_Angket", row.cell("U1"), 1 if row["U1"] != 1 else 2)

    result = hitung.run(open_book(collected), now=at(18))

    assert "APPROVAL_LAPSED" in [finding.code for finding in result.findings]
    assert states(collected, "W1")["W1-SKM"] == "Diterima"
    assert states(collected, "W1")["W1-Pemmas"] == "Disetujui"


@pytest.mark.parametrize(
    ("what", "ids", "oleh", "alasan", "said"),
    [
        (
            Putusan.SETUJUI, ("X9",), "Camat", "",
            ("[REQUEST_UNKNOWN] Permintaan X9 tidak ada (Permintaan). Pakai ID seperti W1-SKM dari kolom ID lembar "
            "Permintaan, atau kode unit untuk semua permintaannya."),
        ),
        (
            Putusan.SETUJUI, ("W1",), " ", "",
            ("[DECISION_WITHOUT_NAME] Keputusan belum menyebut siapa yang memutuskan. Isi --oleh dengan nama "
            "pejabatnya."),
        ),
        (
            Putusan.KECUALIKAN, ("W1-SKM",), "Camat", "",
            ("[DECISION_REFUSED] Pengecualian data SKM Kelurahan Wonoasih belum beralasan (Permintaan!T7). "
            "Isi kolom Alasan."),
        ),
        (
            Putusan.BATAL, ("W1",), "Camat", "",
            ("[DECISION_REFUSED] Permintaan W1 belum pernah diputuskan, sehingga tidak ada keputusan yang dapat "
            "dibatalkan (Permintaan!R7). Sebutkan ID permintaan yang berstatus Disetujui atau Dikecualikan."),
        ),
    ],
)  # fmt: skip
def test_what_is_refused_writes_nothing(
    collected: Path, what: Putusan, ids: tuple[str, ...], oleh: str, alasan: str, said: str
) -> None:
    before = collected.read_bytes()

    with pytest.raises(LkjipError) as refused:
        decide(collected, what, *ids, oleh=oleh, alasan=alasan)

    assert str(refused.value) == said
    assert collected.read_bytes() == before
