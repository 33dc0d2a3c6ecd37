"""Kelompok that more than one row of any form seems to name.

Layer: intake. Pure. Ten thousand forms name some 300,000 groups, so that only those with a twin become objects.
Source: `rules.pemmas` says which names are the same.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from lkjip_xl.intake.wording import Place, word
from lkjip_xl.model import Finding, Value
from lkjip_xl.rules.pemmas import find_duplicates, group_key


class Lettered(NamedTuple):
    """Column letters by key in the file that the rows from `start` on come from."""

    start: int
    letters: Mapping[str, str]


class _Group(NamedTuple):
    """A kelompok that some form names, and its row among all rows."""

    unit: str
    jenis: str
    nama: str
    rw: str
    row: int


def repeated_groups(columns: Mapping[str, Sequence[Value]], files: Sequence[Lettered]) -> list[Finding]:
    """Return a finding for every kelompok that an earlier row of any form seems to name already.

    Args:
        columns: Rows of tblPemmas in the order of the master.
        files: Which file's columns stand under which letters, by the first of its rows.
    """
    named = [row for row, nama in enumerate(columns["nama"]) if nama is not None]
    prints = [hash(group_key(_group(columns, row))) for row in named]
    counts = Counter(prints)
    suspects = [_group(columns, row) for row, key in zip(named, prints, strict=True) if counts[key] > 1]
    return [
        word("DUPLICATE_GROUP", place, name=other.nama, other=first.nama, place=_place(columns, files, first.row).text)
        for first, *others in (duplicate.members for duplicate in find_duplicates(suspects))
        for other in others
        for place in [_place(columns, files, other.row)]
    ]


def _group(columns: Mapping[str, Sequence[Value]], row: int) -> _Group:
    unit, jenis, nama, rw = (str(columns[key][row] or "") for key in ("unit", "jenis", "nama", "rw"))
    return _Group(unit, jenis, nama, rw, row)


def _place(columns: Mapping[str, Sequence[Value]], files: Sequence[Lettered], row: int) -> Place:
    letters = files[bisect_right(files, row, key=itemgetter(0)) - 1].letters
    file, sheet = (str(columns[key][row] or "") for key in ("berkas", "lembar"))
    return Place(file, sheet, f"{letters.get('nama', 'A')}{columns['baris'][row]}")
