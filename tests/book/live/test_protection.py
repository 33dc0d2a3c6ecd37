"""Protected sheets in Excel's shape; that LibreOffice keeps what it allows is proved in test_workbook."""

import pytest

from lkjip_xl.book.live.protection import SheetLockedError, lifted
from lkjip_xl.book.live.sheet import LiveSheet

OURS = {"AllowFiltering", "AllowSorting", "AllowFormattingColumns", "AllowFormattingRows"}


class PasswordError(Exception):
    """What Excel raises for a wrong password."""


class ExcelProtection:
    """Excel's object with what a sheet still allows."""

    def __getattr__(self, option: str) -> bool:
        """Allow what our sheets allow."""
        return option in OURS


class ExcelSheet:
    """Stands for a sheet of Excel, which cannot run here."""

    def __init__(self, name: str, *, password: str = "", protected: bool = True) -> None:
        """Protect it."""
        self.name = name
        self.api = self
        self.password = password
        self.ProtectContents = protected
        self.ProtectDrawingObjects, self.ProtectScenarios = False, False
        self.Protection = ExcelProtection()
        self.protected_with: dict[str, bool] = {}

    def Unprotect(self, password: str) -> None:  # noqa: N802 Excel's word
        """Refuse another password."""
        if password != self.password:
            raise PasswordError
        self.ProtectContents = False

    def Protect(self, password: str, **options: bool) -> None:  # noqa: N802 Excel's word
        """Note what is allowed."""
        self.ProtectContents, self.password, self.protected_with = True, password, options


def test_a_protected_sheet_is_open_inside_and_allows_the_same_afterwards() -> None:
    sheet, other = ExcelSheet("IKM"), ExcelSheet("Unit", protected=False)

    with lifted([LiveSheet(sheet), LiveSheet(other)], "Master.xlsm", (PasswordError,)):
        assert not sheet.ProtectContents

    assert sheet.ProtectContents
    assert not other.ProtectContents
    assert {option for option, allowed in sheet.protected_with.items() if allowed} == OURS


def test_it_is_protected_again_also_when_the_writing_fails() -> None:
    sheet = ExcelSheet("IKM")

    with pytest.raises(ZeroDivisionError), lifted([LiveSheet(sheet)], "Master.xlsm", (PasswordError,)):
        raise ZeroDivisionError

    assert sheet.ProtectContents


def test_a_password_of_the_office_is_respected_and_the_others_are_protected_again() -> None:
    ours, theirs = ExcelSheet("IKM"), ExcelSheet("Jejak", password="rahasia")  # noqa: S106 a stand-in's

    with (
        pytest.raises(SheetLockedError) as refused,
        lifted([LiveSheet(ours), LiveSheet(theirs)], "M.xlsm", (PasswordError,)),
    ):
        pytest.fail("nothing may be written")

    assert str(refused.value) == (
        "[SHEET_LOCKED] Sheet Jejak dikunci dengan kata sandi (M.xlsm). "
        "Buka kuncinya lewat Tinjau > Buka Proteksi Lembar, lalu ulangi."
    )
    assert ours.ProtectContents
