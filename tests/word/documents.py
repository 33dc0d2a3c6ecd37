"""What the tests of documents share: templates made of a few paragraphs, and what a document says."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import docx

MakeTemplate = Callable[..., Path]

_FOOTNOTES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="2"><w:p><w:r>
<w:t>{text}</w:t></w:r></w:p></w:footnote></w:footnotes>"""
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


def texts(path: Path) -> list[str]:
    """Return the paragraphs of a document."""
    return [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]


def write_template(path: Path, *paragraphs: str, header: str = "", sections: int = 1) -> Path:
    """Write a template from the texts of its paragraphs and of its header."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.sections[0].header.paragraphs[0].text = header
    for _ in range(sections - 1):
        document.add_section()
    path.parent.mkdir(exist_ok=True, parents=True)
    document.save(str(path))
    return path


def add_footnote(path: Path, text: str) -> None:
    """Put a footnote into a document, which python-docx cannot do."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name).decode("latin-1") for name in package.namelist()}
    parts["word/footnotes.xml"] = _FOOTNOTES.format(text=text)
    override = f'<Override PartName="/word/footnotes.xml" ContentType="{_TYPE}"/></Types>'
    link = f'<Relationship Id="rIdF" Type="{_RELATIONSHIP}" Target="footnotes.xml"/></Relationships>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace("</Types>", override)
    rels = "word/_rels/document.xml.rels"
    parts[rels] = parts[rels].replace("</Relationships>", link)
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content.encode("latin-1"))
