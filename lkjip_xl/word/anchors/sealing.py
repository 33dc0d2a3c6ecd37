"""A new document is read back before it is handed over: what does not read back is not a document of ours.

Layer: word. Completes the ledger with what touches each figure, which only the finished document shows.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from lkjip_xl.errors import LkjipError
from lkjip_xl.word.anchors.ledger import Anchor, Ledger
from lkjip_xl.word.anchors.outside import PlacedText, words_of_block, words_outside
from lkjip_xl.word.anchors.reading import read_document

_NAMED = 3


class NotReadableBackError(LkjipError):
    """The new document does not give back what was printed into it: the template holds something we do not know."""

    code = "DOKUMEN_TIDAK_TERBACA_ULANG"

    def __init__(self, tags: Sequence[str], name: str) -> None:
        """Name the first anchors that fail, and the template."""
        shown = ", ".join(tags[:_NAMED]) + (f", dan {len(tags) - _NAMED} lainnya" if len(tags) > _NAMED else "")
        super().__init__(
            f"Dokumen baru tidak dapat dibaca ulang pada {shown}, maka tidak disimpan",
            where=name,
            remedy="Kembalikan bagian itu pada template seperti aslinya, atau hapus salinan template dari folder "
            "templat agar yang asli dipakai.",
        )


def seal(content: bytes, anchors: Sequence[Anchor], name: str) -> Ledger:
    """Read a new document and return its ledger.

    Args:
        content: The document as it will be saved.
        anchors: What was printed into it.
        name: The template, for the error.

    Raises:
        NotReadableBackError: A figure, passage or table does not read back as it was printed.
    """
    reading = read_document(content, Ledger(tuple(anchors)), name)
    wides = {each.anchor.bookmark: each.wide for each in reading.figures if each.anchor is not None}
    failed = [each.tag for each in reading.figures if each.anchor is None or each.accepted != each.anchor.shown]
    failed += [each.anchor.tag for each in reading.blocks if each.accepted != each.anchor.shown]
    if failed:
        raise NotReadableBackError(failed, name)
    wides |= {each.anchor.bookmark: _lines(words_of_block(reading, each)) for each in reading.blocks}
    complete = tuple(replace(anchor, wide=wides[anchor.bookmark]) for anchor in anchors)
    return Ledger(complete, tuple(placed.text for placed in words_outside(reading)))


def _lines(placed: Iterable[PlacedText]) -> str:
    return "\n".join(each.text for each in placed)
