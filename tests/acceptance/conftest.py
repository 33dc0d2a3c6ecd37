"""The documents that a newcomer holds after the demo, made once."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from libreoffice import LibreOffice


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Path]]:
    """Files of the demo by kind."""
    out = tmp_path_factory.mktemp("demo") / "hasil"
    program = Path(sys.executable).with_name("lkjip")
    done = subprocess.run([program, "demo", "--out", out, "--json"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    files: dict[str, list[Path]] = {}
    for artifact in json.loads(done.stdout)["artifacts"]:
        files.setdefault(artifact["kind"], []).append(out / artifact["path"])
    return files


@pytest.fixture(scope="session")
def pdf(
    demo: dict[str, list[Path]], libreoffice: LibreOffice, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    """The report and the cover letter as LibreOffice prints them."""
    folder = tmp_path_factory.mktemp("pdf")
    return {kind: libreoffice.convert(demo[kind][0], "pdf", folder) for kind in ("draf", "surat_pengantar")}
