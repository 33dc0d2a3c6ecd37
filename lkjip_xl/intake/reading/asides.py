"""Rows under a heading that are no data: totals, the heading written again, notes and signatures at the foot.

Layer: intake. Pure: knows rows of cells and headings.
Source: forms as offices print and sign them; the print sheet of a survey ends with Jumlah, NRR and IKM.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from lkjip_xl.intake.reading.cells import Raw, Unseen, is_blank, show
from lkjip_xl.intake.reading.headers import Heading, normal

_TOTAL_LABELS: Final = frozenset(
    {
        "jumlah",
        "jumlah nilai",
        "jumlah total",
        "jumlah responden",
        "total",
        "total nilai",
        "total responden",
        "grand total",
        "subtotal",
        "sub total",
        "rata-rata",
        "rata rata",
        "rerata",
        "nilai rata-rata",
        "nilai rata rata",
    }
    | {"nrr", "nrr per unsur", "nrr tertimbang", "ikm", "nilai ikm"}
)
"""What stands in front of a row of totals."""
_NOTE_MARKS: Final = ("catatan", "keterangan", "ket.", "ket:", "sumber", "nb", "n.b", "mengetahui", "*)", "* ", "**")
"""How a note begins that follows the data without an empty row."""
_MOST_NOTED: Final = 2
"""Filled cells of a note or of a line of signatures; a row of data has more."""


def total_label(row: Sequence[Raw]) -> str:
    """Return the words that make a row one of totals; empty for a row of data."""
    first = next((cell for cell in row if not is_blank(cell)), "")
    return show(first) if isinstance(first, str) and normal(first) in _TOTAL_LABELS else ""


def repeated_headings(heading: Heading, body: Sequence[Sequence[Raw]]) -> Iterator[int]:
    """Yield the positions of the rows that say the heading again, as after a page break or a copied block."""
    texts = {position: normal(str(heading.cells[position])) for position in heading.columns.values()}
    first, *_ = texts
    for position, row in enumerate(body):
        cell = row[first]
        if isinstance(cell, str) and cell and normal(cell) == texts[first]:
            same = sum(isinstance(row[n], str) and normal(str(row[n])) == text for n, text in texts.items())
            if 2 * same > len(texts):
                yield position


def trailing_notes(
    body: Sequence[Sequence[Raw]], filled: Sequence[int], has_figure: Callable[[int], bool]
) -> Sequence[int]:
    """Return the filled rows at the foot that are notes: few words, no figure, set off by an empty row or a mark.

    Args:
        body: The rows under the heading.
        filled: Positions of the filled ones.
        has_figure: Whether the row at a position holds a number, a day or a choice where one belongs.
    """
    start = len(filled)
    while start and _is_wordy(body[filled[start - 1]]) and not has_figure(filled[start - 1]):
        start -= 1
    for n in range(start, len(filled)):
        is_set_off = n > 0 and filled[n] - filled[n - 1] > 1
        if is_set_off or _begins_with_mark(body[filled[n]]):
            return filled[n:]
    return ()


def first_text(row: Sequence[Raw]) -> tuple[int, str]:
    """Return position and text of the first cell that people see something in."""
    return next((n, show(cell)) for n, cell in enumerate(row) if not is_blank(cell))


def _is_wordy(row: Sequence[Raw]) -> bool:
    cells = [cell for cell in row if not is_blank(cell)]
    return len(cells) <= _MOST_NOTED and all(isinstance(cell, str) and not isinstance(cell, Unseen) for cell in cells)


def _begins_with_mark(row: Sequence[Raw]) -> bool:
    return first_text(row)[1].casefold().startswith(_NOTE_MARKS)
