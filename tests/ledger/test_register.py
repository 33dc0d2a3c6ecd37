"""The number register: drawing, using, cancelling, and what it refuses."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ledger.samples import LATER, NOW, PATTERN, TOKENS, draw, letter
from lkjip_xl.errors import LkjipError
from lkjip_xl.ledger.numbers import NumberState
from lkjip_xl.ledger.refusals import (
    LastNumberUnknownError,
    NumberNotFoundError,
    ReasonMissingError,
    UsedInOtherYearError,
)
from lkjip_xl.ledger.register import Register


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "register.sqlite3"


def test_the_first_number_follows_the_paper_book(path: Path) -> None:
    entry = draw(path, letter(), last_known=120)

    assert (entry.urut, entry.nomor, entry.state) == (121, "000.8.6.3/121/425.504/2026", "dipesan")
    assert Register(path).entries(2026) == [entry]


def test_the_same_letter_gets_the_same_number_on_every_click(path: Path) -> None:
    first = draw(path, letter(), now=NOW)

    assert [draw(path, letter(), now=LATER) for _ in range(3)] == [first] * 3


@pytest.mark.parametrize(
    ("last_known", "urut"),
    [(0, 3), (1, 3), (2, 3), (3, 4), (10, 11), (None, 3)],
    ids=["empty book", "behind", "level", "one ahead", "far ahead", "unknown"],
)
def test_a_number_follows_the_highest_of_paper_book_and_register(path: Path, last_known: int | None, urut: int) -> None:
    draw(path, letter("a"), last_known=0)
    draw(path, letter("b"), last_known=0)

    assert draw(path, letter("c"), last_known=last_known).urut == urut


def test_without_the_last_number_of_the_paper_book_no_number_is_given(path: Path) -> None:
    with pytest.raises(LastNumberUnknownError) as refused:
        draw(path, letter(), last_known=None)

    assert str(refused.value) == (
        "[NOMOR_BELUM_ADA] Nomor surat tahun 2026 belum dapat diambil karena nomor terakhir di buku belum diisi "
        "(Pengaturan). Isi 'Nomor surat keluar terakhir di buku' (0 bila belum ada surat pada tahun itu), lalu ulangi."
    )
    assert Register(path).entries(2026) == []


def test_a_reserved_line_follows_its_draft_but_keeps_its_number(path: Path) -> None:
    drawn = draw(path, letter(), now=NOW)
    moved = letter(day=date(2026, 2, 2), subject="LKjIP Tahun 2025 (perbaikan)")
    pattern = "{urut}/{bulan_romawi}/{tahun}"

    followed = Register(path).draw(moved, pattern=pattern, tokens=TOKENS, last_known=120, now=LATER)

    assert followed == replace(drawn, letter=moved, nomor="121/II/2026", changed_at=LATER)
    assert Register(path).entries(2026) == [followed]


def test_a_used_line_never_changes(path: Path) -> None:
    draw(path, letter(), now=NOW)
    used = Register(path).use(letter().key, LATER)

    assert draw(path, letter(subject="Hal lain"), now=LATER) == used


def test_a_letter_that_moves_to_another_year_leaves_its_number_cancelled(path: Path) -> None:
    old = draw(path, letter(day=date(2026, 12, 30)))

    new = draw(path, letter(day=date(2027, 1, 4)), last_known=0, now=LATER)

    assert (new.year, new.urut, new.state) == (2027, 1, NumberState.DIPESAN)
    left = replace(old, state=NumberState.BATAL, reason="Tanggal surat pindah ke tahun 2027", changed_at=LATER)
    assert Register(path).entries(2026) == [left]


def test_a_letter_cannot_leave_its_year_while_the_new_year_has_no_number(path: Path) -> None:
    old = draw(path, letter(day=date(2026, 12, 30)))

    with pytest.raises(LastNumberUnknownError):
        draw(path, letter(day=date(2027, 1, 4)), last_known=None)

    assert Register(path).held_by(letter().key) == old


def test_a_used_number_is_not_cancelled_by_a_new_date(path: Path) -> None:
    draw(path, letter())
    used = Register(path).use(letter().key, NOW)

    with pytest.raises(UsedInOtherYearError) as refused:
        draw(path, letter(day=date(2027, 1, 4)), last_known=0)

    assert str(refused.value) == (
        "[NOMOR_BELUM_ADA] Surat itu sudah memakai nomor 000.8.6.3/121/425.504/2026 pada tahun 2026, tetapi tanggalnya "
        "kini tahun 2027 (Agenda_Surat). "
        "Kembalikan tanggal surat, atau batalkan dahulu nomor itu dengan 'lkjip nomor batal'."
    )
    assert Register(path).held_by(letter().key) == used


def test_a_number_is_used_once_and_for_all(path: Path) -> None:
    draw(path, letter())
    used = Register(path).use(letter().key, NOW)

    assert used.state is NumberState.DIPAKAI
    assert Register(path).use(letter().key, LATER) == used


def test_a_cancelled_number_stays_in_the_book_and_is_never_given_again(path: Path) -> None:
    draw(path, letter())

    cancelled = Register(path).cancel(letter().key, " Surat ditarik ", LATER)
    again = draw(path, letter())

    assert (cancelled.urut, cancelled.state, cancelled.reason) == (121, NumberState.BATAL, "Surat ditarik")
    assert again.urut == 122
    assert Register(path).entries(2026) == [cancelled, again]


def test_a_number_can_be_cancelled_by_itself_and_keeps_its_first_reason(path: Path) -> None:
    draw(path, letter())

    cancelled = Register(path).cancel_number(2026, 121, "Salah ketik", NOW)

    assert cancelled.reason == "Salah ketik"
    assert Register(path).cancel_number(2026, 121, "Lain", LATER) == cancelled


@pytest.mark.parametrize("reason", ["", "   "])
def test_cancelling_needs_a_reason(path: Path, reason: str) -> None:
    entry = draw(path, letter())

    with pytest.raises(ReasonMissingError) as refused:
        Register(path).cancel(letter().key, reason, LATER)

    assert str(refused.value) == "[ALASAN_KOSONG] Alasan pembatalan nomor belum diisi. Tulis alasannya, lalu ulangi."
    assert Register(path).entries(2026) == [entry]


def test_a_letter_without_a_number_cannot_be_used_or_cancelled(path: Path) -> None:
    register = Register(path)

    with pytest.raises(NumberNotFoundError) as unused:
        register.use("surat.x", NOW)
    with pytest.raises(NumberNotFoundError) as uncancelled:
        register.cancel_number(2026, 9, "Alasan", NOW, suffix="a")

    assert str(unused.value) == (
        "[NOMOR_TIDAK_DITEMUKAN] Nomor untuk surat surat.x tidak ada di register (register.sqlite3). "
        "Lihat isi register dengan 'lkjip nomor lihat'."
    )
    assert uncancelled.value.message == "Nomor untuk urut 9.a tahun 2026 tidak ada di register"


def test_a_broken_pattern_takes_no_number(path: Path) -> None:
    with pytest.raises(LkjipError, match="POLA_NOMOR_TOKEN"):
        Register(path).draw(letter(), pattern="{nomor}", tokens=TOKENS, last_known=0, now=NOW)

    assert draw(path, letter(), last_known=0).urut == 1


def test_the_years_have_series_of_their_own(path: Path) -> None:
    december = draw(path, letter("permintaan.2026", date(2026, 12, 1)), last_known=500)
    january = draw(path, letter("pengantar.2025", date(2026, 1, 5)))
    next_year = draw(path, letter("pengantar.2026", date(2027, 1, 5)), last_known=0)

    assert (december.urut, january.urut, next_year.urut) == (501, 502, 1)
    assert (Register(path).highest(2026), Register(path).highest(2027), Register(path).highest(2028)) == (502, 1, None)


def test_a_jump_of_the_paper_book_shows_as_missing_numbers(path: Path) -> None:
    draw(path, letter("a"), last_known=120)
    draw(path, letter("b"), last_known=124)

    assert Register(path).missing(2026) == [122, 123, 124]
    assert Register(path).missing(2025) == []


def test_reading_creates_no_file(path: Path) -> None:
    register = Register(path)

    assert (register.entries(2026), register.highest(2026), register.missing(2026)) == ([], None, [])
    assert not path.exists()


def test_the_pattern_may_use_the_letters_own_classification(path: Path) -> None:
    entry = Register(path).draw(letter(), pattern=PATTERN, tokens={"kode_unit": "1"}, last_known=0, now=NOW)

    assert entry.nomor == "000.8.6.3/1/1/2026"
