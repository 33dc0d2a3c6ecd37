"""The sentences of intake's findings: code, weight, message and remedy as data.

Layer: intake.
Source: `findings.toml` beside this module; no other module of intake words a finding.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, Final

from lkjip_xl.model import Finding, Severity

_FILE = Path(__file__).with_name("findings.toml")
MOST_FURTHER: Final = 500
"""Cells of one kind that a group keeps one by one: what is left comes with the next copy."""


@dataclass(frozen=True)
class Place:
    """Where a finding stands: the file, the sheet as it is called there, the cell; unknown parts are empty."""

    file: str
    sheet: str = ""
    cell: str = ""

    @property
    def text(self) -> str:
        """Place as a sentence names it: `Form_W01.xlsx Pemmas!C7`."""
        spot = f"{self.sheet}!{self.cell}" if self.sheet else self.cell
        return f"{self.file} {spot}".strip()


@dataclass(frozen=True)
class Group(Finding):
    """A finding that counts what would tire people as findings of its own.

    Attributes:
        further: The first of what it counts, one by one, for the unit that has to mend every cell.
        untold: How many more it counts.
    """

    further: tuple[Finding, ...] = ()
    untold: int = 0


@cache
def sentences() -> Mapping[str, Mapping[str, Any]]:
    """Return severity, message and remedy per code, as they stand in the file."""
    with _FILE.open("rb") as file:
        return tomllib.load(file)


def severity_of(code: str, column: str = "") -> Severity:
    """Return how much a fault weighs in a column (by key), or in general."""
    entry = sentences()[code]
    return Severity(entry.get("columns", {}).get(column, entry["severity"]))


def word(code: str, place: Place, /, *, key: str = "", **facts: object) -> Finding:
    """Return the finding of that code with its sentence filled in.

    Args:
        code: A code of `findings.toml`.
        place: Where it stands.
        key: Key of the column, where the weight depends on it.
        facts: What the braces of message and remedy ask for.
    """
    entry = sentences()[code]
    message, remedy = entry["message"].format(**facts), entry["remedy"].format(**facts)
    return Finding(code, severity_of(code, key), message, remedy, place.file, place.sheet, place.cell)


def group(code: str, place: Place, further: Iterable[Finding], /, *, count: int, **facts: object) -> Group:
    """Return the finding of that code with what it counts, as far as that is worded one by one.

    Args:
        code: A code of `findings.toml`.
        place: Where the first of what it counts stands.
        further: What it counts, one by one; no more than `MOST_FURTHER` are kept.
        count: How many there are.
        facts: What the braces of message and remedy ask for.
    """
    kept = tuple(islice(further, MOST_FURTHER))
    told = word(code, place, key="", count=count, **facts)
    place_of = (told.file, told.sheet, told.cell)
    return Group(told.code, told.severity, told.message, told.remedy, *place_of, kept, count - len(kept))
