"""Parts of the report's template: headings, blocks of narrative, tables and charts with their captions and markers.

Every part is a place for a block of the report's model; the words and columns around it are the template's, so that
staff can change them in Word.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from docx.document import Document
from docx.oxml.text.paragraph import CT_P
from docx.table import Table, _Row

from lkjip_xl.word.fields import field_runs
from scripts.templates import parts
from scripts.templates.report_styles import FENCE, LONG, TIGHT

_NARRATIVE = re.compile(r"\{%p for alinea in ")
_NARRATIVE_HEIGHT = 3
"""Paragraphs of a narrative in the template: it begins, what is repeated, it ends."""
_CONTROL = re.compile(r"\{%|\[\[")
_MANY_COLUMNS = 3
"""From here on a row (1) (2) (3) … stands under the heads, as official tables print it."""

_CELL_STYLES = {"kiri": "Sel Tabel", "kanan": "Sel Angka", "tengah": "Sel Tengah"}
_LONG_STYLES = {align: name + LONG for align, name in _CELL_STYLES.items()}
_LEVEL_STYLES = {
    "Program": {"kode": "Sel Program", "kiri": "Sel Program", "kanan": "Sel Program Angka"},
    "Kegiatan": {"kode": "Sel Tabel", "kiri": "Sel Kegiatan", "kanan": "Sel Kegiatan Angka"},
    "": {"kode": f"Sel Tabel{LONG}", "kiri": "Sel Subkegiatan", "kanan": f"Sel Angka{LONG}"},
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
    """The columns of a table, the words of its sum row (column key → word), and whether it may fill pages."""

    columns: tuple[Column, ...]
    sum_words: dict[str, str] = field(default_factory=dict)
    sum_keys: tuple[str, ...] = ()
    is_long: bool = False


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
    """Write the place of a block of narrative between two paragraphs that always stand there.

    People edit its text in Word; what lies between the two is theirs (`fence_narratives` puts in those that lack).
    """
    repeat(document, "alinea", f"{place}.alinea", "{{ alinea }}", "Body Text")


def fence_narratives(document: Document) -> None:
    """Put a fence before and after each block of narrative whose neighbour is a marker, a table or nothing."""
    body = document.element.body
    for opening in [each for each in body if isinstance(each, CT_P) and _NARRATIVE.search(each.text)]:
        closing = body[body.index(opening) + _NARRATIVE_HEIGHT - 1]
        if not _is_fixed(body[body.index(opening) - 1]):
            opening.addprevious(_fence(document))
        if not _is_fixed(body[body.index(closing) + 1]):
            closing.addnext(_fence(document))


def _is_fixed(element: object) -> bool:
    """Return whether an element of the body is a paragraph that no marker repeats, leaves out or replaces."""
    return isinstance(element, CT_P) and not _CONTROL.search(element.text)


def _fence(document: Document) -> CT_P:
    return document.add_paragraph(style=FENCE)._p  # noqa: SLF001 - python-docx adds at the end only


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
    document.add_paragraph(f"Sumber: {{{{ {place}.sumber }}}}", "Sumber Gambar")
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
        look=parts.HEADED,
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
        look=parts.HEADED,
    )
    parts.make_header(table.rows[0], "Kepala Tabel")
    for at, align in enumerate(("tengah", "kiri", "kiri", "kiri", "kanan", "kiri", "tengah")):
        table.cell(2, at).paragraphs[0].style = _CELL_STYLES[align] + TIGHT
    document.add_paragraph(f"Sumber: {{{{ {place}.sumber }}}}", "Sumber")
    _otherwise(document, place)


def add_kinds_table(document: Document, place: str, prefix: str) -> None:
    """Write the place of the table of groups by unit, with a column for each kind that the office has."""
    kinds = ("{%tc for j in jenis %}", "{%tc endfor %}")
    document.add_paragraph(f"{{%p if {place}.baris %}}")
    add_caption(document, "Tabel", prefix, f"{{{{ {place}.judul }}}}")
    table = parts.add_table(
        document,
        (4, 19, 1, 7, 1, 8),
        (
            ("No", "Unit", kinds[0], "{{ j.nama }}", kinds[1], "Jumlah"),
            (f"{{%tr for baris in {place}.baris %}}",),
            ("{{ baris.no }}", "{{ baris.unit }}", kinds[0], "{{ baris[j.kode] }}", kinds[1], "{{ baris.jumlah }}"),
            ("{%tr endfor %}",),
            ("", "Jumlah", kinds[0], f"{{{{ {place}.jumlah[j.kode] }}}}", kinds[1], f"{{{{ {place}.jumlah.jumlah }}}}"),
        ),
        "Sel Tabel",
        look=parts.HEADED,
    )
    parts.make_header(table.rows[0], "Kepala Tabel")
    aligned = ("tengah", "kiri", "kiri", "kanan", "kiri", "kanan")
    for at, align in enumerate(aligned):
        table.cell(2, at).paragraphs[0].style = _CELL_STYLES[align] + TIGHT
        table.cell(4, at).paragraphs[0].style = _TOTAL_STYLES[align]
    document.add_paragraph(f"Sumber: {{{{ {place}.sumber }}}}", "Sumber")
    _otherwise(document, place)


def add_answers_table(document: Document, place: str, prefix: str) -> None:
    """Write the place of the answers of every respondent, with a column for each unsur."""
    unsur = ("{%tc for u in unsur %}", "{%tc endfor %}")
    document.add_paragraph(f"{{%p if {place}.baris %}}")
    add_caption(document, "Tabel", prefix, f"{{{{ {place}.judul }}}}")
    table = parts.add_table(
        document,
        (8, 30, 1, 6, 1),
        (
            ("No", "Unit", unsur[0], "{{ u.kode }}", unsur[1]),
            (f"{{%tr for baris in {place}.baris %}}",),
            ("{{ baris.no }}", "{{ baris.unit }}", unsur[0], "{{ baris[u.kode] }}", unsur[1]),
            ("{%tr endfor %}",),
        ),
        "Sel Tabel",
        look=parts.HEADED,
    )
    parts.make_header(table.rows[0], "Kepala Tabel")
    for at, align in enumerate(("tengah", "kiri", "kiri", "tengah", "kiri")):
        table.cell(2, at).paragraphs[0].style = _CELL_STYLES[align] + TIGHT
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
    return parts.add_table(document, [column.share for column in columns], rows, "Sel Tabel", look=parts.HEADED)


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
    _style_cells(rows[-3 if layout.sum_keys else -2], layout, _LONG_STYLES if layout.is_long else _CELL_STYLES)
    if layout.sum_keys:
        _style_cells(rows[-1], layout, _TOTAL_STYLES)


def _style_heads(table: Table, layout: Layout) -> None:
    parts.make_header(table.rows[0], "Kepala Tabel")
    if len(layout.columns) >= _MANY_COLUMNS:
        parts.make_header(table.rows[1], "Nomor Kolom")


def _style_cells(row: _Row, layout: Layout, styles: dict[str, str]) -> None:
    for cell, column in zip(row.cells, layout.columns, strict=True):
        cell.paragraphs[0].style = styles[column.align]
