"""What the office writes itself: paragraphs of the sheet Narasi, or a visible mark where they are missing.

Layer: report. Pure. A missing text is shown and named, never replaced by filler of ours.
"""

from lkjip_xl.model import Cell, Indikator, Office
from lkjip_xl.report.blocks import Narrative, Text
from lkjip_xl.word.text import alinea


def office_text(office: Office, kode: str) -> Narrative:
    """Return a part of Narasi as the block of the same name; a required part that is missing shows a mark."""
    part = next((part for part in office.naskah if part.kode == kode), None)
    if part is None:
        return Narrative(kode, ())
    paragraphs = typed_paragraphs(part.isi) or ((missing_mark(part.bagian, part.cell),) if part.wajib else ())
    return Narrative(kode, paragraphs, str(part.cell))


def explanation(indikator: Indikator, column: str, header: str, *, is_wanted: bool) -> tuple[Text, ...]:
    """Return what the office wrote about an indikator in a column; a wanted text that is missing is marked."""
    told = typed_paragraphs(getattr(indikator, column))
    if told or not is_wanted:
        return told
    return (missing_mark(f"{header} {indikator.kode}", indikator.place(column)),)


def typed_paragraphs(text: str) -> tuple[Text, ...]:
    """Return the paragraphs of a typed text."""
    return tuple((line,) for line in alinea(text))


def missing_mark(part: str, cell: Cell) -> Text:
    """Return the mark that stands in place of a missing text: `[Belum diisi: Narasi – Isu Strategis (Narasi!C9)]`."""
    return (f"[Belum diisi: {cell.sheet} – {part} ({cell})]",)
