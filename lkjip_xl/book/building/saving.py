"""A workbook in memory, and its file on disk: whole or not at all, the same bytes for the same content.

Layer: book.
"""

import io
import os
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from xlsxwriter import Workbook

from lkjip_xl.book.building.heights import fitted_parts, free_rows
from lkjip_xl.book.building.styles import FONT
from lkjip_xl.book.ooxml.locks import WorkbookOpenError
from lkjip_xl.book.ooxml.saving import WorkbookNotSavedError

# Any fixed moment: a workbook that told when it was built would differ at every build.
_CREATED = datetime(2025, 1, 1)  # noqa: DTZ001  XlsxWriter writes it as it is

_MADE_ON_DOS = 0  # one word for all machines, so that the bytes do not tell on which one a workbook was built
_READABLE = 0o644  # a temporary file is private; a workbook is for everyone who may read the folder


@contextmanager
def new_workbook(path: Path, *, title: str, subject: str) -> Iterator[Workbook]:
    """Offer an empty workbook; when the block ends without an error, put its file in place.

    Args:
        path: Target; an existing file is replaced in one move.
        title: Title in the file's properties.
        subject: Subject in the file's properties.

    Raises:
        WorkbookOpenError: A program has the old file open.
        WorkbookNotSavedError: The folder takes no new file.
    """
    content = io.BytesIO()
    workbook = Workbook(content, {"in_memory": True, "default_format_properties": dict(FONT)})
    workbook.set_properties({"title": title, "subject": subject, "created": _CREATED})
    yield workbook
    workbook.close()
    save_whole(path, _free_fitted_rows(content, workbook))


def save_whole(path: Path, content: bytes) -> None:
    """Write a file beside its target and move it into place; what lay there stays when that fails.

    Raises:
        WorkbookOpenError: A program has the old file open.
        WorkbookNotSavedError: The folder takes no new file.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    except OSError as error:
        raise WorkbookNotSavedError(path) from error
    temporary = Path(name)
    try:
        _fill(handle, content)
        temporary.chmod(_READABLE)
        temporary.replace(path)
    except PermissionError as error:  # Windows, while a program has the file open
        raise WorkbookOpenError(path, "program lain") from error
    except OSError as error:
        raise WorkbookNotSavedError(path) from error
    finally:
        temporary.unlink(missing_ok=True)


def _free_fitted_rows(content: io.BytesIO, workbook: Workbook) -> bytes:
    fitted = fitted_parts(workbook.worksheets())
    target = io.BytesIO()
    with zipfile.ZipFile(content) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for old in source.infolist():
            member = zipfile.ZipInfo(old.filename, old.date_time)
            member.compress_type, member.create_system = zipfile.ZIP_DEFLATED, _MADE_ON_DOS
            package.writestr(member, free_rows(source.read(old), fitted.get(old.filename, frozenset())))
    return target.getvalue()


def _fill(handle: int, content: bytes) -> None:
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
