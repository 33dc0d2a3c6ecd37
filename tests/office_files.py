"""Files of the example office, and how tests open a master."""

from datetime import datetime
from pathlib import Path

from lkjip_xl.book.file import FileBook
from lkjip_xl.book.schema.master import MASTER

EXAMPLE = Path(__file__).parents[1] / "workbooks" / "contoh"


def at(day: int, month: int = 1, year: int = 2026) -> datetime:
    """Return a time of the click in the office's own clock."""
    return datetime(year, month, day, 8)  # noqa: DTZ001 letters carry the office's own date


def open_book(path: Path) -> FileBook:
    """Return a master as a step opens it."""
    return FileBook(path, MASTER)
