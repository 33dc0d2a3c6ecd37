"""What the office writes itself: paragraphs of the sheet Narasi, or a visible mark where they are missing.

Layer: report. Pure. A missing text is shown and named, never replaced by filler of ours.
"""

from lkjip_xl.model import Cell, Finding, Naskah, Office, Severity
from lkjip_xl.report.blocks import Narrative, Text
from lkjip_xl.word.text import alinea


def office_text(office: Office, kode: str) -> Narrative:
    """Return a part of Narasi as the block of the same name; a required part that is missing shows a mark."""
    part = next((part for part in office.naskah if part.kode == kode), None)
    if part is None:
        return Narrative(kode, ())
    return Narrative(
        kode, paragraphs_or_mark(part.isi, "Narasi", part.bagian, part.cell, required=part.wajib), str(part.cell)
    )


def paragraphs_or_mark(text: str, sheet: str, part: str, cell: Cell, *, required: bool = True) -> tuple[Text, ...]:
    """Return the paragraphs of a typed text; where it is missing but required, the mark that names its cell."""
    paragraphs = tuple((line,) for line in alinea(text))
    if paragraphs or not required:
        return paragraphs
    return ((f"[Belum diisi: {sheet} – {part} ({cell})]",),)


def find_missing_texts(office: Office) -> tuple[Finding, ...]:
    """Return a finding per required part of Narasi that nobody has written."""
    return tuple(_missing(part) for part in office.naskah if part.wajib and not alinea(part.isi))


def _missing(part: Naskah) -> Finding:
    return Finding(
        "NARRATIVE_MISSING",
        Severity.PERINGATAN,
        f"Bagian {part.bagian} pada Narasi belum diisi",
        "Tulis isinya pada kolom Isi; draf menandainya dengan kurung siku.",
        sheet=part.cell.sheet,
        cell=part.cell.address,
    )
