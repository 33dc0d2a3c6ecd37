"""What a form's summary shows for given rows: the cached results of its native formulas, and their oracle in tests.

Layer: book. Calls the rules; knows no cell. It reads answers as the formulas do: 3 and the text "3" are an answer,
anything else is not.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from lkjip_xl.book.building.layout import Rows
from lkjip_xl.book.schema.kinds import Table
from lkjip_xl.model import Value
from lkjip_xl.rules.answers import Tally, totals
from lkjip_xl.rules.ikm import Ikm, compute_ikm
from lkjip_xl.rules.loading import SkmParameters
from lkjip_xl.rules.percentage import Percentage, compute_percentage

YES = "Ya"
OTHER_KINDS = "Lainnya"
NOT_ANSWERED = "-"


@dataclass(frozen=True)
class Completeness:
    """How many rows of a table have been started, and how many of them lack something required."""

    filled: int
    incomplete: int

    @property
    def words(self) -> str:
        """The state as the form words it."""
        if not self.filled:
            return "Kosong"
        return f"Belum lengkap: {self.incomplete} baris" if self.incomplete else "Lengkap"


@dataclass(frozen=True)
class Share:
    """Part and whole of one kind of kelompok or document."""

    kind: str
    whole: int
    part: int

    @property
    def percentage(self) -> Percentage:
        """Part ÷ whole × 100."""
        return compute_percentage(self.part, self.whole)


@dataclass(frozen=True)
class SkmFigures:
    """The survey of one form; `ikm` is None while an unsur has no answer. `wrong` answers are off the scale."""

    tally: Tally
    wrong: int
    ikm: Ikm | None

    @property
    def empty(self) -> int:
        """Answers left empty by respondents who answered something."""
        return max(0, self.tally.empty - self.wrong)


def complete(table: Table, rows: Rows, *, any_of: Sequence[str] = ()) -> Completeness:
    """Count started and incomplete rows.

    Args:
        table: Declares which columns are required.
        rows: Its rows.
        any_of: Keys of which a row needs at least one (the unsur of a questionnaire).
    """
    required = [column.key for column in table.columns if column.required]
    started = [row for row in rows if any(_text(row.get(column.key)) for column in table.columns)]
    return Completeness(len(started), sum(_lacks(row, required, any_of) for row in started))


def survey(rows: Rows, codes: Sequence[str], skm: SkmParameters) -> SkmFigures:
    """Return the figures of the questionnaire table."""
    read = [{code: as_answer(row.get(code), skm) for code in codes} for row in rows]
    tally = totals(read, codes, skm)
    typed = sum(_text(row.get(code)) not in {"", NOT_ANSWERED} for row in rows for code in codes)
    answered = all(total.count for total in tally.totals.values())
    ikm = compute_ikm(tally.totals, skm, respondents=tally.respondents, empty=tally.empty) if answered else None
    return SkmFigures(tally, typed - sum(total.count for total in tally.totals.values()), ikm)


def as_answer(value: Value, skm: SkmParameters) -> int | None:
    """Return an answer on the scale, typed as a number or as text; None for anything else."""
    text = _text(value)
    return int(text) if text in scale_texts(skm) else None


def scale_texts(skm: SkmParameters) -> tuple[str, ...]:
    """Return the points of the scale as texts."""
    return tuple(str(point) for point in range(skm.scale_lowest, skm.scale_highest + 1))


def facilitated(rows: Rows, kinds: Sequence[str]) -> list[Share]:
    """Return per kind of kelompok how many there are and how many were facilitated."""
    return _by_kind(rows, kinds, lambda row: (1, int(row.get("difasilitasi") == YES)))


def handled(rows: Rows, kinds: Sequence[str]) -> list[Share]:
    """Return per kind of document how many there are and how many follow the rule."""
    return _by_kind(rows, kinds, lambda row: (_whole(row.get("jumlah")), _whole(row.get("sesuai"))))


def total(shares: Sequence[Share]) -> Share:
    """Return the sum of all kinds."""
    return Share("Jumlah", sum(share.whole for share in shares), sum(share.part for share in shares))


def _by_kind(rows: Rows, kinds: Sequence[str], count: Callable[[Mapping[str, Value]], tuple[int, int]]) -> list[Share]:
    sums = {kind: [0, 0] for kind in (*kinds, OTHER_KINDS)}
    for row in rows:
        if any(_text(value) for value in row.values()):
            kind = _text(row.get("jenis"))
            whole, part = count(row)
            slot = sums[kind if kind in kinds else OTHER_KINDS]
            slot[0] += whole
            slot[1] += part
    return [Share(kind, whole, part) for kind, (whole, part) in sums.items()]


def _lacks(row: Mapping[str, Value], required: Sequence[str], any_of: Sequence[str]) -> bool:
    missing = not all(_text(row.get(key)) for key in required)
    return missing or (bool(any_of) and not any(_text(row.get(key)) for key in any_of))


def _whole(value: Value) -> int:
    return value if isinstance(value, int) else 0


def _text(value: Value) -> str:
    return "" if value is None else str(value).strip()
