"""Perbaiki: a master whose macros another program damaged gets them back, with everything that was typed since.

Layer: sop. The container of the macros is replaced whole, never edited. Where only the macros' texts are old, that is
all; where the sheets lost what ties them to the macros, the last good master takes in the contents of the damaged one,
which stays beside it under another name.
Source: DESIGN section 6; what LibreOffice leaves out when it saves: docs/MACROS.md.
"""

import shutil
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from lkjip_xl.book.build import build_master
from lkjip_xl.book.code_names import MACRO_SUFFIX
from lkjip_xl.book.container import check_container, own_modules, renew_macros
from lkjip_xl.book.file import FileBook
from lkjip_xl.book.ooxml.locks import WorkbookOpenError, refuse_if_not_writable
from lkjip_xl.book.ooxml.package import digest
from lkjip_xl.book.ooxml.saving import WorkbookChangedError, WorkbookNotSavedError
from lkjip_xl.book.salvage import Salvage
from lkjip_xl.book.schema.master import MASTER
from lkjip_xl.book.vba.texts import macro_texts
from lkjip_xl.errors import LkjipError
from lkjip_xl.model import Artifact, Finding, Severity
from lkjip_xl.sop.desk import BookIdMissingError, Desk
from lkjip_xl.sop.folder import YearFolder
from lkjip_xl.sop.good_copy import good_copy
from lkjip_xl.sop.result import StepResult

STEP = "perbaiki"

_ONLY_TEXTS = frozenset(
    {
        "MACROS_UNREADABLE",
        "MACRO_LIST_BROKEN",
        "MACRO_MODULE_MISSING",
        "MACRO_MODULE_DIFFERS",
        "XLWINGS_VERSION_DIFFERS",
        "BUTTON_WITHOUT_MACRO",
    }
)
"""Faults that a new container alone takes away: sheets and buttons are as they should be."""


class NoMacrosExpectedError(LkjipError):
    """A master called .xlsx has no macros that could be repaired."""

    code = "NO_MACROS_EXPECTED"

    def __init__(self, master: Path) -> None:
        """Name the file."""
        super().__init__(
            f"Buku induk {master.name} tidak memakai makro",
            remedy=f"Perbaikan hanya untuk buku induk berakhiran {MACRO_SUFFIX}.",
        )


def run(master: Path, *, now: datetime, recorder: str = "") -> StepResult:
    """Give a master its macros back.

    Args:
        master: The closed master.
        now: Time of the command.
        recorder: Who sits at the machine.

    Raises:
        NoMacrosExpectedError: It is no macro workbook.
        WorkbookOpenError: A spreadsheet program has it open.
        LkjipError: It cannot be read or replaced; it is then as it was.
    """
    path = master.resolve()
    refuse_if_not_writable(path)
    if path.suffix.casefold() != MACRO_SUFFIX:
        raise NoMacrosExpectedError(path)
    faults = check_container(path)
    if not faults:
        return StepResult(f"Makro buku induk {path.name} utuh; tidak ada yang perlu diperbaiki.")
    copy = path.with_name(f"{path.stem}_sebelum_perbaikan_{now:%Y%m%d_%H%M%S}{path.suffix}")
    left = [_left_behind(name, copy) for name in own_modules(path)]
    if {fault.code for fault in faults} <= _ONLY_TEXTS:
        if left:
            shutil.copyfile(path, copy)
        renew_macros(path)
    else:
        left += _rebuild(path, copy)
    kept = [copy] if copy.exists() else []
    return _record(path, now, recorder, [*map(_kept, kept), *left], [Artifact("salinan", each) for each in kept])


def _rebuild(path: Path, copy: Path) -> list[Finding]:
    """Put a sound master with the damaged one's contents in its place, keep the damaged one, tell what stays in it."""
    before = digest(path.read_bytes())
    with tempfile.TemporaryDirectory(prefix=".perbaiki", dir=path.parent) as folder:
        sound = Path(folder) / path.name
        _make_sound(sound, path)
        findings = Salvage(path, sound, MASTER, copy.name).run()
        if digest(path.read_bytes()) != before:
            raise WorkbookChangedError(path)
        _put_in_place(sound, path, copy)
    return findings


def _make_sound(sound: Path, damaged: Path) -> None:
    """Write a master with whole macros: the last good one, or a new one of the same year and identity."""
    kept = good_copy(YearFolder.of(damaged))
    if kept.is_file() and _is_same_book(kept, damaged):
        shutil.copyfile(kept, sound)
        faults = {fault.code for fault in check_container(sound)}
        if faults and faults <= _ONLY_TEXTS:
            renew_macros(sound)
        if not faults - _ONLY_TEXTS:
            return
    tahun, id_buku = _identity(damaged)
    build_master(sound, tahun=tahun, id_buku=id_buku, vba=macro_texts())


def _is_same_book(one: Path, other: Path) -> bool:
    try:
        return _identity(one) == _identity(other)
    except LkjipError:  # the copy itself is damaged or foreign: a new master serves
        return False


def _identity(master: Path) -> tuple[int, str]:
    book = FileBook(master, MASTER)
    tahun, id_buku = book.value("tahun"), book.value("id_buku")
    if not isinstance(tahun, int) or not isinstance(id_buku, str):
        raise BookIdMissingError(master)
    return tahun, id_buku


def _put_in_place(sound: Path, path: Path, copy: Path) -> None:
    try:
        shutil.copyfile(path, copy)
        shutil.copymode(path, sound)
        sound.replace(path)
    except PermissionError as error:  # Windows, while a program has the file open
        copy.unlink(missing_ok=True)
        raise WorkbookOpenError(path, "program lain") from error
    except OSError as error:
        copy.unlink(missing_ok=True)
        raise WorkbookNotSavedError(path) from error


def _record(
    path: Path, now: datetime, recorder: str, findings: Sequence[Finding], artifacts: Sequence[Artifact]
) -> StepResult:
    """Tell the repair in the master and its journal, as any step does."""
    desk = Desk.open(FileBook(path, MASTER), now, recorder)
    with desk.change(STEP, findings) as change:
        change.artifacts += [Artifact("master", path), *artifacts]
        change.message = f"Makro buku induk {path.name} dipulihkan dan semua isiannya tetap."
    return change.result()


def _left_behind(module: str, copy: Path) -> Finding:
    return Finding(
        "MODULE_LEFT_BEHIND",
        Severity.PERINGATAN,
        f"Makro buatan kantor dalam modul {module} tidak ikut",
        f"Salin kembali dari berkas {copy.name} bila masih diperlukan.",
        file=copy.name,
    )


def _kept(copy: Path) -> Finding:
    return Finding(
        "DAMAGED_COPY_KEPT",
        Severity.INFO,
        f"Buku induk sebelum perbaikan disimpan sebagai {copy.name}",
        "Hapus berkas itu bila tidak ada lagi yang perlu disalin darinya.",
        file=copy.name,
    )
