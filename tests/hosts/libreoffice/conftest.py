"""A real LibreOffice with our bridge installed, and an office whose master carries macros."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from calc import Calc, make_profile
from lkjip_xl.hosts.libreoffice.install import install
from lkjip_xl.hosts.libreoffice.profile import Profile
from lkjip_xl.sop import mulai, step_2_formulir, step_3_konsolidasi
from office_files import EXAMPLE, at, open_book

MASTER = "Master_LKjIP_2025.xlsm"


@pytest.fixture(scope="session")
def fresh_profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile in which nothing is installed; to be copied, not changed."""
    return make_profile(tmp_path_factory.mktemp("fresh"))


@pytest.fixture
def profile(fresh_profile: Path, tmp_path: Path) -> Profile:
    """A profile of its own, in which nothing is installed."""
    shutil.copytree(fresh_profile, tmp_path / "profile", ignore=shutil.ignore_patterns(".lock"))
    return Profile(tmp_path / "profile")


@pytest.fixture(scope="session")
def collected_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with a macro workbook that has merged what its units sent."""
    folder = tmp_path_factory.mktemp("collected") / "LKjIP"
    source = open_book(EXAMPLE / "Master_LKjIP_2025_CONTOH.xlsx")
    mulai.run(2025, folder, now=at(5), source=source, id_buku="CONTOH-2025", with_macros=True)
    master = folder / "2025" / MASTER
    step_2_formulir.run(open_book(master), now=at(6))
    for returned in (EXAMPLE / "masuk").iterdir():
        shutil.copyfile(returned, folder / "2025" / "masuk" / returned.name)
    step_3_konsolidasi.run(open_book(master), now=at(16))
    return folder


@pytest.fixture
def master(collected_once: Path, tmp_path: Path) -> Path:
    """The master of that office, in a folder with a space and a bracket in its name."""
    shutil.copytree(collected_once, tmp_path / "Kantor (baru)" / "LKjIP")
    return tmp_path / "Kantor (baru)" / "LKjIP" / "2025" / MASTER


@pytest.fixture
def calc(profile: Profile, master: Path) -> Iterator[Calc]:
    """LibreOffice without a window, prepared by `lkjip pasang libreoffice` and nothing else."""
    install(master.parents[1], profile)
    running = Calc(profile.folder)
    yield running
    running.stop()


@pytest.fixture
def display() -> Iterator[str]:
    """An X display of its own."""
    reader, writer = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1366x900x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[writer],
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    with os.fdopen(reader) as told:
        yield f":{told.readline().strip()}"
    screen.terminate()
    screen.wait()


@pytest.fixture
def artefacts(tmp_path: Path) -> Path:
    """Where pictures are kept: a folder that the caller of the tests names, else one that pytest deletes."""
    folder = Path(os.environ.get("LKJIP_TEST_ARTEFACTS", tmp_path))
    folder.mkdir(parents=True, exist_ok=True)
    return folder
