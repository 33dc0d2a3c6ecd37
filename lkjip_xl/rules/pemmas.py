"""Pemmas (Pemberdayaan Masyarakat): count, percentage and groups named twice.

Layer: rules. Pure: no workbook, file, clock or pandas.
Source: SOP (number of kelompok/lembaga that are targets of facilitation); percentage by the nearest published formula.
"""

import re
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Generic, Protocol, TypeVar

from lkjip_xl.model import Kelompok
from lkjip_xl.rules.percentage import NoFigure, Percentage, compute_percentage, no_percentage
from lkjip_xl.rules.policies import require_policy
from lkjip_xl.rules.printing import angka

COUNT = "jumlah"
PERCENTAGE = "persentase"
SATUAN = (COUNT, PERCENTAGE)

_WORD = re.compile(r"[^\W_]+")
_ROMAN = {
    word: str(number)
    for number, word in enumerate(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"), start=1)
}
_RW = "rw"


class NamedGroup(Protocol):
    """What the search for duplicates needs to know: a row of a form and a `Kelompok` of the master both have it."""

    @property
    def unit(self) -> str:
        """Unit that named the group."""

    @property
    def jenis(self) -> str:
        """Kind of group, such as Posyandu."""

    @property
    def nama(self) -> str:
        """Name as typed."""

    @property
    def rw(self) -> str:
        """RW as typed; empty for a group of the whole kelurahan."""


GroupT = TypeVar("GroupT", bound=NamedGroup)


@dataclass(frozen=True)
class PemmasResult:
    """Groups that are targets, and those of them that were facilitated.

    Attributes:
        sasaran: Groups listed; duplicates count until somebody removes them.
        difasilitasi: Groups that were facilitated this year for certain.
        percent: difasilitasi ÷ sasaran × 100, or why there is none: a group without a clear answer is no "Tidak".
    """

    sasaran: int
    difasilitasi: int
    percent: Percentage

    @property
    def explanation(self) -> str:
        """Indonesian: `40 kelompok/lembaga sasaran, 35 difasilitasi; 87,50% = 35 ÷ 40 × 100`."""
        counts = f"{angka(self.sasaran)} kelompok/lembaga sasaran, {angka(self.difasilitasi)} difasilitasi"
        return f"{counts}; {self.percent.explanation}" if self.sasaran else counts

    def figure(self, satuan: str) -> Fraction | None:
        """Return the realisasi of the indikator: number of sasaran (`jumlah`) or percent facilitated (`persentase`).

        Raises:
            UnknownPolicyError: There is no such satuan.
        """
        require_policy("satuan_pemmas", satuan, SATUAN)
        return Fraction(self.sasaran) if satuan == COUNT else self.percent.exact


@dataclass(frozen=True)
class Duplicate(Generic[GroupT]):
    """Rows that seem to name one group. They are shown, never merged.

    Attributes:
        members: The rows, in the order given.
        across_units: More than one unit named it.
        explanation: Indonesian: which group, how often, by whom.
    """

    members: tuple[GroupT, ...]
    across_units: bool
    explanation: str


def compute_pemmas(kelompok: Iterable[Kelompok]) -> PemmasResult:
    """Return count and percentage of the groups; one without a clear answer counts as sasaran and claims nothing."""
    answers = [group.difasilitasi for group in kelompok]
    done = answers.count(True)
    return PemmasResult(len(answers), done, _share(done, len(answers), unclear=answers.count(None)))


def _share(done: int, groups: int, *, unclear: int) -> Percentage:
    """Return the percentage; while an answer is open there is none, because to leave it out would be to guess it."""
    if not unclear:
        return compute_percentage(done, groups)
    reason = f"{angka(unclear)} kelompok/lembaga belum jelas difasilitasi atau tidak"
    return no_percentage(NoFigure.MISSING, f"{reason}, sehingga persentasenya tidak dapat dihitung")


def normalised_name(nama: str, jenis: str = "") -> str:
    """Return what distinguishes a name: without case, punctuation, its kind in front, and its RW.

    >>> normalised_name("POSYANDU  'Melati' II (RW 03)", "Posyandu")
    'melati 2'
    """
    return " ".join(_split(nama, jenis)[0])


def find_duplicates(groups: Iterable[GroupT]) -> tuple[Duplicate[GroupT], ...]:
    """Return the groups that are named more than once: same kind, normalised name and RW.

    A name that is only a number, or nothing beyond its kind (RT 01, PKK), exists in every kelurahan: it counts as the
    same group inside one unit only.
    """
    buckets: dict[Hashable, list[GroupT]] = {}
    for group in groups:
        buckets.setdefault(group_key(group), []).append(group)
    return tuple(_describe(tuple(members)) for members in buckets.values() if len(members) > 1)


def group_key(group: NamedGroup) -> Hashable:
    """Return what two groups share that seem to be one: see `find_duplicates`."""
    name, rw_in_name = _split(group.nama, group.jenis)
    rw = [word for word in _words(group.rw) if word != _RW] or rw_in_name
    is_local = all(word.isdigit() for word in name)
    return _words(group.jenis), name, tuple(rw), group.unit.casefold() if is_local else None


def _split(nama: str, jenis: str) -> tuple[tuple[str, ...], list[str]]:
    """Return the words of a name without its kind and RW, and the RW found in it."""
    words, kind = _words(nama), _words(jenis)
    places = [at for at in range(len(words) - 1) if words[at] == _RW and words[at + 1].isdigit()]
    rw = [words[at + 1] for at in places[:1]]
    words = tuple(word for at, word in enumerate(words) if at not in places and at - 1 not in places)
    return (words[len(kind) :] if words[: len(kind)] == kind else words), rw


@lru_cache(maxsize=1024)  # of each kind and RW there are many
def _words(text: str) -> tuple[str, ...]:
    words = (_ROMAN.get(word, word) for word in _WORD.findall(text.casefold()))
    return tuple(str(int(word)) if word.isdecimal() else word for word in words)


def _describe(members: tuple[GroupT, ...]) -> Duplicate[GroupT]:
    first = members[0]
    units = tuple(dict.fromkeys(member.unit for member in members))
    rw = f", RW {first.rw}" if first.rw else ""
    explanation = f"{first.nama} ({first.jenis}{rw}) tercatat {angka(len(members))} kali oleh {', '.join(units)}"
    return Duplicate(members, across_units=len(units) > 1, explanation=explanation)
