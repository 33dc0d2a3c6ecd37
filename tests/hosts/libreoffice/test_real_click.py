"""A real click on Generate Draft in a real window: default macro security, and only what the installer put there."""

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from calc import Calc
from lkjip_xl.hosts.libreoffice.install import install
from lkjip_xl.hosts.libreoffice.profile import Profile

pytestmark = pytest.mark.libreoffice

_PATIENCE = 60  # seconds


def test_a_click_on_generate_draft_makes_the_draft_and_its_letter(
    profile: Profile, master: Path, display: str, artefacts: Path
) -> None:
    install(master.parents[1], profile)
    window = Calc(profile.folder, display=display, document=master)
    try:
        _wait_for(lambda: window.order("is_shown"))
        window.order("place_window", width=1366, height=900)
        place = window.order("button_place", sheet="Beranda", label="Generate Draft")
        _picture(display, artefacts / "generate_draft_before.png")

        _click(display, place)

        made = master.parent / "dokumen"
        _wait_for(lambda: len(list(made.glob("*.docx"))) >= 2)
        _wait_for(lambda: "selesai" in _message(window))
        time.sleep(1)
        _picture(display, artefacts / "generate_draft_after.png")
        names = sorted(path.name for path in made.iterdir())
        assert names == []
    finally:
        window.stop()


def _message(window: Calc) -> str:
    return str(window.order("named", name="pesan_terakhir"))


def _click(display: str, place: list[int]) -> None:
    across, down = (str(number) for number in place)
    _run(display, "xdotool", "mousemove", across, down, "click", "1")


def _picture(display: str, path: Path) -> None:
    _run(display, "import", "-window", "root", str(path))


def _run(display: str, *command: str) -> None:
    subprocess.run(command, env={**os.environ, "DISPLAY": display}, check=True)


def _wait_for(is_so: Callable[[], object]) -> None:
    end = time.monotonic() + _PATIENCE
    while not is_so():
        assert time.monotonic() < end, "nothing happened"
        time.sleep(0.2)
