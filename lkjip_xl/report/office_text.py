"""What the office writes itself: paragraphs of the sheet Narasi, or a visible mark where they are missing.

Layer: report. Pure. A missing text is shown and named, never replaced by filler of ours; filler of the office's counts
as missing where a text is required.
"""

from lkjip_xl.model import Cell, Indikator, Office
from lkjip_xl.report.blocks import Narrative, Text
from lkjip_xl.report.filler import is_blank, is_filler
from lkjip_xl.word.text import alinea


def office_text(office: Office, kode: str) -> Narrative:
    """Return a part of Narasi as the block of the same name; a required part that is missing shows a mark."""
    part = next((part for part in office.naskah if part.kode == kode), None)
    if part is None:
        return Narrative(kode, ())
    if part.wajib and is_filler(part.isi):
        return Narrative(kode, (missing_mark(part.bagian, part.cell),), str(part.cell))
    return Narrative(kode, typed_paragraphs(part.isi), str(part.cell))


def explanation(indikator: Indikator, column: str, header: str, *, is_wanted: bool) -> tuple[Text, ...]:
    """Return what the office wrote about an indikator in a column; a wanted text that is missing is marked."""
    told = getattr(indikator, column)
    if is_wanted and is_filler(told):
        return (missing_mark(f"{header} {indikator.kode}", indikator.place(column)),)
    return typed_paragraphs(told)


def typed_paragraphs(text: str) -> tuple[Text, ...]:
    """Return the paragraphs of a typed text; a dash or dots alone say that there is none."""
    return tuple((line,) for line in alinea(text) if not is_blank(line))


def missing_mark(part: str, cell: Cell) -> Text:
    """Return the mark that stands in place of a missing text: `[Belum diisi: Narasi – Isu Strategis (Narasi!C9)]`."""
    return (f"[Belum diisi: {cell.sheet} – {part} ({cell})]",)
