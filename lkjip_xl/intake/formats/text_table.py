"""A table in a text file: its encoding, its separator, its cells.

Layer: intake. Knows text; knows no column.
Source: RFC 4180; what Excel in id-ID (`;`) and en-US (`,`), Google Forms and Portal Emas write.
"""

import csv
import io
import re
from collections.abc import Sequence
from typing import Final

from lkjip_xl.errors import LkjipError

_SEPARATORS: Final = "\t;,"
_QUOTED: Final = re.compile('"[^"]*"')
_LOOKED_AT: Final = 50
"""Lines from which the separator is judged."""
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
_HINT: Final = "sep="
"""First line that Excel understands: the separator of the lines below."""


class TextTableError(LkjipError):
    """A text file that cannot be a table."""

    code = "TEXT_TABLE_BROKEN"

    def __init__(self, file: str) -> None:
        """Name the file."""
        super().__init__(
            f"Isi berkas {file} tidak dapat dibaca sebagai tabel teks",
            remedy="Ekspor ulang sebagai CSV, atau buka di Excel dan simpan sebagai .xlsx.",
        )


def read_text_table(file: str, content: bytes) -> list[list[str]]:
    """Return the rows of a text file, all equally long; empty cells are empty texts.

    Args:
        file: File name, for messages.
        content: The whole file, in UTF-8, UTF-16 or the Windows code page; separated by `;`, tab or `,`.

    Raises:
        TextTableError: It is no text, or its quotes do not close.
    """
    text = _decode(file, content)
    first, _, rest = text.partition("\n")
    has_hint = first.casefold().startswith(_HINT)
    separator = first[len(_HINT) : len(_HINT) + 1] if has_hint else _separator(text)
    try:
        rows = list(csv.reader(io.StringIO(rest if has_hint else text, newline=""), delimiter=separator, strict=True))
    except (csv.Error, TypeError) as error:
        raise TextTableError(file) from error
    return _rectangle([[], *rows] if has_hint else rows)


def _decode(file: str, content: bytes) -> str:
    encodings = ("utf-16",) if content.startswith(_UTF16) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise TextTableError(file)


def _separator(text: str) -> str:
    """Return the first sign, in the order of `_SEPARATORS`, that stands in most lines.

    The comma comes last: between other separators it is a decimal comma, or part of an unsur's name.
    """
    lines = [_QUOTED.sub("", line) for line in text.splitlines()[:_LOOKED_AT] if line]
    return next((sign for sign in _SEPARATORS if 2 * sum(sign in line for line in lines) > len(lines)), _SEPARATORS[-1])


def _rectangle(rows: Sequence[list[str]]) -> list[list[str]]:
    width = max((len(row) for row in rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]
