"""Check that a document prints everything the model holds: a template that lost a marker drops words without a sign.

Layer: report. Reads the document only. A passage counts as printed where one of its own paragraphs stands there, as it
is or edited; tables and charts by their captions.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from lkjip_xl.report.blocks import Chart, Listing, Narrative, Table, plain
from lkjip_xl.report.conformity.document import Document
from lkjip_xl.report.conformity.requirements import Requirement
from lkjip_xl.report.conformity.subject import Fault, Subject, quote

_REMEDY = (
    "Buat draf baru bila dokumen ini lebih lama daripada isian buku induk; bila tetap tidak tercetak, kembalikan "
    "penandanya pada templat/lkjip.docx menurut docs/TEMPLAT.md."
)
_ALIKE = 0.6
"""From here on two paragraphs are the same one, edited."""


def check_printed(subject: Subject, requirement: Requirement) -> Iterator[Fault]:
    """Yield the passages, tables and charts of the model that the document does not print."""
    if subject.document is None:
        return
    yield from _unprinted_passages(subject, subject.document, requirement)
    yield from _unprinted_captions(subject, subject.document, requirement)


def _unprinted_passages(subject: Subject, document: Document, requirement: Requirement) -> Iterator[Fault]:
    known = {passage.text for passage in document.text.passages}
    in_tables = {cell for grid in document.text.grids for row in grid.rows for cell in row}
    blocks = [(block, _paragraphs(block)) for block in subject.model.blocks if isinstance(block, Narrative | Listing)]
    times = Counter(line for _, lines in blocks for line in lines)
    own = ((block, tuple(line for line in lines if times[line] == 1) or lines) for block, lines in blocks)
    absent = [(block, lines) for block, lines in own if lines and known.isdisjoint(lines)]
    strange = [text for text in known if text not in times] if absent else []
    for block, lines in absent:
        if in_tables.isdisjoint(lines) and not any(_edited(line, strange) for line in lines):
            cell = block.cell if isinstance(block, Narrative) else ""
            sheet, _, address = cell.partition("!")
            yield Fault(
                f"Narasi {block.id} tidak tercetak pada dokumen: “{quote(lines[0])}”",
                _REMEDY,
                f"{requirement.bagian} [{block.id}]",
                sheet,
                address,
            )


def _edited(line: str, strange: Sequence[str]) -> bool:
    return any(line in text for text in strange) or bool(get_close_matches(line, strange, n=1, cutoff=_ALIKE))


def _paragraphs(block: Narrative | Listing) -> tuple[str, ...]:
    texts = block.paragraphs if isinstance(block, Narrative) else block.items
    return tuple(line for text in texts if (line := " ".join(plain(text).split())))


def _unprinted_captions(subject: Subject, document: Document, requirement: Requirement) -> Iterator[Fault]:
    captions = {(caption.label, caption.title) for caption in document.captions}
    for block in subject.model.blocks:
        if isinstance(block, Table) and block.rows:
            label = "Tabel"
        elif isinstance(block, Chart) and block.categories:
            label = "Gambar"
        else:
            continue
        title = " ".join(block.title.split())
        if title and (label, title) not in captions:
            yield Fault(
                f"{label} “{quote(title)}” tidak tercetak pada dokumen",
                _REMEDY,
                f"{requirement.bagian} [{block.id}]",
            )
