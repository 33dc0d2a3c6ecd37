"""The period of a survey result as applications word it: a year, a semester, a triwulan, months.

Layer: intake. Pure.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

from lkjip_xl.model import Value
from lkjip_xl.rules.dates import nomor_bulan

Months: TypeAlias = tuple[int, int]
"""First and last month of a period."""

_YEAR: Final[Months] = (1, 12)
_TOKEN: Final = re.compile(r"[^\W\d_]+|\d+")
_YEAR_NUMBER: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_IDLE: Final = frozenset(
    {"tahun", "thn", "th", "tahunan", "setahun", "penuh", "periode", "survei", "skm", "ikm", "hasil", "anggaran", "ta"}
)
"""Words that do not narrow a year."""
_PARTS: Final[Mapping[str, int]] = {
    **dict.fromkeys(("semester", "smt", "sem", "smst"), 6),
    **dict.fromkeys(("caturwulan", "cawu"), 4),
    **dict.fromkeys(("triwulan", "trw", "twl", "tw", "kuartal", "kwartal", "quarter", "q"), 3),
}
"""Months of each part of a year."""
_ORDINALS: Final[Mapping[str, int]] = {
    **{roman: number for number, roman in enumerate(("i", "ii", "iii", "iv"), start=1)},
    **{str(number): number for number in range(1, 5)},
    **{word: number for number, word in enumerate(("pertama", "kedua", "ketiga", "keempat"), start=1)},
    **{word: number for number, word in enumerate(("satu", "dua", "tiga", "empat"), start=1)},
}
_ALL_SERVICES: Final = frozenset({"", "semua", "semualayanan", "seluruhlayanan", "seluruh", "keseluruhan", "gabungan"})


class Coverage(NamedTuple):
    """What a result is about.

    Attributes:
        period: The months, or the words where nobody knows them.
        layanan: The service in plain letters; empty for all of them.
    """

    period: Months | str
    layanan: str

    def holds(self, other: "Coverage") -> bool:
        """Whether this result is about everything that the other one is about, and more."""
        return self != other and self.layanan in {"", other.layanan} and _is_within(other.period, self.period)

    @property
    def breadth(self) -> tuple[bool, int]:
        """A number that is greater for the wider of two results of which one holds the other."""
        months = 0 if isinstance(self.period, str) else self.period[1] - self.period[0] + 1
        return not self.layanan, months


def coverage_of(periode: Value, layanan: Value) -> Coverage:
    """Return what a result is about.

    >>> coverage_of("Triwulan II 2025", "KTP")
    Coverage(period=(4, 6), layanan='ktp')
    """
    text, service = _text(periode), "".join(_TOKEN.findall(_text(layanan)))
    months = _months([token for token in _TOKEN.findall(_YEAR_NUMBER.sub(" ", text)) if token not in _IDLE])
    return Coverage(months or " ".join(_TOKEN.findall(text)), "" if service in _ALL_SERVICES else service)


def years_in(periode: Value) -> frozenset[int]:
    """Return the years that a period names."""
    return frozenset(int(year) for year in _YEAR_NUMBER.findall(_text(periode)))


def _months(tokens: Sequence[str]) -> Months | None:
    if not tokens:
        return _YEAR
    ordinals = [_ORDINALS[token] for token in tokens if token in _ORDINALS]
    lengths = {_PARTS[token] for token in tokens if token in _PARTS}
    if len(lengths) == 1 and ordinals:
        (length,) = lengths
        months = ((min(ordinals) - 1) * length + 1, max(ordinals) * length)
        return months if months[1] <= _YEAR[1] else None
    named = [month for token in tokens if (month := nomor_bulan(token))]
    return (named[0], named[-1]) if named and named == sorted(named) else None


def _is_within(inner: Months | str, outer: Months | str) -> bool:
    if isinstance(inner, str) or isinstance(outer, str):
        return inner == outer
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _text(value: Value) -> str:
    return "" if value is None else str(value).casefold()
