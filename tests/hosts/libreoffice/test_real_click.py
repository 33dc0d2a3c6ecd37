"""A real click on Generate Draft in a real window: default macro security, and only what the installer put there."""

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from calc import Calc
from lkjip_xl.hosts.libreoffice.install import install
from lkjip_xl.hosts.libreoffice.profile import Profile

pytestmark = pytest.mark.libreoffice

_PATIENCE = 60  # seconds
_NOTICE = 5  # seconds after which a person notices that nothing has happened
_HAND = 1  # seconds that a hand needs from one button to the next
_EMPTY_SCREEN = 20_000  # bytes of a picture with hardly anything on it


def test_a_click_on_generate_draft_makes_the_draft_and_its_letter(
    window: Calc, master: Path, display: str, artefacts: Path
) -> None:
    place = window.order("button_place", sheet="Beranda", label="Generate Draft")
    _picture(display, artefacts / "generate_draft_before.png")

    _click_until(display, lambda: place, lambda: window.order("dialog_button"))

    _wait_for(lambda: "selesai" in window.order("named", name="pesan_terakhir"))
    _wait_for(lambda: window.order("dialog_button"))
    _picture(display, artefacts / "generate_draft_after.png")
    made = sorted(path.name for path in (master.parent / "dokumen").iterdir())
    assert made == ["Draf_LKjIP_2025_v01.docx", "Surat_Pengantar_LKjIP_2025.docx"]
    assert window.order("named", name="draf_terakhir").startswith(made[0])


def test_the_window_takes_clicks_again_after_a_click(window: Calc, display: str) -> None:
    place = window.order("button_place", sheet="Beranda", label="Hitung Ulang")
    before = int(window.order("named", name="revisi"))

    for _ in range(2):
        _click_until(display, lambda: place, lambda: window.order("dialog_button"))
        _click_until(display, lambda: window.order("dialog_button"), lambda: not window.order("dialog_button"))
        time.sleep(_HAND)

    assert int(window.order("named", name="revisi")) == before + 2


@pytest.fixture
def window(profile: Profile, master: Path, display: str, tmp_path: Path) -> Iterator[Calc]:
    """A window of LibreOffice in which the user has opened the master by a double click on its file, and sees it."""
    install(master.parents[1], profile)
    running = Calc(profile.folder, display=display, document=master)
    _wait_for(lambda: running.order("is_shown"))
    running.order("place_window", width=1366, height=900)
    # A window that is not painted yet swallows the first click, which no person would make on an empty screen.
    _wait_for(lambda: _picture(display, tmp_path / "screen.png") > _EMPTY_SCREEN)
    yield running
    running.stop()


def _click_until(display: str, place: Callable[[], list[int] | None], is_so: Callable[[], object]) -> None:
    """Click as a person does: again when the program, busy with itself, swallowed the click.

    A click that was taken blocks the questions asked here until its step is done, so it is never given twice.
    """
    end = time.monotonic() + _PATIENCE
    while not is_so():
        assert time.monotonic() < end, "nothing happened"
        if (target := place()) is not None:
            _click(display, target)
        time.sleep(_NOTICE)


def _click(display: str, place: list[int]) -> None:
    across, down = (str(number) for number in place)
    _run(display, "xdotool", "mousemove", across, down, "click", "1")


def _picture(display: str, path: Path) -> int:
    """Take a picture of the screen and return its size in bytes: a screen that is not painted yet is tiny."""
    _run(display, "import", "-window", "root", str(path))
    return path.stat().st_size


def _run(display: str, *command: str) -> None:
    subprocess.run(command, env={**os.environ, "DISPLAY": display}, check=True)


def _wait_for(is_so: Callable[[], object]) -> None:
    end = time.monotonic() + _PATIENCE
    while not is_so():
        assert time.monotonic() < end, "nothing happened"
        time.sleep(0.2)
