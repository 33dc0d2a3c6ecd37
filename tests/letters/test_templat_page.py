"""The page for staff who edit templates names every marker that the shipped letters use."""

import re
from pathlib import Path

import docx
import pytest

from lkjip_xl.word.lookup import shipped_templates

PAGE = (Path(__file__).parents[2] / "docs" / "TEMPLAT.md").read_text(encoding="utf-8")
LETTERS = ("surat_permintaan", "nota_dinas", "disposisi", "surat_pengantar", "sistematika", "tanda_terima")


@pytest.mark.parametrize("kind", LETTERS)
def test_every_marker_of_a_letter_is_explained(kind: str) -> None:
    document = docx.Document(str(shipped_templates() / f"{kind}.docx"))
    text = "".join(t.text or "" for t in document.element.xpath("//w:t"))
    loops = dict(re.findall(r"for (\w+) in ([\w.]+)", text))
    names = set(re.findall(r"\{\{ ([\w.]+) \}\}", text)) - set(loops)

    assert names
    # A field of a repeated row is explained by its own name, beside the name of the list.
    fields = {name.partition(".")[2] if name.partition(".")[0] in loops else name for name in names}
    unexplained = {name for name in fields | set(loops.values()) if f"`{name}`" not in PAGE}
    assert unexplained == set()
    assert f"`{kind}.docx`" in PAGE
