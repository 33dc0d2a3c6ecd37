"""What all tests share: the real LibreOffice and the Open XML SDK validator.

Under scripts/test everything is installed, so a missing tool fails there; under a bare pytest it skips and says so.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import xlwings as xw

from calc import Calc, make_profile
from libreoffice import LibreOffice
from lkjip_xl.hosts.libreoffice.install import install
from lkjip_xl.hosts.libreoffice.profile import Profile
from lkjip_xl.suite.find import OVERRIDE
from validator import validate
from writer import Writer

REQUIRE_ALL = "LKJIP_TEST_REQUIRE_ALL" in os.environ
VALIDATOR = Path(__file__).parents[1] / ".cache/npm/node_modules/.bin/ooxml-validator"


def _need(tool: str, *, found: bool) -> None:
    if not found:
        message = f"{tool} is missing; scripts/test installs it"
        if REQUIRE_ALL:
            pytest.fail(message)
        pytest.skip(message)


@pytest.fixture(autouse=True)
def _no_layout_unless_asked(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a test that is not marked `libreoffice` run as on a PC without it: laying out a draft takes seconds."""
    if request.node.get_closest_marker("libreoffice") is None:
        monkeypatch.setenv(OVERRIDE, "")


@pytest.fixture(scope="session")
def libreoffice(tmp_path_factory: pytest.TempPathFactory) -> LibreOffice:
    """A LibreOffice with a profile of its own that recalculates every formula on load."""
    _need("LibreOffice", found=shutil.which("soffice") is not None)
    return LibreOffice(tmp_path_factory.mktemp("libreoffice"))


@pytest.fixture(scope="session")
def calc(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Calc]:
    """A running LibreOffice Calc with our bridge installed, as `lkjip pasang libreoffice` installs it."""
    _need("LibreOffice", found=shutil.which("soffice") is not None)
    folder = tmp_path_factory.mktemp("calc")
    profile = make_profile(folder)
    install(folder, Profile(profile))
    running = Calc(profile)
    yield running
    running.stop()


@pytest.fixture(scope="session")
def writer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Writer]:
    """A running LibreOffice Writer that edits documents as people do."""
    _need("LibreOffice", found=shutil.which("soffice") is not None)
    running = Writer(make_profile(tmp_path_factory.mktemp("writer")))
    yield running
    running.stop()


@pytest.fixture
def open_in_calc(calc: Calc) -> Iterator[Callable[[Path], xw.Book]]:
    """Open a workbook in Calc and hold it as a macro would: `open_in_calc(path)`; it is closed after the test."""
    with ExitStack() as opened:
        yield lambda path: opened.enter_context(calc.live(path))


@pytest.fixture(scope="session")
def ooxml_validator() -> Callable[[Path], list[str]]:
    """The Open XML SDK validator for Office 2010: returns a line per fault."""
    _need("The Open XML SDK validator", found=VALIDATOR.exists())
    return lambda path: validate(VALIDATOR, path)
