"""Clicks without a window: every button through the macros of the workbook, and a Python that fails."""

import json
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from calc import DRIVER, Calc
from lkjip_xl.book.schema.buttons import BUTTONS, Button
from lkjip_xl.hosts.libreoffice.profile import Profile

pytestmark = pytest.mark.libreoffice

_BY_CONFIGURATION = 3  # com.sun.star.document.MacroExecMode.USE_CONFIG: what the user's security settings say
_STEPS = [button for button in BUTTONS if button.macro not in {"Diagnosa", "Pengingat"}]
"""Those that write into every master: there is nobody to remind before units were asked."""


@pytest.mark.parametrize("button", _STEPS, ids=lambda button: button.macro)
def test_a_button_runs_its_step_and_says_so_on_beranda(calc: Calc, master: Path, button: Button) -> None:
    calc.open(master, macros=_BY_CONFIGURATION)
    before = int(calc.order("named", name="revisi"))

    calc.order("run_basic", macro=f"modTombol.{button.macro}")

    assert not calc.order("named", name="pesan_terakhir").startswith("[")
    assert int(calc.order("named", name="revisi")) > before


def test_a_button_with_nothing_to_do_writes_nothing(calc: Calc, master: Path) -> None:
    calc.open(master, macros=_BY_CONFIGURATION)
    before = calc.order("named", name="revisi")

    assert calc.click("pengingat") == "Tidak ada unit yang perlu diingatkan: tidak ada data yang masih ditunggu."
    assert calc.order("named", name="revisi") == before


def test_what_excel_alone_can_compile_is_emptied_when_the_workbook_opens(calc: Calc, master: Path) -> None:
    calc.open(master, macros=_BY_CONFIGURATION)

    for module in ("xlwings", "Dictionary"):
        assert calc.order("module_text", module=module).splitlines()[1:] == ["Option VBASupport 1"]
    assert not calc.order("is_modified")


def test_a_python_that_is_gone_is_told_in_one_sentence(calc: Calc, profile: Profile, master: Path) -> None:
    _use_python(profile, "/tidak/ada/python")
    calc.open(master)

    said = calc.click("generate_draft")

    assert said == (
        "Python tidak dapat dijalankan (/tidak/ada/python): [Errno 2] No such file or directory: '/tidak/ada/python'. "
        "Tutup LibreOffice, jalankan lkjip diagnosa, lalu ulangi."
    )


def test_a_python_that_dies_in_the_middle_is_told_and_the_next_click_works(
    calc: Calc, profile: Profile, master: Path
) -> None:
    python = json.loads((profile.scripts / "lkjip_bridge.json").read_text(encoding="utf-8"))["python"]
    dying = _program(profile, """echo '{"op": "screen", "updating": false}'""", "read answer", "exit 1")
    _use_python(profile, str(dying))
    calc.open(master)

    said = calc.click("generate_draft")

    assert said == "Python berhenti sebelum selesai. Tutup LibreOffice, jalankan lkjip diagnosa, lalu ulangi."
    _use_python(profile, python)
    assert "selesai" in calc.click("hitung_ulang")


def test_python_ends_when_libreoffice_is_told_to_end(calc: Calc, profile: Profile, master: Path) -> None:
    number = profile.folder / "number"
    slow = _program(profile, f"echo $$ > '{number}'", "exec sleep 600")
    _use_python(profile, str(slow))
    calc.open(master)
    calc.send("run_python", script="lkjip_bridge.py$jalankan", arguments=["generate_draft"])
    _wait_for(number.exists)

    other = subprocess.run(
        ["/usr/bin/python3", DRIVER, str(calc.port)],
        input='{"do": "quit"}\n',
        text=True,
        capture_output=True,
        check=False,
    )

    assert other.returncode == 0, other.stderr
    _wait_for(lambda: not Path(f"/proc/{number.read_text(encoding='utf-8').strip()}").exists())


@pytest.mark.parametrize(
    ("name", "arguments", "answer"),
    [
        ("TERBILANG", [2025], "dua ribu dua puluh lima"),
        ("MUTU_LAYANAN", [[[88.31], [76.6]]], [["A"], ["C"]]),
        ("CAPAIAN", [80, 84, "naik"], 105.0),
        ("CAPAIAN", [80, "x", "naik"], "#LKJIP:"),
    ],
)
def test_a_cell_function_answers_through_the_bridge(
    calc: Calc, master: Path, name: str, arguments: list[object], answer: object
) -> None:
    calc.open(master)

    got = calc.order("run_python", script="lkjip_bridge.py$fungsi", arguments=[name, arguments], give_document=False)

    assert (str(got)[:7] if answer == "#LKJIP:" else got) == answer


def _use_python(profile: Profile, python: str) -> None:
    notes = profile.scripts / "lkjip_bridge.json"
    content = json.loads(notes.read_text(encoding="utf-8"))
    notes.write_text(json.dumps({**content, "python": python}), encoding="utf-8")


def _program(profile: Profile, *lines: str) -> Path:
    program = profile.folder / "program.sh"
    program.write_text("\n".join(("#!/bin/sh", *lines)) + "\n", encoding="utf-8")
    program.chmod(0o755)
    return program


def _wait_for(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not is_so():
        assert time.monotonic() < end, "nothing happened"
        time.sleep(0.1)
