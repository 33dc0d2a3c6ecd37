"""Profile of the respondents: groups and percentages that betray nobody.

Layer: rules. Pure: no workbook, file, clock or pandas.
Source: PermenPANRB 14/2017 asks for the profile; merging small groups is the project's protection of respondents.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lkjip_xl.rules.percentage import Percentage, compute_percentage

OTHERS = "Lainnya"
NOT_FILLED = "Tidak diisi"


@dataclass(frozen=True)
class Group:
    """One line of a profile: its name, its respondents and their share of all respondents."""

    name: str
    count: int
    percent: Percentage


def profile(values: Iterable[str | None], order: Sequence[str], *, minimum: int = 5) -> tuple[Group, ...]:
    """Return the groups of respondents, none of them small enough to point at a person.

    Groups under `minimum` are merged into "Lainnya". A group that would be alone there, or with too few others, drags
    the next smallest along, so that nobody can find it by subtraction. Groups without respondents are not listed: they
    would give away which group is hidden. "Tidak diisi" says nothing about a person and is never merged.

    Args:
        values: Answer of each respondent; None or blanks is "Tidak diisi". Upper and lower case are the same.
        order: Names in the order to print; other names follow, as first met.
        minimum: Respondents that a group needs to be shown.
    """
    counts = _count(values, order)
    respondents = sum(counts.values())
    not_filled = counts.pop(NOT_FILLED, 0)
    hidden = _hide(counts, minimum)
    lines = {name: count for name, count in counts.items() if name not in hidden}
    # Popped first: "Lainnya" may be a group of its own, and is printed after the others in any case.
    others = lines.pop(OTHERS, 0) + sum(counts[name] for name in hidden)
    lines |= {name: count for name, count in ((OTHERS, others), (NOT_FILLED, not_filled)) if count}
    return tuple(Group(name, count, compute_percentage(count, respondents)) for name, count in lines.items())


def _count(values: Iterable[str | None], order: Sequence[str]) -> dict[str, int]:
    """Return respondents per group in printing order, without empty groups."""
    spelling = {name.casefold(): name for name in (*order, OTHERS, NOT_FILLED)}
    cleaned = ((value or "").strip() or NOT_FILLED for value in values)
    counts = Counter(spelling.setdefault(value.casefold(), value) for value in cleaned)
    names = dict.fromkeys((*order, *counts))
    return {name: counts[name] for name in names if counts[name]}


def _hide(counts: dict[str, int], minimum: int) -> frozenset[str]:
    """Return the groups to merge: all small ones, and the next smallest while they are too few to hide each other."""
    smallest_first = sorted(counts, key=lambda name: counts[name])
    hidden = [name for name in smallest_first if counts[name] < minimum]
    for name in smallest_first[len(hidden) :]:
        # A lone small group is below the minimum too, so that it always gets company.
        if not hidden or sum(counts[each] for each in hidden) >= minimum:
            break
        hidden.append(name)
    return frozenset(hidden)
