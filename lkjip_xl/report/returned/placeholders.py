"""Words that a finished report must not hold: marks of missing data, examples, filler.

Layer: report. Reads only `placeholders.toml` beside it: what counts as a placeholder is data.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lkjip_xl.model import Finding, Severity
from lkjip_xl.report.returned.differences import quote
from lkjip_xl.report.returned.places import Places
from lkjip_xl.word.anchors.reading import Reading

_FILE = Path(__file__).with_name("placeholders.toml")


@dataclass(frozen=True)
class Placeholder:
    """What to look for, what it is in Indonesian, and what to do about it."""

    pattern: re.Pattern[str]
    name: str
    remedy: str


@cache
def load_placeholders() -> Sequence[Placeholder]:
    """Return all placeholders, the most telling first."""
    with _FILE.open("rb") as file:
        rows = tomllib.load(file)["placeholder"]
    return tuple(Placeholder(re.compile(row["pattern"]), row["name"], row["remedy"]) for row in rows)


def check_placeholders(reading: Reading, file: str) -> Iterator[Finding]:
    """Yield each paragraph that holds a placeholder; a row of a table counts as one."""
    places = Places(reading)
    told: set[tuple[str, str]] = set()
    for story in reading.stories:
        for number in range(len(story.paragraphs)):
            text = story.accepted(*story.span_of(number, number)).strip()
            found = find_placeholder(text)
            if found is None:
                continue
            placeholder, words = found
            where = places.of(story.part, number)
            if (words, where) in told:
                continue
            told.add((words, where))
            yield Finding(
                "PLACEHOLDER_LEFT",
                Severity.PERINGATAN,
                f"{placeholder.name} masih tertulis: “{quote(text, words)}”",
                placeholder.remedy,
                file=file,
                cell=where,
            )


def find_placeholder(text: str) -> tuple[Placeholder, str] | None:
    """Return the first placeholder that a text holds, with the words that are it; None if it holds none."""
    return next(
        ((placeholder, match[0]) for placeholder in load_placeholders() if (match := placeholder.pattern.search(text))),
        None,
    )
