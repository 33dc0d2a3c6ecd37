"""What happens to forms on their way: each operator changes a workbook in one random way and says what it did."""

import random
import re
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from typing import Any, Final

from lxml import etree

from intake.campaign.contents import CONTENTS, HEADINGS
from intake.corpus.parts import SHEETS, cell_xml, packed
from lkjip_xl.book.ooxml.refs import column_letters, column_number

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_ROW, _CELL = f"{{{_MAIN}}}row", f"{{{_MAIN}}}c"
DATA_SHEETS: Final = ("SKM", "SKM", "SKM", "Pemmas", "Administrasi", "Kinerja")
"""Sheets with data; the survey has most of the rows and is hit most often."""
HEADING: Final = 6
_LAST: Final[Mapping[str, tuple[int, int]]] = {
    "SKM": (18, 16),
    "Pemmas": (13, 8),
    "Administrasi": (10, 6),
    "Kinerja": (10, 7),
}
"""Last row of data and last column of each sheet."""


class Workbook:
    """A workbook being mutated: its parts, and the sheets of data as trees, copied when they are first touched.

    Args:
        parts: The parts of a sound form.
        source: Where chance comes from.
    """

    def __init__(self, parts: Mapping[str, bytes], source: random.Random) -> None:
        """Start as the sound form."""
        self.parts = dict(parts)
        self.source = source
        self._trees: dict[str, Any] = {}

    def tree(self, sheet: str) -> Any:  # noqa: ANN401  lxml's own type is private
        """The tree of a sheet."""
        if sheet not in self._trees:
            self._trees[sheet] = deepcopy(_parsed(self.parts[SHEETS[sheet]]))
        return self._trees[sheet]

    def rows(self, sheet: str) -> dict[int, Any]:
        """The rows of a sheet by number."""
        return {int(row.get("r")): row for row in self.tree(sheet).iter(_ROW)}

    def flush(self) -> None:
        """Write the trees back into the parts."""
        for sheet, tree in self._trees.items():
            self.parts[SHEETS[sheet]] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8")
        self._trees.clear()

    def packed(self) -> bytes:
        """The workbook as a file."""
        self.flush()
        return packed(self.parts)


_TREES: dict[bytes, Any] = {}


def _parsed(part: bytes) -> Any:  # noqa: ANN401  see above
    if part not in _TREES:
        _TREES.clear() if len(_TREES) > len(SHEETS) else None
        _TREES[part] = etree.fromstring(part)
    return _TREES[part]


def _place(book: Workbook) -> tuple[str, int, int]:
    sheet = book.source.choice(DATA_SHEETS)
    row, column = _LAST[sheet]
    return sheet, book.source.randint(HEADING + 1, row), book.source.randint(1, column)


def _put(book: Workbook, sheet: str, row: int, column: int, content: Any) -> None:  # noqa: ANN401  see `cell_xml`
    rows = book.rows(sheet)
    if row not in rows:
        new = etree.SubElement(rows[max(rows)].getparent(), _ROW, r=str(row))
        rows[row] = new
    address = f"{column_letters(column)}{row}"
    old = next((cell for cell in rows[row].iter(_CELL) if cell.get("r") == address), None)
    style = f' s="{old.get("s")}"' if old is not None and old.get("s") else ""
    new = etree.fromstring(cell_xml(address, content, style).replace("<c ", f'<c xmlns="{_MAIN}" ', 1))
    if old is not None:
        rows[row].replace(old, new)
        return
    before = [cell for cell in rows[row].iter(_CELL) if _column(cell) < column]
    rows[row].insert(len(before), new)


def _column(cell: Any) -> int:  # noqa: ANN401  see above
    return column_number(re.sub(r"\d", "", cell.get("r")))


def put_content(book: Workbook) -> str:
    """Something is typed into a cell."""
    sheet, row, column = _place(book)
    content = book.source.choice(CONTENTS)
    _put(book, sheet, row, column, content)
    return f"{sheet}!{column_letters(column)}{row} = {content!r:.60}"


