"""Survey scores with a wanted sum, spread over respondents as real answers are.

Layer: scripts. Sums are met exactly, so that the example holds an exact tie and an index right at a bound.
"""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from random import Random

BEST = 4
_GAP_PER_ONE = 60  # one score of 1 for every 60 points that the unit lacks to the best possible sum
_GAP_PER_TWO = 8  # and one score of 2 for every 8; the rest are 3 and 4


def sums(means: Sequence[Decimal], respondents: int, total: int | None = None) -> list[int]:
    """Return the sum of scores per unsur.

    Args:
        means: Wanted NRR per unsur.
        respondents: How many answer each unsur.
        total: Sum over all unsur; the last unsur makes up the difference. None leaves the sums as they come.
    """
    found = [int((mean * respondents).to_integral_value(ROUND_HALF_UP)) for mean in means]
    if total is not None:
        found[-1] += total - sum(found)
    return found


def spread(total: int, respondents: int) -> list[int]:
    """Return scores of 1 to 4, lowest first, with exactly this sum: mostly 3 and 4, some 2, hardly any 1."""
    gap = BEST * respondents - total
    ones, twos = gap // _GAP_PER_ONE, gap // _GAP_PER_TWO
    rest = respondents - ones - twos
    fours = total - ones - 2 * twos - 3 * rest
    return [1] * ones + [2] * twos + [3] * (rest - fours) + [BEST] * fours


def deal(scores: Sequence[int], moods: Sequence[float], chance: Random) -> list[int]:
    """Return the scores per respondent: who is pleased gives the higher ones, with some chance.

    Args:
        scores: Scores to hand out, lowest first.
        moods: How pleased each respondent is; standard normal.
        chance: Stream for the part that the mood does not explain.
    """
    leaning = [mood + chance.gauss(0, 1) for mood in moods]
    dealt = [0] * len(scores)
    for score, respondent in zip(scores, sorted(range(len(moods)), key=leaning.__getitem__), strict=True):
        dealt[respondent] = score
    return dealt
