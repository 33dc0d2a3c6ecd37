"""What the builders of our Word templates share: an empty F4 document, named styles, tables that fit any paper.

A template is built once, then lives as a Word file that staff edit; so everything that has a look has a named style.
Source: DOMAIN section 5 (F4, left margin 3 cm, Arial 12).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from lxml import etree

from lkjip_xl.word.page import PageSetup, apply_page
from scripts.templates.blank import blank_document

LEFT = WD_ALIGN_PARAGRAPH.LEFT
RIGHT = WD_ALIGN_PARAGRAPH.RIGHT
CENTER = WD_ALIGN_PARAGRAPH.CENTER
JUSTIFY = WD_ALIGN_PARAGRAPH.JUSTIFY

NO_LINES = "Normal Table"
HEADED = "Tabel Berkepala"
"""Table styles: without lines, and with a shaded first row and fine lines; a plain grid is Word's own."""

MARGIN_LEFT_MM, MARGIN_RIGHT_MM, MARGIN_TOP_MM, MARGIN_BOTTOM_MM = 30, 20, 20, 20

_FULL_WIDTH_PCT = 5000
"""Fiftieths of a percent, the unit of the file format."""

_LINES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{colour}"/>'
    for side, colour in (
        *((side, "404040") for side in ("top", "left", "bottom", "right")),
        ("insideH", "A6A6A6"),
        ("insideV", "A6A6A6"),
    )
)
_HEADED_STYLE = f"""<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="TabelBerkepala">
<w:name w:val="{HEADED}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>
<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>{_LINES}</w:tblBorders><w:tblCellMar>
<w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders>
<w:bottom w:val="single" w:sz="6" w:space="0" w:color="404040"/></w:tcBorders>
<w:shd w:val="clear" w:color="auto" w:fill="D9D9D9"/><w:vAlign w:val="center"/></w:tcPr></w:tblStylePr>
</w:style>""".replace("\n", "")


@dataclass(frozen=True)
class Look:
    """Look of a paragraph style; sizes and spaces in points, indents in millimetres.

    `line` counts lines, unless `exact_line` gives their height in points; `page_break` None takes over that of `base`.
    """

    name: str
    size: float | None = None
    bold: bool = False
    italic: bool = False
    align: WD_ALIGN_PARAGRAPH | None = None
    before: float = 0
    after: float = 0
    line: float = 1.0
    exact_line: float = 0
    indent_mm: float = 0
    right_mm: float = 0
    first_line_mm: float = 0
    tab_mm: float = 0
    keep_next: bool = False
    page_break: bool | None = None
    colour: str = "000000"
    base: str = ""
    following: str = ""


def new_document() -> Document:
    """Return an empty standing F4 document in Arial 12, language Indonesian, without compatibility mode."""
    document = blank_document()
    define(document, Look("Normal", size=12))
    set_margins(document.sections[0])
    apply_page(document, PageSetup())
    document.styles.element.append(parse_xml(_HEADED_STYLE))
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
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    form.line_spacing = Pt(look.exact_line) if look.exact_line else look.line
    form.left_indent, form.first_line_indent = Mm(look.indent_mm), Mm(look.first_line_mm)
    form.right_indent = Mm(look.right_mm) if look.right_mm else None
    if look.tab_mm:
        form.tab_stops.add_tab_stop(Mm(look.tab_mm))
    form.keep_with_next = look.keep_next or None
    form.page_break_before = look.page_break
    for attribute, name in (("base_style", look.base), ("next_paragraph_style", look.following)):
        if name:
            setattr(style, attribute, styles[name])
    return style


def add_table(
    parent: Document | _Cell,
    shares: Sequence[int],
    rows: Sequence[Sequence[str]],
    style: str,
    *,
    look: str = "Table Grid",
) -> Table:
    """Return a table as wide as the text, whatever the paper.

    Args:
        parent: Where it goes.
        shares: Widths of the columns in percent.
        rows: Text of the cells, row by row; a row of one text is a row of markers.
        style: Paragraph style of the cells.
        look: Table style; `NO_LINES` for one without lines and inner margins.
    """
    table = parent.add_table(rows=len(rows), cols=len(shares))
    table.style = look
    table.autofit = False
    if look == NO_LINES:
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


def make_header(row: _Row, style: str) -> None:
    """Make a row the header: repeated on every page, in a style of its own."""
    repeated = OxmlElement("w:tblHeader")
    row._tr.get_or_add_trPr().append(repeated)  # noqa: SLF001 - python-docx has no call for it
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            paragraph.style = style


def keep_whole(row: _Row) -> None:
    """Keep a row on one page."""
    row._tr.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))  # noqa: SLF001 - as above


def border_below(style: ParagraphStyle, kind: str, eighths: int) -> None:
    """Give a style a line under its paragraph: `kind` as Word names it, thickness in eighths of a point."""
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for key, value in (("w:val", kind), ("w:sz", str(eighths)), ("w:space", "4"), ("w:color", "auto")):
        line.set(qn(key), value)
    borders.append(line)
    set_borders(style, borders)


def set_borders(style: ParagraphStyle, borders: etree._Element) -> None:
    """Give a style its borders (`w:pBdr`)."""
    before = ("w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:widowControl")
    _insert_in_order(style.element.get_or_add_pPr(), borders, after=before)


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
