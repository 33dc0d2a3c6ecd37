"""What the README shows is true: its example runs and prints what it says, its commands and pages exist."""

import contextlib
import io
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_example_prints_what_stands_behind_each_line() -> None:
    [example] = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    promised = re.findall(r"^print\(.*?\)  # (.*)$", example, re.MULTILINE)
    printed = io.StringIO()

    with contextlib.redirect_stdout(printed):
        exec(compile(example, "README.md", "exec"), {})  # noqa: S102 our own example

    assert len(promised) == 3
    assert printed.getvalue().splitlines() == promised


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^)]+)\)", README))))
def test_every_link_leads_somewhere(link: str) -> None:
    assert (ROOT / link).is_file()


@pytest.mark.parametrize("script", sorted(set(re.findall(r"scripts/\w+", README))))
def test_every_script_it_names_is_there(script: str) -> None:
    assert (ROOT / script).is_file()
