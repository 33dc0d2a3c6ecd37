"""Surveys in cells: a block of answers, or a row of NRR, as the rules take them.

Layer: hosts. A cell function carries no survey date: the newest regulation that we know applies.
Source: DESIGN section 7 (`IKM`, `IKM_NRR`, `IKM_DARI_NRR`).
"""

from fractions import Fraction

from lkjip_xl.hosts.cell_values import (
    CellValue,
    as_grid,
    as_number,
    as_policy,
    as_score,
    as_whole,
    first_cell,
    is_empty,
)
from lkjip_xl.model import Number
from lkjip_xl.rules.answers import IGNORE_ANSWER, Tally, totals
from lkjip_xl.rules.ikm import Ikm, compute_ikm, ikm_from_nrr
from lkjip_xl.rules.loading import PERATURAN_SKM
from lkjip_xl.rules.nrr import compute_nrr
from lkjip_xl.rules.rounding import Exact

_SKM = PERATURAN_SKM[-1]
_LAST_DIGIT = Fraction(1, 10**13)
"""How near two NRR are that a cell of 15 digits cannot tell apart."""


def ikm_of_answers(jawaban: CellValue, bobot: CellValue, kosong: CellValue) -> Ikm:
    """Return the index of answers, one row per respondent and one column per unsur.

    Raises:
        LkjipError: A cell is no answer, a setting is unknown, or an unsur has no answer.
    """
    tally = _tally(jawaban, kosong)
    return compute_ikm(tally.totals, _SKM, weight=as_policy(bobot, _SKM.weight))


def nrr_of_answers(jawaban: CellValue, kosong: CellValue) -> list[Fraction]:
    """Return the NRR of each column of answers.

    Raises:
        LkjipError: A cell is no answer, the setting is unknown, or an unsur has no answer.
    """
    return [compute_nrr(name, total, _SKM) for name, total in _tally(jawaban, kosong).totals.items()]


def ikm_of_nrr(nrr: CellValue, n: CellValue, bobot: CellValue) -> Ikm:
    """Return the index of NRR per unsur; an empty cell is an unsur that was not asked.

    Raises:
        LkjipError: A cell is no NRR, a setting is unknown, or there is none at all.
    """
    respondents = None if is_empty(first_cell(n)) else as_whole(first_cell(n), "Banyaknya responden")
    cells = [value for row in as_grid(nrr) for value in row]
    filled = [(name, value) for name, value in zip(_names(len(cells)), cells, strict=True) if not is_empty(value)]
    means = {name: _exact_nrr(as_number(value, f"NRR {name}"), respondents) for name, value in filled}
    return ikm_from_nrr(means, _SKM, weight=as_policy(bobot, _SKM.weight))


def _exact_nrr(shown: Number, respondents: int | None) -> Exact:
    """Return the NRR behind a figure of 15 digits: a sum over at most `respondents` answers, where one is that near.

    Without it the sum of three thirds could miss a tie by its fifteenth digit.
    """
    if respondents is None or respondents < 1:
        return shown
    behind = Fraction(shown).limit_denominator(respondents)
    return behind if abs(behind - Fraction(shown)) <= _LAST_DIGIT else shown


def _tally(jawaban: CellValue, kosong: CellValue) -> Tally:
    rows = as_grid(jawaban)
    unsur = _names(len(rows[0]))
    answers = ({name: as_score(value) for name, value in zip(unsur, row, strict=True)} for row in rows)
    return totals(answers, unsur, _SKM, missing=as_policy(kosong, IGNORE_ANSWER))


def _names(count: int) -> tuple[str, ...]:
    return tuple(f"U{number}" for number in range(1, count + 1))
