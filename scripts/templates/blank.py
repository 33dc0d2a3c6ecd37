"""A blank document: what python-docx brings along, without what no office needs.

Its own blank holds 160 styles in two copies (800 KB), a numbering, a preview picture and settings of another country.
Staff shall find the styles of their document in Word's list, and a draft shall not carry the rest around.
"""

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.rel import Relationships
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

_KEPT_STYLES = frozenset(
    ("Normal", "header", "footer", "Default Paragraph Font", "Normal Table", "No List", "Table Grid", "Body Text")
) | {*(f"heading {level}" for level in range(1, 5)), "caption", "TOC Heading"}
_DROPPED_PARTS = (
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
    RELATIONSHIP_TYPE.WEB_SETTINGS,
    RELATIONSHIP_TYPE.CUSTOM_XML,
    RELATIONSHIP_TYPE.NUMBERING,
    RELATIONSHIP_TYPE.THUMBNAIL,
)
_SETTINGS = f"""<w:settings {nsdecls("w")}>
<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:autoHyphenation w:val="0"/>
<w:characterSpacingControl w:val="doNotCompress"/>
<w:compat>
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
<w:compatSetting w:name="overrideTableStyleFontSizeAndJustification"
 w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>
<w:compatSetting w:name="enableOpenTypeFeatures" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>
</w:compat>
<w:themeFontLang w:val="id-ID"/>
<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1" w:accent2="accent2"
 w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink"
 w:followedHyperlink="followedHyperlink"/>
<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>"""
"""No compatibility mode of an older Word; no hyphens; decimal comma. `updateFields` stays out: Word asks then."""


def blank_document() -> Document:
    """Return an empty document with the few styles that ours build upon."""
    document = docx.Document()
    _drop_parts(document.part.rels)
    _drop_parts(document.part.package.rels)
    _trim_styles(document.styles.element)
    _replace_settings(document.settings.element)
    return document


def _drop_parts(relationships: Relationships) -> None:
    for key in [key for key, link in relationships.items() if link.reltype in _DROPPED_PARTS]:
        del relationships[key]


def _trim_styles(styles: etree._Element) -> None:
    """Leave the kept styles, without their links to dropped ones; widows and orphans are never left alone."""
    for style in styles.findall(qn("w:style")):
        name = style.find(qn("w:name"))
        if name is None or name.get(qn("w:val")) not in _KEPT_STYLES:
            styles.remove(style)
        for note in (*style.findall(qn("w:link")), *style.findall(qn("w:rsid"))):
            style.remove(note)
    for exceptions in styles.findall(qn("w:latentStyles")):
        exceptions[:] = []
    for spacing in styles.findall(f"{qn('w:docDefaults')}/{qn('w:pPrDefault')}/{qn('w:pPr')}"):
        spacing[:] = [parse_xml(f"<w:widowControl {nsdecls('w')}/>")]


def _replace_settings(settings: etree._Element) -> None:
    settings[:] = list(parse_xml(_SETTINGS.replace("\n", "")))
