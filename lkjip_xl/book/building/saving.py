"""A workbook in memory, and its file on disk: whole or not at all, the same bytes for the same content.

Layer: book.
"""

import io
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from xlsxwriter import Workbook

# Any fixed moment: a workbook that told when it was built would differ at every build.
_CREATED = datetime(2025, 1, 1)  # noqa: DTZ001  XlsxWriter writes it as it is


@contextmanager
def new_workbook(path: Path, *, title: str, subject: str) -> Iterator[Workbook]:
    """Offer an empty workbook; when the block ends without an error, put its file in place.

    Args:
        path: Target; an existing file is replaced in one move.
        title: Title in the file's properties.
        subject: Subject in the file's properties.
    """
    content = io.BytesIO()
    workbook = Workbook(content, {"in_memory": True})
    workbook.set_properties({"title": title, "subject": subject, "created": _CREATED})
    workbook.set_calc_mode("auto")
    yield workbook
    workbook.close()
    replace_file(path, content.getvalue())


def replace_file(path: Path, content: bytes) -> None:
    """Write a file beside its target and move it into place."""
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.stem}-", delete=False) as file:
        temporary = Path(file.name)
        file.write(content)
    try:
        temporary.chmod(0o644)
        os.replace(temporary, path)  # noqa: PTH105  the failpoint tests of the file door patch this one function
    except OSError:
        temporary.unlink()
        raise
