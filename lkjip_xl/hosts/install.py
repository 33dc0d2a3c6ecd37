"""`lkjip pasang excel`: the masters of a folder learn where our Python is, and get a door that works from outside.

Layer: hosts. Needs no administrator. Writes the closed masters through their own door, and `Generate Draft.cmd` beside
each; what Excel itself must be told (the trusted folder) only a person can do, so it is said.
Source: TRAPS (the button starts `cmd.exe` from Excel, which some offices block: hence the outside door).
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from lkjip_xl.book.building.macros import INTERPRETER_NAME
from lkjip_xl.book.code_names import MACRO_SUFFIX
from lkjip_xl.book.file import FileBook
from lkjip_xl.book.schema.master import MASTER
from lkjip_xl.errors import LkjipError
from lkjip_xl.model import Artifact, Finding, Severity
from lkjip_xl.sop.result import StepResult

LAUNCHER = "Generate Draft.cmd"
_OURS = "rem Dibuat oleh lkjip pasang excel; jangan diubah."
# chcp: the batch file is UTF-8, so that names in any alphabet arrive. %~dp0 is the folder of the batch file itself:
# the office's folder may move.
_LAUNCHER_TEXT = """\
@echo off
{ours}
chcp 65001 >nul
"{interpreter}" -m lkjip_xl.hosts.launcher generate_draft "%~dp0{master}"
pause
"""
_TRUST = (
    "Satu kali lagi di Excel: File > Options > Trust Center > Trust Center Settings > Trusted Locations > Add new "
    "location, pilih folder {folder}, centang 'Subfolders of this location are also trusted', lalu OK."
)


class NotWindowsError(LkjipError):
    """Excel with xlwings runs on Windows only."""

    code = "NOT_WINDOWS"

    def __init__(self) -> None:
        """Say what to do here."""
        super().__init__(
            "Pemasangan untuk Excel hanya dapat dilakukan di Windows",
            remedy="Di komputer ini pakai 'lkjip pasang libreoffice --folder DIR'.",
        )


class NoMasterError(LkjipError):
    """The folder holds no macro workbook."""

    code = "NO_MASTER"

    def __init__(self, folder: Path) -> None:
        """Name the folder."""
        super().__init__(
            "Tidak ada buku induk berakhiran .xlsm",
            where=str(folder),
            remedy="Beri folder kantor, yaitu folder di atas folder tahun, misalnya --folder LKjIP.",
        )


class InterpreterUnusableError(LkjipError):
    """The path of Python has a sign that a batch file or xlwings would take for something else."""

    code = "INTERPRETER_UNUSABLE"

    def __init__(self, interpreter: str) -> None:
        """Name the path."""
        super().__init__(
            "Alamat Python memuat tanda yang tidak dapat dipakai Excel",
            where=interpreter,
            remedy='Pasang Python dan lkjip_xl di folder yang namanya tanpa tanda % dan ", lalu ulangi.',
        )


def this_interpreter() -> str:
    """Return the Python that runs us, as Excel must start it.

    Raises:
        NotWindowsError: It is not one that Excel could start.
    """
    if sys.platform != "win32":
        raise NotWindowsError
    # pythonw has no console: the outside door would show nothing.
    return str(Path(sys.executable).with_name("python.exe"))


def install(folder: Path, interpreter: str) -> StepResult:
    """Tell every master of a folder where Python is, and put the outside door beside it.

    Args:
        folder: The office's folder, or the folder of one year.
        interpreter: Absolute path of python.exe.

    Raises:
        InterpreterUnusableError: The path would break in a batch file.
        NoMasterError: There is no macro workbook.
        LkjipError: A master is open, read-only or damaged; those before it are done.
    """
    if any(sign in interpreter for sign in '%"'):
        raise InterpreterUnusableError(interpreter)
    artifacts: list[Artifact] = []
    for master in _masters(folder):
        FileBook(master, MASTER).write([], {INTERPRETER_NAME: interpreter})
        artifacts += [Artifact("master", master), Artifact("peluncur", _write_launcher(master, interpreter))]
    return StepResult(f"Excel siap. {_TRUST.format(folder=folder.resolve())}", tuple(artifacts))


def remove(folder: Path) -> StepResult:
    """Take both away again; a batch file that somebody else made stays.

    Raises:
        NoMasterError: There is no macro workbook.
        LkjipError: A master is open, read-only or damaged.
    """
    findings = []
    for master in _masters(folder):
        FileBook(master, MASTER).write([], {INTERPRETER_NAME: None})
        findings += _remove_launcher(master.with_name(LAUNCHER))
    message = f"Buku induk di {folder} tidak lagi menyebut Python."
    advice = "Hapus juga folder itu dari Trusted Locations di Excel."
    return StepResult(f"{message} {advice}", findings=tuple(findings))


def launcher_text(interpreter: str, master: str) -> str:
    """Return the batch file beside a master; a percent sign in a name is doubled, as batch files want it."""
    name = master.replace("%", "%%")
    return _LAUNCHER_TEXT.format(ours=_OURS, interpreter=interpreter, master=name).replace("\n", "\r\n")


def _masters(folder: Path) -> list[Path]:
    found = list(_look_for(folder))
    if not found:
        raise NoMasterError(folder)
    return found


def _look_for(folder: Path) -> Iterator[Path]:
    """Yield the masters of a folder and of the year folders in it, without the programs' lock files."""
    for pattern in (f"*{MACRO_SUFFIX}", f"*/*{MACRO_SUFFIX}"):
        for path in sorted(folder.glob(pattern)):
            if not path.name.startswith(("~$", ".")):
                yield path


def _write_launcher(master: Path, interpreter: str) -> Path:
    launcher = master.with_name(LAUNCHER)
    launcher.write_bytes(launcher_text(interpreter, master.name).encode("utf-8"))
    return launcher


def _remove_launcher(launcher: Path) -> list[Finding]:
    if not launcher.is_file():
        return []
    if _OURS in launcher.read_text(encoding="utf-8", errors="replace"):
        launcher.unlink()
        return []
    message = f"{launcher.name} bukan buatan program ini dan tidak dihapus"
    return [Finding("LAUNCHER_FOREIGN", Severity.PERINGATAN, message, "Hapus sendiri bila tidak dipakai.")]
