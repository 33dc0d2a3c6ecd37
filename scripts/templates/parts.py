"""What the builders of our Word templates share: an empty F4 document, named styles, tables that fit any paper.

A template is built once, then lives as a Word file that staff edit; so everything that has a look has a named style.
Source: DOMAIN section 5 (F4, left margin 3 cm, Arial 12).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from lxml import etree

from lkjip_xl.word.page import PageSetup, apply_page

LEFT = WD_ALIGN_PARAGRAPH.LEFT
RIGHT = WD_ALIGN_PARAGRAPH.RIGHT
CENTER = WD_ALIGN_PARAGRAPH.CENTER
JUSTIFY = WD_ALIGN_PARAGRAPH.JUSTIFY

MARGIN_LEFT_MM, MARGIN_RIGHT_MM, MARGIN_TOP_MM, MARGIN_BOTTOM_MM = 30, 20, 20, 20

_WORD_2013 = "15"
"""Without it Word opens the document in compatibility mode."""
_FULL_WIDTH_PCT = 5000
"""Fiftieths of a percent, the unit of the file format."""


@dataclass(frozen=True)
class Look:
    """Look of a paragraph style; sizes and spaces in points, indents in millimetres."""

    name: str
    size: float | None = None
    bold: bool = False
    italic: bool = False
    align: WD_ALIGN_PARAGRAPH | None = None
    before: float = 0
    after: float = 0
    line: float = 1.0
    indent_mm: float = 0
    first_line_mm: float = 0
    tab_mm: float = 0
    keep_next: bool = False
    page_break: bool = False
    colour: str = "000000"


def new_document() -> Document:
    """Return an empty standing F4 document in Arial 12, language Indonesian, without compatibility mode."""
    document = docx.Document()
    define(document, Look("Normal", size=12))
    set_margins(document.sections[0])
    apply_page(document, PageSetup())
    _set_compatibility(document)
    return document


def set_margins(section: Section) -> None:
    """Give a section the margins of an official letter."""
    section.left_margin, section.right_margin = Mm(MARGIN_LEFT_MM), Mm(MARGIN_RIGHT_MM)
    section.top_margin, section.bottom_margin = Mm(MARGIN_TOP_MM), Mm(MARGIN_BOTTOM_MM)
    section.header_distance = section.footer_distance = Mm(10)


def define(document: Document, look: Look) -> ParagraphStyle:
    """Return the paragraph style of that name, made or changed to look so."""
    styles = document.styles
    style = styles[look.name] if look.name in styles else styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
    if not isinstance(style, ParagraphStyle):
        raise TypeError(look.name)
    style.hidden, style.quick_style = False, True
    style.font.bold, style.font.italic = look.bold or None, look.italic or None
    if look.size is not None:
        style.font.size = Pt(look.size)
    style.font.color.rgb = RGBColor.from_string(look.colour)
    own_font = style.element.get_or_add_rPr().find(qn("w:rFonts"))
    if own_font is not None:
        style.element.rPr.remove(own_font)  # the font of a document is a setting of the office
    form = style.paragraph_format
    form.alignment = look.align
    form.space_before, form.space_after, form.line_spacing = Pt(look.before), Pt(look.after), look.line
    form.left_indent, form.first_line_indent = Mm(look.indent_mm), Mm(look.first_line_mm)
    if look.tab_mm:
        form.tab_stops.add_tab_stop(Mm(look.tab_mm))
    form.keep_with_next = look.keep_next or None
    form.page_break_before = look.page_break or None
    return style


def add_table(
    parent: Document | _Cell,
    shares: Sequence[int],
    rows: Sequence[Sequence[str]],
    style: str,
    *,
    grid: bool = True,
) -> Table:
    """Return a table as wide as the text, whatever the paper.

    Args:
        parent: Where it goes.
        shares: Widths of the columns in percent.
        rows: Text of the cells, row by row; a row of one text is a row of markers.
        style: Paragraph style of the cells.
        grid: With lines around the cells.
    """
    table = parent.add_table(rows=len(rows), cols=len(shares))
    table.style = "Table Grid" if grid else "Normal Table"
    table.autofit = False
    if not grid:
        _remove_inner_margins(table)
    _fit_width(table, shares)
    for row, texts in zip(table.rows, rows, strict=True):
        keep_whole(row)
        for cell, text in zip(row.cells, [*texts, *[""] * (len(shares) - len(texts))], strict=True):
            fill(cell, text, style)
    return table


def fill(cell: _Cell, text: str, style: str) -> None:
    """Write a text into a cell, a paragraph per line."""
    first, *others = text.split("\n")
    cell.paragraphs[0].text = first
    cell.paragraphs[0].style = style
    for line in others:
        cell.add_paragraph(line, style)


def make_header(row: _Row, style: str, *, fill_colour: str = "D9D9D9") -> None:
    """Make a row the header: repeated on every page, shaded, in a style of its own."""
    repeated = OxmlElement("w:tblHeader")
    row._tr.get_or_add_trPr().append(repeated)  # noqa: SLF001 - python-docx has no call for it
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            paragraph.style = style
        shade = OxmlElement("w:shd")
        for key, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", fill_colour)):
            shade.set(qn(key), value)
        cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 - as above


def keep_whole(row: _Row) -> None:
    """Keep a row on one page."""
    row._tr.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))  # noqa: SLF001 - as above


def border_below(style: ParagraphStyle, kind: str, eighths: int) -> None:
    """Give a style a line under its paragraph: `kind` as Word names it, thickness in eighths of a point."""
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for key, value in (("w:val", kind), ("w:sz", str(eighths)), ("w:space", "4"), ("w:color", "auto")):
        line.set(qn(key), value)
    borders.append(line)
    _insert_in_order(style.element.get_or_add_pPr(), borders, after=("w:keepNext", "w:keepLines", "w:widowControl"))


def float_left(paragraph: Paragraph, width_mm: float) -> None:
    """Let a paragraph, such as one with the emblem, stand at the left margin while the next ones run beside it."""
    frame = OxmlElement("w:framePr")
    for key, value in (
        ("w:w", str(Mm(width_mm).twips)),
        ("w:wrap", "around"),
        ("w:vAnchor", "text"),
        ("w:hAnchor", "margin"),
        ("w:xAlign", "left"),
        ("w:y", "1"),
    ):
        frame.set(qn(key), value)
    # In the paragraph and not in its style, because LibreOffice overlooks it there.
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no call for it
    _insert_in_order(properties, frame, after=("w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore"))


def add_page_number(paragraph: Paragraph) -> None:
    """Write `– 2 –`, the number of the page, into a paragraph."""
    paragraph.add_run("– ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)  # noqa: SLF001 - python-docx has no call for it
    paragraph.add_run(" –")


def _insert_in_order(properties: etree._Element, element: etree._Element, *, after: Sequence[str]) -> None:
    """Insert an element behind those which the file format wants in front of it."""
    before = [child for child in properties if child.tag in {qn(name) for name in after}]
    properties.insert(len(before), element)


def _fit_width(table: Table, shares: Sequence[int]) -> None:
    properties = table._tbl.tblPr  # noqa: SLF001 - python-docx cannot say percent
    width = properties.find(qn("w:tblW"))
    if width is None:
        width = OxmlElement("w:tblW")
        properties.insert(1, width)
    _set_percent(width, 100)
    text_mm = PageSetup.width_mm - MARGIN_LEFT_MM - MARGIN_RIGHT_MM
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Mm(text_mm * share / 100)
        for cell in column.cells:
            _set_percent(cell._tc.get_or_add_tcPr().get_or_add_tcW(), share)  # noqa: SLF001 - as above


def _remove_inner_margins(table: Table) -> None:
    """Let the text of a table without lines begin where the text around it begins."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("w:left", "w:right"):
        margin = OxmlElement(side)
        margin.set(qn("w:w"), "0")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties = table._tbl.tblPr  # noqa: SLF001 - python-docx has no call for it
    following = [child.tag for child in properties].index(qn("w:tblLook"))
    properties.insert(following, margins)


def _set_percent(width: etree._Element, share: int) -> None:
    width.set(qn("w:type"), "pct")
    width.set(qn("w:w"), str(_FULL_WIDTH_PCT * share // 100))


def _set_compatibility(document: Document) -> None:
    settings = document.settings.element
    compat = settings.find(qn("w:compat"))
    if compat is None:
        raise LookupError("w:compat")
    setting = OxmlElement("w:compatSetting")
    for key, value in (
        ("w:name", "compatibilityMode"),
        ("w:uri", "http://schemas.microsoft.com/office/word"),
        ("w:val", _WORD_2013),
    ):
        setting.set(qn(key), value)
    compat.append(setting)
