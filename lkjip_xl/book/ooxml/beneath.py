"""Rows that people typed right beneath a table: LibreOffice does not let a table grow by typing, as Excel does.

Layer: book. Pure; both doors ask it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from lkjip_xl.book.ooxml.continuing import spare_rows
from lkjip_xl.book.ooxml.refs import LAST_ROW, Box
from lkjip_xl.book.ooxml.workbook import TableShape
from lkjip_xl.book.schema.kinds import Table
from lkjip_xl.model import Finding, Severity, Value

_FEWEST_CELLS = 2
"""Filled cells that make a row of a table in which no column is required; one alone may be a remark."""
_ROW_REMEDY = "Lengkapi kolom wajib baris itu"
_TABLE_REMEDY = "Perluas tabel sampai baris itu"


@dataclass(frozen=True)
class Beneath:
    """What stands right beneath a table, row after row without a gap.

    Attributes:
        table: The table, as the schema declares it.
        box: The area right beneath it in which something stands; None where nothing does.
        rows: How many of its rows, from the top, count as rows of the table.
    """

    table: Table
    box: Box | None = None
    rows: int = 0

    def findings(self, file: str, sheet: str) -> Iterator[Finding]:
        """Yield what the office should know: what is read all the same, and what is not."""
        if self.box is None:
            return
        top, bottom = self.box.top, self.box.bottom
        if self.rows:
            yield self._finding(
                f"Baris yang diketik tepat di bawah tabel {self.table.name} dibaca sebagai isi tabel itu",
                "Tidak ada yang perlu diperbaiki; baris itu masuk ke tabel saat langkah berikutnya menulis tabel itu.",
                (file, sheet, self.box.to_row(top + self.rows - 1)),
            )
        if self.rows <= bottom - top:
            yield self._finding(
                f"Isi tepat di bawah tabel {self.table.name} tidak dibaca",
                f"{_ROW_REMEDY if spare_rows(self.table) else _TABLE_REMEDY}; bila hanya catatan, sisakan satu baris "
                "kosong di antaranya.",
                (file, sheet, Box(self.box.left, top + self.rows, self.box.right, bottom)),
            )

    def _finding(self, message: str, remedy: str, place: tuple[str, str, Box]) -> Finding:
        file, sheet, box = place
        return Finding("ROWS_BELOW_TABLE", Severity.PERINGATAN, message, remedy, file, sheet, str(box))


def rows_beneath(
    table: Table, shape: TableShape, read: Callable[[int], Mapping[str, Value]], others: Sequence[TableShape]
) -> Beneath:
    """Return what stands right beneath a table; beneath a row of totals nothing counts.

    Its rows count as rows of the table where the schema prepares rows for typing and what it requires is there.

    Args:
        table: The table, as the schema declares it.
        shape: Where it lies.
        read: Gives what a row of the sheet holds, per key of its columns.
        others: The tables of its sheet.
    """
    box = shape.box
    tops = [each.box.top for each in others if each.box.shares_columns_with(box) and each.box.top > box.bottom]
    numbers = range(box.bottom + 1, min([*tops, LAST_ROW + 1])) if not shape.totals else range(0)
    found = list(takewhile(lambda row: any(value is not None for value in row.values()), map(read, numbers)))
    if not found:
        return Beneath(table)
    typed = sum(1 for _ in takewhile(lambda row: _is_row(table, row), found)) if spare_rows(table) else 0
    return Beneath(table, Box(box.left, box.bottom + 1, box.right, box.bottom + len(found)), typed)


def _is_row(table: Table, row: Mapping[str, Value]) -> bool:
    required = [column.key for column in table.columns if column.required]
    filled = [key for key in table.by_key if row[key] is not None]
    return set(required) <= set(filled) if required else len(filled) >= _FEWEST_CELLS
