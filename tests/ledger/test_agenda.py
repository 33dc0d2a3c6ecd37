"""The agenda sheet and the register: rows typed by hand, contradictions, and a register that was lost."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from ledger.samples import LATER, NOW, draw, letter
from lkjip_xl.book.schema.master import MASTER
from lkjip_xl.ledger.agenda import AgendaLine, agenda_row, read_agenda
from lkjip_xl.ledger.numbers import NumberEntry, NumberSource, NumberState
from lkjip_xl.ledger.refusals import ConfirmationTooLowError, UnconfirmedRegisterError
from lkjip_xl.ledger.register import Register
from lkjip_xl.model import Finding, Row, Value

COLUMNS = MASTER.tables["tblAgenda"][1].columns
EMPTY: dict[str, Value] = dict.fromkeys(column.key for column in COLUMNS)
TYPED: dict[str, Value] = {
    **EMPTY,
    "arah": "keluar",
    "urut": 118,
    "tanggal": date(2026, 1, 3),
    "nomor": "005/118/2026",
    "pihak": "Lurah",
    "hal": "Undangan rapat",
}


def sheet(*contents: Mapping[str, Value]) -> list[Row]:
    letters = {key: chr(ord("A") + index) for index, key in enumerate(EMPTY)}
    return [Row("Agenda_Surat", number, content, letters) for number, content in enumerate(contents, start=6)]


def read(*contents: Mapping[str, Value]) -> list[AgendaLine]:
    lines, findings = read_agenda(sheet(*contents), report_year=2025, now=NOW)
    assert findings == []
    return lines


def only(findings: list[Finding]) -> Finding:
    [finding] = findings
    return finding


@pytest.fixture
def register(tmp_path: Path) -> Register:
    return Register(tmp_path / "register.sqlite3")


def in_book(register: Register) -> list[tuple[str, str, str]]:
    return [(entry.urut_text, entry.source, entry.letter.subject) for entry in register.entries(2026)]


@pytest.mark.parametrize(
    ("urut", "shown"),
    [(123, "123"), ("123", "123"), ("007", "7"), ("123.a", "123.a"), ("123 A", "123.a"), ("123b", "123.b")],
)
def test_a_number_of_the_series_is_read_as_people_write_it(urut: Value, shown: str) -> None:
    [line] = read({**TYPED, "urut": urut})

    assert line.entry.urut_text == shown


@pytest.mark.parametrize("row", [{**TYPED, "arah": "masuk"}, {**TYPED, "urut": None}, {**TYPED, "urut": "  "}])
def test_incoming_letters_and_letters_without_a_number_are_passed_over(row: Mapping[str, Value]) -> None:
    assert read(row) == []


@pytest.mark.parametrize(
    ("changes", "what", "cell"),
    [
        ({"urut": "12/a"}, "Nomor urut '12/a'", "C6"),
        ({"urut": "0"}, "Nomor urut '0'", "C6"),
        ({"tanggal": "3 Jan"}, "Tanggal surat '3 Jan'", "D6"),
        ({"tanggal": None}, "Tanggal surat ''", "D6"),
    ],
)
def test_an_unreadable_row_is_a_finding_at_its_cell(changes: dict[str, Value], what: str, cell: str) -> None:
    lines, findings = read_agenda(sheet({**TYPED, **changes}), report_year=2025, now=NOW)

    assert lines == []
    assert (only(findings).code, only(findings).cell) == ("AGENDA_TIDAK_TERBACA", cell)
    assert only(findings).message == f"{what} di agenda surat tidak dapat dibaca; baris itu belum masuk register"


def test_a_row_has_the_columns_of_the_master_and_states_of_its_list(register: Register) -> None:
    assert list(agenda_row(draw(register.path, letter()))) == list(EMPTY)
    assert MASTER.lists["status_nomor"] == tuple(NumberState)


def test_a_line_of_the_register_survives_the_sheet(register: Register) -> None:
    entry = draw(register.path, letter())
    [line] = read(agenda_row(entry))

    assert line.entry.letter == letter(kind="")
    assert (line.entry.urut, line.entry.nomor, line.entry.state, line.entry.source) == (
        121, "000.8.6.3/121/425.504/2026", NumberState.DIPESAN, NumberSource.KITA,
    )  # fmt: skip


def test_a_cancelled_line_has_a_key_of_its_own_in_the_sheet(register: Register) -> None:
    draw(register.path, letter())
    register.cancel(letter().key, "Ditarik", NOW)
    draw(register.path, letter())
    rows = [agenda_row(entry) for entry in register.entries(2026)]

    assert [row["kunci"] for row in rows] == [f"{letter().key}#2026/121", letter().key]
    assert [line.entry.letter.key for line in read(*rows)] == [letter().key] * 2


def test_a_typed_number_is_taken_in_and_the_series_goes_on_behind_it(register: Register) -> None:
    findings = register.adopt(read(TYPED), NOW)

    assert findings == []
    assert in_book(register) == [("118", "manual", "Undangan rapat")]
    assert register.entries(2026)[0].state is NumberState.DIPAKAI
    assert draw(register.path, letter(), last_known=None).urut == 119
    assert register.missing(2026) == []


def test_taking_in_the_same_row_again_changes_nothing(register: Register) -> None:
    register.adopt(read(TYPED), NOW)
    before = register.entries(2026)

    assert register.adopt(read(TYPED, *map(agenda_row, before)), LATER) == []
    assert register.entries(2026) == before


def test_what_a_person_corrects_in_their_own_row_is_taken_over(register: Register) -> None:
    register.adopt(read(TYPED), NOW)
    row = {**agenda_row(register.entries(2026)[0]), "hal": "Undangan rapat koordinasi"}

    assert register.adopt(read(row), LATER) == []
    assert in_book(register) == [("118", "manual", "Undangan rapat koordinasi")]
    assert register.entries(2026)[0].changed_at == LATER


def test_a_number_that_two_letters_claim_is_a_finding_and_stays_as_it_was(register: Register) -> None:
    entry = draw(register.path, letter())

    finding = only(register.adopt(read({**TYPED, "urut": 121}), NOW))

    assert (finding.code, finding.where) == ("NOMOR_BENTROK", "Agenda_Surat!C6")
    assert f"{finding.message}. {finding.remedy}" == (
        "Nomor urut 121 tahun 2026 di agenda dipakai untuk 'Undangan rapat', padahal register mencatatnya untuk "
        "'LKjIP Tahun 2025'. Beri salah satu surat nomor lain; register tidak diubah."
    )
    assert register.entries(2026) == [entry]


def test_a_letter_that_gets_a_second_number_is_a_finding(register: Register) -> None:
    register.adopt(read(TYPED), NOW)
    renumbered = {**agenda_row(register.entries(2026)[0]), "urut": "119"}

    finding = only(register.adopt(read(renumbered), NOW))

    assert f"{finding.message}. {finding.remedy}" == (
        "Surat 'Undangan rapat' bernomor urut 119 di agenda, padahal register mencatat nomor urut 118 tahun 2026. "
        "Kembalikan nomor di agenda, atau batalkan dahulu nomor di register; register tidak diubah."
    )
    assert in_book(register) == [("118", "manual", "Undangan rapat")]


def test_a_cancelled_manual_number_does_not_come_back(register: Register) -> None:
    register.adopt(read(TYPED), NOW)
    row = agenda_row(register.entries(2026)[0])
    register.cancel_number(2026, 118, "Salah catat", NOW)

    assert register.adopt(read(row), LATER) == []
    assert register.entries(2026)[0].state is NumberState.BATAL


def rows_of_a_year(register: Register) -> list[dict[str, Value]]:
    draw(register.path, letter("surat.a"))
    draw(register.path, letter("surat.b"))
    register.use("surat.a", NOW)
    register.cancel("surat.b", "Ditarik", NOW)
    draw(register.path, letter("surat.b"))
    register.adopt(read({**TYPED, "urut": "121.a"}), NOW)
    return [agenda_row(entry) for entry in register.entries(2026)]


def essence(entries: list[NumberEntry]) -> list[tuple[object, ...]]:
    return [(e.urut_text, e.nomor, e.state, e.source, e.letter.key, e.letter.subject, e.reason) for e in entries]


def test_a_lost_register_comes_back_from_the_agenda(register: Register) -> None:
    lines = read(*rows_of_a_year(register))
    before = essence(register.entries(2026))
    register.path.unlink()

    assert len(register.lacks(lines)) == 3
    findings = register.rebuild(lines, LATER)

    assert essence(register.entries(2026)) == before
    assert register.lacks(lines) == []
    assert only(findings).message == (
        "Register nomor surat dipulihkan dari 4 baris agenda; nomor baru belum dapat diambil"
    )


def test_a_rebuilt_register_gives_no_number_until_a_person_confirms_the_highest(register: Register) -> None:
    lines = read(*rows_of_a_year(register))
    register.path.unlink()
    register.rebuild(lines, LATER)

    assert register.awaits_confirmation(2026)
    with pytest.raises(UnconfirmedRegisterError) as refused:
        draw(register.path, letter("surat.c"))
    assert str(refused.value) == (
        "[NOMOR_BELUM_ADA] Register nomor surat tahun 2026 hasil pemulihan dan belum dikonfirmasi (register.sqlite3). "
        "Kasubbag mencocokkan nomor tertinggi dengan buku agenda, lalu menjalankan 'lkjip nomor konfirmasi'."
    )

    register.confirm(2026, 130)
    assert not register.awaits_confirmation(2026)
    assert draw(register.path, letter("surat.c")).urut == 131
    assert draw(register.path, letter("surat.a")).urut == 121


def test_other_years_wait_for_a_confirmation_of_their_own(register: Register) -> None:
    register.rebuild([], NOW)
    register.confirm(2026, 7)

    assert register.awaits_confirmation(2027)


def test_a_confirmation_below_what_the_register_holds_is_refused(register: Register) -> None:
    draw(register.path, letter(), last_known=120)
    register.confirm(2026, 121)

    with pytest.raises(ConfirmationTooLowError) as refused:
        register.confirm(2026, 120)

    assert str(refused.value) == (
        "[KONFIRMASI_TERLALU_RENDAH] Nomor tertinggi tahun 2026 yang dikonfirmasi adalah 120, padahal register sudah "
        "memuat 121 (register.sqlite3). Periksa buku agenda, lalu konfirmasi dengan nomor 121 atau lebih."
    )


def test_rebuilding_what_is_there_changes_no_line(register: Register) -> None:
    lines = read(*rows_of_a_year(register))
    before = register.entries(2026)

    assert [finding.code for finding in register.rebuild(lines, LATER)] == ["REGISTER_DIPULIHKAN"]
    assert register.entries(2026) == before


def test_rebuilding_never_overwrites_what_the_register_knows(register: Register) -> None:
    entry = draw(register.path, letter())
    other = {**agenda_row(entry), "kunci": "surat.lain", "hal": "Surat lain"}

    findings = register.rebuild(read(other), NOW)

    assert [finding.code for finding in findings] == ["REGISTER_DIPULIHKAN", "NOMOR_BENTROK"]
    assert register.entries(2026) == [entry]
