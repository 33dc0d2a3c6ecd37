"""Files of the example office, and how tests open a master."""

import re
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TypeAlias

from openpyxl import load_workbook

from book.zips import parts_of, write_parts
from lkjip_xl.book.file import FileBook
from lkjip_xl.book.schema.master import MASTER

Typist: TypeAlias = Callable[[Path, str, str, str | int | date | None], None]
EXAMPLE = Path(__file__).parents[1] / "workbooks" / "contoh"


def at(day: int, month: int = 1, year: int = 2026) -> datetime:
    """Return a time of the click in the office's own clock."""
    return datetime(year, month, day, 8)  # noqa: DTZ001 letters carry the office's own date


def open_book(path: Path) -> FileBook:
    """Return a master as a step opens it."""
    return FileBook(path, MASTER)


def type_as_a_person(path: Path, sheet: str, cell: str, value: str | int | date | None) -> None:
    """Change one cell of a workbook and save it with another program than ours."""
    workbook = load_workbook(path)
    workbook[sheet][cell] = value
    workbook.save(path)


def forget_when_saved(path: Path) -> None:
    """Let a workbook no longer say when a program last saved it."""
    parts, core = parts_of(path), "docProps/core.xml"
    write_parts(path, {**parts, core: re.sub(rb"<dcterms:modified.*?</dcterms:modified>", b"", parts[core])})
