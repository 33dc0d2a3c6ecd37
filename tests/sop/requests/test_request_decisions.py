"""Decisions on requests: what is taken up, what is refused, and when a decision lapses."""

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.model import Finding, Severity, Value
from lkjip_xl.sop.requests.data_behind import DataBehind
from lkjip_xl.sop.requests.decisions import Decided, journal_of, take_up
from sop.requests_at_hand import Tables, data, request

TODAY = date(2026, 1, 16)


def take(behind: DataBehind, **columns: Value) -> Decided:
    return take_up([request(**columns)], behind, today=TODAY, recorder="Staf")


def taken_up(behind: DataBehind) -> dict[str, Value]:
    """Return the columns of a request that was approved while these data stood behind it."""
    [row] = take(behind, keputusan="Setujui", oleh="Kasubbag").rows
    return dict(row)


def test_an_approval_records_who_decided_who_recorded_when_and_on_which_data() -> None:
    behind = data(3, 4)

    done = take(behind, keputusan="Setujui", oleh="Kasubbag")

    [row] = done.rows
    assert (row["status"], row["oleh"], row["dicatat"], row["tanggal_keputusan"]) == (
        "Disetujui", "Kasubbag", "Staf", TODAY,
    )  # fmt: skip
    assert row["sidik_data"] == behind.fingerprint("W1", "SKM")
    assert done.findings == []
    assert journal_of(done.decisions) == [
        {"keputusan": "Setujui", "oleh": "Kasubbag", "alasan": "", "permintaan": {"W1-SKM": row["sidik_data"]}}
    ]


@pytest.mark.parametrize("typed", ["setujui ", " SETUJUI", "Setujui"])
def test_a_choice_may_differ_from_the_list_in_case_and_blanks(typed: str) -> None:
    done = take(data(3), keputusan=typed, oleh="Kasubbag")

    assert done.findings == []
    assert [(row["status"], row["keputusan"]) for row in done.rows] == [("Disetujui", "Setujui")]


def test_a_date_that_was_typed_beside_the_decision_stays() -> None:
    [row] = take(data(3), keputusan="Setujui", oleh="Kasubbag", tanggal_keputusan=date(2026, 1, 14)).rows

    assert row["tanggal_keputusan"] == date(2026, 1, 14)


@pytest.mark.parametrize(
    ("columns", "code", "message", "remedy", "cell"),
    [
        (
            {"keputusan": "Setujui"},
            "DECISION_WITHOUT_NAME",
            "Keputusan Setujui atas data SKM Kelurahan Wonoasih belum menyebut siapa yang memutuskan",
            "Isi kolom Oleh.",
            "oleh",
        ),
        (
            {"keputusan": "Kecualikan", "oleh": "Camat"},
            "DECISION_WITHOUT_REASON",
            "Pengecualian data SKM Kelurahan Wonoasih belum beralasan",
            "Isi kolom Alasan.",
            "alasan",
        ),
        (
            {"keputusan": "Setujui", "oleh": "Kasubbag", "status": "Dikembalikan"},
            "DECISION_NOT_RECEIVED",
            "Data SKM Kelurahan Wonoasih tidak dapat disetujui karena belum diterima (status Dikembalikan)",
            "Tunggu atau ingatkan unit itu, atau pilih Kecualikan dengan alasannya.",
            "keputusan",
        ),
        (
            {"keputusan": "Mungkin", "oleh": "Kasubbag"},
            "DECISION_UNKNOWN",
            "Keputusan “Mungkin” atas data SKM Kelurahan Wonoasih tidak dikenal",
            "Pilih Setujui atau Kecualikan.",
            "keputusan",
        ),
    ],
)
def test_a_decision_that_says_too_little_is_a_finding_and_changes_nothing(
    columns: dict[str, Value], code: str, message: str, remedy: str, cell: str
) -> None:
    before = request(**columns)

    done = take(data(3), **columns)

    place = ("", before.sheet, before.cell(cell))
    assert done.findings == [Finding(code, Severity.PERINGATAN, message, remedy, *place)]
    assert done.rows == [before]
    assert done.decisions == []


@pytest.mark.parametrize("status", ["Dikirim", "Terlambat"])
def test_data_that_came_without_a_form_can_be_approved(status: str) -> None:
    with_data = take(data(3), keputusan="Setujui", oleh="Kasubbag", status=status)
    without = take(data(), keputusan="Setujui", oleh="Kasubbag", status=status)

    assert with_data.rows[0]["status"] == "Disetujui"
    assert without.rows[0]["status"] == status


def test_what_has_not_come_in_can_be_excused_with_a_reason() -> None:
    [row] = take(data(), status="Terlambat", keputusan="Kecualikan", oleh="Camat", alasan="Kantor banjir").rows

    assert row["status"] == "Dikecualikan"


def test_a_decision_stands_as_long_as_the_data_say_the_same() -> None:
    approved = taken_up(data(3, 4))

    done = take(data(3, 4, berkas="dikirim ulang.xlsx"), **approved)

    assert dict(done.rows[0]) == approved
    assert done.decisions == []


def test_a_decision_lapses_when_a_score_changes_through_any_door() -> None:
    done = take(data(3, 1), **taken_up(data(3, 4)))

    [row] = done.rows
    assert (row["status"], row["keputusan"], row["sidik_data"]) == ("Diterima", None, None)
    assert [finding.message for finding in done.findings] == [
        "Persetujuan data SKM Kelurahan Wonoasih (oleh Kasubbag) gugur karena datanya berubah"
    ]
    assert [each.keputusan for each in done.decisions] == ["Gugur"]


def test_taking_the_choice_away_opens_the_request_again_and_is_told() -> None:
    done = take(data(3), **{**taken_up(data(3)), "keputusan": None})

    assert done.rows[0]["status"] == "Diterima"
    assert [finding.code for finding in done.findings] == ["DECISION_WITHDRAWN"]
    assert [each.keputusan for each in done.decisions] == ["Batal"]


def test_another_choice_replaces_the_first_one() -> None:
    approved = taken_up(data(3))

    [row] = take(data(3), **{**approved, "keputusan": "Kecualikan", "alasan": "Survei diulang"}).rows

    assert (row["status"], row["keputusan"]) == ("Dikecualikan", "Kecualikan")


@given(st.lists(st.integers(1, 4), min_size=1, max_size=6), st.randoms())
def test_the_fingerprint_knows_no_order_but_every_score(scores: list[int], chance: Random) -> None:
    shuffled = [*scores]
    chance.shuffle(shuffled)

    other = [*scores[:-1], scores[-1] % 4 + 1]

    assert fingerprint(scores) == fingerprint(shuffled)
    assert fingerprint(scores) != fingerprint(other)


def fingerprint(scores: list[int]) -> str:
    rows: list[dict[str, Value]] = [{"unit": "W1", "U1": score} for score in scores]
    return DataBehind(Tables({"tblAngket": rows})).fingerprint("W1", "SKM")
