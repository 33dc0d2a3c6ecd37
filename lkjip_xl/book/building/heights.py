"""Row heights that fit wrapped text and still follow later typing.

Layer: book. A spreadsheet program fits a row when someone edits it, but LibreOffice fits none when it opens a file;
so the builder estimates each height (`row_height`) and leaves the row free to be fitted again (`ht` without
`customHeight`).
"""

import re
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from xlsxwriter.worksheet import Worksheet

from lkjip_xl.book.row_height import height_for


class FittingWorksheet(Worksheet):  # type: ignore[misc]  # XlsxWriter ships no types
    """A worksheet with rows that are given a height but not tied to it."""

    def __init__(self) -> None:
        """Start without fitted rows."""
        super().__init__()
        self._heights: dict[int, float] = {}

    def fit_row(self, row: int, texts: Iterable[tuple[object, float]]) -> None:
        """Give a row the height that its highest text needs, or leave it when it is higher already.

        Args:
            row: The row, from 0.
            texts: Contents of its cells, each with the width of its column.
        """
        height = height_for(texts)
        if height is not None and height > self._heights.get(row, 0):
            self.set_row(row, height)
            self._heights[row] = height

    @property
    def fitted(self) -> AbstractSet[int]:
        """The rows that were given a height, from 0."""
        return self._heights.keys()


def free_rows(sheet_xml: bytes, rows: AbstractSet[int]) -> bytes:
    """Return a sheet's part in which these rows (from 0) are not tied to their height."""

    def free(match: re.Match[bytes]) -> bytes:
        tag = match.group(0)
        return tag.replace(b' customHeight="1"', b"") if int(match.group(1)) - 1 in rows else tag

    return re.sub(rb'<row r="(\d+)"[^>]*>', free, sheet_xml) if rows else sheet_xml


def fitted_parts(worksheets: Iterable[Any]) -> Mapping[str, AbstractSet[int]]:
    """Return the fitted rows by the name of the sheet's part."""
    return {f"xl/worksheets/sheet{n}.xml": sheet.fitted for n, sheet in enumerate(worksheets, start=1)}
