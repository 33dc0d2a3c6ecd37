"""What a workbook carries besides cells: programs, links to other files, embedded files, connections.

None of it is opened, followed or run; the office is told that it is there.

Layer: intake. Searches bytes; knows no form.
Source: ECMA-376 part 1, 12.3 (relationships of a workbook); [MS-OFFMACRO2]; [MS-XLS] 2.4.271 (SupBook);
OpenDocument 1.3 part 3, 14.4 (DDE).
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from lkjip_xl.intake.wording import Place, word
from lkjip_xl.model import Finding

_RELATION: Final = re.compile(rb"""Type\s*=\s*["'][^"']*/([A-Za-z0-9]+)["']""")
_EXTERNAL: Final = re.compile(rb"""<[^>]*TargetMode\s*=\s*["']External["'][^>]*>""")
_HYPERLINK: Final = b"/hyperlink"
"""A link that a person clicks is followed by nobody else; links to other workbooks have a relation of their own."""
_MACROS: Final = frozenset({b"vbaProject", b"xlMacrosheet", b"xlIntlMacrosheet", b"attachedToolbars"})
_LINKS: Final = frozenset({b"externalLink", b"xlExternalLinkPath"})
_EMBEDDED: Final = frozenset({b"oleObject", b"package", b"control", b"activeXControlBinary"})
_CONNECTIONS: Final = frozenset({b"connections", b"queryTable", b"xmlMaps", b"customData"})
_DDE: Final = re.compile(rb"<(?:\w+:)?ddeLink\b")

_ODS_OUTSIDE: Final = re.compile(rb"<table:table-source\b|<table:cell-range-source\b|<table:database-source|'file:///")
_ODS_DDE: Final = re.compile(rb"<table:dde-link|<office:dde-source|of:=\s*DDE\(")


def in_workbook(file: str, parts: Mapping[str, bytes]) -> list[Finding]:
    """Return a finding per kind of thing that an Excel workbook carries besides cells."""
    relations = b"".join(part for name, part in parts.items() if name.endswith(".rels"))
    kinds = set(_RELATION.findall(relations))
    outside = any(_HYPERLINK not in found for found in _EXTERNAL.findall(relations))
    links = [part for name, part in parts.items() if "externallink" in name.casefold()]
    carried = {
        "HAS_MACROS": bool(kinds & _MACROS) or any(name.endswith("vbaProject.bin") for name in parts),
        "HAS_DDE": any(_DDE.search(part) for part in links),
        "HAS_LINKS": bool(kinds & _LINKS) or outside,
        "HAS_EMBEDDED": bool(kinds & _EMBEDDED),
        "HAS_CONNECTIONS": bool(kinds & _CONNECTIONS),
    }
    return list(_findings(file, carried))


def in_open_document(file: str, parts: Mapping[str, bytes]) -> list[Finding]:
    """Return the same for an OpenDocument spreadsheet."""
    content = parts.get("content.xml", b"")
    carried = {
        "HAS_MACROS": any(name.startswith(("Basic/", "Scripts/")) and not name.endswith("/") for name in parts),
        "HAS_DDE": _ODS_DDE.search(content) is not None,
        "HAS_LINKS": _ODS_OUTSIDE.search(content) is not None,
        "HAS_EMBEDDED": any(name.startswith("Object ") and not name.endswith("/") for name in parts),
    }
    return list(_findings(file, carried))


def in_old_workbook(file: str, *, macros: bool, links: bool) -> list[Finding]:
    """Return the same for a workbook in the format before 2007."""
    return list(_findings(file, {"HAS_MACROS": macros, "HAS_LINKS": links}))


def _findings(file: str, carried: Mapping[str, bool]) -> Iterator[Finding]:
    yield from (word(code, Place(file)) for code, is_there in carried.items() if is_there)
