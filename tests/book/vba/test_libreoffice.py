"""The macros in a real LibreOffice: every module of ours compiles, and Beranda knows whether macros may run."""

import json
import os
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from lkjip_xl.book.build import build_master
from lkjip_xl.book.vba.texts import own_texts, xlwings_texts
from macro_workbook import part, replace_part

pytestmark = pytest.mark.libreoffice

_LOOK = Path(__file__).with_name("libreoffice_look.py")
_SYSTEM_PYTHON = "/usr/bin/python3"  # the one that apt's python3-uno belongs to
_BLOCKED, _ALLOWED = "0", "4"
BLOCKED, ALLOWED = "MAKRO BELUM DIIZINKAN", "Klik tombolnya"
Look = Callable[..., Any]


@pytest.fixture(scope="module")
def look(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Look]:
    """A LibreOffice with a fresh profile: `look("compile", path)` returns what `libreoffice_look.py` prints."""
    assert shutil.which("soffice"), "LibreOffice is missing; scripts/test installs it"
    start = [
        "soffice",
        f"-env:UserInstallation={tmp_path_factory.mktemp('look').as_uri()}",
        "--headless",
        "--norestore",
    ]
    # The first start of a profile ends at once and wants to be started again.
    subprocess.run([*start, "--terminate_after_init"], capture_output=True, check=False, timeout=120)
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = str(probe.getsockname()[1])
    office = subprocess.Popen(
        [*start, f"--accept=socket,host=127.0.0.1,port={port};urp;"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )

    def ask(order: str, *arguments: object) -> Any:  # noqa: ANN401 JSON
        command: list[str | Path] = [_SYSTEM_PYTHON, _LOOK, port, order, *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=180)
        assert not done.returncode, done.stderr
        return json.loads(done.stdout)

    yield ask
    os.killpg(office.pid, 9)
    office.wait()


def test_every_module_but_those_of_xlwings_compiles(look: Look, macro_master: Path) -> None:
    found = look("compile", macro_master)

    assert {"modHost", "modFungsi", "modTombol", "shBeranda", "ThisWorkbook"} <= set(found["modules"])
    assert found["failing"] == sorted(xlwings_texts())


def test_a_seeded_fault_does_not_compile(look: Look, tmp_path: Path) -> None:
    path = tmp_path / "Rusak.xlsm"
    build_master(path, tahun=2025, id_buku="UJI", vba={"modRusak": 'Attribute VB_Name = "modRusak"\nSub Rusak(\n'})

    assert look("compile", path)["failing"] == ["modRusak"]


@pytest.mark.parametrize(("mode", "told"), [(_BLOCKED, BLOCKED), (_ALLOWED, ALLOWED)])
@pytest.mark.parametrize("stored", [BLOCKED, ALLOWED])
def test_beranda_tells_whether_macros_may_run_now(
    mode: str, told: str, stored: str, look: Look, tmp_path: Path
) -> None:
    path = tmp_path / "Master.xlsm"
    # Without xlwings' modules, as the extension leaves the project: they would stop every macro.
    build_master(path, tahun=2025, id_buku="UJI", vba=own_texts())
    beranda = part(path, "xl/worksheets/sheet1.xml")
    replace_part(path, "xl/worksheets/sheet1.xml", beranda.replace(f"<v>{BLOCKED}".encode(), f"<v>{stored}".encode()))

    texts = look("cells", path, "Beranda", mode)

    assert [text[: len(told)] for text in texts if text.startswith((BLOCKED, ALLOWED))] == [told]
