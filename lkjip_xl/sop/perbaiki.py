"""Perbaiki: a master whose macros another program damaged gets them back, with everything that was typed since.

Layer: sop. The container of the macros is replaced whole, never edited. Where only the macros' texts are old, that is
all; where the sheets lost what ties them to the macros, the last good master takes in the contents of the damaged one,
which stays beside it under another name.
Source: DESIGN section 6; what LibreOffice leaves out when it saves: docs/MACROS.md.
"""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from lkjip_xl.book.build import build_master
from lkjip_xl.book.code_names import MACRO_SUFFIX
from lkjip_xl.book.container import check_container, is_damaged, own_modules, renew_macros
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

_LAST_DAMAGED = "sebelum_perbaikan.xlsm"

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


class RepairLeavesBehindError(LkjipError):
    """The macros could be restored only by leaving something of the office out of the master."""

    code = "REPAIR_LEAVES_BEHIND"

    def __init__(self, master: Path, left: Sequence[Finding]) -> None:
        """Name the master and the first of what would be left."""
        more = f" dan {len(left) - 1} hal lain" if len(left) > 1 else ""
        super().__init__(
            f"Makro buku induk {master.name} rusak; bila dipulihkan: {left[0].message}{more}",
            remedy="Jalankan 'lkjip perbaiki MASTER': yang tidak ikut disimpan dalam salinan.",
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
    return _repair(master.resolve(), now, recorder, may_leave_behind=True)


def before_step(master: Path, *, now: datetime, recorder: str = "") -> tuple[Finding, ...]:
    """Repair a damaged master before a step runs on it, and return what there is to tell.

    Unasked, nothing of the office is left out: where a repair would do that, the master stays as it is.

    Raises:
        LkjipError: As `run`.
    """
    if not is_damaged(master):
        return ()
    try:
        return _repair(master.resolve(), now, recorder, may_leave_behind=False).findings
    except RepairLeavesBehindError as refused:
        return (Finding(refused.code, Severity.PERINGATAN, refused.message, refused.remedy, file=master.name),)


def _repair(path: Path, now: datetime, recorder: str, *, may_leave_behind: bool) -> StepResult:
    refuse_if_not_writable(path)
    if path.suffix.casefold() != MACRO_SUFFIX:
        raise NoMacrosExpectedError(path)
    faults = check_container(path)
    if not faults:
        return StepResult(f"Makro buku induk {path.name} utuh; tidak ada yang perlu diperbaiki.")
    kept_as = f"{path.stem}_sebelum_perbaikan_{now:%Y%m%d_%H%M%S}{path.suffix}"
    with _working_folder(path) as folder:
        sound = folder / path.name
        before = digest(path.read_bytes())
        left = [_module(name, kept_as) for name in own_modules(path)]
        left += _make_repaired(sound, path, {fault.code for fault in faults}, kept_as)
        if left and not may_leave_behind:
            raise RepairLeavesBehindError(path, left)
        if digest(path.read_bytes()) != before:
            raise WorkbookChangedError(path)
        copy = path.with_name(kept_as) if left else YearFolder.of(path).hidden / _LAST_DAMAGED
        _put_in_place(sound, path, copy)
    return _record(path, now, recorder, left, copy)


@contextmanager
def _working_folder(path: Path) -> Iterator[Path]:
    """Offer a folder on the master's own disk, so that a file made there can be moved into its place."""
    try:
        with tempfile.TemporaryDirectory(prefix=".perbaiki", dir=path.parent) as folder:
            yield Path(folder)
    except PermissionError as error:  # Windows, while a program has the file open
        raise WorkbookOpenError(path, "program lain") from error
    except OSError as error:
        raise WorkbookNotSavedError(path) from error


def _make_repaired(repaired: Path, damaged: Path, faults: AbstractSet[str], kept_as: str) -> list[Finding]:
    """Write the repaired master, and return what of the damaged one is not in it."""
    if faults <= _ONLY_TEXTS:
        shutil.copyfile(damaged, repaired)
        renew_macros(repaired)
        return []
    _make_sound(repaired, damaged)
    return Salvage(damaged, repaired, MASTER, kept_as).run()


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


def _put_in_place(repaired: Path, path: Path, copy: Path) -> None:
    """Keep the damaged master as a copy and replace it in one move; where that fails, the copy goes again."""
    try:
        copy.parent.mkdir(exist_ok=True)
        shutil.copyfile(path, copy)
        shutil.copymode(path, repaired)
        repaired.replace(path)
    except OSError:
        copy.unlink(missing_ok=True)
        raise


def _record(path: Path, now: datetime, recorder: str, left: Sequence[Finding], copy: Path) -> StepResult:
    """Tell the repair in the master and its journal, as any step does."""
    desk = Desk.open(FileBook(path, MASTER), now, recorder)
    kept = _kept(desk.folder.relative(copy))
    with desk.change(STEP, [kept, *left]) as change:
        change.artifacts += [Artifact("master", path), Artifact("salinan", copy)]
        rest = f"{len(left)} hal tidak ikut; lihat Temuan" if left else "semua isiannya tetap"
        change.message = f"Makro buku induk {path.name} dipulihkan; {rest}."
    return change.result()


def _module(name: str, kept_as: str) -> Finding:
    return Finding(
        "MODULE_LEFT_BEHIND",
        Severity.PERINGATAN,
        f"Makro buatan kantor dalam modul {name} tidak ikut",
        f"Salin kembali dari berkas {kept_as} bila masih diperlukan.",
        file=kept_as,
    )


def _kept(copy: str) -> Finding:
    return Finding(
        "DAMAGED_COPY_KEPT",
        Severity.INFO,
        f"Buku induk sebelum perbaikan disimpan sebagai {copy}",
        "Hapus berkas itu bila tidak ada lagi yang perlu disalin darinya.",
        file=copy,
    )
