"""Rules over the answers of one survey table: silent and repeated respondents, and answers all alike.

Layer: intake. Pure: a rule takes a table and yields what it hits; `checks` words it.
Source: PermenPANRB 14/2017 (an empty answer is no answer); DOMAIN section 1.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from lkjip_xl.intake.checking.hits import Hit
from lkjip_xl.intake.reading.tables import NUMBERING, TableData

_LEAST_ALIKE: Final = 30
"""Respondents from which on it is worth telling that nearly all of them gave one score throughout."""
_ALIKE_PERCENT: Final = 90


def score_rows(table: TableData, codes: Sequence[str]) -> list[tuple[object, ...]]:
    """Return the answers of each respondent, in the order of the unsur that the table has."""
    return list(zip(*(table.columns[code] for code in codes if code in table.columns), strict=True))


def silent_respondents(table: TableData, codes: Sequence[str]) -> Iterator[Hit]:
    """Hit every respondent who answered nothing."""
    rows = score_rows(table, codes)
    nothing = (None,) * len(rows[0])
    for position in (position for position, answers in enumerate(rows) if answers == nothing):
        yield Hit(position, facts={"row": table.rows[position]})


def repeated_respondents(table: TableData, _codes: Sequence[str]) -> Iterator[Hit]:
    """Hit every respondent whose row, running number included, stands there a second time.

    Without a running number equal rows say nothing: they may well be two people.
    """
    numbers = table.columns.get(NUMBERING, ())
    if len(set(numbers)) == len(numbers) or set(numbers) == {None}:
        return
    rows = zip(*table.columns.values(), strict=True)
    first: dict[tuple[object, ...], int] = {}
    for position, values in enumerate(rows):
        if first.setdefault(values, position) != position:
            yield Hit(position, facts={"row": table.rows[position], "first": table.rows[first[values]]})


def answers_all_alike(table: TableData, codes: Sequence[str]) -> Iterator[Hit]:
    """Hit the table once when nearly all of many respondents gave the same score to every unsur."""
    answered = score_rows(table, codes)
    alike = sum(scores.count(scores[0]) == len(scores) and scores[0] is not None for scores in answered)
    if len(answered) >= _LEAST_ALIKE and 100 * alike > _ALIKE_PERCENT * len(answered):
        yield Hit(0, facts={"alike": alike, "count": len(answered)})
