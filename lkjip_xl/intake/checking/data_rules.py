"""Rules over the rows of Pemmas, Administrasi and Kinerja: what contradicts itself, lacks proof or asks why.

Layer: intake. Pure: a rule takes a table and yields what it hits; `checks` words it.
Source: SOP step 2 (data per unit); DOMAIN sections 2 and 3. A realisasi far above its target asks why.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from lkjip_xl.book.reading import NO, YES
from lkjip_xl.intake.checking.hits import Hit
from lkjip_xl.intake.reading.tables import TableData
from lkjip_xl.model import Value
from lkjip_xl.rules.printing import angka

_PERCENT: Final = frozenset({"%", "persen", "persentase"})
_FAR_ABOVE: Final = 2
"""Times its target that a realisasi may reach before the unit is asked why."""
_FIGURES: Final = (("target", "Target"), ("realisasi", "Realisasi"))


def facilitated_without_proof(table: TableData, _codes: Sequence[str]) -> Iterator[Hit]:
    """Hit every kelompok that was facilitated and shows no proof of it."""
    for position, (answer, proof) in enumerate(_pairs(table, "difasilitasi", "bukti")):
        if answer == YES and proof is None:
            yield Hit(position, "bukti", {"what": f'Kelompok "{table.columns["nama"][position] or "–"}" difasilitasi'})


def documents_without_proof(table: TableData, _codes: Sequence[str]) -> Iterator[Hit]:
    """Hit every kind of document that claims to be handled according to the rule and shows no proof of it."""
    for position, (sesuai, proof) in enumerate(_pairs(table, "sesuai", "bukti")):
        if sesuai and proof is None:
            kind = table.columns["jenis"][position] or "–"
            yield Hit(position, "bukti", {"what": f"{kind}: {sesuai} dokumen sesuai ketentuan"})


def described_but_not_facilitated(table: TableData, _codes: Sequence[str]) -> Iterator[Hit]:
    """Hit every kelompok that was not facilitated but says how, or shows proof of it."""
    told = zip(table.columns["difasilitasi"], *(_column(table, key) for key in ("bentuk", "bukti")), strict=True)
    for position, (answer, *descriptions) in enumerate(told):
        if answer == NO and any(text is not None for text in descriptions):
            yield Hit(position, "difasilitasi", {"name": table.columns["nama"][position] or "–"})


def handled_above_total(table: TableData, _codes: Sequence[str]) -> Iterator[Hit]:
    """Hit every kind of document with more handled according to the rule than there are."""
    for position, (jumlah, sesuai) in enumerate(_pairs(table, "jumlah", "sesuai")):
        if isinstance(jumlah, int) and isinstance(sesuai, int) and sesuai > jumlah:
            yield Hit(position, "sesuai", {"jumlah": jumlah, "sesuai": sesuai})


def kinds_named_twice(table: TableData, _codes: Sequence[str]) -> Iterator[Hit]:
    """Hit every kind of document that the same seksi lists again with the same ketentuan: it counts twice."""
    yield from _named_twice(table, "jenis", ("seksi", "jenis", "ketentuan"))


def kinerja_named_twice(table: TableData, _codes: Sequence[str]) -> Iterator[Hit]:
    """Hit every indikator that the same seksi lists again."""
    yield from _named_twice(table, "uraian", ("seksi", "uraian"))


def percentages_as_fractions(table: TableData, _codes: Sequence[str]) -> Iterator[Hit]:
    """Hit every percentage that looks like a fraction.

    Typing `82,5%` makes a spreadsheet program store 0.825 and show 82,5%; the sign is lost to everyone who reads it.
    """
    for key, header in _FIGURES:
        for position, (satuan, figure) in enumerate(_pairs(table, "satuan", key)):
            if _is_percent(satuan) and isinstance(figure, int | Decimal) and 0 < figure <= 1:
                percent = angka(Fraction(figure) * 100)
                facts = {"column": header, "value": angka(figure), "satuan": satuan, "percent": percent}
                yield Hit(position, key, facts)


def realisasi_far_above_target(table: TableData, _codes: Sequence[str]) -> Iterator[Hit]:
    """Hit every realisasi that is a multiple of its target, where more is better and nobody has written why."""
    rows = zip(*(_column(table, key) for key in ("arah", "target", "realisasi", "keterangan")), strict=True)
    for position, (arah, target, realisasi, reason) in enumerate(rows):
        asks = arah == "naik" and reason is None
        is_known = isinstance(target, int | Decimal) and isinstance(realisasi, int | Decimal)
        if asks and is_known and 0 < target * _FAR_ABOVE < realisasi:
            facts = {"realisasi": angka(realisasi), "target": angka(target), "times": _FAR_ABOVE}
            yield Hit(position, "realisasi", facts)


def _named_twice(table: TableData, shown: str, keys: Sequence[str]) -> Iterator[Hit]:
    first: dict[tuple[str, ...], int] = {}
    for position, values in enumerate(zip(*(_column(table, key) for key in keys), strict=True)):
        name = tuple(" ".join(str(value or "").split()).casefold() for value in values)
        if table.columns[shown][position] is not None and first.setdefault(name, position) != position:
            facts = {"name": table.columns[shown][position], "first": table.rows[first[name]]}
            yield Hit(position, shown, facts)


def _pairs(table: TableData, one: str, other: str) -> Iterator[tuple[Value, Value]]:
    return zip(_column(table, one), _column(table, other), strict=True)


def _column(table: TableData, key: str) -> Sequence[Value]:
    """Return a column; one that the table does not have is empty."""
    return table.columns.get(key) or [None] * len(table.rows)


def _is_percent(satuan: Value) -> bool:
    return str(satuan).casefold() in _PERCENT
