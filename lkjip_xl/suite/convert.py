"""A workbook of another format as .xlsx, made by LibreOffice.

Layer: suite. Bytes in, bytes out.
"""

import subprocess
import tempfile
from pathlib import Path
from typing import Final

from lkjip_xl.errors import LkjipError
from lkjip_xl.suite.find import find_soffice
from lkjip_xl.suite.running import OutOfTimeError, profile_argument, run, throwaway_profile

_FILTER: Final = "xlsx:Calc MS Excel 2007 XML"


class ConversionFailedError(LkjipError):
    """LibreOffice could not make an .xlsx of the file, or took too long."""

    code = "CONVERSION_FAILED"

    def __init__(self, file: str) -> None:
        """Name the file."""
        super().__init__(
            f"Berkas {file} tidak dapat diubah menjadi .xlsx oleh LibreOffice",
            remedy="Buka sendiri di Excel atau LibreOffice Calc, simpan sebagai .xlsx, lalu kirim ulang.",
        )


def convert_to_xlsx(content: bytes, file: str, suffix: str, *, timeout: float = 60) -> bytes | None:
    """Return the workbook as .xlsx; None where this machine has no LibreOffice.

    Args:
        content: The whole file.
        file: Its name, for messages; never used as a path.
        suffix: What the content really is: `.xls`, `.ods`, `.html` …
        timeout: Seconds until LibreOffice is stopped.

    Raises:
        ConversionFailedError: LibreOffice refused the file, crashed on it, or was out of time.
    """
    soffice = find_soffice()
    if soffice is None:
        return None
    with tempfile.TemporaryDirectory(prefix="lkjip-", ignore_cleanup_errors=True) as folder, throwaway_profile() as own:
        source, made = Path(folder) / f"masuk{suffix}", Path(folder) / "keluar" / "masuk.xlsx"
        source.write_bytes(content)
        command = [str(soffice), profile_argument(own), "--headless", "--norestore", "--nologo"]
        command += ["--convert-to", _FILTER, "--outdir", str(made.parent), str(source)]
        try:
            run(command, timeout=timeout)
            return made.read_bytes()
        except (OSError, OutOfTimeError, subprocess.CalledProcessError) as error:
            raise ConversionFailedError(file) from error
