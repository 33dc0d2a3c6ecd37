"""Fonts that a document asks for; a machine that lacks one prints with another and breaks lines elsewhere.

Layer: word. Reads styles as Word does: the nearest style that names a font decides.
Source: ECMA-376 Part 1, 17.3.2.26 (rFonts) and 17.7.2 (style hierarchy).
"""

from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from docx.oxml.ns import qn
from lxml import etree

from lkjip_xl.word.pages import MAIN, read_part

_STYLES: Final = "word/styles.xml"
_USES: Final = tuple(qn(tag) for tag in ("w:pStyle", "w:rStyle", "w:tblStyle"))

_Styles: TypeAlias = Mapping[str | None, etree._Element]  # noqa: SLF001 lxml names its type so


def used_fonts(document: bytes) -> tuple[str, ...]:
    """Return the fonts of the running text and of every style in use, in alphabetical order."""
    main, sheet = read_part(document, MAIN), read_part(document, _STYLES)
    styles = {style.get(qn("w:styleId")): style for style in sheet.iter(qn("w:style"))}
    used = {use.get(qn("w:val")) for use in main.iter(*_USES)}
    used |= {key for key, style in styles.items() if style.get(qn("w:default")) == "1"}
    fonts = {font for key in used for font in _deciding_font(key, styles)}
    fonts |= {font for named in main.iter(qn("w:rFonts")) for font in _names(named)}
    return tuple(sorted(fonts or _defaults(sheet)))


def _deciding_font(key: str | None, styles: _Styles) -> Iterator[str]:
    seen: set[str | None] = set()
    while key in styles and key not in seen:
        seen.add(key)
        named = styles[key].find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
        if named is not None:
            yield from _names(named)
            return
        parent = styles[key].find(qn("w:basedOn"))
        key = None if parent is None else parent.get(qn("w:val"))


def _defaults(sheet: etree._Element) -> set[str]:
    defaults = sheet.find(qn("w:docDefaults"))
    return set() if defaults is None else {font for each in defaults.iter(qn("w:rFonts")) for font in _names(each)}


def _names(fonts: etree._Element) -> Iterator[str]:
    name = fonts.get(qn("w:ascii"))
    if name and fonts.get(qn("w:asciiTheme")) is None:
        yield name
