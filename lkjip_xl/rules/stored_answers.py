"""Answers whose rows lie elsewhere, as sums and counts from which every figure follows exactly.

Layer: rules. Pure: no workbook, file, clock or pandas.
Source: PermenPANRB 14/2017: index and profile need sums and counts only; both policies for empty answers are kept.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from lkjip_xl.model import AnswerTotal, StoredAnswers, Value
from lkjip_xl.rules.answers import IGNORE_RESPONDENT, MISSING_POLICIES, Tally
from lkjip_xl.rules.policies import require_policy
from lkjip_xl.rules.respondents import PROFILE_KEYS, profile_word


def store_answers(rows: Iterable[Mapping[str, Value]], unsur: Sequence[str]) -> StoredAnswers:
    """Return what rows of respondents come to.

    Args:
        rows: A mapping per respondent: profile by column key, score by unsur code, all on the scale; read once.
        unsur: Codes of the unsur, in order.
    """
    scores: Counter[tuple[Value, ...]] = Counter()
    words: dict[str, Counter[str]] = {key: Counter() for key in PROFILE_KEYS}
    for row in rows:
        scores[tuple(row.get(code) for code in unsur)] += 1
        for key, counted in words.items():
            counted[profile_word(key, row.get(key)) or ""] += 1
    complete = {answers: count for answers, count in scores.items() if None not in answers}
    return StoredAnswers(
        respondents=scores.total(),
        silent=sum(count for answers, count in scores.items() if answers.count(None) == len(answers)),
        complete=sum(complete.values()),
        answers=_totals(scores, unsur),
        complete_answers=_totals(complete, unsur),
        profile=words,
    )


def tally_stored(stored: StoredAnswers, missing: str) -> Tally:
    """Return what `totals` returns for the rows themselves.

    Raises:
        UnknownPolicyError: There is no such policy.
    """
    require_policy("jawaban_kosong", missing, MISSING_POLICIES)
    if missing == IGNORE_RESPONDENT:
        return Tally(stored.complete_answers, stored.complete, 0, stored.respondents - stored.complete)
    counted = stored.respondents - stored.silent
    empty = sum(counted - total.count for total in stored.answers.values())
    return Tally(stored.answers, counted, empty, stored.silent)


def _totals(scores: Mapping[tuple[Value, ...], int], unsur: Sequence[str]) -> dict[str, AnswerTotal]:
    columns = {code: Counter[Value]() for code in unsur}
    for answers, count in scores.items():
        for code, score in zip(unsur, answers, strict=True):
            columns[code][score] += count
    return {
        code: AnswerTotal(
            sum(score * count for score, count in counted.items() if isinstance(score, int)),
            sum(count for score, count in counted.items() if score is not None),
        )
        for code, counted in columns.items()
    }
