"""Sheets that are protected against slips of the hand: lifted while a step writes, and put back as they were.

Layer: book. Our own protection has no password; another one is the office's decision, and respected.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from lkjip_xl.book.live.sheet import LiveSheet
from lkjip_xl.errors import LkjipError

_OPTIONS = (
    "AllowFormattingCells",
    "AllowFormattingColumns",
    "AllowFormattingRows",
    "AllowInsertingColumns",
    "AllowInsertingRows",
    "AllowInsertingHyperlinks",
    "AllowDeletingColumns",
    "AllowDeletingRows",
    "AllowSorting",
    "AllowFiltering",
    "AllowUsingPivotTables",
)
"""What a protected sheet may still allow, in Excel's words."""

Refusals = tuple[type[Exception], ...]
"""The errors by which a program refuses a call; they belong to the program, and hosts knows it."""


class SheetLockedError(LkjipError):
    """A sheet that a step writes is protected with a password of the office."""

    code = "SHEET_LOCKED"

    def __init__(self, sheet: str, file: str) -> None:
        """Name the sheet and the file."""
        super().__init__(
            f"Sheet {sheet} dikunci dengan kata sandi",
            where=file,
            remedy="Buka kuncinya lewat Tinjau > Buka Proteksi Lembar, lalu ulangi.",
        )


@contextmanager
def lifted(sheets: Sequence[LiveSheet], file: str, refusals: Refusals) -> Iterator[None]:
    """Lift the protection of these sheets, and put it back in the end, whatever happens.

    Raises:
        SheetLockedError: One of them has a password; the others are protected again.
    """
    open_again: list[tuple[Any, dict[str, bool]]] = []
    try:
        for sheet in sheets:
            api = sheet.host.api
            if api.ProtectContents:
                allowed = _allowed(api)
                _unprotect(api, sheet.name, file, refusals)
                open_again.append((api, allowed))
        yield
    finally:
        for api, allowed in open_again:
            api.Protect("", **allowed)


def _unprotect(api: Any, sheet: str, file: str, refusals: Refusals) -> None:  # noqa: ANN401 the program's own object
    """Unprotect a sheet. An empty password must be named: without one, Excel asks the user."""
    try:
        api.Unprotect("")
    except refusals as refusal:
        raise SheetLockedError(sheet, file) from refusal
    if api.ProtectContents:
        raise SheetLockedError(sheet, file)


def _allowed(api: Any) -> dict[str, bool]:  # noqa: ANN401 the program's own object
    """Return what the sheet allows now; a program that keeps that by itself has no such list."""
    protection = getattr(api, "Protection", None)
    return {} if protection is None else {option: bool(getattr(protection, option)) for option in _OPTIONS}