def put_number_text(book: Workbook) -> str:
    """A number is typed as text in some way of writing."""
    sheet, row, column = _place(book)
    digits = "".join(book.source.choice("0123456789.,") for _ in range(book.source.randint(1, 9)))
    text = book.source.choice(("", "", "", "-", "Rp ")) + digits + book.source.choice(("", "", "", "%", ",-"))
    _put(book, sheet, row, column, text)
    return f"{sheet}!{column_letters(column)}{row} = {text!r}"


def put_score(book: Workbook) -> str:
    """Another answer is typed."""
    row, column, score = book.source.randint(HEADING + 1, 18), book.source.randint(8, 16), book.source.randint(1, 4)
    _put(book, "SKM", row, column, score)
    return f"SKM!{column_letters(column)}{row} = {score}"


def put_heading(book: Workbook) -> str:
    """A heading is typed anew."""
    sheet, _, column = _place(book)
    text = book.source.choice(HEADINGS)
    _put(book, sheet, HEADING, column, text)
    return f"{sheet}!{column_letters(column)}{HEADING} = {text!r}"


def put_identity(book: Workbook) -> str:
    """The identity is typed over."""
    row, content = book.source.choice(
        ((4, "W2"), (4, "w1 "), (4, "W9"), (4, ""), (3, 2024), (3, "2025"), (2, 2), (1, ""), (5, "X"))
    )
    _put(book, "_lkjip", row, 2, content)
    return f"_lkjip!B{row} = {content!r}"


def clear_row(book: Workbook) -> str:
    """A row is emptied."""
    sheet, row, _ = _place(book)
    for cell in list(book.rows(sheet).get(row, ())):
        _put(book, sheet, row, _column(cell), "")
    return f"{sheet}: row {row} emptied"


def insert_rows(book: Workbook) -> str:
    """Rows are inserted somewhere, above the table too."""
    sheet = book.source.choice(DATA_SHEETS)
    at, count = book.source.randint(1, _LAST[sheet][0]), book.source.randint(1, 3)
    _move_rows(book, sheet, at, count)
    return f"{sheet}: {count} rows inserted at {at}"


def delete_row(book: Workbook) -> str:
    """A row of data is deleted."""
    sheet, row, _ = _place(book)
    found = book.rows(sheet).get(row)
    if found is not None:
        found.getparent().remove(found)
        _move_rows(book, sheet, row + 1, -1)
    return f"{sheet}: row {row} deleted"


def repeat_row(book: Workbook) -> str:
    """A row, or the headings, stand there again below."""
    sheet, to, _ = _place(book)
    row = book.source.choice((HEADING, book.source.randint(HEADING + 1, _LAST[sheet][0])))
    _move_rows(book, sheet, to, 1)
    rows = book.rows(sheet)
    copied = deepcopy(rows.get(row if row < to else row + 1, rows[min(rows)]))
    _renumber(copied, to)
    above = [number for number in rows if number < to]
    rows[max(above)].addnext(copied)
    return f"{sheet}: row {row} again at {to}"


def add_totals(book: Workbook) -> str:
    """Totals are typed beneath the data."""
    sheet, row, column = _place(book)
    row = _LAST[sheet][0] + 1
    _put(book, sheet, row, 2, book.source.choice(("Jumlah", "TOTAL", "Rata-rata", "jumlah :")))
    _put(book, sheet, row, max(column, 3), book.source.choice((3, 40, 100)))
    return f"{sheet}: totals at row {row}"


def add_note(book: Workbook) -> str:
    """A note is typed beneath the data."""
    sheet = book.source.choice(DATA_SHEETS)
    row = _LAST[sheet][0] + book.source.randint(1, 4)
    _put(book, sheet, row, 2, "Catatan: data sampai Desember")
    return f"{sheet}: note at row {row}"


def swap_columns(book: Workbook) -> str:
    """Two columns change places, headings and all."""
    sheet = book.source.choice(DATA_SHEETS)
    one, other = sorted(book.source.sample(range(1, _LAST[sheet][1] + 1), 2))
    letters = {one: column_letters(other), other: column_letters(one)}
    for number, row in book.rows(sheet).items():
        if number < HEADING:
            continue
        for cell in row.iter(_CELL):
            if _column(cell) in letters:
                cell.set("r", f"{letters[_column(cell)]}{number}")
        row[:] = sorted(row, key=_column)
    return f"{sheet}: columns {letters[other]} and {letters[one]} changed places"


