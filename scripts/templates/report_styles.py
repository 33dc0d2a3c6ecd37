"""Styles of the report's template: everything that has a look has a name, so that staff change it in one place.

Sizes and spaces in points. Rows of short tables stay with the next one, so that such a table is never torn apart; cell
styles named *Panjang* belong to tables that may fill pages.
"""

from dataclasses import replace

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.styles.style import ParagraphStyle

from scripts.templates import parts
from scripts.templates.parts import CENTER, JUSTIFY, RIGHT, Look

FENCE = "Pembatas"
"""Style of a paragraph, one point high, that stands before or after a block where no fixed paragraph does."""
LONG, TIGHT = " Panjang", " Rapat"
"""Ends of the names of cell styles: their table may fill pages; it does, and its rows stand close."""

_BOX_INDENT_MM = 60
"""Indent on both sides that leaves a box about as wide as an emblem."""

_CELLS = (
    Look("Sel Tabel", size=9, before=1, after=1, keep_next=True),
    Look("Sel Angka", size=9, align=RIGHT, before=1, after=1, keep_next=True),
    Look("Sel Tengah", size=9, align=CENTER, before=1, after=1, keep_next=True),
)
LOOKS = (
    Look("Body Text", size=11, align=JUSTIFY, after=6, line=1.3),
    Look("Heading 1", size=14, bold=True, align=CENTER, after=14, line=1.15, keep_next=True, page_break=True),
    Look("Heading 2", size=12, bold=True, before=12, after=6, line=1.15, keep_next=True, following="Body Text"),
    Look("Heading 3", size=11.5, bold=True, before=10, after=6, line=1.15, keep_next=True, following="Body Text"),
    Look("Heading 4", size=11, bold=True, before=10, after=4, line=1.15, keep_next=True, following="Body Text"),
    Look("Subjudul", size=11, bold=True, italic=True, before=8, after=4, keep_next=True, following="Body Text"),
    Look(FENCE, size=1, exact_line=1, keep_next=True),
    Look("Caption", size=10, bold=True, align=CENTER, before=8, after=4, keep_next=True),
    Look("Judul Tabel", size=10, bold=True, align=CENTER, before=8, after=4, keep_next=True, base="Caption"),
    Look("Judul Gambar", size=10, bold=True, align=CENTER, before=2, after=2, keep_next=True, base="Caption"),
    Look("Gambar", align=CENTER, before=6, keep_next=True),
    Look("Sumber", size=9, italic=True, before=2, after=8),
    Look("Sumber Gambar", size=9, italic=True, align=CENTER, before=2, after=8, base="Sumber"),
    Look("Keterangan Tabel", size=9, align=JUSTIFY, before=2, after=4),
    Look("Kepala Tabel", size=8.5, bold=True, align=CENTER, before=2, after=2, keep_next=True),
    Look("Nomor Kolom", size=8, align=CENTER, keep_next=True),
    *_CELLS,
    *(replace(look, name=look.name + LONG, keep_next=False) for look in _CELLS),
    *(replace(look, name=look.name + TIGHT, size=8.5, before=0, after=0, keep_next=False) for look in _CELLS),
    Look("Sel Program", size=9, bold=True, before=1, after=1, keep_next=True),
    Look("Sel Program Angka", size=9, bold=True, align=RIGHT, before=1, after=1, keep_next=True),
    Look("Sel Kegiatan", size=9, italic=True, before=1, after=1, indent_mm=2, keep_next=True),
    Look("Sel Kegiatan Angka", size=9, italic=True, align=RIGHT, before=1, after=1, keep_next=True),
    Look("Sel Subkegiatan", size=9, before=1, after=1, indent_mm=4),
    Look("Sel Jumlah", size=9, bold=True, before=1, after=1, keep_next=True),
    Look("Sel Jumlah Angka", size=9, bold=True, align=RIGHT, before=1, after=1, keep_next=True),
    Look("Sel Jumlah Tengah", size=9, bold=True, align=CENTER, before=1, after=1, keep_next=True),
    Look("Daftar Bernomor", size=11, align=JUSTIFY, after=4, line=1.3, indent_mm=8, first_line_mm=-8, tab_mm=8),
    Look("Sampul Lambang", align=CENTER, before=40),
    Look(
        "Sampul Tanpa Lambang",
        size=12,
        align=CENTER,
        before=60,
        after=30,
        line=1.5,
        indent_mm=_BOX_INDENT_MM,
        right_mm=_BOX_INDENT_MM,
        colour="595959",
    ),
    Look("Sampul Jenis", size=20, bold=True, align=CENTER, before=70, after=18, line=1.25),
    Look("Sampul Nama", size=16, bold=True, align=CENTER, before=6, after=6, line=1.15),
    Look("Sampul Kaki", size=14, bold=True, align=CENTER, line=1.2),
    Look("Sampul Sementara", size=18, bold=True, align=CENTER, before=48, after=6, colour="9C0006"),
    Look("Sampul Alasan", size=10, align=CENTER, after=2),
    Look("Tanda Tangan", size=11, indent_mm=85, keep_next=True, line=1.15),
    Look("Tempat Tanggal", size=11, before=18, indent_mm=85, keep_next=True, line=1.15),
    Look("Nama Pejabat", size=11, bold=True, indent_mm=85, keep_next=True),
    Look("NIP Pejabat", size=11, indent_mm=85, line=1.15),
    Look("Kepala Halaman", size=9, italic=True, align=RIGHT, after=4),
    Look("Kaki Halaman", size=10, align=CENTER),
    Look("TOC Heading", size=14, bold=True, align=CENTER, after=12, keep_next=True, page_break=True),
    Look(
        "Judul Daftar Lanjutan",
        size=14,
        bold=True,
        align=CENTER,
        before=18,
        after=12,
        keep_next=True,
        page_break=False,
        base="TOC Heading",
    ),
)
_CONTENTS_LOOKS = (
    ("TOC1", Look("toc 1", size=11, bold=True, before=6, after=2)),
    ("TOC2", Look("toc 2", size=11, after=2, indent_mm=6)),
    ("TOC3", Look("toc 3", size=11, after=2, indent_mm=12)),
    ("TableofFigures", Look("table of figures", size=11, after=3, indent_mm=18, first_line_mm=-18)),
)
_BOX_LINES = "".join(
    f'<w:{side} w:val="single" w:sz="8" w:space="{space}" w:color="7F7F7F"/>'
    for side, space in (("top", 24), ("left", 4), ("bottom", 24), ("right", 4))
)


def define_styles(document: Document) -> None:
    """Give the document all styles of the report."""
    for look in LOOKS:
        parts.define(document, look)
    for style_id, look in _CONTENTS_LOOKS:
        document.styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        parts.define(document, look).element.set(qn("w:styleId"), style_id)
    parts.border_below(_paragraph_style(document, "Sampul Jenis"), "thinThickSmallGap", 24)
    box = parse_xml(f"<w:pBdr {nsdecls('w')}>{_BOX_LINES}</w:pBdr>")
    parts.set_borders(_paragraph_style(document, "Sampul Tanpa Lambang"), box)


def _paragraph_style(document: Document, name: str) -> ParagraphStyle:
    style = document.styles[name]
    if not isinstance(style, ParagraphStyle):
        raise TypeError(name)
    return style
