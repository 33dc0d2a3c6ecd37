"""The layout engine: what it answers, and every way in which it does not."""

import stat
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from lkjip_xl.suite.find import OVERRIDE, find_soffice
from lkjip_xl.suite.layout import (
    LayoutEngineFailedError,
    LayoutEngineMissingError,
    LayoutTimeoutError,
    layout_engine,
)
from lkjip_xl.suite.uno_python import find_uno_python

StandIn = Callable[[str], None]


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    """Put a script in the place of LibreOffice: `stand_in("sleep 60")`."""

    def put(behaviour: str) -> None:
        program = tmp_path / "soffice"
        program.write_text(f"#!/bin/sh\n{behaviour}\n", encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv(OVERRIDE, str(program))

    return put


def is_gone(pid: int) -> bool:
    """Wait for a killed process to end; one that only waits to be reaped has ended."""
    for _ in range(100):
        try:
            if "State:\tZ" in Path(f"/proc/{pid}/status").read_text(encoding="utf-8"):
                return True
        except FileNotFoundError:
            return True
        time.sleep(0.05)
    return False


def two_pages() -> bytes:
    document = docx.Document()
    document.add_heading("Pertama", 1)
    document.add_heading("Kedua", 1).paragraph_format.page_break_before = True
    for number, heading in enumerate(document.paragraphs):
        start, end = (OxmlElement(f"w:bookmark{part}") for part in ("Start", "End"))
        for mark in (start, end):
            mark.set(qn("w:id"), str(number))
        start.set(qn("w:name"), heading.text)
        heading._p.insert(1, start)
        heading._p.append(end)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.libreoffice
@pytest.mark.usefixtures("libreoffice")
def test_one_start_measures_and_exports() -> None:
    document = two_pages()

    with layout_engine() as engine:
        numbers = engine.measure(document, ["Pertama", "Kedua", "tidak ada"])
        pdf = engine.export(document, ["Kedua"], [])

    assert numbers == {"Pertama": "1", "Kedua": "2"}
    assert (pdf.numbers, pdf.labels, pdf.described) == ({"Kedua": "2"}, ("1", "2"), 0)
    assert pdf.content.startswith(b"%PDF-")


@pytest.mark.libreoffice
@pytest.mark.usefixtures("libreoffice")
def test_two_engines_work_side_by_side() -> None:
    document = two_pages()

    with layout_engine() as first, layout_engine() as second:
        assert second.measure(document, ["Kedua"]) == first.measure(document, ["Kedua"]) == {"Kedua": "2"}


@pytest.mark.libreoffice
@pytest.mark.usefixtures("libreoffice")
def test_nothing_of_an_engine_stays_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    with layout_engine() as engine:
        process, _ = engine._process, engine.fonts
        assert list(tmp_path.iterdir())

    assert process.poll() is not None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.libreoffice
@pytest.mark.usefixtures("libreoffice")
def test_a_file_that_is_no_document_is_refused() -> None:
    with pytest.raises(LayoutEngineFailedError), layout_engine() as engine:
        engine.measure(b"PK\x03\x04 bukan dokumen", ["Pertama"])


def test_without_libreoffice_there_is_no_engine() -> None:
    with pytest.raises(LayoutEngineMissingError) as missing, layout_engine():
        pass

    assert str(missing.value) == (
        "[LAYOUT_ENGINE_MISSING] LibreOffice tidak ditemukan di komputer ini. "
        "Pasang LibreOffice, lalu buat dokumen itu sekali lagi."
    )


@pytest.mark.libreoffice
@pytest.mark.usefixtures("libreoffice")
@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for a broken program is a shell script")
def test_an_engine_that_hangs_is_stopped_with_all_that_it_started(stand_in: StandIn, tmp_path: Path) -> None:
    stand_in(f"echo $$ > '{tmp_path}/pid'; sleep 60 & wait")

    with pytest.raises(LayoutTimeoutError) as slow, layout_engine(limit_seconds=2) as engine:
        engine.measure(two_pages(), ["Kedua"])

    pid = int((tmp_path / "pid").read_text(encoding="utf-8"))
    assert is_gone(pid)
    assert str(slow.value) == (
        "[LAYOUT_ENGINE_TIMEOUT] LibreOffice tidak selesai menata dokumen dalam 2 detik. "
        "Tutup program lain yang berat, lalu buat dokumen itu sekali lagi."
    )


@pytest.mark.libreoffice
@pytest.mark.usefixtures("libreoffice")
@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for a broken program is a shell script")
def test_an_engine_that_ends_at_once_is_one_clear_sentence_and_its_last_words_are_logged(
    stand_in: StandIn, caplog: pytest.LogCaptureFixture
) -> None:
    stand_in("echo rusak >&2; exit 9")

    with pytest.raises(LayoutEngineFailedError) as broken, layout_engine() as engine:
        engine.measure(two_pages(), ["Kedua"])

    assert str(broken.value) == (
        "[LAYOUT_ENGINE_FAILED] LibreOffice berhenti sebelum selesai menata dokumen. "
        "Buat dokumen itu sekali lagi; bila tetap gagal, perbaiki pemasangan LibreOffice."
    )
    assert "rusak" in caplog.text
    assert "soffice ended with code 9" in caplog.text


@pytest.mark.skipif(sys.platform == "win32", reason="Windows starts only .exe files")
@pytest.mark.parametrize("name", ["python", "python.bin"])
def test_the_python_of_libreoffice_itself_is_preferred(tmp_path: Path, name: str) -> None:
    for file in ("soffice", name):
        (tmp_path / file).touch()

    assert find_uno_python(tmp_path / "soffice") == tmp_path / name


@pytest.mark.libreoffice
@pytest.mark.usefixtures("libreoffice")
def test_a_libreoffice_of_the_distribution_is_served_by_the_python_of_the_system() -> None:
    soffice = find_soffice()

    assert soffice is not None
    assert find_uno_python(soffice) is not None


@pytest.mark.libreoffice
@pytest.mark.usefixtures("libreoffice")
@pytest.mark.skipif(sys.platform == "win32", reason="folders are closed otherwise there")
def test_a_computer_without_room_for_its_files_is_a_failed_engine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tidak ada"))

    with pytest.raises(LayoutEngineFailedError), layout_engine():
        pass
