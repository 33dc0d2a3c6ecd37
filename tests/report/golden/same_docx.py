"""Comparing a document with the one that was looked at and kept, part by part."""

import difflib
import os
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Final

from lxml import etree

KEPT: Final = Path(__file__).parent
UPDATE: Final = "LKJIP_UPDATE_GOLDEN"
"""Set in the environment, kept documents are written anew; look at them as pictures before they are committed."""

_DIFFERING_LINES: Final = 30
_OF_A_RUN = re.compile(r"\{[^}]*\}(rsid\w*|paraId|textId)")
_DATES: Final = ("{http://purl.org/dc/terms/}created", "{http://purl.org/dc/terms/}modified")


def assert_same_docx(got: Path, kept: str) -> None:
    """Compare a document with a kept one; what differs is named by its part and shown as lines of XML.

    Not compared: what differs with every run of a program (rsid, dates). With `UPDATE` the kept one is replaced.
    """
    golden = KEPT / kept
    if os.environ.get(UPDATE):
        golden.write_bytes(got.read_bytes())
    found, meant = (dict(_parts(path.read_bytes())) for path in (got, golden))
    missing, added = sorted(meant.keys() - found.keys()), sorted(found.keys() - meant.keys())
    assert not missing, f"{kept}: parts are missing: {missing}"
    assert not added, f"{kept}: parts were added: {added}"
    for part, lines in meant.items():
        assert found[part] == lines, f"{kept}: {part} differs\n" + "\n".join(_difference(lines, found[part]))


def _parts(content: bytes, inside: str = "") -> Iterator[tuple[str, list[str]]]:
    """Yield every part by name as lines; the parts of a workbook within the document are parts as well."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        for name in package.namelist():
            part = package.read(name)
            if name.endswith(".xlsx"):
                yield from _parts(part, f"{inside}{name}!")
            else:
                yield f"{inside}{name}", _lines(name, part)


def _lines(name: str, part: bytes) -> list[str]:
    if not name.endswith((".xml", ".rels")):
        return [part.hex()]
    root = etree.fromstring(part)
    for element in root.iter("{*}*"):
        for attribute in [each for each in element.attrib if _OF_A_RUN.fullmatch(str(each))]:
            del element.attrib[attribute]
        if element.tag in _DATES:
            element.text = ""
    # An element a line, its text untouched.
    return etree.tostring(root, encoding="unicode").replace("><", ">\n<").split("\n")


def _difference(meant: list[str], found: list[str]) -> Iterator[str]:
    return islice(difflib.unified_diff(meant, found, "kept", "made", n=4, lineterm=""), _DIFFERING_LINES)
