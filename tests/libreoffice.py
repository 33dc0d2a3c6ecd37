"""A real LibreOffice for the tests: converts, recalculates and renders, in a profile of its own."""

import subprocess
from pathlib import Path

# 0 = always recalculate files of Excel on load; the default trusts cached results and would prove nothing.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


class LibreOffice:
    """Runs soffice without a window; each instance has its own profile, so that tests may run side by side."""

    def __init__(self, folder: Path) -> None:
        """Prepare the profile below a folder of the test session."""
        self._profile = folder / "profile"
        (self._profile / "user").mkdir(parents=True)
        (self._profile / "user" / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")

    def convert(self, path: Path, kind: str, folder: Path) -> Path:
        """Convert a file to another kind (`pdf`, `xlsx`, `ods` …) and return the new file in `folder`."""
        folder.mkdir(parents=True, exist_ok=True)
        self._run("--convert-to", kind, "--outdir", str(folder), str(path))
        target = folder / f"{path.stem}.{kind.partition(':')[0]}"
        if not target.exists():
            message = f"LibreOffice made no {kind} of {path.name}"
            raise AssertionError(message)
        return target

    def recalculated(self, path: Path, folder: Path) -> Path:
        """Open a workbook, recalculate every formula, save it as .xlsx in `folder` and return that file."""
        return self.convert(path, "xlsx", folder)

    def pdf_text(self, path: Path, folder: Path) -> str:
        """Render a document or workbook to PDF and return the text of all pages."""
        pdf = self.convert(path, "pdf", folder)
        done = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True)
        return done.stdout

    def _run(self, *arguments: str) -> None:
        subprocess.run(
            ["soffice", f"-env:UserInstallation={self._profile.as_uri()}", "--headless", "--norestore", *arguments],
            capture_output=True,
            text=True,
            check=True,
            timeout=180,
        )