def delete_column(book: Workbook) -> str:
    """A column is deleted."""
    sheet, _, column = _place(book)
    for number, row in book.rows(sheet).items():
        for cell in list(row.iter(_CELL)):
            if number >= HEADING and _column(cell) == column:
                row.remove(cell)
            elif number >= HEADING and _column(cell) > column:
                cell.set("r", f"{column_letters(_column(cell) - 1)}{number}")
    return f"{sheet}: column {column_letters(column)} deleted"


def hide_row(book: Workbook) -> str:
    """A row is hidden."""
    sheet, row, _ = _place(book)
    if (found := book.rows(sheet).get(row)) is not None:
        found.set("hidden", "1")
    return f"{sheet}: row {row} hidden"


def rename_sheet(book: Workbook) -> str:
    """A sheet is called otherwise."""
    sheet = book.source.choice(("SKM", "Pemmas", "Administrasi", "Kinerja"))
    _in_part(book, "xl/workbook.xml", f'name="{sheet}"', f'name="{sheet} 2025"')
    return f"sheet {sheet} renamed"


def lose_names(book: Workbook) -> str:
    """All defined names are lost."""
    text = book.parts["xl/workbook.xml"].decode(errors="replace")
    book.parts["xl/workbook.xml"] = re.sub("<definedNames>.*</definedNames>", "", text, flags=re.DOTALL).encode()
    return "defined names lost"


def flip_bytes(book: Workbook) -> str:
    """Bytes inside a part become others; the checksums are right, as if it had been written so."""
    book.flush()
    weighty = [SHEETS[sheet] for sheet in DATA_SHEETS] * 2
    name = book.source.choice([*weighty, "xl/sharedStrings.xml", *book.parts])
    part, places = bytearray(book.parts[name]), []
    for _ in range(book.source.randint(1, 3)):
        place = book.source.randrange(len(part))
        part[place] ^= 1 << book.source.randrange(8)
        places.append(place)
    book.parts[name] = bytes(part)
    return f"{name}: bits flipped at {places}"


def _move_rows(book: Workbook, sheet: str, start: int, count: int) -> None:
    for number, row in book.rows(sheet).items():
        if number >= start:
            _renumber(row, number + count)


def _renumber(row: Any, number: int) -> None:  # noqa: ANN401  see above
    row.set("r", str(number))
    for cell in row.iter(_CELL):
        cell.set("r", f"{column_letters(_column(cell))}{number}")


def _in_part(book: Workbook, name: str, old: str, new: str) -> None:
    book.parts[name] = book.parts[name].replace(old.encode(), new.encode())


def damage_zip(content: bytes, source: random.Random) -> tuple[bytes, str]:
    """Damage the file itself: bits, a stretch of it, or its end."""
    how, place = source.choice(("bits", "bits", "gap", "zeros", "end", "twice")), source.randrange(len(content))
    if how == "bits":
        flipped = bytearray(content)
        for _ in range(source.randint(1, 4)):
            flipped[source.randrange(len(flipped))] ^= 1 << source.randrange(8)
        return bytes(flipped), "bits of the file flipped"
    size = source.randint(1, 2000)
    changed = {
        "gap": content[:place] + content[place + size :],
        "zeros": content[:place] + bytes(min(size, len(content) - place)) + content[place + size :],
        "end": content[:place],
        "twice": content[:place] + content[max(0, place - size) :],
    }
    return changed[how], f"{how} of the file at {place}, {size} bytes"


OPERATORS: Final[Sequence[tuple[Callable[[Workbook], str], int]]] = (
    (put_content, 30),
    (put_number_text, 8),
    (put_score, 6),
    (put_heading, 3),
    (put_identity, 1),
    (clear_row, 3),
    (insert_rows, 3),
    (delete_row, 3),
    (repeat_row, 3),
    (add_totals, 2),
    (add_note, 2),
    (swap_columns, 3),
    (delete_column, 1),
    (hide_row, 2),
    (rename_sheet, 1),
    (lose_names, 1),
    (flip_bytes, 9),
)
"""Operators with how often each is taken."""
