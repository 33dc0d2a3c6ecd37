"""Templates for the tests of the lint: a few paragraphs, a table, and parts that python-docx cannot make."""

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import docx

from lkjip_xl.word.lint.shapes import TemplateNames

NAMES = TemplateNames(
    known=(
        "kecamatan",
        "tahun",
        "kop.alamat[]",
        "kiriman[].no",
        "kiriman[].jenis",
        "bab1.isu.alinea[]",
        "unsur[].kode",
        "skm[].*",
        "skm[].unit",
    ),
    narratives=("bab1.isu.alinea",),
)


def write(path: Path, *paragraphs: str, rows: Sequence[Sequence[str]] = ()) -> Path:
    """Write a template from its paragraphs and the rows of a table below them."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    document.save(str(path))
    return path


def change_parts(path: Path, changes: Mapping[str, tuple[str, str]], added: Mapping[str, str] | None = None) -> Path:
    """Replace a piece of text in parts of a package, and add parts."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for name, (old, new) in changes.items():
        changed = parts[name].replace(old.encode(), new.encode())
        if changed == parts[name]:
            raise ValueError(old)
        parts[name] = changed
    with zipfile.ZipFile(path, "w") as package:
        for name, content in {**parts, **{name: text.encode() for name, text in (added or {}).items()}}.items():
            package.writestr(name, content)
    return path
