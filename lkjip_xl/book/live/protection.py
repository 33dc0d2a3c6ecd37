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
    protected = [sheet for sheet in sheets if sheet.host.api.ProtectContents]
    allowed = {sheet.name: _allowed(sheet.host.api) for sheet in protected}
    open_again: list[LiveSheet] = []
    try:
        for sheet in protected:
            _unprotect(sheet, file, refusals)
            open_again.append(sheet)
        _refuse_locked(protected, file)
        yield
    finally:
        for sheet in open_again:
            sheet.host.api.Protect("", **allowed[sheet.name])


def _unprotect(sheet: LiveSheet, file: str, refusals: Refusals) -> None:
    """Unprotect a sheet. An empty password must be named: without one, Excel asks the user."""
    try:
        sheet.host.api.Unprotect("")
    except refusals as refusal:
        raise SheetLockedError(sheet.name, file) from refusal


def _refuse_locked(sheets: Sequence[LiveSheet], file: str) -> None:
    """Refuse a sheet that is still protected: LibreOffice does not say that the password was wrong."""
    for sheet in sheets:
        if sheet.host.api.ProtectContents:
            raise SheetLockedError(sheet.name, file)


def _allowed(api: Any) -> dict[str, bool]:  # noqa: ANN401 the program's own object
    """Return what the sheet allows now; a program that keeps that by itself has no such list."""
    protection = getattr(api, "Protection", None)
    if protection is None:
        return {}
    allowed = {option: bool(getattr(protection, option)) for option in _OPTIONS}
    return {**allowed, "DrawingObjects": bool(api.ProtectDrawingObjects), "Scenarios": bool(api.ProtectScenarios)}
