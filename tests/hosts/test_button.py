"""A click: what the user is told when it went well, when something refused it, and when we are at fault."""

from collections.abc import Callable
from pathlib import Path

import pytest
import xlwings as xw

from lkjip_xl.hosts import macros, progress
from lkjip_xl.hosts.button import Click, button
from lkjip_xl.sop.result import StepResult
from office_files import open_book, type_as_a_person

pytestmark = pytest.mark.libreoffice

Open = Callable[[Path], xw.Book]


def listen(book: xw.Book) -> list[tuple[str, object]]:
    """Return the list in which everything shown to the user is noted."""
    wire, shown = book.impl.app.wire, []
    ask = wire.ask

    def note(operation: str, **fields: object) -> object:
        if operation in {"status", "say"}:
            shown.append((operation, fields["text"]))
        return ask(operation, **fields)

    wire.ask = note
    return shown


def test_a_click_tells_first_what_is_done_and_then_how_it_went(new_master: Path, open_in_calc: Open) -> None:
    shown = listen(open_in_calc(new_master))

    macros.hitung_ulang()

    message = open_book(new_master).value("pesan_terakhir")
    assert shown == [
        ("status", "Sedang mengerjakan Hitung Ulang …"),
        ("status", message),
        ("say", message),
        ("status", None),
    ]


def test_a_long_step_tells_how_far_it_has_come(
    new_master: Path, open_in_calc: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    for pause in ("_FIRST_SECONDS", "_NEXT_SECONDS"):  # as if every file took long
        monkeypatch.setattr(progress, pause, 0.0)
    shown = listen(open_in_calc(new_master))

    macros.konsolidasi()

    files = sorted(path.name for path in (new_master.parent / "masuk").iterdir())
    lines = [str(text) for operation, text in shown if operation == "status"]
    assert lines[1].startswith(f"Konsolidasi: 1 dari {len(files)} berkas (")
    assert len(lines) == len(files) + 3


def test_a_click_that_refused_something_says_where_to_look(new_master: Path, open_in_calc: Open) -> None:
    type_as_a_person(new_master.parent / "masuk" / "Formulir_2025_W3_Pakistaji.xlsx", "SKM", "H9", 5)
    shown = listen(open_in_calc(new_master))

    macros.konsolidasi()

    [(_, told)] = [each for each in shown if each[0] == "say"]
    assert str(told).endswith("; 1 berkas ditolak.\n\nAda yang ditolak: lihat sheet Temuan.")


def test_a_check_that_found_something_refused_nothing(new_master: Path, open_in_calc: Open) -> None:
    shown = listen(open_in_calc(new_master))

    macros.periksa()

    [(_, told)] = [each for each in shown if each[0] == "say"]
    assert str(told).endswith("lihat sheet Kesesuaian dan Temuan.\n\nAda yang harus diperbaiki: lihat sheet Temuan.")


def test_a_refusal_is_told_whole_and_the_master_stays_as_it_was(new_master: Path, open_in_calc: Open) -> None:
    opened, before = open_in_calc(new_master), new_master.read_bytes()
    opened.sheets["IKM"].api.Unprotect("")
    opened.sheets["IKM"].api.Protect("rahasia")
    shown = listen(opened)

    macros.hitung_ulang()

    assert shown[-2] == (
        "say",
        (
            f"[SHEET_LOCKED] Sheet IKM dikunci dengan kata sandi ({new_master.name}). "
            "Buka kuncinya lewat Tinjau > Buka Proteksi Lembar, lalu ulangi."
        ),
    )
    assert new_master.read_bytes() == before


def test_an_unknown_error_is_logged_and_apologised_for(
    new_master: Path, open_in_calc: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    shown = listen(open_in_calc(new_master))

    @button
    def hitung_ulang(click: Click) -> StepResult:
        raise ZeroDivisionError(click.recorder)

    hitung_ulang()

    log = tmp_path / "lkjip" / "lkjip.log"
    assert shown[-2] == (
        "say",
        (
            "[INTERNAL_ERROR] Maaf, terjadi kesalahan pada program. "
            f"Ulangi sekali lagi; bila tetap terjadi, kirimkan berkas {log} kepada pengelola."
        ),
    )
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")


def test_a_click_without_a_workbook_tells_it_on_stderr(capsys: pytest.CaptureFixture[str], new_master: Path) -> None:
    assert new_master.exists()

    macros.hitung_ulang()

    assert capsys.readouterr().err.startswith("[INTERNAL_ERROR] Maaf, terjadi kesalahan pada program.")
