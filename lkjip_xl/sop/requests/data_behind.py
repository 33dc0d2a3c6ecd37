"""The data behind a request: which tables a kind of data rests on, and a fingerprint that tells when they change.

Layer: sop. A decision holds only as long as the fingerprint of the unit's data stays the same.
Source: DESIGN section 5 (*Disetujui* and *Dikecualikan* lapse when the unit's data change).
"""

import hashlib
import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence

from lkjip_xl.book.port import MasterBook
from lkjip_xl.book.schema.data import ORIGIN
from lkjip_xl.book.schema.lists import JENIS_DATA
from lkjip_xl.book.schema.master import MASTER
from lkjip_xl.model import Value

TABLE_OF: Mapping[str, str] = dict(
    zip(JENIS_DATA, ("tblAngket", "tblPemmas", "tblAdministrasi", "tblKinerja"), strict=True)
)
"""Table of the form by kind of data."""
BEHIND: Mapping[str, Sequence[str]] = {
    jenis: (table, "tblRekap") if jenis == "SKM" else (table,) for jenis, table in TABLE_OF.items()
}
"""Tables of the master that a decision on a kind of data rests on."""

FILES_APART = " | "
"""Stands between the files that brought the data of one request, and in no name of a file; a form is the first."""

Tables = Mapping[str, Sequence[Mapping[str, Value]]]

_ORIGIN = frozenset(column.key for column in ORIGIN)
_UNSUR = re.compile(r"U\d+", re.ASCII)
"""Scores of unsur that the office added; any other column of its own is a note and no data of the unit."""
_LENGTH = 16
"""Characters of a SHA-256 that the sheet shows; enough to tell two states apart."""


class DataBehind:
    """What the master holds behind each request, read once when it is first asked for.

    Args:
        book: The master.
    """

    def __init__(self, book: MasterBook) -> None:
        """Read nothing yet."""
        self._book = book
        self._lines: dict[str, dict[str, list[str]]] = {}

    def rows(self, unit: str, jenis: str) -> int:
        """Return how many rows of a unit stand behind a kind of data."""
        return sum(len(self._of(table).get(unit, ())) for table in BEHIND[jenis])

    def fingerprint(self, unit: str, jenis: str) -> str:
        """Return what tells two states of these rows apart; their order and their files do not matter."""
        digest = hashlib.sha256()
        for table in BEHIND[jenis]:
            digest.update(f"{table}\n".encode())
            digest.update("\n".join(sorted(self._of(table).get(unit, ()))).encode())
        return digest.hexdigest()[:_LENGTH]

    def _of(self, table: str) -> Mapping[str, Sequence[str]]:
        if table not in self._lines:
            lines: dict[str, list[str]] = {}
            said = MASTER.tables[table][1].by_key.keys() - _ORIGIN
            for row in self._book.rows(table):
                lines.setdefault(str(row["unit"]), []).append(_line(row, said))
            self._lines[table] = lines
        return self._lines[table]


def changed(book: MasterBook, after: Tables) -> set[tuple[Value, str]]:
    """Return unit and kind of data where the rows say something else than before, wherever they came from."""
    before = {table: book.rows(table) for table in after}
    return {
        (unit, jenis)
        for jenis, tables in BEHIND.items()
        for table in tables
        for unit in _differing(before[table], after[table])
    }


def _line(row: Mapping[str, Value], said: Container[str]) -> str:
    cells = ((key, value) for key, value in row.items() if key in said or _UNSUR.fullmatch(key))
    return repr(sorted((key, str(value)) for key, value in cells if value is not None))


def _differing(before: Sequence[Mapping[str, Value]], after: Sequence[Mapping[str, Value]]) -> set[Value]:
    columns = [key for key in next(iter(after), {}) if key not in _ORIGIN] or ["unit"]
    old, new = (Counter((row["unit"], *(row[key] for key in columns)) for row in rows) for rows in (before, after))
    return {unit for unit, *_ in (old - new) + (new - old)}
