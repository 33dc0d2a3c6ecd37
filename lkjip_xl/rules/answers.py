"""Answers of a survey: from questionnaires to sum and count per unsur.

Layer: rules. Pure: no workbook, file, clock or pandas; one pass of plain Python per column.
Source: PermenPANRB 14/2017; an empty answer is never 0, and which of the two policies applies is a setting.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from lkjip_xl.model import AnswerTotal
from lkjip_xl.rules.loading import SkmParameters
from lkjip_xl.rules.nrr import ScoreOffScaleError, scale_text
from lkjip_xl.rules.policies import require_policy

IGNORE_ANSWER = "abaikan_jawaban"
IGNORE_RESPONDENT = "abaikan_responden"
MISSING_POLICIES = (IGNORE_ANSWER, IGNORE_RESPONDENT)


@dataclass(frozen=True)
class Tally:
    """What a survey comes down to.

    Attributes:
        totals: Sum and count of valid answers per unsur.
        respondents: Respondents with at least one counted answer.
        empty: Empty answers of those respondents.
        left_out: Respondents not counted: all answers empty, or any of them under `abaikan_responden`.
    """

    totals: Mapping[str, AnswerTotal]
    respondents: int
    empty: int
    left_out: int


def totals(
    answers: Iterable[Mapping[str, int | None]],
    unsur: Sequence[str],
    skm: SkmParameters,
    *,
    missing: str = IGNORE_ANSWER,
) -> Tally:
    """Return sum and count of the answers per unsur.

    Args:
        answers: One mapping per respondent, score by unsur; None or an absent key is an empty answer.
        unsur: The unsur to count, in order; other keys are not looked at.
        skm: Scale in force on the last survey day.
        missing: `abaikan_jawaban` leaves out empty answers, `abaikan_responden` everyone who left one empty.

    Raises:
        ScoreOffScaleError: An answer is not a whole point of the scale.
        UnknownPolicyError: There is no such policy.
    """
    require_policy("jawaban_kosong", missing, MISSING_POLICIES)
    sheets = [[answer.get(name) for name in unsur] for answer in answers]
    _check_scale(sheets, unsur, skm)
    most_blanks = 0 if missing == IGNORE_RESPONDENT else len(unsur) - 1
    counted = [scores for scores in sheets if scores.count(None) <= most_blanks]
    columns = list(zip(*counted, strict=True)) or [()] * len(unsur)
    per_unsur = {name: _total(column) for name, column in zip(unsur, columns, strict=True)}
    empty = sum(column.count(None) for column in columns)
    return Tally(per_unsur, respondents=len(counted), empty=empty, left_out=len(sheets) - len(counted))


def _total(column: Collection[int | None]) -> AnswerTotal:
    scores = [score for score in column if score is not None]
    return AnswerTotal(sum(scores), len(scores))


def _check_scale(sheets: Sequence[Sequence[int | None]], unsur: Sequence[str], skm: SkmParameters) -> None:
    allowed = {None, *range(skm.scale_lowest, skm.scale_highest + 1)}
    columns = zip(*sheets, strict=True)
    for name, column in zip(unsur, columns, strict=False):  # without respondents there are no columns
        # The set of a column has at most a handful of members: the search for the place runs only when one is wrong.
        for score in set(column) - allowed:
            raise ScoreOffScaleError(
                name, score, where=f"responden ke-{column.index(score) + 1}", scale=scale_text(skm)
            )
