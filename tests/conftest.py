"""What all tests share: the real LibreOffice and the Open XML SDK validator.

Under scripts/test everything is installed, so a missing tool fails there; under a bare pytest it skips and says so.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from libreoffice import LibreOffice
from validator import validate

REQUIRE_ALL = "LKJIP_TEST_REQUIRE_ALL" in os.environ
VALIDATOR = Path(__file__).parents[1] / ".cache/npm/node_modules/.bin/ooxml-validator"


def _need(tool: str, *, found: bool) -> None:
    if not found:
        message = f"{tool} is missing; scripts/test installs it"
        if REQUIRE_ALL:
            pytest.fail(message)
        pytest.skip(message)


@pytest.fixture(scope="session")
def libreoffice(tmp_path_factory: pytest.TempPathFactory) -> LibreOffice:
    """A LibreOffice with a profile of its own that recalculates every formula on load."""
    _need("LibreOffice", found=shutil.which("soffice") is not None)
    return LibreOffice(tmp_path_factory.mktemp("libreoffice"))


@pytest.fixture(scope="session")
def ooxml_validator() -> Callable[[Path], list[str]]:
    """The Open XML SDK validator for Office 2010: returns a line per fault."""
    _need("The Open XML SDK validator", found=VALIDATOR.exists())
    return lambda path: validate(VALIDATOR, path)
