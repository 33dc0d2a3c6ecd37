"""The base class of every error a user may read.

Layer: errors, the lowest. Each layer declares its own errors beside the code that raises them.
"""

from typing import ClassVar


class LkjipError(Exception):
    """A step cannot go on, and the user can do something about it.

    `code` is stable and English, so that it can be searched for; the texts are Indonesian, because staff read
    them: `[SCORE_OFF_SCALE] Nilai U3 = 5 di luar skala 1-4 (SKM_Angket!D17). Perbaiki jawaban itu, lalu ulangi.`

    Args:
        message: What is wrong, in Indonesian, without a full stop.
        where: Place of the fault (file, sheet, cell); empty when there is none.
        remedy: What the user can do, one Indonesian sentence.
    """

    code: ClassVar[str] = "LKJIP"

    def __init__(self, message: str, *, where: str = "", remedy: str = "") -> None:
        """Keep the three parts apart, so that JSON output can show them one by one."""
        super().__init__(message)
        self.message = message
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        """Return the whole line as the user reads it."""
        place = f" ({self.where})" if self.where else ""
        advice = f" {self.remedy}" if self.remedy else ""
        return f"[{self.code}] {self.message}{place}.{advice}"
