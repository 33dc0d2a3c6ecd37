"""The XML inside a workbook: its namespaces, parsing it safely, writing it as Excel does.

Layer: book. Knows nothing of workbooks beyond their namespaces.
Source: ECMA-376 part 1; [MS-XLSX] for the extensions of 2010 and later.
"""

from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element  # noqa: SLF001  lxml and its stubs have no public name for it

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
EXCEL_2006 = "{http://schemas.microsoft.com/office/excel/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'  # as Excel writes it
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def main(tag: str) -> str:
    """Return a SpreadsheetML tag with its namespace."""
    return f"{{{MAIN}}}{tag}"


def parse(data: bytes) -> Element:
    """Return the root of a part; entities are not resolved.

    Raises:
        etree.XMLSyntaxError: The part is not well-formed.
    """
    return etree.fromstring(data, _PARSER)


def serialise(root: Element) -> bytes:
    """Return a part as Excel writes it. Every namespace declared on the root stays, used or not.

    Names in `mc:Ignorable` need their declaration; without it Excel offers to repair the file.
    """
    return _DECLARATION + etree.tostring(root, encoding="UTF-8", xml_declaration=False)


def remove(element: Element, *, empty_parents: frozenset[str] = frozenset()) -> None:
    """Remove an element, and each parent that is thereby empty and whose tag is in `empty_parents`."""
    parent = element.getparent()
    if parent is None:
        return
    parent.remove(element)
    if not len(parent) and parent.tag in empty_parents:
        remove(parent, empty_parents=empty_parents)


def drop_attributes(element: Element, *names: str) -> None:
    """Remove attributes, where they are."""
    for name in names:
        if name in element.attrib:
            del element.attrib[name]
