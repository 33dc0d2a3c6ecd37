"""Parts of the report's template: headings, blocks of narrative, tables and charts with their captions and markers.

Every part is a place for a block of the report's model; the words and columns around it are the template's, so that
staff can change them in Word.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Row

from lkjip_xl.word.fields import field_runs
from scripts.templates import parts
from scripts.templates.parts import CENTER, JUSTIFY, RIGHT, Look

_MANY_COLUMNS = 5
"""From here on a row (1) (2) (3) … stands under the heads, as official tables print it."""

LOOKS = (
    Look("Body Text", size=11, align=JUSTIFY, after=6, line=1.3),
    Look("Heading 1", size=14, bold=True, align=CENTER, after=14, line=1.15, keep_next=True),
    Look("Heading 2", size=12, bold=True, before=12, after=6, line=1.15, keep_next=True),
    Look("Heading 3", size=11.5, bold=True, before=10, after=6, line=1.15, keep_next=True),
    Look("Heading 4", size=11, bold=True, before=10, after=4, line=1.15, keep_next=True),
    Look("Subjudul", size=11, bold=True, italic=True, before=8, after=4, keep_next=True),
    Look("Caption", size=10, bold=True, align=CENTER, before=8, after=4, keep_next=True),
    Look("Judul Tabel", size=10, bold=True, align=CENTER, before=8, after=4, keep_next=True),
    Look("Judul Gambar", size=10, bold=True, align=CENTER, before=2, after=2, keep_next=True),
    Look("Gambar", align=CENTER, before=6, keep_next=True),
    Look("Sumber", size=9, italic=True, before=2, after=8),
    Look("Kepala Tabel", size=9, bold=True, align=CENTER, before=2, after=2),
    Look("Nomor Kolom", size=8, align=CENTER),
    Look("Sel Tabel", size=9, before=1, after=1),
    Look("Sel Angka", size=9, align=RIGHT, before=1, after=1),
    Look("Sel Tengah", size=9, align=CENTER, before=1, after=1),
    Look("Sel Program", size=9, bold=True, before=1, after=1),
    Look("Sel Program Angka", size=9, bold=True, align=RIGHT, before=1, after=1),
    Look("Sel Kegiatan", size=9, italic=True, before=1, after=1, indent_mm=2),
    Look("Sel Kegiatan Angka", size=9, italic=True, align=RIGHT, before=1, after=1),
    Look("Sel Subkegiatan", size=9, before=1, after=1, indent_mm=4),
    Look("Sel Jumlah", size=9, bold=True, before=1, after=1),
    Look("Sel Jumlah Angka", size=9, bold=True, align=RIGHT, before=1, after=1),
    Look("Sel Jumlah Tengah", size=9, bold=True, align=CENTER, before=1, after=1),
    Look("Daftar Bernomor", size=11, align=JUSTIFY, after=4, line=1.3, indent_mm=8, first_line_mm=-8, tab_mm=8),
    Look("Daftar Kecil", size=8.5),
    Look("Sampul Jenis", size=20, bold=True, align=CENTER, before=70, after=18, line=1.25),
    Look("Sampul Nama", size=16, bold=True, align=CENTER, before=6, after=6, line=1.15),
    Look("Sampul Kaki", size=14, bold=True, align=CENTER, line=1.2),
    Look("Sampul Lambang", align=CENTER, before=40),
    Look("Sampul Sementara", size=18, bold=True, align=CENTER, before=48, after=6, colour="9C0006"),
    Look("Sampul Alasan", size=10, align=CENTER, after=2),
    Look("Tanda Tangan", size=11, indent_mm=85, keep_next=True, line=1.15),
    Look("Nama Pejabat", size=11, bold=True, indent_mm=85, keep_next=True),
    Look("Kepala Halaman", size=9, italic=True, align=RIGHT, after=4),
    Look("Kaki Halaman", size=10, align=CENTER),
    Look("TOC Heading", size=14, bold=True, align=CENTER, before=14, after=12, keep_next=True),
)
_CONTENTS_LOOKS = (
    ("TOC1", Look("toc 1", size=11, bold=True, before=6, after=2)),
    ("TOC2", Look("toc 2", size=11, after=2, indent_mm=6)),
    ("TOC3", Look("toc 3", size=11, after=2, indent_mm=12)),
    ("TableofFigures", Look("table of figures", size=11, after=3, indent_mm=18, first_line_mm=-18)),
)
_CELL_STYLES = {"kiri": "Sel Tabel", "kanan": "Sel Angka", "tengah": "Sel Tengah"}
_LEVEL_STYLES = {
    "Program": {"kode": "Sel Program", "kiri": "Sel Program", "kanan": "Sel Program Angka"},
    "Kegiatan": {"kode": "Sel Tabel", "kiri": "Sel Kegiatan", "kanan": "Sel Kegiatan Angka"},
    "": {"kode": "Sel Tabel", "kiri": "Sel Subkegiatan", "kanan": "Sel Angka"},
}
"""Styles of a row by its jenjang; the last are those of every other one. A code (`kode`) is too long to be indented."""
_TOTAL_STYLES = {"kiri": "Sel Jumlah", "kanan": "Sel Jumlah Angka", "tengah": "Sel Jumlah Tengah"}


@dataclass(frozen=True)
class Column:
    """A column of a table: its head, the key of its cells, its width in percent and where its text stands."""

    head: str
    key: str
    share: int
    align: str = "kiri"


@dataclass(frozen=True)
class Layout:
    """The columns of a table, and the words of its sum row under some of them (column key → word)."""

    columns: tuple[Column, ...]
    sum_words: dict[str, str] = field(default_factory=dict)
    sum_keys: tuple[str, ...] = ()


def define_styles(document: Document) -> None:
    """Give the document all styles of the report."""
    for look in LOOKS:
        parts.define(document, look)
    for style_id, look in _CONTENTS_LOOKS:
        document.styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        parts.define(document, look).element.set(qn("w:styleId"), style_id)
    parts.border_below(parts.define(document, _style_look("Sampul Jenis")), "thinThickSmallGap", 24)
    for name in ("Judul Tabel", "Judul Gambar"):
        _base(document, name, "Caption")
    heading = document.styles["Heading 1"]
    if isinstance(heading, ParagraphStyle):
        heading.paragraph_format.page_break_before = True


def _style_look(name: str) -> Look:
    return next(look for look in LOOKS if look.name == name)


def _base(document: Document, name: str, base: str) -> None:
    style, parent = document.styles[name], document.styles[base]
    if isinstance(style, ParagraphStyle) and isinstance(parent, ParagraphStyle):
        style.base_style = parent


def add_heading(document: Document, text: str, level: int) -> None:
    """Write a heading; each line of the text is a line of it."""
    first, *others = text.split("\n")
    paragraph = document.add_paragraph(first, f"Heading {level}")
    for line in others:
        paragraph.add_run().add_break()
        paragraph.add_run(line)


def add_paragraphs(document: Document, *texts: str, style: str = "Body Text") -> None:
    """Write fixed paragraphs."""
    for text in texts:
        document.add_paragraph(text, style)


def add_narrative(document: Document, place: str) -> None:
    """Write the place of a block of narrative."""
    repeat(document, "alinea", f"{place}.alinea", "{{ alinea }}", "Body Text")


def add_listing(document: Document, place: str) -> None:
    """Write the place of a numbered list, or of the sentence that it is empty."""
    document.add_paragraph(f"{{%p if {place}.butir %}}")
    repeat(document, "butir", f"{place}.butir", "{{ loop.index }}.\t{{ butir }}", "Daftar Bernomor")
    _otherwise(document, place)


def repeat(document: Document, name: str, items: str, text: str, style: str) -> None:
    """Write a paragraph that is repeated for each item."""
    document.add_paragraph(f"{{%p for {name} in {items} %}}")
    document.add_paragraph(text, style)
    document.add_paragraph("{%p endfor %}")


def add_chart(document: Document, place: str, prefix: str) -> None:
    """Write the place of a chart with its caption below; nothing is printed where there is nothing to draw."""
    document.add_paragraph(f"{{%p if {place}.gambar %}}")
    document.add_paragraph(f"{{{{ {place}.gambar }}}}", "Gambar")
    add_caption(document, "Gambar", prefix, f"{{{{ {place}.judul }}}}")
    document.add_paragraph(f"Sumber: {{{{ {place}.sumber }}}}", "Sumber").alignment = CENTER
    document.add_paragraph("{%p endif %}")


def add_caption(document: Document, label: str, prefix: str, title: str) -> None:
    """Write a caption; its number is a field that the report fills."""
    paragraph = document.add_paragraph(f"{label} {prefix}.", f"Judul {label}")
    for run in field_runs(f"SEQ {label} \\* ARABIC", "0"):
        paragraph._p.append(run)  # noqa: SLF001 - python-docx has no call for fields
    paragraph.add_run(f" {title}")


def add_table(document: Document, place: str, prefix: str, layout: Layout) -> None:
    """Write the place of a table: caption, heads, one repeated row, sums, source; or a sentence where it is empty."""
    document.add_paragraph(f"{{%p if {place}.baris %}}")
    add_caption(document, "Tabel", prefix, f"{{{{ {place}.judul }}}}")
    table = _draw(document, place, layout)
    _style_rows(table, layout)
    document.add_paragraph(f"Sumber: {{{{ {place}.sumber }}}}", "Sumber")
    _otherwise(document, place)


def add_budget_table(document: Document, place: str, prefix: str, layout: Layout) -> None:
    """Write the place of the budget table whose rows look by their jenjang, so that headings and parts tell apart."""
    document.add_paragraph(f"{{%p if {place}.baris %}}")
    add_caption(document, "Tabel", prefix, f"{{{{ {place}.judul }}}}")
    columns = layout.columns
    cells = [f"{{{{ baris.{column.key} }}}}" for column in columns]
    table = parts.add_table(
        document,
        [column.share for column in columns],
        (
            *_heads(layout),
            (f"{{%tr for baris in {place}.baris %}}",),
            ("{%tr if baris.jenjang == 'Program' %}",),
            cells,
            ("{%tr elif baris.jenjang == 'Kegiatan' %}",),
            cells,
            ("{%tr else %}",),
            cells,
            ("{%tr endif %}",),
            ("{%tr endfor %}",),
            [_sum_text(place, layout, column) for column in columns],
        ),
        "Sel Tabel",
    )
    _style_heads(table, layout)
    rows = list(table.rows)
    for row, styles in zip((rows[-8], rows[-6], rows[-4]), _LEVEL_STYLES.values(), strict=True):
        _style_cells(row, layout, styles)
    _style_cells(rows[-1], layout, {"kode": "Sel Jumlah", **_TOTAL_STYLES})
    document.add_paragraph(f"Sumber: {{{{ {place}.sumber }}}}", "Sumber")
    _otherwise(document, place)


def add_survey_sheet(document: Document, place: str, prefix: str) -> None:
    """Write the place of the sheet per unit and unsur, with a column for each unsur, however many the office asks."""
    document.add_paragraph(f"{{%p if {place}.baris %}}")
    add_caption(document, "Tabel", prefix, f"{{{{ {place}.judul }}}}")
    table = parts.add_table(
        document,
        (4, 17, 14, 1, 6, 1, 11),
        (
            ("No", "Unit", "Uraian", "{%tc for u in unsur %}", "{{ u.kode }}", "{%tc endfor %}", "IKM (Mutu)"),
            (f"{{%tr for baris in {place}.baris %}}",),
            (
                "{{ baris.no }}",
                "{{ baris.unit }}",
                "{{ baris.uraian }}",
                "{%tc for u in unsur %}",
                "{{ baris[u.kode] }}",
                "{%tc endfor %}",
                "{{ baris.ikm }}",
            ),
            ("{%tr endfor %}",),
        ),
        "Sel Tabel",
    )
    parts.make_header(table.rows[0], "Kepala Tabel")
    for at, style in ((0, "Sel Tengah"), (4, "Sel Angka"), (6, "Sel Tengah")):
        table.cell(2, at).paragraphs[0].style = style
    document.add_paragraph(f"Sumber: {{{{ {place}.sumber }}}}", "Sumber")
    _otherwise(document, place)


def _otherwise(document: Document, place: str) -> None:
    document.add_paragraph(f"{{%p elif {place}.kosong %}}")
    document.add_paragraph(f"{{{{ {place}.kosong }}}}", "Body Text")
    document.add_paragraph("{%p endif %}")


def _draw(document: Document, place: str, layout: Layout) -> Table:
    columns = layout.columns
    rows = _heads(layout)
    rows.append([f"{{%tr for baris in {place}.baris %}}"])
    rows.append([f"{{{{ baris.{column.key} }}}}" for column in columns])
    rows.append(["{%tr endfor %}"])
    if layout.sum_keys:
        rows.append([_sum_text(place, layout, column) for column in columns])
    return parts.add_table(document, [column.share for column in columns], rows, "Sel Tabel")


def _heads(layout: Layout) -> list[Sequence[str]]:
    columns = layout.columns
    rows: list[Sequence[str]] = [[column.head for column in columns]]
    if len(columns) >= _MANY_COLUMNS:
        rows.append([f"({number})" for number in range(1, len(columns) + 1)])
    return rows


def _sum_text(place: str, layout: Layout, column: Column) -> str:
    if column.key in layout.sum_keys:
        return f"{{{{ {place}.jumlah.{column.key} }}}}"
    return layout.sum_words.get(column.key, "")


def _style_rows(table: Table, layout: Layout) -> None:
    _style_heads(table, layout)
    rows = list(table.rows)
    _style_cells(rows[-3 if layout.sum_keys else -2], layout, _CELL_STYLES)
    if layout.sum_keys:
        _style_cells(rows[-1], layout, _TOTAL_STYLES)


def _style_heads(table: Table, layout: Layout) -> None:
    parts.make_header(table.rows[0], "Kepala Tabel")
    if len(layout.columns) >= _MANY_COLUMNS:
        parts.make_header(table.rows[1], "Nomor Kolom", fill_colour="F2F2F2")


def _style_cells(row: _Row, layout: Layout, styles: dict[str, str]) -> None:
    for cell, column in zip(row.cells, layout.columns, strict=True):
        cell.paragraphs[0].style = styles[column.align]
