"""Paper and font of a document: settings of the office, applied to whatever template it edited.

Layer: word. Source: DOMAIN section 5 (F4 215 x 330 or 210 x 330 mm; Arial 12 or Bookman Old Style 12).
"""

import re
from dataclasses import dataclass

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from lxml import etree

LANGUAGE = "id-ID"

_SIZE_MM = re.compile(r"(\d{3})\s*[x×]\s*(\d{3})\s*mm", re.IGNORECASE)
_SCRIPTS = ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia")
_THEMES = ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme")


@dataclass(frozen=True)
class PageSetup:
    """Paper in millimetres, standing, and the font of the running text. The default is F4 with Arial."""

    width_mm: int = 215
    height_mm: int = 330
    font: str = "Arial"


def page_setup(kertas: str, huruf: str) -> PageSetup:
    """Return paper and font as the settings name them; what a setting leaves open keeps its default.

    >>> page_setup("A4 210 x 297 mm", "Bookman Old Style")
    PageSetup(width_mm=210, height_mm=297, font='Bookman Old Style')
    """
    size = _SIZE_MM.search(kertas)
    width, height = (int(size[1]), int(size[2])) if size else (PageSetup.width_mm, PageSetup.height_mm)
    return PageSetup(width, height, huruf.strip() or PageSetup.font)


def apply_page(document: Document, page: PageSetup) -> None:
    """Give every section the paper, landscape ones turned, and the default style the font and the language."""
    for section in document.sections:
        short, long = Mm(page.width_mm), Mm(page.height_mm)
        if section.orientation == WD_ORIENT.LANDSCAPE:
            short, long = long, short
        section.page_width, section.page_height = short, long
    defaults = _child(_child(_child(document.styles.element, "w:docDefaults"), "w:rPrDefault"), "w:rPr")
    for properties in (defaults, document.styles["Normal"].element.get_or_add_rPr()):
        _set_font(properties, page.font)
        _set_language(properties)


def _set_font(properties: etree._Element, font: str) -> None:
    fonts = _child(properties, "w:rFonts")
    for theme in _THEMES:
        if qn(theme) in fonts.attrib:
            del fonts.attrib[qn(theme)]  # a theme font would win over the name
    for script in _SCRIPTS:
        fonts.set(qn(script), font)


def _set_language(properties: etree._Element) -> None:
    language = properties.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        properties.append(language)
    language.set(qn("w:val"), LANGUAGE)


def _child(parent: etree._Element, name: str) -> etree._Element:
    """Return the child of that name; a new one goes first, where docDefaults, rPrDefault, rPr and rFonts belong."""
    child = parent.find(qn(name))
    if child is None:
        child = OxmlElement(name)
        parent.insert(0, child)
    return child
