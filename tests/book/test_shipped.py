"""What is committed about the workbooks is what the schema gives today."""

import zipfile
from pathlib import Path

import pytest

from lkjip_xl.book.describe import describe_schema
from lkjip_xl.book.schema.master import MASTER
from scripts.workbooks import FORM_NAME, MASTER_NAME, build_workbooks

ROOT = Path(__file__).parents[2]


def parts_of(path: Path) -> dict[str, bytes]:
    """Return a workbook's parts: how well they are packed depends on the machine."""
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize("name", [MASTER_NAME, FORM_NAME])
def test_the_blank_workbooks_are_built_from_this_schema(name: str, tmp_path: Path) -> None:
    build_workbooks(tmp_path)

    assert parts_of(tmp_path / name) == parts_of(ROOT / "workbooks" / name), "run scripts/build_workbooks"


def test_the_document_of_the_schema_is_written_from_it() -> None:
    assert (ROOT / "docs" / "SKEMA.md").read_text(encoding="utf-8") == describe_schema(), "run scripts/build_docs"


def test_the_document_names_every_table_and_setting() -> None:
    text = describe_schema()

    assert not [name for name in (*MASTER.tables, *MASTER.names) if f"`{name}`" not in text]
