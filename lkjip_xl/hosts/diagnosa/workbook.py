"""Checks of the master itself: readable, macros whole, Python named in it, no step left half done.

Layer: hosts. Source: DESIGN sections 1.6 and 3; `book.container` knows the macros.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from lkjip_xl.book.building.macros import INTERPRETER_NAME
from lkjip_xl.book.code_names import MACRO_SUFFIX
from lkjip_xl.book.container import check_container
from lkjip_xl.book.file import FileBook
from lkjip_xl.book.schema.master import MASTER
from lkjip_xl.errors import LkjipError
from lkjip_xl.hosts.diagnosa.check import Check, Machine, Result, failed, only_on_windows, passed, warned
from lkjip_xl.ledger.journal import Journal
from lkjip_xl.model import Finding, Severity
from lkjip_xl.sop.folder import YearFolder

_VERSION_CODE = "XLWINGS_VERSION_DIFFERS"
_INSTALL = "Tutup buku induk, lalu jalankan 'lkjip pasang excel --folder DIR'."


def check_workbook(machine: Machine, master: Path) -> Iterator[Check]:
    """Yield the checks of a master that lies on disk."""
    try:
        book = FileBook(master, MASTER)
        id_buku = book.value("id_buku")
    except LkjipError as error:
        yield failed("MASTER_READABLE", error.message, error.remedy)
        return
    if not isinstance(id_buku, str):
        action = "Buat buku induk dengan 'lkjip mulai TAHUN --folder DIR'."
        yield failed("MASTER_READABLE", "Berkas ini belum menjadi buku induk sebuah tahun", action)
        return
    yield passed("MASTER_READABLE", f"Buku induk {id_buku} dapat dibaca")
    yield from _macros(master)
    yield _interpreter(machine, book)
    yield _unfinished(master, id_buku)


def _macros(master: Path) -> Iterator[Check]:
    if master.suffix.casefold() != MACRO_SUFFIX:
        cause = "Buku induk .xlsx tidak memuat makro: tombol tidak ada, perintah lkjip tetap dapat dipakai"
        action = "Jalankan langkah dengan perintah lkjip, atau buat buku induk baru berakhiran .xlsm."
        yield warned("MACRO_CONTAINER", cause, action)
        return
    findings = check_container(master)
    yield _worst("MACRO_CONTAINER", [each for each in findings if each.code != _VERSION_CODE], "Makro utuh")
    same = "Versi xlwings pada makro sama dengan yang terpasang"
    yield _worst("MACRO_VERSION", [each for each in findings if each.code == _VERSION_CODE], same)


def _worst(id_: str, findings: Sequence[Finding], well: str) -> Check:
    if not findings:
        return passed(id_, well)
    galat = [each for each in findings if each.severity is Severity.GALAT]
    first = (galat or findings)[0]
    others = f" (dan {len(findings) - 1} hal lain)" if len(findings) > 1 else ""
    return Check(id_, Result.FAIL if galat else Result.WARN, f"{first.message}{others}", first.remedy)


def _interpreter(machine: Machine, book: FileBook) -> Check:
    if not machine.is_windows:
        return only_on_windows("MACRO_INTERPRETER", "Alamat Python di dalam buku induk")
    try:
        named = book.value(INTERPRETER_NAME)
    except LkjipError:
        action = "Jalankan 'lkjip perbaiki MASTER'."
        return failed("MACRO_INTERPRETER", "Buku induk tidak memuat pengaturan Python", action)
    if not isinstance(named, str):
        return failed("MACRO_INTERPRETER", "Alamat Python di dalam buku induk kosong", _INSTALL)
    if not Path(named).is_file():
        return failed("MACRO_INTERPRETER", f"Python di dalam buku induk tidak ada: {named}", _INSTALL)
    if Path(named) != machine.interpreter:
        return warned("MACRO_INTERPRETER", f"Buku induk memakai Python lain: {named}", _INSTALL)
    return passed("MACRO_INTERPRETER", f"Buku induk memakai {named}")


def _unfinished(master: Path, id_buku: str) -> Check:
    try:
        steps = [entry.step for entry in Journal(YearFolder.of(master).journal, id_buku).unfinished()]
    except LkjipError as error:
        return failed("UNFINISHED_STEPS", error.message, error.remedy)
    if steps:
        action = "Jalankan langkah itu sekali lagi; program menutup yang terputus dan mencatatnya."
        return warned("UNFINISHED_STEPS", f"Langkah terputus: {', '.join(steps)}", action)
    return passed("UNFINISHED_STEPS", "Tidak ada langkah yang terputus")
