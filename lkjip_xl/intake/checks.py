"""Rules over whole rows of one returned table; what a single cell can break is checked in `cells`.

Layer: intake. Pure: a rule takes the rows of a table and returns findings.
Source: issue A, "Bad input"; DOMAIN sections 1 and 3.
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from lkjip_xl.intake.tables import TableData
from lkjip_xl.intake.wording import Place, word
from lkjip_xl.model import Finding
from lkjip_xl.rules.printing import angka

_PERCENT: Final = frozenset({"%", "persen", "persentase"})


def check_respondents(table: TableData, codes: Sequence[str]) -> list[Finding]:
    """Return a finding per respondent who answered nothing, and one when nobody answered anything."""
    scores = list(zip(*(table.columns[code] for code in codes), strict=True))
    silent = [position for position, answers in enumerate(scores) if all(answer is None for answer in answers)]
    if len(silent) == len(scores):
        return [word("NO_RESPONDENTS", Place(table.file, table.sheet))]
    return [word("RESPONDENT_WITHOUT_ANSWERS", table.place(n), row=table.rows[n]) for n in silent]


def check_repeated_respondents(table: TableData) -> list[Finding]:
    """Return a finding per respondent whose row, running number included, stands there a second time."""
    first: dict[tuple[object, ...], int] = {}
    repeated = []
    for position, values in enumerate(zip(*table.columns.values(), strict=True)):
        if first.setdefault(values, position) != position:
            repeated.append((position, table.rows[first[values]]))
    return [
        word("DUPLICATE_RESPONDENT", table.place(position), row=table.rows[position], first=row)
        for position, row in repeated
    ]


def check_counts(table: TableData) -> list[Finding]:
    """Return a finding per kind of document with more handled according to the rule than there are."""
    pairs = zip(table.columns["jumlah"], table.columns["sesuai"], strict=True)
    return [
        word("COUNT_ABOVE_TOTAL", table.place(position, "sesuai"), jumlah=jumlah, sesuai=sesuai)
        for position, (jumlah, sesuai) in enumerate(pairs)
        if isinstance(jumlah, int) and isinstance(sesuai, int) and sesuai > jumlah
    ]


def check_percentages(table: TableData) -> list[Finding]:
    """Return a finding per percentage that looks like a fraction.

    Typing `82,5%` makes a spreadsheet program store 0.825 and show 82,5%; the sign is lost to everyone who reads it.
    """
    return [
        word(
            "PERCENT_AS_FRACTION",
            table.place(position, key),
            column=header,
            value=angka(figure),
            satuan=satuan,
            percent=angka(Fraction(figure) * 100),
        )
        for key, header in (("target", "Target"), ("realisasi", "Realisasi"))
        for position, (satuan, figure) in enumerate(zip(table.columns["satuan"], table.columns[key], strict=True))
        if str(satuan).casefold() in _PERCENT and isinstance(figure, int | Decimal) and 0 < figure <= 1
    ]
