"""Custom properties: marks that a document carries for us, which Word and LibreOffice keep when they save it.

Layer: word.
Source: ECMA-376 Part 1, 15.2.12.2 and 22.3 (custom file properties).
"""

from collections.abc import Mapping
from typing import Final

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from lkjip_xl.word.anchors.package import Package
from lkjip_xl.word.text import clean

_PART: Final = "/docProps/custom.xml"
_PROPERTIES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT_ID: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_FIRST_ID: Final = 2  # the format keeps 0 and 1 for itself


def put_custom_properties(document: Document, properties: Mapping[str, str]) -> None:
    """Give a document its marks; no properties leave it without any. What the template carried is not ours to keep."""
    package = document.part.package
    for key, relationship in list(package.rels.items()):
        if relationship.reltype == RELATIONSHIP_TYPE.CUSTOM_PROPERTIES:
            del package.rels[key]
    if properties:
        part = Part(PackURI(_PART), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, _xml(properties), package)
        package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def read_custom_properties(package: Package) -> Mapping[str, str]:
    """Return the texts among the custom properties of a document."""
    root = package.parse(_PART.lstrip("/"))
    return (
        {} if root is None else {each.get("name", ""): "".join(str(text) for text in each.itertext()) for each in root}
    )


def _xml(properties: Mapping[str, str]) -> bytes:
    root = etree.Element(f"{{{_PROPERTIES}}}Properties", nsmap={"p": _PROPERTIES, "vt": _TYPES})
    for number, (name, text) in enumerate(properties.items(), start=_FIRST_ID):
        each = etree.SubElement(root, f"{{{_PROPERTIES}}}property", fmtid=_FORMAT_ID, pid=str(number), name=name)
        etree.SubElement(each, f"{{{_TYPES}}}lpwstr").text = clean(text)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
