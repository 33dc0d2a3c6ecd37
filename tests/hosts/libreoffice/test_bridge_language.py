"""What runs in the Python that LibreOffice brings along runs down to 3.5, with nothing installed beside it."""

import ast
import sys
from pathlib import Path

import pytest

from lkjip_xl.hosts.libreoffice import bridge
from lkjip_xl.suite import driver

SOURCES = sorted(path for inside in (bridge, driver) for path in Path(next(iter(inside.__path__))).rglob("*.py"))
_OURS = {"lkjip_calc", "uno", "unohelper", "com"}


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_a_module_is_written_in_the_language_of_python_3_5(source: Path) -> None:
    tree = ast.parse(source.read_text(encoding="utf-8"), feature_version=(3, 5))

    newer = [type(node).__name__ for node in ast.walk(tree) if isinstance(node, ast.JoinedStr | ast.AnnAssign)]
    assert newer == []


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_a_module_needs_only_the_standard_library_and_uno(source: Path) -> None:
    tree = ast.parse(source.read_text(encoding="utf-8"))

    absolute = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level == 0]
    plain = [name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names]
    needed = {name.partition(".")[0] for name in (*absolute, *plain)}
    assert needed - _OURS - sys.stdlib_module_names == set()
