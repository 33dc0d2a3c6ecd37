"""Documents as Word writes them after an edit: markup by hand, from the format's description."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

WHO = 'w:author="Budi" w:date="2026-11-20T09:15:00Z"'
DOCUMENT = "word/document.xml"


def run(words: str) -> str:
    """Return a run of plain text."""
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def inserted(words: str) -> str:
    """Return a tracked insertion."""
    return f'<w:ins w:id="901" {WHO}>{run(words)}</w:ins>'


def deleted(words: str) -> str:
    """Return a tracked deletion."""
    return f'<w:del w:id="902" {WHO}><w:r><w:delText xml:space="preserve">{words}</w:delText></w:r></w:del>'


def control_of(xml: str, tag: str) -> str:
    """Return the whole control of a figure."""
    controls = (found[0] for found in re.finditer(r"<w:sdt>.*?</w:sdt>", xml, re.DOTALL))
    return next(each for each in controls if f'<w:tag w:val="{tag}"/>' in each)


def with_content(control: str, content: str) -> str:
    """Return a control with something else inside."""
    return re.sub(r"(<w:sdtContent>).*(</w:sdtContent>)", rf"\g<1>{content}\g<2>", control, flags=re.DOTALL)


def without_bookmark(xml: str, name: str) -> str:
    """Return a part without a bookmark: Word drops one whose text is replaced."""
    start = re.search(rf'<w:bookmarkStart w:id="(\d+)" w:name="{name}"/>', xml)
    if start is None:
        raise ValueError(name)
    return xml.replace(start[0], "").replace(f'<w:bookmarkEnd w:id="{start[1]}"/>', "")


def rewrite(document: Path, change: Callable[[str], str], part: str = DOCUMENT) -> Path:
    """Change a part of a document and return the document."""
    with zipfile.ZipFile(document) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts[part] = change(parts[part].decode()).encode()
    with zipfile.ZipFile(document, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return document
