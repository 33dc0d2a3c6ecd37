"""What is special about Excel under xlwings: which workbook was meant, and its known dangers disarmed.

Layer: hosts. Never starts Excel. The parts that only Windows has are reached through `importlib`, so that this module
imports everywhere; what they do is listed in docs/WINDOWS.md.
Source: xlwings 0.37 (`_xlwindows`): its clean-up at exit may end an Excel that the user has hidden, and its retries of
a busy Excel never end.
"""

import atexit
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import xlwings as xw

from lkjip_xl.errors import LkjipError

ATTEMPTS = 3_000
"""How often a call is repeated while Excel is busy: some seconds, then the user is told."""

_BUSY = frozenset({-2147418111, -2146777998, -2147417846})
"""RPC_E_CALL_REJECTED, VBA_E_IGNORE, RPC_E_SERVERCALL_RETRYLATER: a cell is being edited, or a window is open."""
_DESCRIPTION = 2
"""Where pywin32's `excepinfo` keeps Excel's own words."""


class NotFromTheMasterError(LkjipError):
    """The button was started from a workbook that is no master."""

    code = "NOT_FROM_THE_MASTER"

    def __init__(self, name: str) -> None:
        """Name the workbook in front."""
        super().__init__(
            "Buku kerja yang sedang dipakai bukan buku induk LKjIP",
            where=name,
            remedy="Klik tombolnya dari sheet Beranda buku induk.",
        )


class RemoteWorkbookError(LkjipError):
    """Excel knows the workbook by an internet address: it lies in OneDrive or SharePoint."""

    code = "WORKBOOK_REMOTE"

    def __init__(self, address: str) -> None:
        """Name the address."""
        super().__init__(
            "Buku induk dibuka dari OneDrive atau SharePoint",
            where=address,
            remedy="Simpan buku induk di folder komputer ini, misalnya di drive D, buka dari sana, lalu ulangi.",
        )


class WorkbookNameError(LkjipError):
    """The file name has a character with which xlwings cannot find the workbook."""

    code = "WORKBOOK_NAME"

    def __init__(self, name: str) -> None:
        """Name the file."""
        super().__init__(
            "Nama berkas buku induk memuat tanda sama dengan (=)",
            where=name,
            remedy="Tutup buku induk, ganti nama berkasnya tanpa tanda itu, buka lagi, lalu ulangi.",
        )


class ExcelBusyError(LkjipError):
    """Excel takes no call: somebody edits a cell, or a window waits for an answer."""

    code = "EXCEL_BUSY"

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            "Excel sedang sibuk: ada sel yang sedang diketik atau jendela yang menunggu jawaban",
            remedy="Tekan Enter atau Esc di lembar kerja, tutup jendela yang terbuka, lalu ulangi.",
        )


class ExcelRefusedError(LkjipError):
    """Excel refused a call; its own words tell why."""

    code = "EXCEL_REFUSED"

    def __init__(self, words: str) -> None:
        """Keep Excel's words."""
        super().__init__(
            "Excel menolak mengubah atau membaca buku induk",
            where=words,
            remedy="Periksa apakah lembarnya dikunci atau berkasnya hanya-baca, lalu ulangi.",
        )


class _NeverRaisedError(Exception):
    """Stands for Excel's error where there is no Excel."""


def _disarm() -> type[Exception]:
    """Keep xlwings from ending other Excels and from waiting for ever; return the error of its calls."""
    if sys.platform != "win32":
        return _NeverRaisedError
    host = import_module("xlwings._xlwindows")
    atexit.unregister(host.cleanup)
    vars(host)["N_COM_ATTEMPTS"] = ATTEMPTS
    error: type[Exception] = import_module("pywintypes").com_error
    return error


CallError = _disarm()
"""What a call to Excel raises."""


@contextmanager
def plain_faults() -> Iterator[None]:
    """Turn what Excel raises into one Indonesian sentence.

    Raises:
        ExcelBusyError: It took no call for some seconds.
        ExcelRefusedError: It refused one.
    """
    try:
        yield
    except CallError as error:
        raise known_fault(error) from error


def known_fault(error: Any) -> LkjipError:  # noqa: ANN401 the error has Windows' own shape
    """Return the error that a user can read for one of Excel's (`hresult`, `strerror`, `excepinfo`)."""
    details = error.excepinfo or ()
    if error.hresult in _BUSY or (details and details[-1] in _BUSY):
        return ExcelBusyError()
    description = details[_DESCRIPTION] if len(details) > _DESCRIPTION else None
    return ExcelRefusedError(str(description or error.strerror))


def caller() -> xw.Book:
    """Return the master whose button was clicked.

    The macro brings its own workbook to the front first. Should another one be there, the only open master is meant.

    Raises:
        WorkbookNameError: xlwings cannot find the workbook by its name.
        NotFromTheMasterError: No master is open, or more than one.
        RemoteWorkbookError: It has no path on this machine.
        ExcelBusyError, ExcelRefusedError: Excel does not answer.
    """
    refuse_name(sys.argv)
    with plain_faults():
        book = xw.Book.caller()
        master = book if is_master(book) else _only_master(book)
        refuse_remote(_full_name(master))
    return master


def find_open(master: Path) -> xw.Book | None:
    """Return a master that is open in some window, found by its path; None when no program has it open.

    Raises:
        RemoteWorkbookError: A workbook of that name is open from an internet address: it may be this one.
        ExcelBusyError, ExcelRefusedError: Excel does not answer.
    """
    if xw.engines.active is None:
        return None
    with plain_faults():
        for app in xw.apps:
            for book in app.books:
                if book.name.casefold() == master.name.casefold() and _lies_at(book, master):
                    return book
    return None


def _lies_at(book: xw.Book, master: Path) -> bool:
    refuse_remote(_full_name(book))
    return os.path.normcase(Path(_full_name(book)).resolve()) == os.path.normcase(master.resolve())


def _full_name(book: xw.Book) -> str:
    # xlwings' own `fullname` guesses a folder for an internet address.
    return str(getattr(book.api, "FullName", None) or book.fullname)


def refuse_name(arguments: list[str]) -> None:
    """Refuse a workbook whose name xlwings would cut: it takes what stands between two equals signs.

    Raises:
        WorkbookNameError: There is one more in the name.
    """
    for argument in arguments:
        if argument.startswith("--wb=") and "=" in argument.removeprefix("--wb="):
            raise WorkbookNameError(argument.removeprefix("--wb="))


def refuse_remote(fullname: str) -> None:
    """Refuse a workbook that Excel knows by an internet address.

    Raises:
        RemoteWorkbookError: It does.
    """
    if "://" in fullname:
        raise RemoteWorkbookError(fullname)


def is_master(book: xw.Book) -> bool:
    """Return whether a workbook carries the identity of a master."""
    return "id_buku" in book.names


def _only_master(front: xw.Book) -> xw.Book:
    masters = [book for book in front.app.books if is_master(book)]
    if len(masters) != 1:
        raise NotFromTheMasterError(front.name)
    return masters[0]
