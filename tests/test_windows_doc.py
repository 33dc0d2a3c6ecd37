"""docs/WINDOWS.md is a list that a person can work off: every line is complete, and names only what exists."""

import re
from pathlib import Path

from lkjip_xl.hosts.diagnosa import place, programs, python, workbook
from lkjip_xl.hosts.install import LAUNCHER
from lkjip_xl.suite import find, layout

TEXT = (Path(__file__).parents[1] / "docs" / "WINDOWS.md").read_text(encoding="utf-8")
SPEAKERS = (place, programs, python, workbook, find, layout)
LINES = [
    [cell.strip() for cell in line.strip("|").split("|")] for line in TEXT.splitlines() if re.match(r"\| \d+ ", line)
]


def test_the_statements_are_numbered_without_a_gap() -> None:
    assert [int(line[0]) for line in LINES] == list(range(1, len(LINES) + 1))


def test_each_statement_has_steps_an_expected_result_and_room_for_the_outcome() -> None:
    for number, statement, steps, expected, _outcome in LINES:
        assert statement, number
        assert steps, number
        assert expected, number


def test_the_checks_and_files_that_it_names_exist() -> None:
    sources = "".join(Path(module.__file__ or "").read_text("utf-8") for module in SPEAKERS)
    named = set(re.findall(r"`([A-Z]{2,}(?:_[A-Z]+)*)`", TEXT)) - {"INTERPRETER_WIN"}

    assert named
    assert {name for name in named if f'"{name}"' not in sources} == set()
    assert LAUNCHER in TEXT
